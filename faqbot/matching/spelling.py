"""Reading misspelt words as words of the FAQ.

The distance is optimal string alignment (Damerau-Levenshtein without overlapping edits): typing
slips are insertions, deletions, substitutions and swaps of neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["SHORTEST", "SHORTEST_OF_KNOWN", "Speller"]

# Below four letters almost any two words are one slip apart.
SHORTEST = 4
# Where the usual words of a language are known, what is none of them is a slip from three letters
# on, if its letters were swapped, doubled or left out. One slip in a question then costs .4 to .8
# points of accuracy less (on held-out training phrases of CLINC150, BANKING77 and sofmattress: 1.67
# to 1.20, 1.13 to .73, and 2.44 to 1.67).
SHORTEST_OF_KNOWN = 3
# From eight letters on, two slips leave enough of a word to know it by.
_TWO_SLIPS_LENGTH = 8
# Both halves of a word that is read as two must be words themselves, not fragments.
_MIN_HALF = 3
# More slips than a long conversation holds.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Speller:
    """Corrects words towards *counts*, the words of the FAQ's phrases and how often they occur.

    Words in *common*, the usual ones of the language, and in *known* are meant as they stand.
    *protected* are look-alike terms: they too are never corrected, and what is as near to one of
    them as to a word of the FAQ could mean either.
    """

    counts: dict[str, int]
    known: frozenset[str] = frozenset()
    common: Container[str] = frozenset()
    protected: frozenset[str] = frozenset()
    shortest: int = SHORTEST
    # What was found out is kept: slips come again, in the pieces of an input and in the next one.
    _by_length: dict[int, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def correct(self, word: str) -> str | None:
        """Return what *word* is read as (one word, or two with a space), or None: as it stands."""
        if len(word) < self.shortest or word in self.counts or word in self.known:
            return None
        if word in self.protected or _has_digit(word) or word in self.common:
            return None
        if word in self._found:
            return self._found.get(word)
        found = self._nearest(word) or self._halves(word)
        if len(self._found) < _KEPT:
            self._found[word] = found
        return found

    def _nearest(self, word: str) -> str | None:
        slips = 2 if len(word) >= _TWO_SLIPS_LENGTH else 1
        # A slip changes the length by one at most.
        fitting = [
            (distance, set(near) != set(word), near[0] != word[0], -self.counts[near], near)
            for length in range(len(word) - slips, len(word) + slips + 1)
            for near, distance, _ in process.extract(
                word,
                self._words_of(length),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=None,
            )
            # In a short word a wrong letter leaves too little to know it by.
            if min(len(word), length) >= SHORTEST or set(word) <= set(near)
        ]
        if not fitting:
            return None
        distance, *_, near = min(fitting)
        others = self.protected - {near}
        rivals = process.extractOne(word, others, scorer=OSA.distance, score_cutoff=distance)
        return None if rivals else near

    def _words_of(self, length: int) -> tuple[str, ...]:
        """Return the words of a length that others are corrected to."""
        if not self._by_length:
            by_length: dict[int, list[str]] = {0: []}
            for word in self.counts:
                if len(word) >= self.shortest and not _has_digit(word):
                    by_length.setdefault(len(word), []).append(word)
            self._by_length.update({size: tuple(words) for size, words in by_length.items()})
        return self._by_length.get(length, ())

    def _halves(self, word: str) -> str | None:
        cuts = range(_MIN_HALF, len(word) - _MIN_HALF + 1)
        fitting = [
            (-min(self.counts[word[:cut]], self.counts[word[cut:]]), cut)
            for cut in cuts
            if word[:cut] in self.counts and word[cut:] in self.counts
        ]
        if not fitting:
            return None
        cut = min(fitting)[1]
        return f"{word[:cut]} {word[cut:]}"


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(char.isdigit() for char in word)
