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

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.minimising import AllPhrases, Problem, Step, minimise

if TYPE_CHECKING:
    from faqbot.matching.kernel import Kernel

__all__ = [
    "RIDGE",
    "DualHead",
    "class_weights",
    "fit_head",
]

Float = NDArray[np.float64]
Single = NDArray[np.float32]

# The middle of a plateau: 5 to 80 agree within noise on the training parts of BANKING77, CLINC150
# and HINT3.
RIDGE = 20.0


@dataclass(frozen=True, slots=True)
class DualHead:
    """A fitted head: coefficients of the phrases, shape (n, C), and the bias, shape (C,)."""

    coefficients: Single
    bias: Single

    def among(self, chosen: NDArray[np.intp], count: int) -> DualHead:
        """Return the head as one of *count* phrases, of which its own are the *chosen* ones."""
        coefficients = np.zeros((count, self.coefficients.shape[1]), np.float32)
        coefficients[chosen] = self.coefficients
        return DualHead(coefficients, self.bias)


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
    kernel: Kernel,
    labels: NDArray[np.intp],
    weights: Float,
    *,
    classes: int,
    ridge: float = RIDGE,
    start: DualHead | None = None,
) -> DualHead:
    """Return the head fitted to phrases with these inner products, classes and weights.

    From a *start* near it, as the head of most of the phrases is, the way is shorter.
    """
    problem = Problem(labels, weights.astype(np.float32), classes, ridge)
    if start is None:
        nothing = np.zeros((len(labels), classes), np.float32)
        begun = Step(nothing, nothing, np.zeros(classes, np.float32))
    else:
        begun = Step(start.coefficients, kernel.times(start.coefficients), start.bias)
    fitted = minimise(AllPhrases(kernel), problem, begun)
    return DualHead(fitted.point, fitted.bias)
