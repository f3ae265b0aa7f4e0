"""The trained head: softmax regression on the curated phrases.

For n phrases with unit vectors x_i and classes y_i it minimises over W (d, C) and b (C)

    sum_i w_i * (logsumexp(F_i) - F_i[y_i]) + |W|^2 / (2 * ridge),   F_i = W' x_i + b

The minimum is W = X' A for some A of shape (n, C) (the representer theorem; Schoelkopf, Herbrich
and Smola 2001), so that only the products K = X X' between phrases are needed. L-BFGS (Nocedal
and Wright, Numerical Optimization, algorithm 7.5) runs on A in the geometry of W: inner products
are taken through K, and every vector v is kept together with K v, so that one product with K is
all that an iteration costs, line search included. In the space that some phrases span it runs on
the weights themselves, which are far fewer numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.minimising import AllFeatures, AllPhrases, Problem, SomePhrases, Step, minimise

if TYPE_CHECKING:
    from faqbot.matching.features import Rows

__all__ = [
    "RIDGE",
    "DualHead",
    "class_weights",
    "fit_head",
    "primal_weights",
]

Float = NDArray[np.float64]
Single = NDArray[np.float32]
Numbers = NDArray[np.floating[Any]]

# The middle of a plateau: 5 to 80 agree within noise on the training parts of BANKING77, CLINC150
# and HINT3.
RIDGE = 20.0
# From this many phrases on the way through a subspace is quicker; about a thousand phrases span
# most of it. On CLINC150's 15,000 phrases the subspace alone reaches .916 of the test accuracy
# .925, in an eighth of the time.
_COARSE_FROM = 5000
_LANDMARKS = 1500
_JITTER = 1e-3


@dataclass(frozen=True, slots=True)
class DualHead:
    """A fitted head: coefficients of the phrases, shape (n, C), and the bias, shape (C,)."""

    coefficients: Single
    bias: Single


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
    kernel: Numbers, labels: NDArray[np.intp], weights: Float, *, classes: int, ridge: float = RIDGE
) -> DualHead:
    """Return the head fitted to phrases with these inner products, classes and weights.

    Many phrases are first fitted in the space that some of them span, which is quick and leads
    most of the way (Williams and Seeger 2001, Using the Nystroem method to speed up kernel
    machines).
    """
    problem = Problem(labels, weights.astype(np.float32), classes, ridge)
    kernel = kernel.astype(np.float32, copy=False)
    if len(labels) >= _COARSE_FROM:
        start = _coarse(kernel, problem)
    else:
        nothing = np.zeros((len(labels), classes), np.float32)
        start = Step(nothing, nothing, np.zeros(classes, np.float32))
    fitted = minimise(AllPhrases(kernel), problem, start)
    return DualHead(fitted.point, fitted.bias)


def _coarse(kernel: Single, problem: Problem) -> Step:
    """Return the head that is best with coefficients for every so many phrases only."""
    by_class = np.argsort(problem.labels, kind="stable")
    landmarks = np.sort(by_class[:: max(1, len(by_class) // _LANDMARKS)])
    inner = kernel[np.ix_(landmarks, landmarks)].astype(np.float64)
    root = np.linalg.inv(np.linalg.cholesky(inner + _JITTER * np.eye(len(landmarks))))
    root = root.astype(np.float32)
    factor = kernel[:, landmarks] @ root.T
    nothing = np.zeros((len(landmarks), problem.classes), np.float32)
    start = Step(nothing, None, np.zeros(problem.classes, np.float32))
    fitted = minimise(SomePhrases(factor), problem, start)
    coefficients = np.zeros((len(kernel), problem.classes), np.float32)
    coefficients[landmarks] = root.T @ fitted.point
    return Step(coefficients, kernel @ coefficients, fitted.bias)


def primal_weights(rows: Rows, coefficients: Numbers, dimensions: int) -> Single:
    """Return W = X' A, shape (dimensions, C), of *coefficients* A over *rows* X."""
    return AllFeatures(rows, dimensions).slope(coefficients)
