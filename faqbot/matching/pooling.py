"""How near a question comes to the phrases of a group: the pool.

The pool of a group is the weighted mean of its three highest similarities s1 >= s2 >= s3,

    (s1 + s2 / 2 + s3 / 4) / (1 + 1/2 + 1/4)

with the weights renormalised where it has fewer than three phrases. One phrase alone can be near
by chance; three are not, and more dilute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from faqbot.matching.index import Layout

__all__ = ["class_pools", "group_pools", "pool"]

Float = NDArray[np.float64]

_WEIGHTS = np.array([1.0, 0.5, 0.25])


def pool(similarities: NDArray[np.floating[Any]]) -> Float:
    """Return the pool over the last axis of *similarities*, shape (..., n) to (...)."""
    count = min(len(_WEIGHTS), similarities.shape[-1])
    if count == 0:
        return np.zeros(similarities.shape[:-1])
    left = similarities.shape[-1] - count
    nearest = -np.sort(-np.partition(similarities, left, axis=-1)[..., left:], axis=-1)
    pooled: Float = nearest @ _WEIGHTS[:count] / _WEIGHTS[:count].sum()
    return pooled


def group_pools(
    similarities: Float, starts: NDArray[np.intp], group_of: NDArray[np.intp]
) -> tuple[Float, NDArray[np.intp]]:
    """Return the pool of every group and its nearest phrase, both of shape (groups,).

    Group g holds the phrases from ``starts[g]`` up to ``starts[g + 1]``, of which *group_of* is
    the inverse; none is empty. Similarities below 0 do not occur. Where no phrase is similar at
    all, the first one stands for the nearest.
    """
    sizes = np.diff(starts)
    total = np.zeros(len(sizes))
    nearest = starts[:-1].copy()
    left = similarities.copy()
    for rank, factor in enumerate(_WEIGHTS):
        top = np.maximum.reduceat(left, starts[:-1])
        total += factor * top
        # The first phrase of each group that reaches its maximum leaves the race.
        reached = np.flatnonzero((left == top[group_of]) & (left > 0))
        owners = group_of[reached]
        first = reached[np.concatenate(([True], owners[1:] != owners[:-1]))[: len(reached)]]
        if rank == 0:
            nearest[group_of[first]] = first
        left[first] = 0.0
    return total / np.cumsum(_WEIGHTS)[np.minimum(sizes, len(_WEIGHTS)) - 1], nearest


def class_pools(
    similarities: Float, by_group: Float, starts: NDArray[np.intp], layout: Layout
) -> Float:
    """Return the pool of every class: of an entry its group's, of gaps and small talk over all."""
    pools = np.empty(layout.classes)
    pools[: layout.entries] = by_group[: layout.entries]
    first_gap, first_talk = layout.entries, layout.entries + layout.gaps
    if layout.gap_class is not None:
        pools[layout.gap_class] = pool(similarities[starts[first_gap] : starts[first_talk]])
    if layout.smalltalk_class is not None:
        pools[layout.smalltalk_class] = pool(similarities[starts[first_talk] :])
    return pools
