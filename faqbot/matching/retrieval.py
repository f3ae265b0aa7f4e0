"""The retriever: how similar a question is to every phrase, through an inverted index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from faqbot.matching.features import Rows
    from faqbot.matching.index import Sentences

__all__ = ["Postings", "build_postings", "mixed", "similarities"]

# In a large FAQ, features that more than a tenth of the phrases share make up nine tenths of the
# postings, and leaving them out cost the pool alone 2 points of accuracy on 25,000 phrases in 227
# entries, the head beside it next to nothing.
_MANY_PHRASES = 10_000
_COMMON_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The phrases of each feature: of feature f, ``[indptr[f]:indptr[f + 1]]``; *count* in all."""

    indptr: NDArray[np.int64]
    phrases: NDArray[np.int32]
    values: NDArray[np.float32]
    count: int


def build_postings(rows: Rows, dimensions: int) -> Postings:
    """Return the inverted index of *rows*."""
    count = len(rows.indptr) - 1
    order = np.argsort(rows.ids, kind="stable")
    frequency = np.bincount(rows.ids, minlength=dimensions)
    if count > _MANY_PHRASES:
        frequency[frequency > _COMMON_SHARE * count] = 0
        order = order[frequency[rows.ids[order]] > 0]
    row_of = np.repeat(np.arange(count, dtype=np.int32), np.diff(rows.indptr))
    indptr = np.zeros(dimensions + 1, np.int64)
    np.cumsum(frequency, out=indptr[1:])
    return Postings(indptr=indptr, phrases=row_of[order], values=rows.values[order], count=count)


def similarities(
    postings: Postings, ids: NDArray[np.integer], values: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the inner product of every phrase with a sparse vector, shape (count,)."""
    first, last = postings.indptr[ids], postings.indptr[ids + 1]
    sizes = last - first
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(total) + np.repeat(first - ends + sizes, sizes)
    products = postings.values[places] * np.repeat(values, sizes)
    summed = np.bincount(postings.phrases[places], products, minlength=postings.count)
    # Of no products at all, bincount returns integers.
    return summed.astype(np.float64)


def mixed(
    lexical: NDArray[np.float64], sentences: Sentences, meant: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return similarities of words and of sentences together, each by its share.

    *meant* is the encoder's vector of the question. Sentences can be contrary: below 0.
    """
    if not sentences.share:
        return lexical
    both: NDArray[np.float64] = (1 - sentences.share) * lexical + sentences.share * (
        sentences.rows @ meant
    )
    return both
