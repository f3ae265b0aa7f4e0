"""Notices: possible emergencies, found before and independently of the matcher.

A notice is called for by one of its phrases, standing whole in the input, or by one of its rules:
a member of the first word group (the sign) stands in a sentence without any `unless` word, and
the other groups each have a member in that sentence or in one next to it. A member right after a
negation ("no fever") does not count. Words may be misspelt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.dialogue.parts import GivenNotice
from faqbot.matching.reading import shorten
from faqbot.matching.spelling import Speller
from faqbot.text import normalise, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.model import Faq, Notice

__all__ = ["NoticeFinder", "build_notice_finder"]

Words = tuple[str, ...]

_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,:()\u2013\u2014]|\s-+\s|\bbut\b|\bthough\b|\balthough\b")
# Negations reach a few words ahead ("I do not have any fever") but not across a clause.
_NEGATION_REACH = 4
_NEGATORS = frozenset(
    [
        "no",
        "not",
        "never",
        "without",
        "isnt",
        "arent",
        "wasnt",
        "havent",
        "hasnt",
        "hadnt",
        "dont",
        "doesnt",
        "didnt",
        "none",
        "neither",
        "nor",
        "nobody",
        "zero",
    ]
)
# After these a negation does not deny what follows: "I could not stop vomiting".
_AFFIRMERS = frozenset(["only", "just", "sure", "stop", "such", "so", "know", "knowing", "why"])


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One or several words to be found in a row; each matches whole or, with a star, by prefix."""

    words: Words
    prefixes: tuple[bool, ...]

    def at(self, words: Words, start: int) -> bool:
        """Whether the pattern stands in *words* at *start*."""
        if start + len(self.words) > len(words):
            return False
        return all(
            words[start + i].startswith(word) if prefix else words[start + i] == word
            for i, (word, prefix) in enumerate(zip(self.words, self.prefixes, strict=True))
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """The patterns of a word group, those of whole first words by that word."""

    by_first: dict[str, tuple[_Pattern, ...]]
    prefixed: tuple[_Pattern, ...]

    def find(self, clauses: Iterable[Words]) -> str | None:
        """Return the first member that stands in *clauses* and is not negated, or None."""
        for words in clauses:
            for start, word in enumerate(words):
                for pattern in (*self.by_first.get(word, ()), *self.prefixed):
                    if pattern.at(words, start) and not _negated(words, start):
                        return " ".join(words[start : start + len(pattern.words)])
        return None


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    sign: _Group
    others: tuple[_Group, ...]
    unless: _Group


@dataclass(frozen=True, slots=True)
class _CompiledNotice:
    notice: Notice
    phrases: _Group
    rules: tuple[_CompiledRule, ...]

    def find(self, sentences: tuple[tuple[Words, ...], ...]) -> str | None:
        """Return the words that call for the notice, or None."""
        for clauses in sentences:
            # A phrase may hold a comma, so it is looked for across clauses.
            if found := self.phrases.find([sum(clauses, ())]):
                return found
        for rule in self.rules:
            for number, clauses in enumerate(sentences):
                if found := self._meet(rule, sentences, number, clauses):
                    return found
        return None

    def _meet(
        self,
        rule: _CompiledRule,
        sentences: tuple[tuple[Words, ...], ...],
        number: int,
        clauses: tuple[Words, ...],
    ) -> str | None:
        sign = rule.sign.find(clauses)
        if sign is None or rule.unless.find([sum(clauses, ())]):
            return None
        nearby = [clause for near in sentences[max(0, number - 1) : number + 2] for clause in near]
        met = [group.find(nearby) for group in rule.others]
        if any(found is None for found in met):
            return None
        return ", ".join(dict.fromkeys([sign, *(found for found in met if found)]))


@dataclass(frozen=True, slots=True)
class NoticeFinder:
    """Finds what calls for a notice in an input."""

    notices: tuple[_CompiledNotice, ...]
    speller: Speller

    def find(self, text: str) -> GivenNotice | None:
        """Return the first notice that *text* calls for, in the order of the FAQ, or None."""
        if not self.notices:
            return None
        sentences = tuple(self._sentences(shorten(text)))
        for compiled in self.notices:
            if because := compiled.find(sentences):
                notice = compiled.notice
                return GivenNotice(id=notice.id, text=notice.text, because=because)
        return None

    def _sentences(self, text: str) -> Iterator[tuple[Words, ...]]:
        for sentence in _SENTENCE_END.split(normalise(text)):
            clauses = tuple(
                words for part in _CLAUSE_END.split(sentence) if (words := self._read(part))
            )
            if clauses:
                yield clauses

    def _read(self, text: str) -> Words:
        corrected = (self.speller.correct(word) or word for word in tokens(text))
        return tuple(word for words in corrected for word in words.split())


def build_notice_finder(faq: Faq, known: frozenset[str]) -> NoticeFinder:
    """Return the finder of *faq*'s notices; words in *known* are meant as they stand."""
    compiled = tuple(
        _CompiledNotice(
            notice=notice,
            phrases=_group(notice.phrases),
            rules=tuple(
                _CompiledRule(
                    sign=_group(rule.meet[0]),
                    others=tuple(_group(group) for group in rule.meet[1:]),
                    unless=_group(rule.unless),
                )
                for rule in notice.rules
            ),
        )
        for notice in faq.notices
    )
    members = (
        member
        for notice in faq.notices
        for member in (
            *notice.phrases,
            *(word for rule in notice.rules for group in rule.meet for word in group),
        )
    )
    words = {word: 1 for member in members for word in tokens(member)}
    return NoticeFinder(compiled, Speller(words, known))


def _group(members: Iterable[str]) -> _Group:
    by_first: dict[str, list[_Pattern]] = {}
    prefixed: list[_Pattern] = []
    for member in members:
        pattern = _pattern(member)
        if not pattern.words:
            continue
        if pattern.prefixes[0]:
            prefixed.append(pattern)
        else:
            by_first.setdefault(pattern.words[0], []).append(pattern)
    return _Group({first: tuple(found) for first, found in by_first.items()}, tuple(prefixed))


def _pattern(member: str) -> _Pattern:
    pieces = [
        (word, piece.endswith("*") and number == len(found) - 1)
        for piece in member.split()
        if (found := tokens(piece))
        for number, word in enumerate(found)
    ]
    return _Pattern(tuple(word for word, _ in pieces), tuple(prefix for _, prefix in pieces))


def _negated(words: Words, start: int) -> bool:
    before = words[max(0, start - _NEGATION_REACH) : start]
    for place, word in enumerate(before):
        if word in _NEGATORS and not _AFFIRMERS & set(before[place + 1 :]):
            return True
    return False
