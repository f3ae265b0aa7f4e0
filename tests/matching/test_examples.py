"""Learning a recogniser from examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.matching.examples import MIN_EXAMPLES, fit_recogniser
from tests.matching.fires import ASKED, FIRE, FLOOD, WHO, probabilities

if TYPE_CHECKING:
    import pytest


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
