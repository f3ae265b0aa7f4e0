"""How hard an answer is to read: a hint to the curator, never an error.

The automated readability index (Smith and Senter 1967, Automated Readability Index,
AMRL-TR-66-220) needs no dictionary and no syllables:

    4.71 * characters / words + 0.5 * words / sentences - 21.43

It estimates the school grade of the United States that reads the text with ease; pupils of grade
g are about g + 5 years old. It was made for English and says little about a text of a few words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.model import Faq

__all__ = ["Readability", "measure_readability", "reading_age"]

_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"')\u201d]*(?:\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_YEARS_AT_GRADE_0 = 5
# The youngest that the index tells anything about.
_YOUNGEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """Reading ages in years: the median of all answers, and the hardest answer's with its id."""

    median: int
    hardest: int
    hardest_id: str


def reading_age(text: str) -> int:
    """Return the age in years at which *text* is read with ease, 5 or more."""
    words: list[str] = _WORD.findall(text)
    if not words:
        return _YOUNGEST
    letters = sum(letter.isalnum() for word in words for letter in word)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43
    return max(_YOUNGEST, round(grade) + _YEARS_AT_GRADE_0)


def measure_readability(faq: Faq) -> Readability | None:
    """Return how hard the answers of *faq* are to read; None where the index says nothing."""
    if not faq.entries or faq.language.lower().split("-")[0] != "en":
        return None
    ages = sorted((reading_age(entry.answer), entry.id) for entry in faq.entries)
    hardest, hardest_id = ages[-1]
    return Readability(median=ages[len(ages) // 2][0], hardest=hardest, hardest_id=hardest_id)
