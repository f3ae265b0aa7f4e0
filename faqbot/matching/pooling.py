"""How near a question comes to the phrases of a group: the pool.

The pool of a group is the weighted mean of its three highest similarities s1 >= s2 >= s3,

    (s1 + s2 / 2 + s3 / 4) / (1 + 1/2 + 1/4)

with the weights renormalised where it has fewer than three phrases. One phrase alone can be near
by chance; three are not, and more dilute. Similarities below 0 count as 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from faqbot.matching.index import Layout

__all__ = ["Nearest", "class_pools", "group_pools", "nearest", "pool"]

Float = NDArray[np.float64]
Single = NDArray[np.float32]

_WEIGHTS = np.array([1.0, 0.5, 0.25])
_WEIGHTS_OF = np.cumsum(_WEIGHTS)
# A float of single precision and a place, of 32 bits each, make up one integer of 64.
_PLACE_BITS = 32
_PLACE = (1 << _PLACE_BITS) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """Of every group the highest similarities, shape (3, groups), and the nearest phrase.

    Where a group has fewer phrases the rest is 0. Of phrases that are equally near the first one
    is the nearest.
    """

    tops: Single
    phrases: NDArray[np.intp]


def pool(similarities: NDArray[np.floating[Any]]) -> Float:
    """Return the pool over the last axis of *similarities*, shape (..., n) to (...)."""
    count = min(len(_WEIGHTS), similarities.shape[-1])
    if count == 0:
        return np.zeros(similarities.shape[:-1])
    left = similarities.shape[-1] - count
    highest = -np.sort(-np.partition(similarities, left, axis=-1)[..., left:], axis=-1)
    pooled: Float = highest @ _WEIGHTS[:count] / _WEIGHTS_OF[count - 1]
    return pooled


def nearest(similarities: Single, starts: NDArray[np.intp]) -> Nearest:
    """Return what is nearest in every group.

    Group g holds the phrases from ``starts[g]`` up to ``starts[g + 1]``; none is empty.

    The bits of floats from 0 up are ordered as the floats are. With the place of each phrase
    behind them, counted from the end, a maximum tells both how near a phrase is and which it is.
    """
    last = len(similarities) - 1
    # The bits of what is below 0, -0 too, are those of a negative integer.
    keys = np.maximum(similarities.view(np.int32), 0).astype(np.int64)
    keys <<= _PLACE_BITS
    keys |= np.arange(last, -1, -1)
    highest = np.empty((len(_WEIGHTS), len(starts) - 1), np.int64)
    for row in highest:
        np.maximum.reduceat(keys, starts[:-1], out=row)
        # The nearest leaves the race. Where all have left, it stands for itself once more, at 0.
        keys[last - (row & _PLACE)] &= _PLACE
    tops = (highest >> _PLACE_BITS).astype(np.int32).view(np.float32)
    return Nearest(tops=tops, phrases=last - (highest[0] & _PLACE))


def group_pools(found: Nearest, starts: NDArray[np.intp]) -> Float:
    """Return the pool of every group, shape (groups,)."""
    sizes = np.minimum(starts[1:] - starts[:-1], len(_WEIGHTS))
    pooled: Float = _WEIGHTS @ found.tops / _WEIGHTS_OF[sizes - 1]
    return pooled


def class_pools(found: Nearest, by_group: Float, starts: NDArray[np.intp], layout: Layout) -> Float:
    """Return the pool of every class: of an entry its group's, of gaps and small talk over all."""
    pools = np.empty(layout.classes)
    pools[: layout.entries] = by_group[: layout.entries]
    for label, span in (
        (layout.gap_class, layout.gap_groups),
        (layout.smalltalk_class, layout.smalltalk_groups),
    ):
        if label is not None:
            size = min(len(_WEIGHTS), int(starts[span.stop] - starts[span.start]))
            # The highest of all are among the highest of each.
            highest = np.sort(found.tops[:, span], axis=None)[: -1 - len(_WEIGHTS) : -1]
            pools[label] = highest @ _WEIGHTS / _WEIGHTS_OF[size - 1]
    return pools
