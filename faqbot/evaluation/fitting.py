"""Learning an FAQ's calibration and thresholds from reviewed questions.

The confidence p of the best entry becomes sigmoid(slope * logit(p) + intercept); the two numbers
maximise the likelihood of the reviewed questions with a penalty of (slope - 1)^2 + intercept^2 / 4,
so that few questions change little. The thresholds are those under which the replies to the same
questions are worth most.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.dialogue.thresholds import DEFAULTS
from faqbot.errors import QuestionsError
from faqbot.evaluation.judging import topic_right
from faqbot.evaluation.questions import Group
from faqbot.knowledge.state import matching_state
from faqbot.matching.calibration import logit, sigmoid
from faqbot.model import Calibration, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from faqbot.dialogue.bot import FaqBot
    from faqbot.evaluation.questions import LabelledQuestion
    from faqbot.matching.matcher import Matcher

__all__ = ["Fit", "Reviewed", "fit_settings", "review", "settings_block"]

Float = NDArray[np.float64]

# From fifty reviewed questions on, what was learned held for new ones.
MIN_REVIEWED = 50
# Fewer that are right, or wrong, leave it open where the one begins and the other ends.
MIN_OF_A_KIND = 10
# What a reply is worth: a wrong answer does twice the harm that a right one does good; a question
# back is half an answer if it offers the right entry, and half a wrong one if not; a refusal
# is worth nothing.
_RIGHT, _WRONG, _ASKED_RIGHT, _ASKED_WRONG = 1.0, -2.0, 0.5, -1.0
_GRID = tuple(round(0.05 * step, 2) for step in range(2, 20))
_NEWTON_STEPS = 50
_DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One reviewed question: raw confidences of its best entries, and which of them are right."""

    confidences: tuple[float, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What was learned, from how many questions, with which encoder taking part."""

    calibration: Calibration
    answer_at: float
    ask_at: float
    questions: int
    encoder: str | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the settings, ready for JSON."""
        return {
            "answer_at": self.answer_at,
            "ask_at": self.ask_at,
            **({"encoder": self.encoder} if self.encoder else {}),
            "calibration": asdict(self.calibration),
            "questions": self.questions,
        }


def review(bot: FaqBot, questions: Iterable[LabelledQuestion]) -> list[Reviewed]:
    """Return what *bot*, without its present calibration, holds of each (un)answerable question."""
    matcher = _uncalibrated(bot.matcher)
    found = []
    for question in questions:
        if question.group not in {Group.ANSWERABLE, Group.UNANSWERABLE}:
            continue
        best = matcher.rank(question.text).of(Kind.ENTRY)[:3]
        found.append(
            Reviewed(
                confidences=tuple(each.confidence for each in best),
                right=tuple(topic_right(question, each.id) for each in best),
            )
        )
    return found


def fit_settings(bot: FaqBot, reviewed: Sequence[Reviewed]) -> Fit:
    """Return calibration and thresholds learned from *reviewed* questions.

    Raises QuestionsError where they are too few, or all of one kind.
    """
    if len(reviewed) < MIN_REVIEWED:
        message = (
            f"expected at least {MIN_REVIEWED} answerable and unanswerable questions to learn "
            f"from, got {len(reviewed)}. Review more."
        )
        raise QuestionsError(message)
    found = sum(any(each.right) for each in reviewed)
    for count, kind in (
        (found, "that an entry answers, and the matcher finds it"),
        (len(reviewed) - found, "that no entry answers, or that the matcher misses"),
    ):
        if count < MIN_OF_A_KIND:
            message = (
                f"expected at least {MIN_OF_A_KIND} questions {kind}, got {count} of "
                f"{len(reviewed)}. What is learned from one kind alone does not hold for the other."
            )
            raise QuestionsError(message)
    first = np.array([each.confidences[0] for each in reviewed])
    right = np.array([each.right[0] for each in reviewed])
    slope, intercept = _fit_map(logit(first), right)
    encoder = bot.matcher.encoder.name if bot.matcher.encoder else None
    # What is pasted names the encoder, and is stale without it.
    settings = replace(bot.faq.settings, encoder=encoder)
    state = matching_state(replace(bot.faq, settings=settings))
    calibration = Calibration(slope=slope, intercept=intercept, fitted_on=state)
    answer_at, ask_at = _best_thresholds(reviewed, calibration)
    return Fit(
        calibration=calibration,
        answer_at=answer_at,
        ask_at=ask_at,
        questions=len(reviewed),
        encoder=encoder,
    )


def settings_block(fit: Fit) -> str:
    """Return *fit* as it stands in an FAQ file."""
    return "\n".join(
        [
            "settings:",
            f"  answer_at: {fit.answer_at:g}",
            f"  ask_at: {fit.ask_at:g}",
            *([f"  encoder: {fit.encoder}"] if fit.encoder else []),
            f"  calibration:  # learned from {fit.questions} reviewed questions",
            f"    slope: {fit.calibration.slope:g}",
            f"    intercept: {fit.calibration.intercept:g}",
            f'    fitted_on: "{fit.calibration.fitted_on}"',
        ]
    )


def _uncalibrated(matcher: Matcher) -> Matcher:
    settings = replace(matcher.index.faq.settings, calibration=None)
    faq = replace(matcher.index.faq, settings=settings)
    return replace(matcher, index=replace(matcher.index, faq=faq))


def _fit_map(odds: Float, right: NDArray[np.bool_]) -> tuple[float, float]:
    inputs = np.stack([odds, np.ones_like(odds)], axis=1)
    centre, penalty = np.array([1.0, 0.0]), np.diag([2.0, 0.5])
    numbers = centre.copy()
    for _ in range(_NEWTON_STEPS):
        predicted = sigmoid(inputs @ numbers)
        slope = inputs.T @ (predicted - right) + penalty @ (numbers - centre)
        curve = (inputs * (predicted * (1 - predicted))[:, None]).T @ inputs + penalty
        step = np.linalg.solve(curve, slope)
        numbers = numbers - step / max(1.0, float(np.abs(step).max()))
    # A confidence must not fall where the evidence rises.
    return max(0.05, round(float(numbers[0]), _DECIMALS)), round(float(numbers[1]), _DECIMALS)


def _best_thresholds(reviewed: Sequence[Reviewed], calibration: Calibration) -> tuple[float, float]:
    confidences = [
        sigmoid(calibration.slope * logit(np.array(each.confidences)) + calibration.intercept)
        for each in reviewed
    ]

    def worth(thresholds: tuple[float, float]) -> float:
        return sum(
            _worth(held, each.right, *thresholds)
            for held, each in zip(confidences, reviewed, strict=True)
        )

    pairs = [pair for pair in product(_GRID, _GRID) if pair[1] <= pair[0]]
    return max(pairs, key=worth)


def _worth(held: Float, right: tuple[bool, ...], answer_at: float, ask_at: float) -> float:
    if held[0] >= answer_at:
        return _RIGHT if right[0] else _WRONG
    if held[0] >= max(ask_at, DEFAULTS.offer_at):
        offered = held >= DEFAULTS.offer_at
        found = any(good for good, shown in zip(right, offered, strict=True) if shown)
        return _ASKED_RIGHT if found else _ASKED_WRONG
    return 0.0
