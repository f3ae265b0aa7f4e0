"""The curator's questions, to be found by the beginnings of their words."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.text import key, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["QuestionIndex", "one_line"]

# Shorter words are a letter or two away from too many others.
_LETTERS_OF_A_MISSPELLING = 4
# One slip in four letters, two in eight.
_NEAR_ENOUGH = 0.74


class QuestionIndex:
    """The curator's questions, prepared for being found by the beginnings of their words."""

    def __init__(self, questions: Iterable[str]) -> None:
        """Prepare *questions*; of the same rank, the earlier is found first."""
        self._questions = tuple(dict.fromkeys(map(one_line, questions)))
        # A space in front, so that " be" finds only words that begin with it.
        self._texts = tuple(f" {key(text)}" for text in self._questions)
        self._words = sorted({word for text in self._texts for word in text.split()})

    def find(self, typed: str, *, limit: int) -> tuple[str, ...]:
        """Return the questions with words that begin like every word of *typed*, best first.

        Best is what continues *typed* as it is, then what holds it in one piece, then the file's
        order.
        """
        return self._holding(tuple(dict.fromkeys(key(typed).split())), limit)

    def find_misspelt(self, typed: str, *, limit: int) -> tuple[str, ...]:
        """Return the same, a word that begins no word of any question read as the nearest."""
        starts = []
        for word in dict.fromkeys(key(typed).split()):
            reading = self._reading(word)
            if reading is None:
                return ()
            starts.append(reading)
        return self._holding(tuple(starts), limit)

    def _holding(self, words: tuple[str, ...], limit: int) -> tuple[str, ...]:
        starts = [f" {word}" for word in words]
        found: Iterable[int] = range(len(self._texts))
        for start in sorted(starts, key=len, reverse=True):  # the longest leaves fewest
            found = [index for index in found if start in self._texts[index]]
        whole = "".join(starts)

        def rank(index: int) -> tuple[bool, bool, int]:
            text = self._texts[index]
            return not text.startswith(whole), whole not in text, index

        return tuple(self._questions[index] for index in heapq.nsmallest(limit, found, key=rank))

    def _reading(self, word: str) -> str | None:
        """Return *word* if a word of any question begins so, else the nearest beginning, if any."""
        place = bisect_left(self._words, word)
        if place < len(self._words) and self._words[place].startswith(word):
            return word
        if len(word) < _LETTERS_OF_A_MISSPELLING:
            return None
        # The words are sorted, so equal beginnings stand side by side.
        starts = [start for start, _ in groupby(self._words, key=lambda other: other[: len(word)])]
        nearest = process.extractOne(
            word, starts, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH
        )
        return nearest[0] if nearest else None


def one_line(text: str) -> str:
    """Return *text* safe to show, with its line breaks as spaces."""
    return " ".join(printable(text).split())
