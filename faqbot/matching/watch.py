"""Calling the guards: which candidates they look at, and what their objections change.

The guards take longer to import and prepare than all else that a single question needs. Most
matches give them nothing to look at: an entry of many phrases that holds every telling word of
the question, with no negation, no numbers on both sides and no direction in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from faqbot.matching.calibration import DECIMALS, EXACT_CONFIDENCE
from faqbot.matching.numerals import NUMBER_WORDS
from faqbot.matching.opposites import FIRM, KINDS, LOOK_ALIKES, LOOSE, NEGATORS
from faqbot.model import Kind
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from faqbot.matching.evidence import Candidate, Clash, Correction
    from faqbot.matching.guards import Guards

__all__ = ["Watch", "contested"]

Words = frozenset[str]
Sets = tuple[tuple[str, ...], ...]
# The phrases of an entry by its id, as written and after normalisation.
PhrasesOf = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]

# An entry is looked at by the guards from the confidence on at which it is worth offering.
_LIKELY = 0.1
# From here on an entry need not have every word that its phrases share: of questions in other words
# than theirs, which a few phrases leave many, it would turn as many away as of others'.
_SURE = 0.92
# Of twins, phrases that differ by a contradiction, the question is about as near to both.
_TWINS_APART = 0.2
# An entry of fewer phrases does not hold enough words to be at peace by them.
_MANY_PHRASES = 20
# Shorter words are those that every question has, but for some that guards object to.
_TELLING = 4
# What parts the words of a term in the lists.
_PARTS = re.compile("[_~ ]")
_DIRECTIONS = frozenset(["to", "into", "from", "before", "after", "than"])


@dataclass(frozen=True, slots=True)
class Watch:
    """Calls the guards of an FAQ where a match is contested.

    *opposites* and *protected* are the curator's sets, normalised.
    """

    opposites: Sets = ()
    protected: Sets = ()
    language: str = "en"

    def prepare(self) -> Guards:
        """Return the guards, imported and ready."""
        return _guards(self.opposites, self.protected, self.language)

    def guard(
        self,
        candidates: tuple[Candidate, ...],
        text: str,
        corrections: tuple[Correction, ...],
        phrases_of: PhrasesOf,
    ) -> tuple[Candidate, ...]:
        """Return *candidates* with what the guards object to the best entry, if anything.

        Where another likely entry is its twin, and stands on the question's side, that one is
        meant: it takes the confidence of the entry objected to.
        """
        entries = [each for each in candidates if each.kind is Kind.ENTRY]
        if not entries or entries[0].evidence.exact:
            return candidates
        likely = [each for each in entries if each.confidence >= _LIKELY]
        words = frozenset(tokens(text))
        clashes = {
            each.id: self._clash(text, words, each, corrections, phrases_of)
            for each in likely or entries[:1]
        }
        ruled_out = [each for each in likely if clashes[each.id]]
        twins = [
            (each, out)
            for each in likely
            if not clashes[each.id]
            and (out := [one for one in ruled_out if self._is_meant(text, each, one, clashes)])
        ]
        if len(twins) == 1:
            ((twin, out),) = twins
            candidates = _objected_to(candidates, clashes)
            moved = {each.id: 0.0 for each in out}
            moved[twin.id] = twin.confidence + sum(each.confidence for each in out)
            candidates = tuple(
                replace(each, confidence=round(min(EXACT_CONFIDENCE, moved[each.id]), DECIMALS))
                if each.kind is Kind.ENTRY and each.id in moved
                else each
                for each in candidates
            )
            return tuple(sorted(candidates, key=lambda each: -each.confidence))
        best = entries[0].id
        return _objected_to(candidates, {best: clashes[best]})

    def _clash(
        self,
        text: str,
        words: Words,
        entry: Candidate,
        corrections: tuple[Correction, ...],
        phrases_of: PhrasesOf,
    ) -> Clash | None:
        near = entry.evidence.phrase
        phrases, keys = phrases_of(entry.id)
        if not contested(words, frozenset(tokens(near)), keys, self.opposites + self.protected):
            return None
        sure = entry.confidence >= _SURE
        return self.prepare().clash(text, near, phrases, corrections, sure=sure)

    def _is_meant(
        self, text: str, one: Candidate, other: Candidate, clashes: Mapping[str, Clash | None]
    ) -> bool:
        """Whether *text* has *one* in mind where a guard objects to its twin, the *other*.

        Twins differ by a contradiction and little else. That nothing is objected to one of them
        is not enough: "following" is neither "before" nor "after" to who knows no such word.
        """
        near, far = one.evidence.phrase, other.evidence.phrase
        if one.evidence.similarity < other.evidence.similarity - _TWINS_APART:
            return False
        guards, clash = self.prepare(), clashes[other.id]
        return bool(guards.clash(near, far, (far,))) and guards.sides_with(
            text, near, far, by_word=clash is not None and clash.guard == "word"
        )


def _objected_to(
    candidates: tuple[Candidate, ...], clashes: Mapping[str, Clash | None]
) -> tuple[Candidate, ...]:
    """Return *candidates*, the entries among them with *clashes*, given by id."""
    if not any(clashes.values()):
        return candidates
    return tuple(
        replace(each, evidence=replace(each.evidence, clash=clashes[each.id]))
        if each.kind is Kind.ENTRY and clashes.get(each.id)
        else each
        for each in candidates
    )


def contested(asked: Words, near: Words, own_keys: tuple[str, ...], own_sets: Sets = ()) -> bool:
    """Whether the words *asked* could clash with those of the *near* phrase, or its entry's.

    *own_sets* are those of the curator.
    """
    if len(own_keys) < _MANY_PHRASES or not NEGATORS.isdisjoint(asked | near):
        return True
    if _has_number(asked) and _has_number(near):
        return True
    if len(_DIRECTIONS & asked) > 1:
        return True
    new = asked - _words(own_keys)
    return any(
        len(word) >= _TELLING or word[-1].isdigit() or word in _short_terms(own_sets)
        for word in new
    )


# A process works with a few FAQs at a time.
@lru_cache(maxsize=16)
def _short_terms(own_sets: Sets) -> Words:
    """Return the short words that a meaning turns on: "out", "new", those of *own_sets*."""
    sides = (*chain.from_iterable((*FIRM, *LOOSE, *KINDS, *LOOK_ALIKES)), *own_sets)
    words = (word for side in sides for term in side for word in _PARTS.split(term))
    return frozenset(word for word in words if 0 < len(word) < _TELLING) - NUMBER_WORDS


# The entries that people ask about, again and again.
@lru_cache(maxsize=256)
def _words(keys: tuple[str, ...]) -> Words:
    return frozenset(" ".join(keys).split())


def _has_number(words: Words) -> bool:
    return any(word in NUMBER_WORDS or word[0].isdigit() for word in words)


# A process works with a few FAQs at a time.
@lru_cache(maxsize=16)
def _guards(opposites: Sets, protected: Sets, language: str) -> Guards:
    from faqbot.matching.guards import build_guards  # noqa: PLC0415 - see above
    from faqbot.matching.language import common_words  # noqa: PLC0415 - likewise
    from faqbot.matching.terms import builtin_terms  # noqa: PLC0415 - likewise

    builtin_terms()
    return build_guards(opposites, protected, common=common_words(language))
