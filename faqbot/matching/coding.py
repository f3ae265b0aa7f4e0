"""Features as numbers: the pieces of words and the words of a text, each a 64-bit code.

*Pieces*: every word is padded with a space on both sides and cut into all its 2-, 3- and 4-grams
of characters. *Words*: the first letters of every word, and of every two neighbours, the start
and the end of the text among them.

Codes are polynomial hashes, so that looking them up takes a few array operations however large
the vocabulary is and however many texts there are. Any two of a million features collide with a
probability of about 3e-8.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = [
    "PIECES",
    "WORDS",
    "all_pair_codes",
    "feature_codes",
    "pair_codes",
    "word_codes",
]

_SIZES = (2, 3, 4)
# Words are told apart by their first five letters: a stemmer for every language at once.
# 4, 5 and 6 agree within noise on the training parts of BANKING77, CLINC150 and HINT3, an
# English suffix stemmer and whole words are a little worse.
_WORD_LETTERS = 5
# The blocks.
PIECES, WORDS = 0, 1
# Odd multipliers with well-spread bits, so that polynomials modulo 2**64 mix code points into
# all bits: the golden ratio (Knuth, TAOCP 3, 6.4) and, to keep the blocks apart, the one of PCG.
_MULTIPLIER = 0x9E3779B97F4A7C15
_WORD_MULTIPLIER = 0x5851F42D4C957F2D
_EDGE = 0xD1B54A32D192ED03
_MASK = 0xFFFFFFFFFFFFFFFF
_SPACE = ord(" ")
# Few thousand words make up most of all questions; a word takes some 300 bytes.
_KEPT_WORDS = 8192


def feature_codes(words: tuple[str, ...]) -> NDArray[np.uint64]:
    """Return the codes of all features of a text with these *words*, repeats included."""
    coded = [word_codes(word) for word in words]
    pairs = pair_codes([code for _, code in coded])
    return np.concatenate([*(codes for codes, _ in coded), np.array(pairs, np.uint64)])


def pair_codes(codes: Sequence[int]) -> list[int]:
    """Return the codes of neighbours in a text whose words have these *codes*, edges included."""
    if not codes:
        return []
    ends = (_EDGE, *codes, _EDGE)
    return [(one * _MULTIPLIER + other) & _MASK for one, other in pairwise(ends)]


def all_pair_codes(codes: NDArray[np.uint64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the codes of neighbours in texts of these *lengths* in words, one after the other.

    *codes* are those of the words of all texts.
    """
    # Every word is once the second of a pair and, in the next pair of its text, the first.
    filled = lengths > 0
    second = np.arange(len(codes)) + (filled.cumsum() - filled).repeat(lengths)
    count = len(codes) + int(filled.sum())
    left, right = np.full(count, _EDGE, np.uint64), np.full(count, _EDGE, np.uint64)
    left[second + 1] = codes
    right[second] = codes
    return left * np.uint64(_MULTIPLIER) + right


@lru_cache(maxsize=_KEPT_WORDS)
def word_codes(word: str) -> tuple[NDArray[np.uint64], int]:
    """Return the codes of the pieces of *word* and, as the last one and again, its own."""
    points = [_SPACE, *map(ord, word), _SPACE]
    codes: list[int] = []
    hashes = points
    for size in _SIZES:
        following = points[size - 1 :]
        hashes = [
            (code * _MULTIPLIER + point) & _MASK
            for code, point in zip(hashes, following, strict=False)
        ]
        codes += hashes
    code = _WORD_MULTIPLIER
    for point in points[1:-1][:_WORD_LETTERS]:
        code = (code * _WORD_MULTIPLIER + point) & _MASK
    return np.array([*codes, code], np.uint64), code
