"""Products of the vectors of many texts with weights, and with residuals.

Written out, the vectors X of 30,000 texts hold millions of numbers. But a text is its words and
its pairs of neighbours, and a word is its pieces, whichever text it stands in: so weights are added
up once for every word, and what words weigh once for every text. That is a quarter of the
additions, in an order that no library and no number of threads changes, and no multiplication but
by idf and by scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from faqbot.matching.features import Factors
    from faqbot.matching.ragged import Ragged

__all__ = ["Products"]

Single = NDArray[np.float32]

# So many lists are added up side by side: rows of 3 to 150 numbers of these stay in the processor's
# cache. Longer lists than this are added up one by one; of 64 to 1,024 it takes as long.
_SIDE_BY_SIDE = 1_024
_LONG = 256


class Products:
    """The vectors X of n texts, to be multiplied again and again."""

    def __init__(self, factors: Factors) -> None:
        bags, features = factors.bags, len(factors.idf)
        self._idf = factors.idf[:, None]
        # Of each text the scale of its pieces and that of its words, shape (n, 1).
        self._scales = factors.scales[:, :1], factors.scales[:, 1:]
        self._words, self._of_words = _both_ways(bags.words, len(bags.own))
        self._pairs, self._of_pairs = _both_ways(bags.pairs, features)
        self._pieces, self._of_pieces = _both_ways(bags.pieces, features)
        self._own, self._of_own = _both_ways(bags.own, features)

    def scores(self, weights: Single) -> Single:
        """Return X times *weights*, shape (d, C) to (n, C)."""
        weighted = weights * self._idf
        pieces = self._words.of(self._pieces.of(weighted))
        words = self._words.of(self._own.of(weighted))
        words += self._pairs.of(weighted)
        scale_of_pieces, scale_of_words = self._scales
        pieces *= scale_of_pieces
        words *= scale_of_words
        pieces += words
        return pieces

    def weights(self, residual: Single) -> Single:
        """Return the transpose of X times *residual*, shape (n, C) to (d, C)."""
        pieces, words = (scale * residual for scale in self._scales)
        weights = self._of_pieces.of(self._of_words.of(pieces))
        weights += self._of_own.of(self._of_words.of(words))
        weights += self._of_pairs.of(words)
        weights *= self._idf
        return weights


class _Sums:
    """Lists of rows of a matrix, to be added up again and again.

    Side by side: the first rows of many lists, then the second ones of those that have two, and so
    on. That is as fast as memory, where adding up list by list is not.
    """

    def __init__(self, lists: Ragged) -> None:
        self._count = len(lists)
        sizes = lists.sizes
        order = (-sizes).argsort(kind="stable")[: np.count_nonzero(sizes)]
        long = np.count_nonzero(sizes > _LONG)
        self._long = [(one, lists.ids[slice(*lists.indptr[one : one + 2])]) for one in order[:long]]
        self._groups = [
            _side_by_side(lists, order[start : start + _SIDE_BY_SIDE])
            for start in range(long, len(order), _SIDE_BY_SIDE)
        ]

    def of(self, matrix: Single) -> Single:
        """Return the sum of the rows of each list, shape (m, C) to (lists, C)."""
        sums = np.zeros((self._count, matrix.shape[1]), np.float32)
        for one, rows in self._long:
            sums[one] = matrix.take(rows, axis=0).sum(axis=0)
        for some, first, further in self._groups:
            added = matrix.take(first, axis=0)
            for rows in further:
                added[: len(rows)] += matrix.take(rows, axis=0)
            sums[some] = added
        return sums


def _side_by_side(
    lists: Ragged, some: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.int32], list[NDArray[np.int32]]]:
    """Return *some* lists, the longest first; the first number of each, the second, and so on."""
    begin, sizes = lists.indptr[some], lists.sizes[some]
    first, *further = (
        lists.ids[begin[: np.count_nonzero(sizes > place)] + place] for place in range(sizes[0])
    )
    return some, first, further


def _both_ways(lists: Ragged, count: int) -> tuple[_Sums, _Sums]:
    return _Sums(lists), _Sums(lists.turned(count))
