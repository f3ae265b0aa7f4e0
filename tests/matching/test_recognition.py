"""Recognising descriptions by examples of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.examples import MIN_EXAMPLES, fit_recogniser

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


@pytest.fixture(scope="module")
def learned() -> Recogniser:
    """Return what knows fires and floods from questions about them."""
    return fit_recogniser((FIRE, FLOOD), ASKED, ["what are your opening hours"] * 10)


def probabilities(recogniser: Recogniser, text: str) -> tuple[float, ...]:
    """Return what *recogniser* says, which has learned something."""
    seen = recogniser.recognise(text)
    assert seen
    return seen.probabilities


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


def test_too_few_examples_teach_nothing() -> None:
    """A curator's handful is for phrases and rules."""
    few = FIRE[: MIN_EXAMPLES - 1]
    assert fit_recogniser((few,), ASKED, ()).recognise(few[0]) is None
    assert fit_recogniser((), (), ()).recognise("anything") is None


def test_a_notice_with_too_few_examples_is_never_recognised() -> None:
    """Beside one that has enough."""
    recogniser = fit_recogniser((FIRE, FLOOD[:3]), ASKED, ())
    fire, flood = probabilities(recogniser, FLOOD[0])
    assert flood < 0.1
    assert probabilities(recogniser, FIRE[0])[0] > fire


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_text_has_probabilities(text: str) -> None:
    """Between 0 and 1, together at most 1, and the same each time."""
    recogniser = fit_recogniser((FIRE,), ASKED, ())
    seen = recogniser.recognise(text)
    assert seen
    assert all(0 <= each <= 1 for each in seen.probabilities)
    assert seen.total <= 1 + 1e-6
    assert recogniser.recognise(text) == seen


def test_of_a_large_background_what_is_close_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample shows what the rest is like; what it does not tell is found in the rest."""
    film = [f"{who} saw flames in a film" for who in WHO]
    background = [text for each in film for text in (*ASKED, each)]
    monkeypatch.setattr("faqbot.matching.examples._SAMPLED", len(ASKED))
    told = fit_recogniser((FIRE,), (), background)
    monkeypatch.setattr("faqbot.matching.examples._HARD", 1.0)
    sampled = fit_recogniser((FIRE,), (), background)
    assert probabilities(told, film[0])[0] < 0.2 < probabilities(sampled, film[0])[0]
    assert probabilities(told, FIRE[0])[0] > 0.5
