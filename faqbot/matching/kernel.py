"""The inner products between all phrases, by which the head is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.features import Rows

__all__ = ["kernel_matrix"]

Single = NDArray[np.float32]

# An feature in more phrases than this share is multiplied densely: few features make up most pairs.
_DENSE_SHARE = 0.03
# Pairs handled at once, which bounds the memory that they take to some tens of megabytes.
_CHUNK = 1_000_000


def kernel_matrix(rows: Rows, dimensions: int) -> Single:
    """Return the inner products between all *rows*, shape (n, n).

    In single precision: half the memory and time, and the fit is stopped long before it matters.
    """
    count = len(rows.indptr) - 1
    row_of = np.repeat(np.arange(count), np.diff(rows.indptr))
    frequency = np.bincount(rows.ids, minlength=dimensions)
    common = frequency > max(8, _DENSE_SHARE * count)
    column = np.cumsum(common) - 1
    of_common = common[rows.ids]
    dense = np.zeros((count, int(common.sum())), np.float32)
    dense[row_of[of_common], column[rows.ids[of_common]]] = rows.values[of_common]
    kernel: Single = dense @ dense.T
    # The rest: every pair of rows that share an feature adds its product to one cell.
    order = np.argsort(rows.ids, kind="stable")
    order = order[~of_common[order]]
    places, values = row_of[order], rows.values[order]
    partners = frequency[rows.ids[order]]
    first = np.searchsorted(rows.ids[order], rows.ids[order])
    flat = kernel.reshape(-1)
    for chunk in _chunks(partners):
        size = partners[chunk]
        left = np.repeat(np.arange(chunk.start, chunk.stop), size)
        right = np.arange(len(left)) + np.repeat(first[chunk] - np.cumsum(size) + size, size)
        np.add.at(flat, places[left] * count + places[right], values[left] * values[right])
    return kernel


def _chunks(sizes: NDArray[np.intp]) -> Iterator[slice]:
    """Yield slices of *sizes* that sum up to about a million each."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        reached = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, reached + _CHUNK, side="right")))
        yield slice(start, stop)
        start = stop
