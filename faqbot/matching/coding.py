"""Features as numbers: the pieces of words and the words of a text, each a 64-bit code.

*Pieces*: every word is padded with a space on both sides and cut into all its 2-, 3- and 4-grams
of characters. *Words*: the first letters of every word, and of every two neighbours, the start
and the end of the text among them.

Codes are polynomial hashes, so that coding and looking up are a few array operations however
large the vocabulary is and however many texts are coded. Any two of a million features collide
with a probability of about 3e-8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Features", "feature_codes"]

_SIZES = (2, 3, 4)
# Words are told apart by their first five letters: a stemmer for every language at once.
# 4, 5 and 6 agree within noise on the training parts of BANKING77, CLINC150 and HINT3, an
# English suffix stemmer and whole words are a little worse.
_WORD_LETTERS = 5
# The blocks.
_PIECES, _WORDS = 0, 1
# Odd multipliers with well-spread bits, so that polynomials modulo 2**64 mix code points into
# all bits: the golden ratio (Knuth, TAOCP 3, 6.4) and, to keep the blocks apart, the one of PCG.
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_WORD_MULTIPLIER = np.uint64(0x5851F42D4C957F2D)
_EDGE = np.uint64(0xD1B54A32D192ED03)
_SPACE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of one text, repeats included: code, block and the word each starts in."""

    codes: NDArray[np.uint64]
    blocks: NDArray[np.int8]
    words: NDArray[np.int32]


def feature_codes(words: tuple[str, ...], lengths: Sequence[int] | None = None) -> Features:
    """Return all features of *words*: one text, or several in a row of these *lengths* in words.

    A text without words has no features.
    """
    if not words:
        empty = np.empty(0, np.int32)
        return Features(codes=empty.astype(np.uint64), blocks=empty.astype(np.int8), words=empty)
    # The array of one string holds its code points. Texts follow one another as words do: no
    # piece reaches beyond its word.
    points = np.array([f" {' '.join(words)} "]).view(np.uint32)
    spaces = np.cumsum(points == _SPACE)
    codes, origins = _pieces(points, spaces)
    word_codes = _word_codes(points)
    sizes = np.array([len(words)] if lengths is None else [each for each in lengths if each])
    pairs, pair_origins = _pairs(word_codes, sizes)
    codes += [word_codes, pairs]
    origins += [np.arange(len(words)), pair_origins]
    blocks = np.zeros(sum(map(len, codes)), np.int8)
    blocks[len(blocks) - len(word_codes) - len(pairs) :] = _WORDS
    return Features(
        codes=np.concatenate(codes), blocks=blocks, words=np.concatenate(origins).astype(np.int32)
    )


def _pieces(
    points: NDArray[np.uint32], spaces: NDArray[np.intp]
) -> tuple[list[NDArray[np.uint64]], list[NDArray[np.intp]]]:
    codes, origins = [], []
    hashes = points.astype(np.uint64)
    for size in range(2, _SIZES[-1] + 1):
        count = len(points) - size + 1
        if count <= 0:
            break
        hashes = hashes[:count] * _MULTIPLIER + points[size - 1 :]
        # A window belongs to one word when no space stands strictly inside it.
        inside = spaces[size - 2 : size - 2 + count] == spaces[:count]
        codes.append(hashes[inside])
        # The space before word k is the (k + 1)-th one; a window starts on it or after it.
        origins.append(spaces[:count][inside] - 1)
    return codes, origins


def _word_codes(points: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return the code of each word, that of its first letters."""
    edges = np.flatnonzero(points == _SPACE)
    starts, lengths = edges[:-1] + 1, np.diff(edges) - 1
    # What is read beyond a short word goes into codes that are not chosen.
    places = np.minimum(starts + np.arange(_WORD_LETTERS)[:, None], len(points) - 1)
    codes = points[places].astype(np.uint64)
    before = np.full(len(starts), _WORD_MULTIPLIER)
    for letter in range(_WORD_LETTERS):
        codes[letter] += before * _WORD_MULTIPLIER
        before = codes[letter]
    chosen: NDArray[np.uint64] = codes[
        np.minimum(lengths, _WORD_LETTERS) - 1, np.arange(len(starts))
    ]
    return chosen


def _pairs(
    word_codes: NDArray[np.uint64], sizes: NDArray[np.intp]
) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the codes of neighbours in texts of these *sizes*, and the word each starts in."""
    numbers = np.arange(len(word_codes))
    # An edge stands before each text and behind the last: those between serve on both sides.
    places = numbers + 1 + np.repeat(np.arange(len(sizes)), sizes)
    ends = np.full(len(word_codes) + len(sizes) + 1, _EDGE)
    ends[places] = word_codes
    first = np.cumsum(sizes) - sizes
    origins = np.empty(len(ends) - 1, np.intp)
    origins[places] = numbers
    origins[places[first] - 1] = first
    return ends[:-1] * _MULTIPLIER + ends[1:], origins
