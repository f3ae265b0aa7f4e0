"""From probability and pool to confidence, and the fit of the map."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from faqbot.matching.calibration import (
    ConfidenceMap,
    HeldOut,
    confidence,
    fit_confidence,
    logit,
    sigmoid,
)

Float = NDArray[np.float64]

PRIOR = ConfidenceMap(p_weight=1.3, doubt_weight=0.4, s_weight=2.7, intercept=5.0)
shares = st.floats(0, 1)


def simulated(truth: ConfidenceMap, count: int, *, seed: int = 0) -> HeldOut:
    """Return rows that are right as often as *truth* says."""
    rng = np.random.default_rng(seed)
    probability, pool = rng.uniform(0.05, 1, count), rng.uniform(0.05, 1, count)
    right = rng.random(count) < confidence(truth, probability, pool)
    return HeldOut(probability=probability, pool=pool, right=right, weight=np.ones(count))


def numbers(map_: ConfidenceMap) -> tuple[float, ...]:
    """Return the four numbers of a map."""
    return map_.p_weight, map_.doubt_weight, map_.s_weight, map_.intercept


@given(st.floats(1e-9, 1 - 1e-9))
def test_log_odds_and_probability_are_inverse(probability: float) -> None:
    """There and back again."""
    assert sigmoid(logit(np.array([probability])))[0] == pytest.approx(probability, rel=1e-6)


def test_certainty_has_finite_log_odds() -> None:
    """A confidence of 0 or 1 can be corrected like any other, and any log odds are taken."""
    assert np.isfinite(logit(np.array([0.0, 1.0]))).all()
    assert sigmoid(np.array([-1e6, 0.0, 1e6])) == pytest.approx([0, 0.5, 1])


@given(shares, shares, shares, shares)
def test_more_probability_or_nearness_never_lowers_confidence(
    p: float, q: float, r: float, s: float
) -> None:
    """The map is monotone in both inputs, and within 0 to 1."""
    low, high = np.minimum([p, r], [q, s]), np.maximum([p, r], [q, s])
    found = confidence(
        PRIOR, np.array([low[0], high[0], low[0], high[0]]), np.array([low[1]] * 2 + [high[1]] * 2)
    )
    assert ((found >= 0) & (found <= 1)).all()
    assert found[0] <= min(found[1], found[2]) + 1e-12
    assert max(found[1], found[2]) <= found[3] + 1e-12


def test_confidence_follows_the_formula() -> None:
    """The sigmoid of the weighted logarithms."""
    odds = 1.3 * np.log(0.8) - 0.4 * np.log(1.02 - 0.8) + 2.7 * np.log(0.5 + 0.01) + 5.0
    found = confidence(PRIOR, np.array([0.8]), np.array([0.5]))
    assert found == pytest.approx(1 / (1 + np.exp(-odds)))


@pytest.mark.parametrize(
    "truth",
    [
        ConfidenceMap(p_weight=1.0, doubt_weight=0.5, s_weight=2.0, intercept=3.0),
        ConfidenceMap(p_weight=2.5, doubt_weight=0.2, s_weight=0.5, intercept=1.0),
        ConfidenceMap(p_weight=0.3, doubt_weight=1.0, s_weight=4.0, intercept=2.0),
    ],
)
def test_the_fit_recovers_the_numbers_that_rows_were_drawn_from(truth: ConfidenceMap) -> None:
    """With twenty thousand rows the prior counts for nothing."""
    fitted = fit_confidence(simulated(truth, 20_000), PRIOR)
    assert numbers(fitted) == pytest.approx(numbers(truth), abs=0.2)


def test_few_rows_leave_the_prior_as_it_is() -> None:
    """Three questions are chance; three thousand are not."""
    far = ConfidenceMap(p_weight=0.2, doubt_weight=0.1, s_weight=0.5, intercept=0.0)
    few, many = (fit_confidence(simulated(far, count), PRIOR) for count in (3, 3000))
    moved, learned = (np.subtract(numbers(each), numbers(PRIOR)) for each in (few, many))
    assert np.linalg.norm(moved) < np.linalg.norm(learned) / 4
    assert numbers(many) == pytest.approx(numbers(far), abs=0.5)


def test_a_row_of_weight_two_counts_twice() -> None:
    """Weights are counts, fractions of them included."""
    rows = simulated(PRIOR, 200)
    twice = HeldOut(
        probability=np.tile(rows.probability, 2),
        pool=np.tile(rows.pool, 2),
        right=np.tile(rows.right, 2),
        weight=np.tile(rows.weight, 2),
    )
    heavy = HeldOut(
        probability=rows.probability, pool=rows.pool, right=rows.right, weight=2 * rows.weight
    )
    found = fit_confidence(heavy, PRIOR)
    assert numbers(found) == pytest.approx(numbers(fit_confidence(twice, PRIOR)))


@given(st.integers(0, 10_000), st.integers(1, 60), st.floats(0, 1))
@settings(deadline=None, max_examples=40)
def test_any_rows_give_a_finite_monotone_map(seed: int, count: int, share: float) -> None:
    """Also rows that are all right, all wrong, or that contradict each other."""
    rng = np.random.default_rng(seed)
    rows = HeldOut(
        probability=rng.choice([0.0, 0.5, 1.0], count),
        pool=rng.choice([0.0, 0.5, 1.0], count),
        right=rng.random(count) < share,
        weight=rng.uniform(0.1, 3, count),
    )
    fitted = fit_confidence(rows, PRIOR)
    assert np.isfinite(numbers(fitted)).all()
    assert min(fitted.p_weight, fitted.doubt_weight, fitted.s_weight) >= 0


def test_a_map_held_at_a_bound_is_right_on_average() -> None:
    """Where nearness counts against, it counts for nothing and the intercept makes up for it."""
    against = ConfidenceMap(p_weight=1.5, doubt_weight=0.1, s_weight=-2.0, intercept=-1.0)
    rows = simulated(against, 4000)
    fitted = fit_confidence(rows, PRIOR)
    assert fitted.s_weight == 0
    mean = confidence(fitted, rows.probability, rows.pool).mean()
    assert mean == pytest.approx(rows.right.mean(), abs=0.05)
