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
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
    """Fifty that are right and a few that are not do not make everything sure."""
    sure = [Reviewed(confidences=(0.6,), right=(True,))] * 50
    sure += [Reviewed(confidences=(0.2,), right=(False,))] * 10
    assert fit_settings(shop, sure).calibration.slope < 6


def test_too_few_questions_are_refused(shop: FaqBot) -> None:
    """With a word on how many it takes."""
    with pytest.raises(QuestionsError, match="at least 50"):
        fit_settings(shop, [Reviewed(confidences=(0.5,), right=(True,))] * 49)


@pytest.mark.parametrize("right", [True, False])
def test_questions_of_one_kind_alone_are_refused(shop: FaqBot, right: bool) -> None:  # noqa: FBT001 - a case
    """Whether all can be answered or none can."""
    with pytest.raises(QuestionsError, match=r"at least 10 questions that .*, got 0 of 60"):
        fit_settings(shop, [Reviewed(confidences=(0.6,), right=(right,))] * 60)


class Letters:
    """An encoder that knows nothing but letters."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how often each of two letters stands in each text."""
        return np.array([[1 + text.count("a"), 1 + text.count("e")] for text in texts], np.float32)


def test_what_was_learned_with_an_encoder_names_it() -> None:
    """And is not for use without it: the state that it was fitted to is another one."""
    text = "entries:\n  - {id: a, question: What is it?, answer: This.}\n"
    with_letters = fit_settings(parse(text, encoder=Letters()), simulated(1.5, 0.5))
    without = fit_settings(parse(text), simulated(1.5, 0.5))
    assert "  encoder: letters\n" in settings_block(with_letters)
    assert with_letters.to_dict()["encoder"] == "letters"
    assert with_letters.calibration.fitted_on != without.calibration.fitted_on
    assert "encoder" not in settings_block(without)
    assert "encoder" not in without.to_dict()


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
