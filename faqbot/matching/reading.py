"""How a question is read: cut when overlong, its words corrected towards the FAQ's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.evidence import Correction, Reading

if TYPE_CHECKING:
    from faqbot.matching.spelling import Speller
    from faqbot.matching.synonyms import Synonyms

__all__ = ["MAX_CHARACTERS", "Reader", "is_cut", "shorten"]

# A question of several hundred words is a story whose point stands at its start or its end; the
# bound keeps the time for any input in milliseconds.
MAX_CHARACTERS = 2000
# How much longer than the bound a text may be and still have its spaces counted out.
_SPACIOUS = 4
_SPACES = re.compile(r"[^\S\n]+")


# A question of two thousand characters has two hundred different words at most; where they are
# misspelt all, the first hundred tell as much, and every one looked up takes a tenth of a
# millisecond.
_MOST_LOOKED_UP = 100


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions with an FAQ's vocabulary and synonyms."""

    speller: Speller
    synonyms: Synonyms

    def read(self, typed: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Correction, ...]]:
        """Return the words *typed* as they are read, and what was read differently."""
        words: list[str] = []
        corrections: list[Correction] = []
        spelt: dict[str, str | None] = {}
        at = 0
        while at < len(typed):
            synonym = self.synonyms.match(typed, at)
            if synonym:
                expression, replacement = synonym
                reading, width = Reading.SYNONYM, len(expression)
            else:
                expression, width, reading = (typed[at],), 1, Reading.SPELLING
                # A long input repeats its words; looking one up is what takes time.
                if typed[at] not in spelt:
                    looked_up = len(spelt) < _MOST_LOOKED_UP
                    spelt[typed[at]] = self.speller.correct(typed[at]) if looked_up else None
                corrected = spelt[typed[at]]
                replacement = tuple(corrected.split()) if corrected else expression
            words += replacement
            at += width
            if replacement != expression:
                corrections.append(
                    Correction(
                        typed=" ".join(expression), read=" ".join(replacement), reading=reading
                    )
                )
        return tuple(words), tuple(corrections)


def is_cut(text: str, shortened: str) -> bool:
    """Return whether *shortened* lacks more of *text* than spaces."""
    if shortened is text:
        return False
    return len(text) > 2 * _SPACIOUS * MAX_CHARACTERS or text.split() != shortened.split()


def shorten(text: str, bound: int = MAX_CHARACTERS) -> str:
    """Return *text*, or its beginning and end where it is longer than *bound*, in whole words."""
    if len(text) <= bound:
        return text
    # Runs of spaces are no length; but an endless text is not searched for them.
    reach = _SPACIOUS * bound
    ends = (text,) if len(text) <= 2 * reach else (text[:reach], text[-reach:])
    tidy = " ".join(_SPACES.sub(" ", end).strip() for end in ends)
    if len(tidy) <= bound:
        return tidy
    first, last = tidy[: bound // 2], tidy[-bound // 2 :]
    return f"{first.rpartition(' ')[0] or first} {last.partition(' ')[2] or last}"
