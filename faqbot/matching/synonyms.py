"""Reading words that the FAQ's phrases never use as synonyms that they do use.

Only what is unknown is replaced: where the phrases hold both words the head has learned what
each of them means, and merging them was measured to cost accuracy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Synonyms", "build_synonyms", "synonyms_from_pairs"]

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What unknown expressions are read as, by their first word, longest first."""

    by_first: dict[str, tuple[tuple[Words, Words], ...]]

    @property
    def pairs(self) -> tuple[tuple[Words, Words], ...]:
        """All expressions and what they are read as."""
        return tuple(pair for found in self.by_first.values() for pair in found)

    def match(self, words: Words, start: int) -> tuple[Words, Words] | None:
        """Return the expression that begins at *start* and what it is read as, or None."""
        for expression, replacement in self.by_first.get(words[start], ()):
            if words[start : start + len(expression)] == expression:
                return expression, replacement
        return None


def build_synonyms(sets: tuple[tuple[Words, ...], ...], phrases: tuple[Words, ...]) -> Synonyms:
    """Return the replacements that *sets* of synonyms give for these *phrases*.

    In each set the member that most phrases use stands in for those that no phrase uses.
    """
    members = {member for each in sets for member in each if member}
    counts = _count(members, phrases)
    pairs: list[tuple[Words, Words]] = []
    for each in sets:
        known = max(each, key=lambda member: counts.get(member, 0))
        if counts.get(known):
            pairs += [(member, known) for member in each if member and not counts[member]]
    return synonyms_from_pairs(pairs)


def synonyms_from_pairs(pairs: Iterable[tuple[Words, Words]]) -> Synonyms:
    """Return the synonyms that read the first of each pair as the second."""
    by_first: dict[str, list[tuple[Words, Words]]] = {}
    for expression, replacement in pairs:
        by_first.setdefault(expression[0], []).append((expression, replacement))
    return Synonyms(
        {
            first: tuple(sorted(found, key=lambda pair: -len(pair[0])))
            for first, found in by_first.items()
        }
    )


def _count(members: set[Words], phrases: tuple[Words, ...]) -> dict[Words, int]:
    counts = dict.fromkeys(members, 0)
    lengths = sorted({len(member) for member in members})
    for phrase in phrases:
        runs = {
            phrase[start : start + length]
            for length in lengths
            for start in range(len(phrase) - length + 1)
        }
        for run in runs & members:
            counts[run] += 1
    return counts
