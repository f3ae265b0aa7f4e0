"""Recognising descriptions by examples of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.examples import fit_recogniser
from tests.matching.fires import ASKED, FIRE, FLOOD, probabilities

if TYPE_CHECKING:
    from faqbot.matching.recognition import Recogniser


@pytest.fixture(scope="module")
def learned() -> Recogniser:
    """Return what knows fires and floods from questions about them."""
    return fit_recogniser((FIRE, FLOOD), [*ASKED, *["what are your opening hours"] * 10])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my daughter smells burning now", 0),
        ("the neighbour's flat is on fire", 0),
        ("my aunt is flooded", 1),
        ("how do we prevent a fire", None),
        ("are you open on sundays", None),
    ],
)
def test_new_descriptions_are_told_from_questions(
    learned: Recogniser, text: str, expected: int | None
) -> None:
    """In words that no example holds as they stand."""
    fire, flood = probabilities(learned, text)
    assert (fire > 0.5, flood > 0.5) == (expected == 0, expected == 1)


def test_the_words_that_tell_are_named_in_order(learned: Recogniser) -> None:
    """At most three, as they stand in the text."""
    text = "well the tower smells burning"
    seen = learned.recognise(text)
    assert seen
    assert set(seen.words) >= {"smells", "burning"}
    assert list(seen.words) == [word for word in text.split() if word in seen.words]


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_text_has_probabilities(text: str) -> None:
    """Between 0 and 1, together at most 1, and the same each time."""
    recogniser = fit_recogniser((FIRE,), ASKED)
    seen = recogniser.recognise(text)
    assert seen
    assert all(0 <= each <= 1 for each in seen.probabilities)
    assert seen.total <= 1 + 1e-6
    assert recogniser.recognise(text) == seen
