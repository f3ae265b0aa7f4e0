"""Learning a recogniser from examples."""

from __future__ import annotations

from faqbot.matching.examples import MIN_EXAMPLES, fit_recogniser
from tests.matching.fires import ASKED, FIRE, FLOOD, probabilities


def test_too_few_examples_teach_nothing() -> None:
    """A curator's handful is for phrases and rules."""
    few = FIRE[: MIN_EXAMPLES - 1]
    assert fit_recogniser((few,), ASKED).recognise(few[0]) is None
    assert fit_recogniser((), ()).recognise("anything") is None


def test_a_notice_with_too_few_examples_is_never_recognised() -> None:
    """Beside one that has enough."""
    recogniser = fit_recogniser((FIRE, FLOOD[:3]), ASKED)
    fire, flood = probabilities(recogniser, FLOOD[0])
    assert flood < 0.1
    assert probabilities(recogniser, FIRE[0])[0] > fire
