"""Guards: contradictions that similarity cannot see.

"Can I take it" and "can I not take it" share nearly all their characters. A guard compares the
question with the phrase nearest to it and objects where they contradict each other: a negation
on one side only, two opposites, different numbers, or two look-alike terms. It holds its peace
where another phrase of the same entry stands on the question's side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.evidence import Clash
from faqbot.matching.opposites import NEGATORS, OPPOSITES, PROTECTED, are_prefix_opposites
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Guards", "build_guards"]

Words = tuple[str, ...]

# "I don't know", "not sure", "why not": negations of the asking, not of what is asked.
_ASIDES = re.compile(
    r"\b(?:dont|do not|didnt|did not|doesnt|cant|cannot|couldnt) "
    r"(?:really |quite |even )?(?:know|understand|remember|get it|see why|want to know|mind)\b"
    r"|\bnot (?:sure|certain|only|just)\b|\bwhy not\b|\bor not\b|\bno idea\b|\bno one\b"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Guards:
    """The guards of an FAQ: built-in pairs and those of its curator, normalised."""

    opposites: tuple[tuple[str, ...], ...] = ()
    protected: tuple[tuple[str, ...], ...] = ()

    def clash(self, question: str, phrase: str, own_phrases: Iterable[str]) -> Clash | None:
        """Return what contradicts between *question* and *phrase*, or None.

        *own_phrases* are all phrases of the entry that *phrase* belongs to.
        """
        asked, near = tokens(question), tokens(phrase)
        for guard, check in (
            ("protected", self._protected),
            ("opposites", self._opposites),
            ("numbers", _numbers),
            ("negation", _negation),
        ):
            for theirs, ours in check(asked, near):
                if not any(_holds(guard, theirs, own) for own in own_phrases):
                    return Clash(guard=guard, asked=theirs, phrase=ours)
        return None

    def _protected(self, asked: Words, near: Words) -> Iterator[tuple[str, str]]:
        return _pairs((*PROTECTED, *self.protected), asked, near)

    def _opposites(self, asked: Words, near: Words) -> Iterator[tuple[str, str]]:
        yield from _pairs((*OPPOSITES, *self.opposites), asked, near)
        for theirs in (word for word in asked if word not in near):
            for ours in (word for word in near if word not in asked):
                if are_prefix_opposites(theirs, ours):
                    yield theirs, ours


def build_guards(opposites: Iterable[Iterable[str]], protected: Iterable[Iterable[str]]) -> Guards:
    """Return the guards with a curator's own sets, however they are written."""
    return Guards(opposites=_normal(opposites), protected=_normal(protected))


def _normal(sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(" ".join(tokens(member)) for member in each) for each in sets)


def _pairs(sets: Iterable[tuple[str, ...]], asked: Words, near: Words) -> Iterator[tuple[str, str]]:
    """Yield the members of each set that stand on one side only, where both sides have one."""
    here, there = f" {' '.join(asked)} ", f" {' '.join(near)} "
    for members in sets:
        theirs = [member for member in members if f" {member} " in here]
        ours = [member for member in members if f" {member} " in there]
        if theirs and ours and not set(theirs) & set(ours):
            yield theirs[0], ours[0]


def _numbers(asked: Words, near: Words) -> Iterator[tuple[str, str]]:
    # With its unit written together, "10mg" begins with the number.
    theirs = [found.group() for word in asked if (found := _NUMBER.match(word))]
    ours = [found.group() for word in near if (found := _NUMBER.match(word))]
    if theirs and ours and not set(theirs) & set(ours):
        yield theirs[0], ours[0]


def _negation(asked: Words, near: Words) -> Iterator[tuple[str, str]]:
    theirs, ours = _negator(asked), _negator(near)
    if (theirs is None) != (ours is None):
        yield theirs or "", ours or ""


def _negator(words: Words) -> str | None:
    text = _ASIDES.sub(" ", " ".join(words))
    return next((word for word in text.split() if word in NEGATORS), None)


def _holds(guard: str, theirs: str, phrase: str) -> bool:
    """Whether *phrase* stands on the question's side of the contradiction."""
    words = tokens(phrase)
    if guard == "negation":
        return (_negator(words) is None) == (theirs == "")
    if guard == "numbers":
        return any(found.group() == theirs for word in words if (found := _NUMBER.match(word)))
    return f" {theirs} " in f" {' '.join(words)} "
