"""Texts about fires and floods, told and asked, and what a recogniser makes of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.matching.recognition import Recogniser

WHO = ("my mother", "dad", "i", "my husband", "our neighbour", "he", "she", "my son")
FIRES = ("sees smoke", "smells burning", "saw flames", "is in a burning room", "is on fire")
FLOODS = ("is under water", "has water in the cellar", "is flooded", "cannot stop the leak")
FIRE = [f"{who} {what} now" for who, what in itertools.product(WHO, FIRES)]
FLOOD = [f"{who} {what} now" for who, what in itertools.product(WHO, FLOODS)]
ASKED = [
    f"{asks} {what}"
    for asks, what in itertools.product(
        ("how do i prevent", "what is", "tell me about", "who pays for", "is there a film about"),
        ("smoke", "a fire", "flames", "a flood", "water in the cellar", "a leak", "insurance"),
    )
]


def probabilities(recogniser: Recogniser, text: str) -> tuple[float, ...]:
    """Return what *recogniser* says, which has learned something."""
    seen = recogniser.recognise(text)
    assert seen
    return seen.probabilities
