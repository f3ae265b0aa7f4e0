"""The retriever: how similar a question is to every phrase, through an inverted index.

The commonest features, which hundreds of phrases share, are left out. Of the others a few are
longer than a tenth of all phrases, where those are few. In a bot that answers many questions they
are spread out once into rows with a place for every phrase: adding a row takes a fraction of the
time that its postings take. A bot that answers one question spreads out the features of that one
alone; the sums are the same to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.ragged import places

if TYPE_CHECKING:
    from faqbot.matching.features import Rows
    from faqbot.matching.index import Sentences

__all__ = [
    "CommonRows",
    "Postings",
    "build_postings",
    "indexed",
    "mixed",
    "similarities",
    "spread_out",
]

Single = NDArray[np.float32]

# A row of all phrases is added in the time that the postings of about a tenth of them take.
_COMMON_SHARE = 0.1
# A feature that more phrases hold, and more than a tenth of all, tells too little to be worth the
# time: with 25,000 phrases in 227 entries such features make up nine tenths of the postings, with
# 3,000 a sixth of the time of a question. On twelve tasks from the training parts of CLINC150 and
# BANKING77 with 1,240 to 7,200 phrases, some entries left out, accuracy without these features is
# the same (.895), of all questions .785 instead of .783 are decided on rightly, and the AUROC of
# being right is .889 instead of .892.
_MOST_POSTINGS = 500
# So many numbers of rows at a time stay in the processor's cache: with 3,000 phrases 16 to 64 rows
# took less time than eight, with 9,000 eight took the least.
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The phrases of each feature: of feature f, ``[indptr[f]:indptr[f + 1]]``; *count* in all."""

    indptr: NDArray[np.int64]
    phrases: NDArray[np.int32]
    values: NDArray[np.float32]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonRows:
    """The common features, ascending, and the value of each in every phrase, one in a row."""

    features: NDArray[np.intp]
    rows: Single


def build_postings(rows: Rows, dimensions: int) -> Postings:
    """Return the inverted index of *rows*, without the commonest features."""
    count = len(rows)
    order = np.argsort(rows.ids, kind="stable")
    frequency = np.bincount(rows.ids, minlength=dimensions)
    frequency[frequency > max(_MOST_POSTINGS, _COMMON_SHARE * count)] = 0
    order = order[frequency[rows.ids[order]] > 0]
    row_of = np.repeat(np.arange(count, dtype=np.int32), np.diff(rows.indptr))
    indptr = np.zeros(dimensions + 1, np.int64)
    np.cumsum(frequency, out=indptr[1:])
    return Postings(indptr=indptr, phrases=row_of[order], values=rows.values[order], count=count)


def indexed(rows: Rows, postings: Postings) -> Rows:
    """Return *rows* without the features that *postings* leave out."""
    kept = np.diff(postings.indptr)[rows.ids] > 0
    sizes = np.bincount(rows.row_of[kept], minlength=len(rows))
    indptr = np.concatenate([[0], sizes.cumsum()])
    return replace(rows, indptr=indptr, ids=rows.ids[kept], values=rows.values[kept])


def spread_out(postings: Postings) -> CommonRows:
    """Return the common features of *postings* as rows."""
    features = np.flatnonzero(np.diff(postings.indptr) > _COMMON_SHARE * postings.count)
    return CommonRows(features=features, rows=_rows(postings, features))


def similarities(
    postings: Postings,
    ids: NDArray[np.integer],
    values: Single,
    common: CommonRows | None = None,
) -> Single:
    """Return the inner product of every phrase with a sparse vector, shape (count,).

    With *common*, that is what ``spread_out`` returns, it takes less time.
    """
    first, last = postings.indptr[ids], postings.indptr[ids + 1]
    is_common = last - first > _COMMON_SHARE * postings.count
    near = np.zeros(postings.count, np.float32)
    chosen, weights = ids[is_common], values[is_common]
    row_of = chosen if common is None else common.features.searchsorted(chosen)
    at_once = max(1, _AT_ONCE // max(1, postings.count))
    for start in range(0, len(chosen), at_once):
        some = row_of[start : start + at_once]
        rows = _rows(postings, some) if common is None else common.rows.take(some, axis=0)
        # Not by the BLAS: the order in which that adds depends on how many threads it has.
        near += np.einsum("f,fp->p", weights[start : start + at_once], rows)
    rare = ~is_common
    first, last = first[rare], last[rare]
    held = places(first, last)
    products = postings.values.take(held) * values[rare].repeat(last - first)
    summed = np.bincount(postings.phrases.take(held), products, minlength=postings.count)
    near += summed.astype(np.float32)
    return near


def _rows(postings: Postings, features: NDArray[np.integer]) -> Single:
    rows = np.zeros((len(features), postings.count), np.float32)
    for row, feature in zip(rows, features.tolist(), strict=True):
        span = slice(postings.indptr[feature], postings.indptr[feature + 1])
        row[postings.phrases[span]] = postings.values[span]
    return rows


def mixed(lexical: Single, sentences: Sentences, meant: Single) -> Single:
    """Return similarities of words and of sentences together, each by its share.

    *meant* is the encoder's vector of the question. Sentences can be contrary: below 0.
    """
    if not sentences.share:
        return lexical
    both: Single = np.float32(1 - sentences.share) * lexical + np.float32(sentences.share) * (
        sentences.rows @ meant
    )
    return both
