"""Objections that sets of terms call for: opposites, look-alikes and terms of a kind."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from faqbot.matching.clauses import is_content
from faqbot.matching.evidence import Clash
from faqbot.matching.negation import may_deny
from faqbot.matching.objections import Objection, Statement, any_of, is_remedy, shares
from faqbot.matching.opposites import NEGATORS
from faqbot.matching.resembling import MIN_SLIP, slips
from faqbot.matching.terms import Found
from faqbot.matching.wordforms import stem
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from faqbot.matching.clauses import Clauses
    from faqbot.matching.terms import Terms

__all__ = ["Meeting", "contrasting", "meet"]

# Between "arrival" and "departure" in "arrival or departure": a phrase about both.
_BESIDE = 2
_COORDINATORS = frozenset(["or", "and", "versus", "vs", "nor"])
_ARTICLES = frozenset({("the",), ("a",), ("an",), ("my",), ("your",)})
_PREPOSITIONS = frozenset(
    (each,) for each in ("from", "to", "into", "on", "at", "by", "of", "with", "for", "towards")
)


class Meeting(NamedTuple):
    """Two texts and the terms of each, by set and side."""

    asked: Statement
    near: Statement
    terms: Terms
    theirs: dict[int, dict[int, Found]]
    ours: dict[int, dict[int, Found]]


def meet(asked: Statement, near: Statement, terms: Terms) -> Meeting:
    """Return two texts with their *terms*: none of *asked* where *near* has none."""
    ours = _held(terms, near.text, near.denied)
    theirs = terms.find(asked.text, asked.denied) if ours else {}
    return Meeting(asked, near, terms, theirs, ours)


# A phrase is compared with many questions, and those of few entries are asked for most.
@lru_cache(maxsize=1024)
def _held(terms: Terms, text: Clauses, denied: frozenset[str]) -> dict[int, dict[int, Found]]:
    return terms.find(text, denied)


def contrasting(meeting: Meeting, guard: str, common: Container[str]) -> Iterator[Objection]:
    """Yield an objection for each set of *guard* of which the texts stand on different sides."""
    asked, near, terms, theirs, ours = meeting
    found: list[tuple[int, Objection]] = []
    for number, held in ours.items():
        contrast = terms.contrasts[number]
        if contrast.guard != guard:
            continue
        named = theirs.get(number) or {}
        if not named and not contrast.loose:
            named = _misspelt(asked, near, terms, number, held, common)
        if not named or named.keys() & held.keys():
            continue
        side, term = next(iter(named.items()))
        phrase = next(iter(held.values()))
        if _stems(asked, term) == _stems(near, phrase):
            # The same word, denied on one side: that is for the negations to judge.
            continue
        if contrast.loose and not _beside_the_same(asked, term, near, phrase):
            continue
        if not is_remedy(asked, term.start, near, phrase.start):
            found.append((term.start, _objection(terms, number, side, asked, term, phrase)))
    # Of several the first of the question is named.
    yield from (objection for _, objection in sorted(found, key=lambda each: each[0]))


def _stems(reading: Statement, found: Found) -> tuple[str, ...]:
    return reading.text.stems[found.start : found.end]


def _objection(
    terms: Terms, number: int, side: int, asked: Statement, term: Found, phrase: Found
) -> Objection:
    contrast = terms.contrasts[number]
    stems = frozenset(
        stem(each)
        for word in contrast.sides[side]
        for each in word.replace("~", "_").split("_")[:1]
    )
    kind = frozenset(stem(word) for each in contrast.sides for word in each)

    named = any_of((kind if contrast.free else stems) | asked.denied)
    of_kind = any_of(kind)

    def may_overrule(text: str) -> bool:
        # Of a pair, what denies the other side is on this one too.
        return named(text) or (contrast.turns and of_kind(text) and _denies(text))

    def overruled(own: Statement) -> bool:
        found = terms.find(own.text, own.denied).get(number, {})
        if side not in found:
            # An entry that names several of a kind is about none of them.
            return contrast.free and any(each.text != phrase.text for each in found.values())
        apart = frozenset(
            each for place in found.values() for each in own.text.stems[place.start : place.end]
        )
        mixed = len(found) > 1 and not _coordinated(own, list(found.values()))
        return not mixed and shares(own, asked, apart)

    return Objection(
        clash=Clash(guard=contrast.guard, asked=term.text, phrase=phrase.text),
        hint=may_overrule,
        overruled=overruled,
    )


def _denies(text: str) -> bool:
    return may_deny(text) and not NEGATORS.isdisjoint(tokens(text))


def _coordinated(own: Statement, places: list[Found]) -> bool:
    first, second = sorted(places, key=lambda each: each.start)[:2]
    between = own.text.words[first.end : second.start]
    return len(between) <= _BESIDE and (not between or not _COORDINATORS.isdisjoint(between))


def _beside_the_same(asked: Statement, one: Found, near: Statement, other: Found) -> bool:
    """Whether two terms stand beside the same word of content, or nothing else differs."""
    if (asked.content ^ near.content).issubset(
        {*asked.text.stems[one.start : one.end], *near.text.stems[other.start : other.end]}
    ):
        return True
    if _after(asked, one) == _after(near, other) != ():
        return True
    befores = (_neighbour(asked, one.start - 1, -1), _neighbour(near, other.start - 1, -1))
    behinds = (_neighbour(asked, one.end, 1), _neighbour(near, other.end, 1))
    return any(here and here == there for here, there in (befores, behinds))


def _after(reading: Statement, found: Found) -> tuple[str, ...]:
    """Return the preposition that a term follows, with its article ("on the left")."""
    words = reading.text.words
    start = found.start - (words[found.start - 1 : found.start] in _ARTICLES)
    return words[start - 1 : start] if words[start - 1 : start] in _PREPOSITIONS else ()


def _neighbour(reading: Statement, place: int, step: int) -> str | None:
    """Return the stem of the word of content next to a term, if nothing but one word parts them."""
    text = reading.text
    for at in (place, place + step):
        if 0 <= at < len(text.words) and is_content(text.words[at]):
            return text.stems[at]
    return None


def _misspelt(
    asked: Statement,
    near: Statement,
    terms: Terms,
    number: int,
    held: dict[int, Found],
    common: Container[str],
) -> dict[int, Found]:
    """Return the other side of a set, where the question has a slip of one of its words.

    A word that is as near to the phrase's own side is a slip of that.
    """
    for place, word in enumerate(asked.text.words):
        if len(word) < MIN_SLIP or not word.isalpha() or not is_content(word):
            continue
        if asked.text.stems[place] in near.content or asked.text.stems[place] in terms.by_first:
            continue
        most = slips(word)
        distances = [
            (OSA.distance(word, term, score_cutoff=most), side in held, side)
            for side, words in enumerate(terms.contrasts[number].sides)
            for term in words
            if len(term) >= MIN_SLIP
        ]
        if not distances:
            continue
        best = min(distance for distance, _, _ in distances)
        sides = {side for distance, _, side in distances if distance == best}
        if best <= most and not sides & held.keys() and word not in common:
            return {min(sides): Found(text=word, start=place, end=place + 1)}
    return {}
