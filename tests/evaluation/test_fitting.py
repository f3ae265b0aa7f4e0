"""Calibration and thresholds learned from reviewed questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.dialogue.loading import parse
from faqbot.errors import QuestionsError
from faqbot.evaluation.fitting import Reviewed, fit_settings, review, settings_block
from faqbot.evaluation.questions import LabelledQuestion
from faqbot.knowledge.state import matching_state

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot


def simulated(slope: float, intercept: float, count: int = 3000) -> list[Reviewed]:
    """Return questions that are right as often as a known map of their confidence says."""
    draw = np.random.default_rng(0)
    held = draw.uniform(0.02, 0.98, count)
    true = 1 / (1 + np.exp(-(slope * np.log(held / (1 - held)) + intercept)))
    right = draw.random(count) < true
    return [
        Reviewed(confidences=(float(c), 0.01), right=(bool(r), False))
        for c, r in zip(held, right, strict=True)
    ]


@pytest.mark.parametrize(("slope", "intercept"), [(1.0, 0.0), (1.8, 0.9), (0.6, -0.7)])
def test_the_map_behind_the_questions_is_found(
    shop: FaqBot, slope: float, intercept: float
) -> None:
    """Within the noise of some thousand questions."""
    fit = fit_settings(shop, simulated(slope, intercept))
    assert fit.calibration.slope == pytest.approx(slope, abs=0.15)
    assert fit.calibration.intercept == pytest.approx(intercept, abs=0.15)
    # A wrong answer costs twice what a right one gains: below two thirds answering does not pay.
    assert 0.55 <= fit.answer_at <= 0.85
    assert fit.ask_at <= fit.answer_at


def test_few_questions_change_little(shop: FaqBot) -> None:
    """Fifty that are all right do not make everything sure."""
    sure = [Reviewed(confidences=(0.6,), right=(True,))] * 50
    assert fit_settings(shop, sure).calibration.slope < 6


def test_too_few_questions_are_refused(shop: FaqBot) -> None:
    """With a word on how many it takes."""
    with pytest.raises(QuestionsError, match="at least 50"):
        fit_settings(shop, [Reviewed(confidences=(0.5,), right=(True,))] * 49)


def test_the_block_can_be_pasted_and_is_then_not_stale(shop: FaqBot) -> None:
    """The file with the block loads, carries the numbers, and warns of nothing."""
    fit = fit_settings(shop, simulated(1.5, 0.5))
    text = "entries:\n  - {id: a, question: What is it?, answer: This.}\n"
    state = matching_state(parse(text).faq)
    block = settings_block(fit).replace(fit.calibration.fitted_on or "", state)
    settings = parse(text + block).faq.settings
    assert settings.answer_at == fit.answer_at
    assert settings.calibration
    assert settings.calibration.slope == fit.calibration.slope


def test_what_was_learned_before_does_not_count(shop: FaqBot) -> None:
    """Confidences are reviewed as they are without the calibration in force."""
    text = "entries:\n  - {id: a, question: What is a pump?, answer: This.}\n"
    question = LabelledQuestion(text="what's a pump", label="a")
    plain = review(parse(text), [question])
    mapped = review(
        parse(f"{text}settings: {{calibration: {{slope: 3, intercept: 2}}}}"), [question]
    )
    assert plain == mapped
    assert shop.faq.settings.calibration is None
