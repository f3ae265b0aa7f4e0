"""Encoding questions: words looked up once, and their features kept for the next question.

The vector of a question is that of ``features``, block by block and to the same formula. Questions
are made of the same few thousand words, and what a vocabulary knows of a word's pieces does not
change: so a question costs a walk over some hundred numbers at hand, where array operations would
first have to find each of them again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from faqbot.matching.coding import PIECES, WORDS, pair_codes, word_codes
from faqbot.matching.features import SHARES, Vector, Vocabulary, look_up

if TYPE_CHECKING:
    from typing import TypeAlias

    # A code, the coordinate (-1: none) and the idf.
    Feature: TypeAlias = tuple[int, int, float]

__all__ = ["Lexicon", "encode"]

Key = TypeVar("Key")
Value = TypeVar("Value")

# Few thousand words make up most of all questions; a word takes some 2 kilobytes.
_KEPT_WORDS = 8192
# Pairs of neighbours are of more kinds, and take 200 bytes each.
_KEPT_PAIRS = 32768


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The features of words and pairs as *vocabulary* knows them, found once and kept.

    Safe to share between threads: what two of them look up at once is the same.
    """

    vocabulary: Vocabulary
    _words: dict[str, tuple[Feature, ...]] = field(default_factory=dict, repr=False)
    _pairs: dict[int, Feature] = field(default_factory=dict, repr=False)

    def encode(self, words: tuple[str, ...]) -> Vector:
        """Return the vector of *words*; its length falls below 1 as features are unknown."""
        rows, pairs = self._look_up(words)
        # How often each code occurs, and where first: coordinate, code, idf, block, word.
        counts: dict[int, int] = {}
        found: list[tuple[int, int, float, int, int]] = []
        for place, features in enumerate(rows):
            own = features[-1]
            for feature in features:
                code, coordinate, idf = feature
                if code in counts:
                    counts[code] += 1
                else:
                    counts[code] = 1
                    block = WORDS if feature is own else PIECES
                    found.append((coordinate, code, idf, block, place))
        for place, (code, coordinate, idf) in enumerate(pairs):
            if code in counts:
                counts[code] += 1
            else:
                counts[code] = 1
                # The pair of the start and that with the second word are both the first word's.
                found.append((coordinate, code, idf, WORDS, max(0, place - 1)))
        return _vector(found, counts)

    def _look_up(self, words: tuple[str, ...]) -> tuple[list[tuple[Feature, ...]], list[Feature]]:
        """Return the features of each word, its own as the last one, and those of neighbours.

        All that is new is looked up at once.
        """
        rows = {word: self._words.get(word, ()) for word in words}
        new = {word: word_codes(word)[0].tolist() for word, row in rows.items() if not row}
        own = [new[word][-1] if word in new else rows[word][-1][0] for word in words]
        codes = pair_codes(own)
        pairs = {code: self._pairs.get(code) for code in codes}
        unknown = [code for code, feature in pairs.items() if feature is None]
        if new or unknown:
            found = iter(_features([*chain.from_iterable(new.values()), *unknown], self.vocabulary))
            looked_up = {word: tuple(islice(found, len(each))) for word, each in new.items()}
            neighbours = dict(zip(unknown, found, strict=True))
            _keep(self._words, looked_up, _KEPT_WORDS)
            _keep(self._pairs, neighbours, _KEPT_PAIRS)
            rows |= looked_up
            pairs |= neighbours
        return [rows[word] for word in words], [
            feature for code in codes if (feature := pairs[code])
        ]


def _keep(kept: dict[Key, Value], new: dict[Key, Value], most: int) -> None:
    """Add *new* to what is *kept*, which is forgotten where it grows beyond bounds."""
    if len(kept) + len(new) > most:
        kept.clear()
    kept.update(new)


def encode(words: tuple[str, ...], vocabulary: Vocabulary) -> Vector:
    """Return the vector of *words*, once: a ``Lexicon`` is for many."""
    return Lexicon(vocabulary).encode(words)


def _features(codes: list[int], vocabulary: Vocabulary) -> tuple[Feature, ...]:
    places, idf = look_up(np.array(codes, np.uint64), vocabulary)
    return tuple(zip(codes, places.tolist(), idf.tolist(), strict=True))


def _vector(found: list[tuple[int, int, float, int, int]], counts: dict[int, int]) -> Vector:
    """Return the vector of *found*: of each feature coordinate, code, idf, block and word."""
    squares = [0.0] * len(SHARES)
    weighed: list[tuple[int, float, int, int]] = []
    for coordinate, code, idf, block, word in found:
        weight = counts[code] * idf
        squares[block] += weight * weight
        if coordinate >= 0:
            weighed.append((coordinate, weight, block, word))
    weighed.sort()
    scales = [
        math.sqrt(share / square) if square else 0.0
        for share, square in zip(SHARES.tolist(), squares, strict=True)
    ]
    values = np.array([weight * scales[block] for _, weight, block, _ in weighed], np.float32)
    return Vector(
        ids=np.array([coordinate for coordinate, _, _, _ in weighed], np.int64),
        values=values,
        words=np.array([word for _, _, _, word in weighed], np.int32),
        seen=min(1.0, float(values @ values)),
    )
