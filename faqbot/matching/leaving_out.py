"""Scores of phrases that are left out one by one, where no head was trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.centroids import class_centroids
from faqbot.matching.pooling import class_pools, group_pools, nearest
from faqbot.matching.retrieval import Postings, mixed, similarities
from faqbot.matching.tuning import HeldOutScores

if TYPE_CHECKING:
    from faqbot.matching.features import Rows
    from faqbot.matching.index import Layout, Sentences

__all__ = ["leave_out"]

Float = NDArray[np.float64]

# A few hundred questions fix three numbers; each is compared with every phrase.
_LEFT_OUT = 400
_MIN_GROUP = 3


def leave_out(
    rows: Rows,
    postings: Postings,
    sentences: Sentences,
    norms: NDArray[np.float32],
    groups: NDArray[np.intp],
    layout: Layout,
) -> HeldOutScores:
    """Return the scores that some phrases get from all the others."""
    starts = np.searchsorted(groups, np.arange(layout.groups + 1))
    usable = np.flatnonzero(np.diff(starts)[groups] >= _MIN_GROUP)
    chosen = usable[:: max(1, len(usable) // _LEFT_OUT)]
    scores = np.empty((len(chosen), layout.classes))
    pools = np.empty((len(chosen), layout.classes))
    by_group = np.empty((len(chosen), layout.groups))
    for place, phrase in enumerate(chosen):
        span = slice(rows.indptr[phrase], rows.indptr[phrase + 1])
        near = mixed(
            similarities(postings, rows.ids[span], rows.values[span]),
            sentences,
            sentences.rows[phrase],
        )
        own = groups[phrase]
        # Without the phrase, its group's sum s has the square |s|^2 - 2 s.x + x.x.
        inner = float(near[starts[own] : starts[own + 1]].sum())
        without = norms.copy()
        without[own] = np.sqrt(max(0.0, float(norms[own]) ** 2 - 2 * inner + near[phrase]))
        near[phrase] = 0.0
        scores[place] = class_centroids(near, starts, without, layout)
        found = nearest(near, starts)
        by_group[place] = group_pools(found, starts)
        pools[place] = class_pools(found, by_group[place], starts, layout)
    return HeldOutScores(scores=scores, pools=pools, group_pools=by_group, groups=groups[chosen])
