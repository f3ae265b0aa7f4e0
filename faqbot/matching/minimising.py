"""L-BFGS for softmax regression, in whatever space its heads are written down.

Nocedal and Wright, Numerical Optimization, algorithm 7.5, with inner products through the kernel.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import softmax

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.kernel import Kernel
    from faqbot.matching.products import Products

__all__ = ["AllFeatures", "AllPhrases", "Problem", "Space", "Step", "minimise"]

Float = NDArray[np.float64]
Single = NDArray[np.float32]

# The fit ends when the last few iterations together lowered the objective by less than this share
# of it. Balanced FAQs get there in about 20 iterations, by when their accuracy no longer changes
# on public sets; with a large out-of-scope class it takes about 60, and stopping at 25 cost 3
# points of the article's questions answered right at nine in ten unanswerable ones refused. With
# .01 the confidences of the article's FAQ depended on how many threads added up the numbers, by
# .011 on average; with .002 by .005, and each third more of the time buys no accuracy.
_TOLERANCE = 0.003
_WINDOW = 5
_MAX_ITERATIONS = 150
# The more steps are remembered, the fewer are needed (of 26,000 phrases in 18 classes 148 products
# with 5, 121 with 10, 113 with 20), and the more memory they take: four arrays each. A small fit
# takes no time, however many steps it needs.
_FEWEST_REMEMBERED = 5
_MOST_REMEMBERED = 20
_SMALL = 100_000
_REMEMBERED_NUMBERS = 6_000_000
_MAX_HALVINGS = 20
# So many numbers at a time stay in the cache of a processor while they are added.
_CACHED = 32_768
# Armijo's constant, the customary value (Nocedal and Wright, section 3.1).
_SUFFICIENT_DECREASE = 1e-4


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be fitted: the classes of phrases, their weights, and the ridge."""

    labels: NDArray[np.intp]
    weights: Single
    classes: int
    ridge: float

    def loss(self, scores: Single) -> float:
        """Return the weighted loss of *scores*, shape (n, C)."""
        top = scores.max(axis=1)
        total = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top
        return float(self.weights @ (total - scores[np.arange(len(scores)), self.labels]))

    def residual(self, scores: Single) -> Single:
        """Return the slope of the loss with respect to *scores*, shape (n, C)."""
        slope = softmax(scores)
        slope[np.arange(len(scores)), self.labels] -= 1.0
        slope *= self.weights[:, None]
        return slope


@dataclass(frozen=True, slots=True)
class Step:
    """A vector in the space of heads, with its *image* beside it where that is another one."""

    point: Single
    image: Single | None
    bias: Single

    @property
    def mate(self) -> Single:
        """What points are multiplied with for the inner product with this one."""
        return self.point if self.image is None else self.image

    def dot(self, other: Step) -> float:
        """Return the inner product with *other*."""
        return _dot(self.point, other.mate) + _dot(self.bias, other.bias)

    def scaled(self, factor: float) -> Step:
        """Return this vector *factor* times."""
        return self._map(self, lambda one, _: one * np.float32(factor))

    def plus(self, other: Step) -> Step:
        """Return the sum with *other*."""
        return self._map(other, np.add)

    def minus(self, other: Step) -> Step:
        """Return the difference to *other*."""
        return self._map(other, np.subtract)

    def _map(self, other: Step, combine: Callable[[Single, Single], Single]) -> Step:
        image = None
        if self.image is not None and other.image is not None:
            image = combine(self.image, other.image)
        return Step(combine(self.point, other.point), image, combine(self.bias, other.bias))

    def add(self, other: Step, factor: float) -> None:
        """Add *factor* times *other*, in place: the arrays are large."""
        for mine, its in (
            (self.point, other.point),
            (self.image, other.image),
            (self.bias, other.bias),
        ):
            if mine is not None and its is not None:
                _add_scaled(mine, its, np.float32(factor))


def _add_scaled(target: Single, source: Single, factor: np.float32) -> None:
    """Add *factor* times *source* to *target*, some rows at a time: those stay in the cache."""
    rows = max(1, _CACHED // max(1, source[:1].size))
    for start in range(0, len(source), rows):
        span = slice(start, start + rows)
        target[span] += factor * source[span]


def _direction(gradient: Step, history: deque[tuple[Step, Step, float]]) -> Step:
    """Return minus the inverse Hessian times *gradient* by the two loops of L-BFGS."""
    result = gradient.scaled(-1.0)
    remembered = []
    for moved, change, curvature in reversed(history):
        factor = moved.dot(result) / curvature
        result.add(change, -factor)
        remembered.append(factor)
    if history:
        moved, change, curvature = history[-1]
        result = result.scaled(curvature / change.dot(change))
    for (moved, change, curvature), factor in zip(history, reversed(remembered), strict=True):
        result.add(moved, factor - change.dot(result) / curvature)
    return result


class AllPhrases:
    """The space of heads that all phrases span, by the kernel between them."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel

    def image(self, point: Single) -> Single | None:
        """Return K times *point*, by which inner products are taken."""
        return self._kernel.times(point)

    def scores(self, step: Step) -> Single:
        """Return what *step* adds to the scores of the phrases, bias apart."""
        return step.mate

    def slope(self, residual: Single) -> Single:
        """Return the slope of a loss with this *residual*, as a point of the space."""
        return residual


class AllFeatures:
    """The space of heads that are weights of features; points are their own images."""

    def __init__(self, products: Products) -> None:
        self._products = products

    def image(self, _point: Single) -> Single | None:
        """Return nothing: inner products are taken as they stand."""
        return None

    def scores(self, step: Step) -> Single:
        """Return what *step* adds to the scores of the texts, bias apart."""
        return self._products.scores(step.point)

    def slope(self, residual: Single) -> Single:
        """Return the slope of a loss with this *residual*, as weights of features."""
        return self._products.weights(residual)


class Space(Protocol):
    """Where heads are looked for: how points of it score the phrases."""

    def image(self, point: Single) -> Single | None:
        """Return what inner products with *point* are taken by, None where by itself."""

    def scores(self, step: Step) -> Single:
        """Return what *step* adds to the scores of the phrases, bias apart."""

    def slope(self, residual: Single) -> Single:
        """Return the slope of a loss with this *residual*, as a point of the space."""


def minimise(space: Space, problem: Problem, start: Step) -> Step:
    """Return the point of *space* where the objective is least, beginning at *start*."""
    here, scores = start, space.scores(start)
    history: deque[tuple[Step, Step, float]] = deque(maxlen=_memory(here.point.size))

    def gradient() -> Step:
        residual = problem.residual(scores + here.bias)
        slope = space.slope(residual) + here.point / problem.ridge
        return Step(slope, space.image(slope), residual.sum(axis=0))

    value = problem.loss(scores + here.bias) + _dot(here.point, here.mate) / (2 * problem.ridge)
    current, values = gradient(), [value]
    for _ in range(_MAX_ITERATIONS):
        step = _direction(current, history)
        descent = current.dot(step)
        if not descent < 0:
            break
        line = _Line(problem, here, scores, step, space.scores(step))
        length, tried = _search(line.value_at, value, descent, grow=not history)
        if length == 0:
            break
        moved = step.scaled(length)
        here, scores = here.plus(moved), line.scores_at(length)
        value, before = tried, current
        values.append(value)
        if len(values) > _WINDOW and values[-_WINDOW - 1] - value < _TOLERANCE * value:
            break
        current = gradient()
        change = current.minus(before)
        curvature = moved.dot(change)
        # Both underflow to 0 where the minimum is reached exactly.
        if curvature > 0 and change.dot(change) > 0:
            history.append((moved, change, curvature))
    return here


def _memory(size: int) -> int:
    """Return how many steps between points of so many numbers are remembered."""
    if size < _SMALL:
        return _FEWEST_REMEMBERED
    return min(_MOST_REMEMBERED, max(_FEWEST_REMEMBERED, _REMEMBERED_NUMBERS // size))


class _Line:
    """The objective along a step from a point."""

    def __init__(
        self, problem: Problem, here: Step, scores: Single, step: Step, change: Single
    ) -> None:
        self._problem, self._here, self._step = problem, here, step
        self._scores, self._change = scores, change
        self._squares = (
            _dot(here.point, here.mate),
            _dot(here.point, step.mate),
            _dot(step.point, step.mate),
        )

    def scores_at(self, length: float) -> Single:
        """Return the scores of the phrases after *length* of the step, bias apart."""
        return self._scores + np.float32(length) * self._change

    def value_at(self, length: float) -> float:
        """Return the objective after *length* of the step."""
        own, mixed, moved = self._squares
        norm = own + 2 * length * mixed + length * length * moved
        bias = self._here.bias + np.float32(length) * self._step.bias
        return self._problem.loss(self.scores_at(length) + bias) + norm / (2 * self._problem.ridge)


def _search(
    value_at: Callable[[float], float], value: float, descent: float, *, grow: bool
) -> tuple[float, float]:
    """Return a step length that lowers *value* enough, and the value there; (0, value) if none.

    With *grow*, when nothing is known of the scale yet, the best of lengths that double.
    """
    length = 1.0 / max(1.0, math.sqrt(-descent)) if grow else 1.0
    for _ in range(_MAX_HALVINGS):
        tried = value_at(length)
        if tried <= value + _SUFFICIENT_DECREASE * length * descent:
            break
        length /= 2
    else:
        return 0.0, value
    while grow and (further := value_at(2 * length)) < tried:
        length, tried = 2 * length, further
    return length, tried


def _dot(one: Single, other: Single) -> float:
    return float(np.vdot(one, other))
