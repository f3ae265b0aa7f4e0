"""Finding the terms of word sets in a text: which side of which set a text stands on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from faqbot.matching.opposites import (
    FIRM,
    KINDS,
    LOOK_ALIKES,
    LOOSE,
    MEDICINES,
    Sides,
)
from faqbot.matching.wordforms import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from faqbot.matching.clauses import Clauses

__all__ = ["Contrast", "Found", "Terms", "build_terms", "builtin_terms", "written"]

# "Turn the kitchen light off": so many words on at most stands the particle of a verb.
_PARTICLE_REACH = 4
_PAIR = 2
_PARTICLES = frozenset(["in", "out", "on", "off", "up", "down"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A set of terms whose *sides* exclude each other.

    *loose* ones count beside the same word only, *turning* ones turn round under a negation, and
    *free* ones do not matter to an entry that names several.
    """

    guard: str
    sides: Sides
    loose: bool = False
    turning: bool = False
    free: bool = False

    @property
    def turns(self) -> bool:
        """Whether what denies one side says the other: of two, not of three."""
        return self.turning and len(self.sides) == _PAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A term in a text, as written there, from word *start* to before word *end*."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Term:
    """The stems of a term behind its first one, and the side of the set that it belongs to."""

    rest: tuple[str, ...]
    parted: bool
    contrast: int
    side: int


# Compared by identity: an FAQ has its own sets once, and what they find in a phrase is kept.
@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Sets of terms, by the first stem of each term."""

    contrasts: tuple[Contrast, ...]
    by_first: Mapping[str, tuple[_Term, ...]]

    def find(self, text: Clauses, denied: frozenset[str]) -> dict[int, dict[int, Found]]:
        """Return by set and side the terms of *text*; *denied* ones stand on the other side."""
        if not self.by_first:
            return {}
        found: dict[int, list[tuple[int, Found]]] = {}
        for start, first in enumerate(text.stems):
            for term in self.by_first.get(first, ()):
                end = _end(term, text, start)
                if end is None:
                    continue
                turns = first in denied and self.contrasts[term.contrast].turns
                side = 1 - term.side if turns else term.side
                whole = text.words[start:end]
                words = " ".join((whole[0], whole[-1]) if term.parted else whole)
                found.setdefault(term.contrast, []).append(
                    (side, Found(text=words, start=start, end=end))
                )
        return {contrast: _longest(places) for contrast, places in found.items()}

    def agree(self, one: str, other: str) -> bool:
        """Return whether two stems stand on the same side of a set."""
        here = {(each.contrast, each.side) for each in self.by_first.get(one, ())}
        return any((each.contrast, each.side) in here for each in self.by_first.get(other, ()))

    def contrast(self, one: str, other: str) -> bool:
        """Return whether two stems are terms of one set."""
        here, there = self.by_first.get(one, ()), self.by_first.get(other, ())
        return not {each.contrast for each in here}.isdisjoint(each.contrast for each in there)


def _longest(places: list[tuple[int, Found]]) -> dict[int, Found]:
    """Return the first term of each side, without those inside a longer one ("off-peak")."""
    sides: dict[int, Found] = {}
    for side, found in places:
        inside = any(
            other.start <= found.start
            and found.end <= other.end
            and other.end - other.start > found.end - found.start
            for _, other in places
        )
        if not inside:
            sides.setdefault(side, found)
    return sides


def _end(term: _Term, text: Clauses, start: int) -> int | None:
    end = start + 1
    if not term.rest:
        return end
    if not term.parted:
        there = text.stems[end : end + len(term.rest)] == term.rest
        return end + len(term.rest) if there else None
    for at in range(end, min(end + _PARTICLE_REACH, len(text.stems))):
        if text.stems[at] in _PARTICLES:
            return at + 1 if text.stems[at] == term.rest[0] else None
    return None


def build_terms(contrasts: Iterable[Contrast]) -> Terms:
    """Return *contrasts* ready to be found."""
    kept = tuple(contrasts)
    by_first: dict[str, list[_Term]] = {}
    for number, contrast in enumerate(kept):
        for side, words in enumerate(contrast.sides):
            for word in words:
                first, *rest = map(stem, word.replace("~", "_").split("_"))
                term = _Term(tuple(rest), "~" in word, number, side)
                by_first.setdefault(first, []).append(term)
    return Terms(kept, {first: tuple(terms) for first, terms in by_first.items()})


def written(term: str) -> str:
    """Return a curator's *term* as the lists write it: "switch on" may be parted, "top up" too."""
    first, _, last = term.rpartition(" ")
    parted = first and " " not in first and last in _PARTICLES
    return f"{first}~{last}" if parted else term.replace(" ", "_")


# The same for every FAQ, and built when the first question needs it: starting stays quick.
@cache
def builtin_terms() -> Terms:
    """Return the sets that come with faqbot."""
    return build_terms(
        [
            *(Contrast(guard="protected", sides=each) for each in (*LOOK_ALIKES, MEDICINES)),
            *(Contrast(guard="protected", sides=each, free=True) for each in KINDS),
            *(Contrast(guard="opposites", sides=each, turning=True) for each in FIRM),
            *(Contrast(guard="opposites", sides=each, turning=True, loose=True) for each in LOOSE),
        ]
    )
