"""The trained head: softmax regression on the curated phrases.

For n phrases with unit vectors x_i and classes y_i it minimises over W (d, C) and b (C)

    sum_i w_i * (logsumexp(F_i) - F_i[y_i]) + |W|^2 / (2 * ridge),   F_i = W' x_i + b

The minimum is W = X' A for some A of shape (n, C) (the representer theorem; Schoelkopf, Herbrich
and Smola 2001), so that only the products K = X X' between phrases are needed. L-BFGS (Nocedal
and Wright, Numerical Optimization, algorithm 7.5) runs on A in the geometry of W: inner products
are taken through K, and every vector v is kept together with K v, so that one product with K is
all that an iteration costs, line search included.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import softmax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.features import Rows

__all__ = [
    "RIDGE",
    "DualHead",
    "class_weights",
    "fit_head",
    "kernel_matrix",
    "primal_weights",
]

Float = NDArray[np.float64]

# The middle of a plateau: 5 to 80 agree within noise on the training parts of BANKING77, CLINC150
# and HINT3.
RIDGE = 20.0
# The fit ends when the last few iterations together lowered the objective by less than this share
# of it. Balanced FAQs get there in about 20 iterations, by when their accuracy no longer changes
# on those sets; with a large out-of-scope class it takes about 60, and stopping at 25 cost 3
# points of the article's questions answered right at nine in ten unanswerable ones refused.
_TOLERANCE = 0.01
_WINDOW = 5
_MAX_ITERATIONS = 80
_MEMORY = 8
_MAX_HALVINGS = 20
# Armijo's constant, the customary value (Nocedal and Wright, section 3.1).
_SUFFICIENT_DECREASE = 1e-4
# An n-gram in more phrases than this share is multiplied densely: few n-grams make up most pairs.
_DENSE_SHARE = 0.03
# Pairs handled at once, which bounds the memory that they take to some tens of megabytes.
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class DualHead:
    """A fitted head: coefficients of the phrases, shape (n, C), and the bias, shape (C,)."""

    coefficients: Float
    bias: Float


def kernel_matrix(rows: Rows, dimensions: int) -> Float:
    """Return the inner products between all *rows*, shape (n, n)."""
    count = len(rows.indptr) - 1
    row_of = np.repeat(np.arange(count), np.diff(rows.indptr))
    frequency = np.bincount(rows.ids, minlength=dimensions)
    common = frequency > max(8, _DENSE_SHARE * count)
    column = np.cumsum(common) - 1
    of_common = common[rows.ids]
    dense = np.zeros((count, int(common.sum())))
    dense[row_of[of_common], column[rows.ids[of_common]]] = rows.values[of_common]
    kernel: Float = dense @ dense.T
    # The rest: every pair of rows that share an n-gram adds its product to one cell.
    order = np.argsort(rows.ids, kind="stable")
    order = order[~of_common[order]]
    places, values = row_of[order], rows.values[order].astype(np.float64)
    partners = frequency[rows.ids[order]]
    first = np.searchsorted(rows.ids[order], rows.ids[order])
    flat = kernel.reshape(-1)
    for chunk in _chunks(partners):
        size = partners[chunk]
        left = np.repeat(np.arange(chunk.start, chunk.stop), size)
        right = np.arange(len(left)) + np.repeat(first[chunk] - np.cumsum(size) + size, size)
        np.add.at(flat, places[left] * count + places[right], values[left] * values[right])
    return kernel


def _chunks(sizes: NDArray[np.intp]) -> Iterator[slice]:
    """Yield slices of *sizes* that sum up to about a million each."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        reached = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, reached + _CHUNK, side="right")))
        yield slice(start, stop)
        start = stop


def class_weights(labels: NDArray[np.intp], balanced: NDArray[np.bool_]) -> Float:
    """Return the weight of each phrase.

    Phrases of *balanced* classes weigh inversely to the size of their class, 1 on average over
    them; the phrases of other classes weigh 1 each.
    """
    sizes = np.bincount(labels, minlength=len(balanced))
    inverse = 1.0 / np.maximum(sizes, 1)[labels]
    chosen = balanced[labels]
    if chosen.any():
        inverse /= inverse[chosen].mean()
    return np.where(chosen, inverse, 1.0)


def fit_head(
    kernel: Float,
    labels: NDArray[np.intp],
    weights: Float,
    *,
    classes: int,
    ridge: float = RIDGE,
) -> DualHead:
    """Return the head fitted to phrases with these inner products, classes and weights."""
    count = len(labels)
    weights = weights.astype(kernel.dtype)
    target = np.zeros((count, classes), kernel.dtype)
    target[np.arange(count), labels] = 1.0
    # A point is a pair of coefficients and bias; "image" is K times the coefficients.
    point, image, bias = np.zeros_like(target), np.zeros_like(target), np.zeros_like(target[0])
    history: deque[tuple[_Step, _Step, float]] = deque(maxlen=_MEMORY)

    def objective(image: Float, bias: Float, norm: float) -> float:
        scores = image + bias
        top = scores.max(axis=1)
        total = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top
        losses = total - scores[np.arange(count), labels]
        return float(weights @ losses) + norm / (2 * ridge)

    def gradient() -> _Step:
        residual = weights[:, None] * (softmax(image + bias) - target)
        slope = residual + point / ridge
        return _Step(slope, kernel @ slope, residual.sum(axis=0))

    value, current = objective(image, bias, 0.0), gradient()
    first = current.dot(current)
    values = [value]
    for _ in range(_MAX_ITERATIONS):
        step = _direction(current, history)
        descent = current.dot(step)
        if not descent < 0:
            break
        squares = [
            float((a * b).sum())
            for a, b in ((point, image), (point, step.image), (step.point, step.image))
        ]
        length = 1.0 if history else 1.0 / max(1.0, math.sqrt(first))
        for _ in range(_MAX_HALVINGS):
            norm = squares[0] + 2 * length * squares[1] + length * length * squares[2]
            tried = objective(image + length * step.image, bias + length * step.bias, norm)
            if tried <= value + _SUFFICIENT_DECREASE * length * descent:
                break
            length /= 2
        else:
            break
        moved = step.scaled(length)
        point, image, bias = point + moved.point, image + moved.image, bias + moved.bias
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
    return DualHead(point, bias)


def primal_weights(rows: Rows, coefficients: Float, dimensions: int) -> NDArray[np.float32]:
    """Return W = X' A, shape (dimensions, C), of *coefficients* A over *rows* X."""
    count = len(rows.indptr) - 1
    order = np.argsort(rows.ids, kind="stable")
    row_of = np.repeat(np.arange(count), np.diff(rows.indptr))[order]
    starts = np.searchsorted(rows.ids[order], np.arange(dimensions))
    result = np.empty((dimensions, coefficients.shape[1]), np.float32)
    for column in range(coefficients.shape[1]):
        products = rows.values[order] * coefficients[row_of, column]
        result[:, column] = np.add.reduceat(products, starts) if dimensions else 0.0
    return result


@dataclass(frozen=True, slots=True)
class _Step:
    """A vector in the space of (A, b), with K times its first part kept beside it."""

    point: Float
    image: Float
    bias: Float

    def dot(self, other: _Step) -> float:
        return float((self.point * other.image).sum() + self.bias @ other.bias)

    def scaled(self, factor: float) -> _Step:
        return _Step(self.point * factor, self.image * factor, self.bias * factor)

    def plus(self, other: _Step, factor: float = 1.0) -> _Step:
        return _Step(
            self.point + factor * other.point,
            self.image + factor * other.image,
            self.bias + factor * other.bias,
        )

    def minus(self, other: _Step) -> _Step:
        return self.plus(other, -1.0)


def _direction(gradient: _Step, history: deque[tuple[_Step, _Step, float]]) -> _Step:
    """Return minus the inverse Hessian times *gradient* by the two loops of L-BFGS."""
    result = gradient.scaled(-1.0)
    remembered = []
    for moved, change, curvature in reversed(history):
        factor = moved.dot(result) / curvature
        result = result.plus(change, -factor)
        remembered.append(factor)
    if history:
        moved, change, curvature = history[-1]
        result = result.scaled(curvature / change.dot(change))
    for (moved, change, curvature), factor in zip(history, reversed(remembered), strict=True):
        result = result.plus(moved, factor - change.dot(result) / curvature)
    return result
