"""Cutting words into the pieces that a model's vocabulary knows (WordPiece)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["word_pieces"]

# A longer word is no word; the model's own tokenizer has the same bound.
_MAX_LETTERS = 100
_UNKNOWN = "[UNK]"
_WORDS = re.compile(r"[^\W_]+|[^\w\s]|_")


def word_pieces(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """Return the numbers of the longest pieces that the words of *text* can be cut into.

    Pieces inside a word begin with ``##`` (WordPiece; Devlin and others 2019). A word with a part
    that *vocabulary* lacks is unknown as a whole.
    """
    letters = unicodedata.normalize("NFD", text.lower())
    plain = "".join(char for char in letters if unicodedata.category(char) != "Mn")
    return [number for word in _WORDS.findall(plain) for number in _cut(word, vocabulary)]


def _cut(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    numbers: list[int] = []
    start = 0
    while start < len(word) <= _MAX_LETTERS:
        mark = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if mark + word[start:end] in vocabulary), None)
        if end is None:
            return [vocabulary[_UNKNOWN]]
        numbers.append(vocabulary[mark + word[start:end]])
        start = end
    return numbers or [vocabulary[_UNKNOWN]]
