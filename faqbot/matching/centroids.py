"""The head without training: nearness to the mean of an entry's phrases.

With thousands of entries a trained head would take hours and gigabytes. The cosine between a
question x and the mean m of a group's n phrases needs nothing but their similarities s_j,

    x . m / |m| = sum_j s_j / (n |m|),

and, with the pool beside it, ranks almost as well where phrases are few (Rocchio 1971).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from faqbot.matching.features import Rows
    from faqbot.matching.index import Layout


__all__ = ["centroid_norms", "centroid_scores", "class_centroids"]

Float = NDArray[np.float64]
Numbers = NDArray[np.floating[Any]]

_TINY = 1e-9
# Brings cosines to the scale of a trained head's scores, beside which pools weigh 3 to 24.
_WEIGHT = 12.0


def centroid_norms(rows: Rows, groups: NDArray[np.intp], count: int) -> NDArray[np.float32]:
    """Return the length of the sum of each group's phrases, shape (count,)."""
    group_of = np.repeat(groups, np.diff(rows.indptr))
    width = int(rows.ids.max(initial=0)) + 1
    cells, places = np.unique(group_of * width + rows.ids, return_inverse=True)
    sums = np.bincount(places, rows.values, minlength=len(cells))
    squares = np.bincount(cells // width, sums**2, minlength=count)
    return np.sqrt(squares).astype(np.float32)


def centroid_scores(
    similarities: Numbers, starts: NDArray[np.intp], norms: NDArray[np.float32]
) -> Float:
    """Return the score of every group, shape (groups,): the cosine with its mean, weighted."""
    sums = np.add.reduceat(similarities, starts[:-1], dtype=np.float64)
    scores: Float = _WEIGHT * sums / np.maximum(norms, _TINY)
    return scores


def class_centroids(
    similarities: Numbers, starts: NDArray[np.intp], norms: NDArray[np.float32], layout: Layout
) -> Float:
    """Return the score of every class: of gaps and of small talk, that of the best group."""
    by_group = centroid_scores(similarities, starts, norms)
    found = [by_group[: layout.entries]]
    if layout.gaps:
        found.append(by_group[layout.gap_groups].max(keepdims=True))
    if layout.smalltalk:
        found.append(by_group[layout.smalltalk_groups].max(keepdims=True))
    return np.concatenate(found)
