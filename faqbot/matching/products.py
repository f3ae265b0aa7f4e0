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
    from faqbot.matching.features import Rows

__all__ = ["DENSE_SHARE", "Products"]

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
        self._shape = (len(rows.indptr) - 1, dimensions)
        row_of = np.repeat(np.arange(self._shape[0]), np.diff(rows.indptr))
        frequency = np.bincount(rows.ids, minlength=dimensions)
        common = frequency > DENSE_SHARE * self._shape[0]
        self._common = np.flatnonzero(common)
        of_common = common[rows.ids]
        column = np.cumsum(common) - 1
        self._dense = np.zeros((self._shape[0], len(self._common)), np.float32)
        self._dense[row_of[of_common], column[rows.ids[of_common]]] = rows.values[of_common]
        rare = ~of_common
        self._by_row = _Gathered(row_of[rare], rows.ids[rare], rows.values[rare])
        order = np.argsort(rows.ids[rare], kind="stable")
        self._by_feature = _Gathered(
            rows.ids[rare][order], row_of[rare][order], rows.values[rare][order]
        )

    def scores(self, weights: Single) -> Single:
        """Return X times *weights*, shape (d, C) to (n, C)."""
        scores: Single = self._dense @ weights[self._common]
        self._by_row.add_to(scores, weights)
        return scores

    def weights(self, residual: Single) -> Single:
        """Return the transpose of X times *residual*, shape (n, C) to (d, C)."""
        weights = np.zeros((self._shape[1], residual.shape[1]), np.float32)
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
        self._ends = np.append(self._starts[1:], len(values))

    def add_to(self, result: Single, matrix: Single) -> None:
        """Add to the rows of *result* what those of *matrix* give them."""
        most = max(1, _AT_ONCE // max(1, matrix.shape[1]))
        first, count = 0, len(self._starts)
        while first < count:
            start = self._starts[first]
            last = int(np.searchsorted(self._ends, start + most, side="right"))
            last = max(first + 1, last)
            span = slice(start, self._ends[last - 1])
            products = matrix[self._sources[span]]
            products *= self._values[span]
            summed = np.add.reduceat(products, self._starts[first:last] - start, axis=0)
            result[self._targets[first:last]] += summed
            first = last
