"""The figures: what was guessed and what was right in, numbers out."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from faqbot.evaluation.calibration import area_under_roc, expected_calibration_error

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Guess",
    "Held",
    "Scores",
    "accuracy",
    "best_correlation",
    "correlation",
    "held_at",
    "percentile",
    "score",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What one contestant makes of one question.

    *best* is the entry held likeliest, whatever its *confidence*; *answered* the one that is
    answered at the default decision; *options* are those offered in a question back.
    """

    best: str | None
    confidence: float
    answered: str | None = None
    options: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether a question is asked back."""
        return self.answered is None and bool(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Of all questions, the share whose best entry is held so sure, and how often it is right."""

    share: float
    precision: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures of one contestant on one data set; None where there is nothing to take."""

    accuracy: float | None
    right: float | None
    right_or_asked: float | None
    asked: float | None
    refused: float | None
    asked_uncovered: float | None
    auroc_covered: float | None
    auroc_right: float | None
    correlation: float
    best_correlation: float
    best_threshold: float
    calibration_error: float | None
    held_at_8: Held
    held_at_9: Held


def score(labels: Sequence[str | None], guesses: Sequence[Guess]) -> Scores:
    """Return the figures of *guesses*, *labels* being what is right (None: no entry is)."""
    pairs = list(zip(labels, guesses, strict=True))
    covered = [(label, guess) for label, guess in pairs if label is not None]
    uncovered = [guess for label, guess in pairs if label is None]
    held = [(guess.confidence, label is not None and guess.best == label) for label, guess in pairs]
    best, threshold = best_correlation(labels, guesses)
    right = [guess.answered == label for label, guess in covered]
    options = [guess.asked and label in guess.options for label, guess in covered]
    return Scores(
        accuracy=accuracy(labels, guesses),
        right=_share(right),
        right_or_asked=_share([a or b for a, b in zip(right, options, strict=True)]),
        asked=_share([guess.asked for _, guess in covered]),
        refused=_share([guess.answered is None for guess in uncovered]),
        asked_uncovered=_share([guess.asked for guess in uncovered]),
        auroc_covered=area_under_roc(
            [(guess.confidence, label is not None) for label, guess in pairs]
        ),
        auroc_right=area_under_roc(held),
        correlation=correlation(labels, [guess.answered for guess in guesses]),
        best_correlation=best,
        best_threshold=threshold,
        calibration_error=expected_calibration_error(held),
        held_at_8=held_at(held, 0.8),
        held_at_9=held_at(held, 0.9),
    )


def accuracy(labels: Sequence[str | None], guesses: Sequence[Guess]) -> float | None:
    """Return the share of covered questions whose best entry is right, whatever its confidence."""
    pairs = zip(labels, guesses, strict=True)
    return _share([guess.best == label for label, guess in pairs if label is not None])


def correlation(labels: Sequence[str | None], predicted: Sequence[str | None]) -> float:
    """Return the Matthews correlation for many classes, "none of the entries" being one of them.

    1 is perfect, 0 no better than chance (Gorodkin 2004: R_K); 0 where it is undefined.
    """
    right = sum(label == other for label, other in zip(labels, predicted, strict=True))
    truths, found = Counter(labels), Counter(predicted)
    return _matthews(
        count=len(labels),
        right=right,
        agreeing=sum(truths[label] * times for label, times in found.items()),
        found_squares=sum(times * times for times in found.values()),
        truth_squares=sum(times * times for times in truths.values()),
    )


def best_correlation(labels: Sequence[str | None], guesses: Sequence[Guess]) -> tuple[float, float]:
    """Return the best correlation that any one threshold gives, and that threshold.

    The best entry is answered from the threshold on. Read off these very questions, so no
    forecast: it compares rankings, not decisions. A threshold above 1 answers nothing.
    """
    truths = Counter(labels)
    found: Counter[str | None] = Counter({None: len(labels)})
    truth_squares = sum(times * times for times in truths.values())
    right, agreeing = truths[None], truths[None] * len(labels)
    squares = len(labels) ** 2
    best = (_matthews(len(labels), right, agreeing, squares, truth_squares), math.nextafter(1, 2))
    ranked = sorted(zip(labels, guesses, strict=True), key=lambda pair: -pair[1].confidence)
    for confidence, tied in groupby(ranked, key=lambda pair: pair[1].confidence):
        for label, guess in tied:
            right += (guess.best == label) - (label is None)
            agreeing += truths[guess.best] - truths[None]
            # (n + 1)^2 - n^2 for the class that gains, n^2 - (n - 1)^2 for the one that loses.
            squares -= 2 * found[None] - 1
            found[None] -= 1
            squares += 2 * found[guess.best] + 1
            found[guess.best] += 1
        value = _matthews(len(labels), right, agreeing, squares, truth_squares)
        if value > best[0]:
            best = value, confidence
    return best


def held_at(held: Sequence[tuple[float, bool]], level: float) -> Held:
    """Return how many of *held* have at least that confidence, and how many of those are right."""
    sure = [is_right for confidence, is_right in held if confidence >= level]
    return Held(share=len(sure) / len(held) if held else 0.0, precision=_share(sure))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest of *values* that *percent* of them do not exceed; 50 is the median."""
    if percent == 50:  # noqa: PLR2004 - half
        return statistics.median(values)
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None


def _matthews(
    count: int, right: int, agreeing: int, found_squares: int, truth_squares: int
) -> float:
    spread = (count * count - found_squares) * (count * count - truth_squares)
    return (right * count - agreeing) / math.sqrt(spread) if spread > 0 else 0.0
