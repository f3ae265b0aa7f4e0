"""How near a question comes to the phrases of a group: the pool.

The pool of a group is the weighted mean of its three highest similarities s1 >= s2 >= s3,

    (s1 + s2 / 2 + s3 / 4) / (1 + 1/2 + 1/4)

with the weights renormalised where it has fewer than three phrases. One phrase alone can be near
by chance; three are not, and more dilute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["group_pools", "pool"]

_WEIGHTS = np.array([1.0, 0.5, 0.25])


def pool(similarities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the pool over the last axis of *similarities*, shape (..., n) to (...)."""
    count = min(len(_WEIGHTS), similarities.shape[-1])
    if count == 0:
        return np.zeros(similarities.shape[:-1])
    nearest = -np.sort(-similarities, axis=-1)[..., :count]
    pooled: NDArray[np.float64] = nearest @ _WEIGHTS[:count] / _WEIGHTS[:count].sum()
    return pooled


def group_pools(
    similarities: NDArray[np.float64], starts: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the pool of every group and its nearest phrase, both of shape (groups,).

    Group g holds the phrases from ``starts[g]`` up to ``starts[g + 1]``; none is empty.
    """
    groups = len(starts) - 1
    if groups == 0:
        return np.zeros(0), np.zeros(0, np.intp)
    sizes = np.diff(starts)
    group_of = np.repeat(np.arange(groups), sizes)
    left = similarities.copy()
    total, weight = np.zeros(groups), np.zeros(groups)
    nearest = np.zeros(groups, np.intp)
    for rank, factor in enumerate(_WEIGHTS):
        there = sizes > rank
        top = np.maximum.reduceat(left, starts[:-1])
        total[there] += factor * top[there]
        weight[there] += factor
        # The first phrase of each group that reaches its maximum leaves the race.
        reached = np.flatnonzero(left == top[group_of])
        first = reached[np.unique(group_of[reached], return_index=True)[1]]
        if rank == 0:
            nearest = first
        left[first] = -np.inf
    return total / weight, nearest
