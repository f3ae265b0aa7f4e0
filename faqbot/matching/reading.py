"""How a question is read: cut when overlong, its words corrected towards the FAQ's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.evidence import Correction, Reading
from faqbot.text import tokens

if TYPE_CHECKING:
    from faqbot.matching.spelling import Speller
    from faqbot.matching.synonyms import Synonyms

__all__ = ["MAX_CHARACTERS", "Reader", "shorten"]

# A question of several hundred words is a story whose point stands at its start or its end; the
# bound keeps the time for any input in milliseconds.
MAX_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions with an FAQ's vocabulary and synonyms."""

    speller: Speller
    synonyms: Synonyms

    def read(self, text: str) -> tuple[tuple[str, ...], tuple[Correction, ...]]:
        """Return the words of *text* as they are read, and what was read differently."""
        typed = tokens(text)
        words: list[str] = []
        corrections: list[Correction] = []
        at = 0
        while at < len(typed):
            synonym = self.synonyms.match(typed, at)
            if synonym:
                expression, replacement = synonym
                reading, width = Reading.SYNONYM, len(expression)
            else:
                expression, width, reading = (typed[at],), 1, Reading.SPELLING
                corrected = self.speller.correct(typed[at])
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


def shorten(text: str) -> str:
    """Return *text*, or its beginning and end where it is longer than the bound."""
    if len(text) <= MAX_CHARACTERS:
        return text
    half = MAX_CHARACTERS // 2
    return f"{text[:half]} {text[-half:]}"
