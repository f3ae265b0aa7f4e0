"""From scores to confidence: the estimated probability that a candidate is the right one.

A candidate with softmax probability p and pool s (see ``head`` and ``pooling``) is confident by

    sigmoid(p_weight * ln p - doubt_weight * ln(1.02 - p) + s_weight * ln(s + .01) + intercept)

(Platt 1999, with three inputs; the first two are the two halves of the log odds of p, and without
the second no two candidates near 1 could be told apart). The four numbers are fitted to the FAQ's
own phrases: held out in turn they are questions that the FAQ can answer, and with their entries
hidden they are questions that it cannot. The rows of both kinds are weighted so that the
unanswerable ones make up the share that the FAQ's settings expect. A Gaussian prior holds the
numbers near those learned on public FAQs, which serve alone where phrases are too few.

Against ln p and ln(s + .01) alone the second input raised, on questions of the training parts of
CLINC150, BANKING77 and HINT3 and on the article's reviewed ones, how often a right candidate is
held surer than a wrong one from .894 to .932 (CLINC150 with known gaps), from .974 to .982 (the
article) and by nothing where an FAQ has no known gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "DECIMALS",
    "EXACT_CONFIDENCE",
    "ConfidenceMap",
    "HeldOut",
    "confidence",
    "fit_confidence",
    "logit",
    "sigmoid",
    "softmax",
]

Float = NDArray[np.float64]
Real = TypeVar("Real", np.float32, np.float64)

# Confidences are reported, and decided on, with so many decimals.
DECIMALS = 4
# The confidence of an exact question: people do ask one thing in the words of another.
EXACT_CONFIDENCE = 0.99
# Keeps the logarithm of a pool of 0 finite; the research behind the recipe used the same.
_POOL_FLOOR = 0.01
# The smallest probability told apart from 0, so that logarithms stay finite.
_TINY = 1e-12
# Bounds what is left of doubt: nothing is surer than one in fifty.
_DOUBT_CEILING = 1.02
# Strength of the prior: a row curves the loss by at most .25 and by .05 where confidence is high
# or low, as it mostly is, so that this is the weight of about thirty rows; 100, 300 and 1,000 hold
# the numbers of large FAQs too near those of small ones (AUROC .884, .881, .877, .873 on those).
_PRIOR_CURVATURE = 30 * 0.05
_IS_WEIGHT = np.array([True, True, True, False])
# More decimals would tell the machines apart that an index is compiled on, not the FAQs.
_KEPT_DECIMALS = 3
_CONVERGED = 1e-8
_NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceMap:
    """The numbers of the map from (p, s) to confidence."""

    p_weight: float
    doubt_weight: float
    s_weight: float
    intercept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """Best candidates of held-out questions: probability, pool, whether right, and row weight."""

    probability: Float
    pool: Float
    right: NDArray[np.bool_]
    weight: Float


def logit(probability: Float) -> Float:
    """Return the log odds of *probability*, finite also at 0 and 1."""
    clipped = probability.clip(_TINY, 1 - _TINY)
    odds: Float = np.log(clipped) - np.log1p(-clipped)
    return odds


def sigmoid(value: Float) -> Float:
    """Return the probability with these log odds."""
    result: Float = 1.0 / (1.0 + np.exp(-value.clip(-500, 500)))
    return result


def softmax(scores: NDArray[Real]) -> NDArray[Real]:
    """Return the probabilities of *scores* along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: NDArray[Real] = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def confidence(map_: ConfidenceMap, probability: Float, pool: Float) -> Float:
    """Return the confidence of candidates with these probabilities and pools."""
    likely, doubtful, near = _inputs(probability, pool)
    return sigmoid(
        map_.p_weight * likely
        + map_.doubt_weight * doubtful
        + map_.s_weight * near
        + map_.intercept
    )


def fit_confidence(rows: HeldOut, prior: ConfidenceMap) -> ConfidenceMap:
    """Return the map most probable a posteriori, given held-out *rows* and *prior*.

    Penalised logistic regression by Newton's method; weights of the inputs are kept at 0 or
    above, since more probability or nearness is never evidence against.
    """
    inputs = np.stack([*_inputs(rows.probability, rows.pool), np.ones_like(rows.pool)], axis=-1)
    centre = _numbers(prior)
    # Scaled by the spread of each input, the prior is equally strong on all three numbers.
    spread = np.maximum(np.sqrt(np.average(inputs**2, axis=0, weights=rows.weight)), 0.1)
    penalty = _PRIOR_CURVATURE * spread**2
    free = np.ones(len(centre), bool)
    while True:
        numbers = np.zeros(len(centre))
        numbers[free] = _fit(inputs[:, free], rows, centre[free], penalty[free])
        negative = free & (numbers < 0) & _IS_WEIGHT
        if not negative.any():
            break
        # With one number held at 0 the others must be fitted anew.
        free &= ~negative
    p_weight, doubt_weight, s_weight, intercept = np.round(numbers, _KEPT_DECIMALS).tolist()
    return ConfidenceMap(
        p_weight=p_weight, doubt_weight=doubt_weight, s_weight=s_weight, intercept=intercept
    )


def _fit(inputs: Float, rows: HeldOut, centre: Float, penalty: Float) -> Float:
    numbers = centre.copy()
    target = rows.right.astype(np.float64)
    for _ in range(_NEWTON_STEPS):
        predicted = sigmoid(inputs @ numbers)
        slope = inputs.T @ (rows.weight * (predicted - target)) + penalty * (numbers - centre)
        curve = (inputs * (rows.weight * predicted * (1 - predicted))[:, None]).T @ inputs
        step = np.linalg.solve(curve + np.diag(penalty), slope)
        # A capped step cannot overshoot into the flat ends of the sigmoid.
        largest = float(np.abs(step).max())
        numbers = numbers - step / max(1.0, largest)
        if largest < _CONVERGED:
            break
    return numbers


def _inputs(probability: Float, pool: Float) -> tuple[Float, Float, Float]:
    return (
        np.log(np.maximum(probability, _TINY)),
        -np.log(_DOUBT_CEILING - probability),
        np.log(pool + _POOL_FLOOR),
    )


def _numbers(map_: ConfidenceMap) -> Float:
    return np.array([map_.p_weight, map_.doubt_weight, map_.s_weight, map_.intercept])
