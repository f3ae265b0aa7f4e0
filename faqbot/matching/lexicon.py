"""Encoding questions: words looked up once, and their features kept for the next question.

The vector of a question is that of ``features``, block by block and to the same formula: the sum of
the vectors of its words and pairs, scaled. Questions are made of the same few thousand words, and
what a vocabulary knows of a word's pieces does not change.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.coding import pair_codes, word_codes
from faqbot.matching.features import SHARES, Vector, Vocabulary, look_up

__all__ = ["Lexicon"]

Key = TypeVar("Key")
Value = TypeVar("Value")

# Few thousand words make up most of all questions; a word takes some 700 bytes.
_KEPT_WORDS = 8192
# Pairs of neighbours are of more kinds, and take 200 bytes each.
_KEPT_PAIRS = 32768


class _Features(NamedTuple):
    """Features in order: of each its code, its coordinate (-1: none) and its idf."""

    codes: NDArray[np.uint64]
    coordinates: NDArray[np.intp]
    idf: NDArray[np.float64]


# The same as one array of shape (3, features), bit by bit: many are joined in one step.
Table = NDArray[np.uint64]


class _Word(NamedTuple):
    """The features of a word, its pieces first and itself last, and the code of the word."""

    table: Table
    code: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The features of words and pairs as *vocabulary* knows them, found once and kept.

    Safe to share between threads: what two of them look up at once is the same.
    """

    vocabulary: Vocabulary
    _words: dict[str, _Word] = field(default_factory=dict, repr=False)
    _pairs: dict[int, Table] = field(default_factory=dict, repr=False)

    def encode(self, words: tuple[str, ...]) -> Vector:
        """Return the vector of *words*; its length falls below 1 as features are unknown."""
        if not words:
            return Vector(
                ids=np.empty(0, np.intp),
                values=np.empty(0, np.float32),
                words=np.empty(0, np.intp),
                seen=0.0,
            )
        known, pairs = self._look_up(words)
        tables = [*(each.table for each in known), *pairs]
        sizes = [table.shape[1] for table in tables]
        features = _split(np.concatenate(tables, axis=1))
        # Words stand behind their pieces, pairs alone.
        is_word = np.zeros(len(features.codes), bool)
        is_word[np.cumsum(sizes) - 1] = True
        weights, seen = _weighted(features, is_word)
        numbers = range(len(words))
        # The pair of the start and that with the second word are both the first word's.
        places = np.array([*numbers, 0, *numbers], np.intp).repeat(sizes)
        has_place = features.coordinates >= 0
        return Vector(
            ids=features.coordinates[has_place],
            values=weights[has_place].astype(np.float32),
            words=places[has_place],
            seen=seen,
        )

    def _look_up(self, words: tuple[str, ...]) -> tuple[list[_Word], list[Table]]:
        """Return what is known of each word, and the features of neighbours.

        All that is new is looked up at once.
        """
        rows = {word: self._words.get(word) for word in words}
        new = {word: word_codes(word) for word, row in rows.items() if row is None}
        own = [row.code if (row := rows[word]) else new[word][1] for word in words]
        codes = pair_codes(own)
        pairs = {code: self._pairs.get(code) for code in codes}
        unknown = [code for code, table in pairs.items() if table is None]
        if new or unknown:
            found = _found([each for each, _ in new.values()], unknown, self.vocabulary)
            of_words = zip(found, new.values(), strict=False)
            looked_up = dict(zip(new, (_Word(t, code) for t, (_, code) in of_words), strict=True))
            neighbours = dict(zip(unknown, found[len(new) :], strict=True))
            _keep(self._words, looked_up, _KEPT_WORDS)
            _keep(self._pairs, neighbours, _KEPT_PAIRS)
            rows |= looked_up
            pairs |= neighbours
        return (
            [row for word in words if (row := rows[word])],
            [table for code in codes if (table := pairs[code]) is not None],
        )


def _keep(kept: dict[Key, Value], new: dict[Key, Value], most: int) -> None:
    """Add *new* to what is *kept*, which is forgotten where it grows beyond bounds."""
    if len(kept) + len(new) > most:
        kept.clear()
    kept.update(new)


def _found(
    words: list[NDArray[np.uint64]], pairs: list[int], vocabulary: Vocabulary
) -> list[Table]:
    """Return the features of words and of pairs with these codes as *vocabulary* knows them."""
    codes = np.concatenate([*words, np.array(pairs, np.uint64)])
    coordinates, idf = look_up(codes, vocabulary)
    table = np.stack([codes, coordinates.view(np.uint64), idf.view(np.uint64)])
    ends = list(itertools.accumulate([*map(len, words), *(1 for _ in pairs)]))
    # Copies: kept for long, slices would keep all else that was looked up with them.
    return [table[:, start:end].copy() for start, end in zip([0, *ends], ends, strict=False)]


def _split(table: Table) -> _Features:
    codes, coordinates, idf = table
    return _Features(codes, coordinates.view(np.intp), idf.view(np.float64))


def _weighted(features: _Features, is_word: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Return the weight of each feature, and the squared length of those with a coordinate.

    Each block is scaled to its share of the squared length of the vector, 1.
    """
    order = features.codes.argsort()
    codes = features.codes[order]
    is_first = np.empty(len(codes), bool)
    is_first[0] = True
    np.not_equal(codes[1:], codes[:-1], out=is_first[1:])
    starts = is_first.nonzero()[0]
    squares = np.add.reduceat(features.idf[order], starts)
    squares *= squares
    distinct = order[starts]
    blocks = is_word[distinct]
    per_square = SHARES / np.bincount(blocks, squares)
    known = np.bincount(blocks, squares * (features.coordinates[distinct] >= 0))
    of_pieces, of_words = np.sqrt(per_square).tolist()
    weights = features.idf * np.where(is_word, of_words, of_pieces)
    return weights, min(1.0, float(known @ per_square))
