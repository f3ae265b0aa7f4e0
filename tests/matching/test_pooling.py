"""Pools against a loop over sorted lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.pooling import group_pools, nearest, pool

# Few values, so that ties are the rule.
values = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.5000001, 0.9, 1.0])
groups = st.lists(st.lists(values, min_size=1, max_size=6), min_size=1, max_size=6)


def slow_pool(similarities: list[float]) -> float:
    """Return the weighted mean of the three highest."""
    highest = sorted(similarities, reverse=True)[:3]
    weights = [1, 1 / 2, 1 / 4][: len(highest)]
    return sum(w * s for w, s in zip(weights, highest, strict=True)) / sum(weights)


@given(groups)
@settings(deadline=None)
def test_every_group_is_pooled_as_if_it_were_alone(grouped: list[list[float]]) -> None:
    """Ties count as often as they stand there; the nearest is the first of the highest."""
    starts = np.cumsum([0, *(len(group) for group in grouped)])
    similarities = np.array([value for group in grouped for value in group], dtype=np.float32)
    before = similarities.copy()
    found = nearest(similarities, starts)
    pools = group_pools(found, starts)
    assert pools == pytest.approx([slow_pool(group) for group in grouped], abs=1e-7)
    expected = [
        start + group.index(max(group)) for start, group in zip(starts, grouped, strict=False)
    ]
    assert found.phrases.tolist() == expected
    assert (similarities == before).all()


@given(st.lists(values, min_size=1, max_size=8))
def test_one_pool_is_that_of_the_group(similarities: list[float]) -> None:
    """Both ways to a pool agree, over any axis in front."""
    alone = pool(np.array(similarities))
    assert alone == pytest.approx(slow_pool(similarities))
    assert pool(np.array([similarities, similarities])) == pytest.approx([alone, alone])


@pytest.mark.parametrize(
    ("similarities", "expected"),
    [
        ([0.7], 0.7),
        ([0.3, 0.6], (0.6 + 0.15) / 1.5),
        ([0.2, 0.4, 0.8], (0.8 + 0.2 + 0.05) / 1.75),
        ([0.2, 0.4, 0.8, 0.1, 0.0], (0.8 + 0.2 + 0.05) / 1.75),
    ],
)
def test_weights_are_renormalised_below_three(similarities: list[float], expected: float) -> None:
    """An entry with one phrase is not punished for it."""
    assert pool(np.array(similarities)) == pytest.approx(expected)


def test_nothing_pools_to_zero() -> None:
    """No phrase is near: every pool is 0, and the first phrase of a group stands for all."""
    assert pool(np.zeros((2, 0))).tolist() == [0, 0]
    starts = np.array([0, 1, 3])
    for nothing in (0.0, -0.0, -0.5):
        found = nearest(np.full(3, nothing, np.float32), starts)
        assert group_pools(found, starts).tolist() == [0, 0]
        assert found.phrases.tolist() == [0, 1]
