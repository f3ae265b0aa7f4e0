"""Products of the vectors of many texts with weights, and with residuals.

Features that many texts share stand in a dense block: they are few, they make up most of all
numbers, and libraries multiply dense blocks many times faster. The rest is gathered, multiplied
and added up, as much at a time as stays in the processor's cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.features import Rows

__all__ = ["DENSE_SHARE", "Products", "chunks"]

Single = NDArray[np.float32]

# A feature in more texts than this share is multiplied densely; of .005 to .03 a product with the
# 13,000 texts of the article's FAQ and with the 15,000 of CLINC150 takes about the same time, and
# fewer columns take less memory.
DENSE_SHARE = 0.02
# So many numbers are multiplied at a time.
_AT_ONCE = 65_536


class Products:
    """The vectors X of n texts, to be multiplied again and again."""

    def __init__(self, rows: Rows, dimensions: int) -> None:
        self._dimensions = dimensions
        common = np.bincount(rows.ids, minlength=dimensions) > DENSE_SHARE * len(rows)
        self._common = np.flatnonzero(common)
        self._dense = rows.dense(common)
        rare = ~common[rows.ids]
        row_of, ids, values = rows.row_of[rare], rows.ids[rare], rows.values[rare]
        self._by_row = _Gathered(row_of, ids, values)
        order = np.argsort(ids, kind="stable")
        self._by_feature = _Gathered(ids[order], row_of[order], values[order])

    def scores(self, weights: Single) -> Single:
        """Return X times *weights*, shape (d, C) to (n, C)."""
        scores: Single = self._dense @ weights[self._common]
        self._by_row.add_to(scores, weights)
        return scores

    def weights(self, residual: Single) -> Single:
        """Return the transpose of X times *residual*, shape (n, C) to (d, C)."""
        weights = np.zeros((self._dimensions, residual.shape[1]), np.float32)
        weights[self._common] = self._dense.T @ residual
        self._by_feature.add_to(weights, residual)
        return weights


class _Gathered:
    """Numbers to be multiplied with rows of one matrix and added up in rows of another.

    Number i, of *values*, leads from row ``sources[i]`` to row ``targets[i]``; targets ascend.
    """

    def __init__(
        self, targets: NDArray[np.integer], sources: NDArray[np.integer], values: Single
    ) -> None:
        self._sources, self._values = sources, values[:, None]
        self._targets, self._starts = np.unique(targets, return_index=True)
        self._ends = np.append(self._starts, len(values))[1:]

    def add_to(self, result: Single, matrix: Single) -> None:
        """Add to the rows of *result* what those of *matrix* give them."""
        most = max(1, _AT_ONCE // max(1, matrix.shape[1]))
        for group in chunks(self._ends, most):
            starts = self._starts[group]
            span = slice(starts[0], self._ends[group.stop - 1])
            products = matrix[self._sources[span]]
            products *= self._values[span]
            result[self._targets[group]] += np.add.reduceat(products, starts - starts[0], axis=0)


def chunks(ends: NDArray[np.intp], most: int) -> Iterator[slice]:
    """Yield slices of things that lie one after the other up to *ends*, about *most* at a time.

    One alone may be longer.
    """
    start = 0
    while start < len(ends):
        reached = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, reached + most, side="right")))
        yield slice(start, stop)
        start = stop
