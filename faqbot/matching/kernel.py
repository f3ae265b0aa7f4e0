"""The inner products between phrases, by which the head is trained.

Those of a few thousand phrases are a matrix that is made once. Of more, the matrix would take
more memory than all else, and a product with it more time than one with the phrases themselves:
K = X X', so that K times A is X times (X' times A).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.products import Products

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.features import Factors, Rows

__all__ = ["FeatureKernel", "Kernel", "MatrixKernel", "Texts", "inner_products", "kernel_of"]

Single = NDArray[np.float32]
Places = NDArray[np.intp]

# Up to so many phrases the matrix is quicker, of 18 classes as of 150.
_MOST_IN_MATRIX = 4_000
# A feature in more texts than this share is multiplied densely; of .005 to .03 it takes about the
# same time, and fewer columns take less memory.
_DENSE_SHARE = 0.02
# Pairs handled at once, which bounds the memory that they take to some tens of megabytes.
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Texts as features: sparse *rows* of words, also as *factors*, and sentences, shape (n, e)."""

    rows: Rows
    factors: Factors
    sentences: Single

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.rows)

    def of(self, chosen: Places) -> Texts:
        """Return the *chosen* ones alone."""
        return Texts(
            rows=self.rows.of(chosen),
            factors=self.factors.of(chosen),
            sentences=self.sentences[chosen],
        )

    def weighed(self, of_words: float, of_sentences: float) -> Texts:
        """Return the texts with their two kinds of features multiplied by these factors."""
        words = np.float32(of_words)
        return Texts(
            rows=replace(self.rows, values=words * self.rows.values),
            factors=replace(self.factors, scales=words * self.factors.scales),
            sentences=np.float32(of_sentences) * self.sentences,
        )


class Kernel(Protocol):
    """The inner products K between n phrases."""

    def times(self, point: Single) -> Single:
        """Return K times *point*, shape (n, C)."""

    def between(self, some: Places, others: Places) -> Single:
        """Return the inner products of *some* phrases with *others*, shape (some, others)."""

    def of(self, chosen: Places) -> Kernel:
        """Return the kernel of the *chosen* phrases alone."""


class MatrixKernel:
    """A kernel written down."""

    def __init__(self, matrix: NDArray[np.floating]) -> None:
        self._matrix: Single = matrix.astype(np.float32, copy=False)

    def times(self, point: Single) -> Single:
        """Return K times *point*, shape (n, C)."""
        return self._matrix @ point

    def between(self, some: Places, others: Places) -> Single:
        """Return the inner products of *some* phrases with *others*, shape (some, others)."""
        return self._matrix[np.ix_(some, others)]

    def of(self, chosen: Places) -> MatrixKernel:
        """Return the kernel of the *chosen* phrases alone."""
        return MatrixKernel(self.between(chosen, chosen))


class FeatureKernel:
    """A kernel that is multiplied through the features of the phrases."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    @cached_property
    def _products(self) -> Products:
        return Products(self._texts.factors)

    def times(self, point: Single) -> Single:
        """Return K times *point*, shape (n, C)."""
        product = self._products.scores(self._products.weights(point))
        sentences = self._texts.sentences
        product += sentences @ (sentences.T @ point)
        return product

    def between(self, some: Places, others: Places) -> Single:
        """Return the inner products of *some* phrases with *others*, shape (some, others)."""
        return inner_products(self._texts.of(some), self._texts.of(others))

    def of(self, chosen: Places) -> FeatureKernel:
        """Return the kernel of the *chosen* phrases alone."""
        return FeatureKernel(self._texts.of(chosen))


def kernel_of(texts: Texts) -> Kernel:
    """Return the kernel of *texts*, in the form that is quicker for so many."""
    if len(texts) <= _MOST_IN_MATRIX:
        return MatrixKernel(inner_products(texts, texts))
    return FeatureKernel(texts)


def inner_products(some: Texts, others: Texts) -> Single:
    """Return the inner products of *some* texts with *others*, shape (some, others).

    In single precision: half the memory and time, and the fit is stopped long before it matters.
    """
    dimensions = len(some.factors.idf)
    frequency = np.bincount(others.rows.ids, minlength=dimensions)
    common = frequency > max(8, _DENSE_SHARE * len(others))
    products: Single = some.rows.dense(common) @ others.rows.dense(common).T
    products += some.sentences @ others.sentences.T
    # The rest: every pair of texts that share a feature adds its product to one cell.
    here, left_ids, left_values = _rare(some.rows, common)
    there, right_ids, right_values = _rare(others.rows, common)
    order = np.argsort(right_ids, kind="stable")
    there, right_values = there[order], right_values[order]
    first = np.searchsorted(right_ids[order], left_ids)
    partners = frequency[left_ids]
    flat = products.reshape(-1)
    for chunk in _chunks(np.cumsum(partners), _CHUNK):
        size = partners[chunk]
        left = np.repeat(np.arange(chunk.start, chunk.stop), size)
        right = np.arange(len(left)) + np.repeat(first[chunk] - np.cumsum(size) + size, size)
        cells = here[left] * len(others) + there[right]
        np.add.at(flat, cells, left_values[left] * right_values[right])
    return products


def _rare(rows: Rows, common: NDArray[np.bool_]) -> tuple[Places, NDArray[np.int32], Single]:
    """Return of all other features of *rows* the row, the feature and the value."""
    rare = ~common[rows.ids]
    return rows.row_of[rare], rows.ids[rare], rows.values[rare]


def _chunks(ends: NDArray[np.intp], most: int) -> Iterator[slice]:
    """Yield slices of things that lie one after the other up to *ends*, about *most* at a time.

    One alone may be longer.
    """
    start = 0
    while start < len(ends):
        reached = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, reached + most, side="right")))
        yield slice(start, stop)
        start = stop
