"""Encoding questions: words looked up once, and their features kept for the next question.

The vector of a question is that of ``features``, block by block and to the same formula: the sum of
the vectors of its words and pairs, scaled. Questions are made of the same few thousand words, and
what a vocabulary knows of a word's pieces does not change.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from faqbot.matching.coding import pair_codes, word_codes
from faqbot.matching.features import SHARES, Vector, Vocabulary, look_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Lexicon", "encode"]

Key = TypeVar("Key")
Value = TypeVar("Value")

# Few thousand words make up most of all questions; a word takes some 700 bytes.
_KEPT_WORDS = 8192
# Pairs of neighbours are of more kinds, and take 200 bytes each.
_KEPT_PAIRS = 32768
# The shares of the two blocks.
_OF_PIECES, _OF_WORDS = SHARES.tolist()


class _Feature(NamedTuple):
    """A feature: its code, its coordinate (-1: none) and its idf."""

    code: int
    coordinate: int
    idf: float


class _Features(NamedTuple):
    """Features side by side, as they occur; some of them more than once."""

    codes: NDArray[np.uint64]
    coordinates: NDArray[np.intp]
    idf: NDArray[np.float64]


class _Word(NamedTuple):
    """What a vocabulary knows of a word: its pieces, and the word itself."""

    pieces: _Features
    own: _Feature


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The features of words and pairs as *vocabulary* knows them, found once and kept.

    Safe to share between threads: what two of them look up at once is the same.
    """

    vocabulary: Vocabulary
    _words: dict[str, _Word] = field(default_factory=dict, repr=False)
    _pairs: dict[int, _Feature] = field(default_factory=dict, repr=False)

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
        pieces = _joined([each.pieces for each in known])
        singles = _side_by_side([*(each.own for each in known), *pairs])
        numbers = np.arange(len(words))
        # The pair of the start and that with the second word are both the first word's.
        places = np.concatenate(
            [numbers.repeat([len(each.pieces.codes) for each in known]), numbers, [0], numbers]
        )
        of_pieces, seen_pieces = _scaled(pieces, _OF_PIECES)
        of_words, seen_words = _scaled(singles, _OF_WORDS)
        ids = np.concatenate([pieces.coordinates, singles.coordinates])
        has_place = ids >= 0
        return Vector(
            ids=ids[has_place],
            values=np.concatenate([of_pieces, of_words])[has_place].astype(np.float32),
            words=places[has_place],
            seen=min(1.0, seen_pieces + seen_words),
        )

    def _look_up(self, words: tuple[str, ...]) -> tuple[list[_Word], list[_Feature]]:
        """Return what is known of each word, and the features of neighbours.

        All that is new is looked up at once.
        """
        rows = {word: self._words.get(word) for word in words}
        new = {word: word_codes(word) for word, row in rows.items() if row is None}
        own = [row.own.code if (row := rows[word]) else new[word][1] for word in words]
        codes = pair_codes(own)
        pairs = {code: self._pairs.get(code) for code in codes}
        unknown = [code for code, feature in pairs.items() if feature is None]
        if new or unknown:
            found = _found([each for each, _ in new.values()], unknown, self.vocabulary)
            looked_up = dict(zip(new, found[0], strict=True))
            neighbours = dict(zip(unknown, found[1], strict=True))
            _keep(self._words, looked_up, _KEPT_WORDS)
            _keep(self._pairs, neighbours, _KEPT_PAIRS)
            rows |= looked_up
            pairs |= neighbours
        return (
            [row for word in words if (row := rows[word])],
            [feature for code in codes if (feature := pairs[code])],
        )


def _keep(kept: dict[Key, Value], new: dict[Key, Value], most: int) -> None:
    """Add *new* to what is *kept*, which is forgotten where it grows beyond bounds."""
    if len(kept) + len(new) > most:
        kept.clear()
    kept.update(new)


def encode(words: tuple[str, ...], vocabulary: Vocabulary) -> Vector:
    """Return the vector of *words*, once: a ``Lexicon`` is for many."""
    return Lexicon(vocabulary).encode(words)


def _found(
    words: list[NDArray[np.uint64]], pairs: list[int], vocabulary: Vocabulary
) -> tuple[list[_Word], list[_Feature]]:
    """Return what *vocabulary* knows of words and pairs with these codes."""
    codes = np.concatenate([*words, np.array(pairs, np.uint64)])
    coordinates, idf = look_up(codes, vocabulary)
    features = _Features(codes, coordinates, idf)
    ends = np.cumsum([len(each) for each in words]).tolist()
    found = [
        _Word(_cut(features, start, end - 1), _at(features, end - 1))
        for start, end in zip([0, *ends], ends, strict=False)
    ]
    first = ends[-1] if ends else 0
    return found, [_at(features, place) for place in range(first, len(codes))]


def _cut(features: _Features, start: int, end: int) -> _Features:
    # Copies: kept for long, slices would keep all else that was looked up with them.
    return _Features(
        features.codes[start:end].copy(),
        features.coordinates[start:end].copy(),
        features.idf[start:end].copy(),
    )


def _at(features: _Features, place: int) -> _Feature:
    return _Feature(
        int(features.codes[place]), int(features.coordinates[place]), float(features.idf[place])
    )


def _joined(features: Sequence[_Features]) -> _Features:
    codes, coordinates, idf = zip(*features, strict=True)
    return _Features(np.concatenate(codes), np.concatenate(coordinates), np.concatenate(idf))


def _side_by_side(features: Sequence[_Feature]) -> _Features:
    codes, coordinates, idf = zip(*features, strict=True)
    return _Features(
        np.array(codes, np.uint64), np.array(coordinates, np.intp), np.array(idf, np.float64)
    )


def _scaled(features: _Features, share: float) -> tuple[NDArray[np.float64], float]:
    """Return the weights of a block that makes up *share* of the vector, and what is known of it.

    That is the squared length of the features that have a coordinate.
    """
    order = features.codes.argsort()
    codes = features.codes[order]
    is_first = np.ones(len(codes), bool)
    np.not_equal(codes[1:], codes[:-1], out=is_first[1:])
    starts = is_first.nonzero()[0]
    squares = np.add.reduceat(features.idf[order], starts)
    squares *= squares
    per_square = share / float(squares.sum())
    known = float(squares @ (features.coordinates[order[starts]] >= 0))
    return features.idf * math.sqrt(per_square), known * per_square
