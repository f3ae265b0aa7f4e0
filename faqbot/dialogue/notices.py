"""Notices: possible emergencies, found before and independently of the matcher.

A notice is called for by one of its phrases, standing whole in the input, or by one of its rules:
a member of the first word group (the sign) stands in a sentence without any `unless` word, and
the other groups each have a member in that sentence or in one next to it. A member after a
negation ("no fever") does not count. Words may be misspelt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from faqbot.dialogue.parts import GivenNotice
from faqbot.matching.reading import shorten
from faqbot.matching.spelling import Speller
from faqbot.text import normalise, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.model import Faq, Notice

__all__ = ["NoticeFinder", "build_notice_finder"]

Words = tuple[str, ...]

_SENTENCE_END = re.compile(r"[.!?;]+(?=\s|$)|[\r\n]+")
# "But" and its like begin a new clause and belong to it.
_CLAUSE_END = re.compile(r"[,:](?=\s|$)|[()\u2013\u2014]|\s-+\s|\b(?=(?:but|though|although)\b)")
# Negations reach a few words ahead ("I do not have any fever") but not across a clause.
_NEGATION_REACH = 4
_NEGATORS = frozenset(
    [
        *("no", "not", "never", "without", "isnt", "arent", "wasnt", "havent", "hasnt", "hadnt"),
        *("dont", "doesnt", "didnt", "none", "neither", "nor", "nobody", "zero"),
    ]
)
# These deny the next word only: "without warning she collapsed", "nobody cares, I want to die".
_SHORT_NEGATORS = frozenset(["without", "nobody"])
# After these a negation does not deny what follows: "I could not stop vomiting".
_AFFIRMERS = frozenset(["only", "just", "sure", "stop", "such", "so", "know", "knowing", "why"])
# A new subject ends a negation's reach ("if it does not help I will end it") ...
_SUBJECTS = frozenset(
    [
        *("i", "im", "ive", "ill", "he", "hes", "she", "shes", "they", "theyre", "we", "were"),
        *("my", "his", "her", "its", "our", "the"),
    ]
)
# ... unless it is what somebody does not think or say.
_REPORTERS = frozenset(["think", "believe", "feel", "say", "mean", "suppose", "want", "need"])
# Of what is longer than any letter, the beginning and the end are read, in some milliseconds.
_MAX_CHARACTERS = 10_000
# In a longer input the words are taken as they stand: spelling is what takes time.
_MAX_SPELT = 400


class _Pattern(NamedTuple):
    """One or several words in a row, and the groups that hold it.

    *prefixes* says which words are beginnings only; it is empty where none is.
    """

    words: Words
    prefixes: tuple[bool, ...]
    groups: tuple[int, ...]

    def at(self, words: Words, start: int) -> bool:
        """Whether the pattern stands in *words* at *start*."""
        there = words[start : start + len(self.words)]
        if not any(self.prefixes):
            return there == self.words
        return len(there) == len(self.words) and all(
            said.startswith(word) if prefix else said == word
            for said, word, prefix in zip(there, self.words, self.prefixes, strict=True)
        )


class _Rule(NamedTuple):
    """A rule by the numbers of its groups; the first is the sign. *unless* may be missing."""

    meet: tuple[int, ...]
    unless: int | None


class _Compiled(NamedTuple):
    notice: Notice
    phrases: int
    rules: tuple[_Rule, ...]


class _Input(NamedTuple):
    """The words of an input, and the clause and the sentence that each stands in."""

    words: Words
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]


class _Hits(NamedTuple):
    """What was found of each group: by sentence, the words, without what is negated.

    *all* counts negated members too, as `unless` does.
    """

    words: dict[int, dict[int, str]]
    all: dict[int, set[int]]

    def near(self, group: int, sentence: int) -> str | None:
        """Return a member of *group* in *sentence* or next to it, or None."""
        found = self.words.get(group, {})
        places = (sentence, sentence - 1, sentence + 1)
        return next((found[place] for place in places if place in found), None)


@dataclass(frozen=True, slots=True)
class NoticeFinder:
    """Finds what calls for a notice in an input.

    The patterns stand under their first word, those of a prefix under its first letters.
    """

    notices: tuple[_Compiled, ...]
    by_word: dict[str, tuple[_Pattern, ...]]
    by_letters: dict[str, tuple[_Pattern, ...]]
    speller: Speller

    def find(self, text: str) -> GivenNotice | None:
        """Return the first notice that *text* calls for, in the order of the FAQ, or None."""
        if not self.notices:
            return None
        hits = self._hits(self._read(shorten(text, _MAX_CHARACTERS)))
        for compiled in self.notices:
            if because := _because(compiled, hits):
                notice = compiled.notice
                return GivenNotice(id=notice.id, text=notice.text, because=because)
        return None

    def _hits(self, read: _Input) -> _Hits:
        hits = _Hits(defaultdict(dict), defaultdict(set))
        for start, word in enumerate(read.words):
            for pattern in self._beginning_with(word):
                if not pattern.at(read.words, start):
                    continue
                sentence = read.sentences[start]
                negated = _negated(read, start)
                said = " ".join(read.words[start : start + len(pattern.words)])
                for group in pattern.groups:
                    hits.all[group].add(sentence)
                    if not negated:
                        hits.words[group].setdefault(sentence, said)
        return hits

    def _beginning_with(self, word: str) -> Iterator[_Pattern]:
        yield from self.by_word.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self.by_letters.get(word[:length], ())

    def _read(self, text: str) -> _Input:
        cut = [
            (number, tokens(clause))
            for number, sentence in enumerate(_SENTENCE_END.split(text))
            for clause in _CLAUSE_END.split(normalise(sentence))
        ]
        spelt = sum(len(words) for _, words in cut) <= _MAX_SPELT
        found = [
            (word, clause, sentence)
            for clause, (sentence, words) in enumerate(cut)
            for word in (self._spell(words) if spelt else words)
        ]
        words, clauses, sentences = zip(*found, strict=True) if found else ((), (), ())
        # Empty sentences, as between two line feeds, must not keep neighbours apart.
        order = {sentence: place for place, sentence in enumerate(dict.fromkeys(sentences))}
        return _Input(words, clauses, tuple(order[sentence] for sentence in sentences))

    def _spell(self, words: Words) -> Iterator[str]:
        for word in words:
            yield from (self.speller.correct(word) or word).split()


def build_notice_finder(faq: Faq, speller: Speller) -> NoticeFinder:
    """Return the finder of *faq*'s notices; words that *speller* knows are meant as they stand."""
    groups: dict[tuple[str, ...], int] = {}

    def number(members: Iterable[str]) -> int:
        return groups.setdefault(tuple(members), len(groups))

    notices = tuple(
        _Compiled(
            notice=notice,
            phrases=number(notice.phrases),
            rules=tuple(
                _Rule(
                    meet=tuple(number(group) for group in rule.meet),
                    unless=number(rule.unless) if rule.unless else None,
                )
                for rule in notice.rules
            ),
        )
        for notice in faq.notices
    )
    by_word, by_letters = _by_beginning(groups)
    # What is only the beginning of a word is no spelling to correct to.
    words = {
        word: 1
        for found in by_word.values()
        for pattern in found
        for place, word in enumerate(pattern.words)
        if not (pattern.prefixes and pattern.prefixes[place])
    }
    known = speller.known | speller.counts.keys() | _NEGATORS
    spell = Speller(words, known=known, common=speller.common)
    return NoticeFinder(notices, by_word, by_letters, spell)
    return None


def _because(compiled: _Compiled, hits: _Hits) -> str | None:
    """Return the words that call for the notice, or None."""
    if said := next(iter(hits.words.get(compiled.phrases, {}).values()), None):
        return said
    for rule in compiled.rules:
        excused = hits.all.get(rule.unless, set()) if rule.unless is not None else set()
        for sentence, sign in hits.words.get(rule.meet[0], {}).items():
            if sentence in excused:
                continue
            met = [hits.near(group, sentence) for group in rule.meet[1:]]
            if all(met):
                return ", ".join(dict.fromkeys([sign, *(said for said in met if said)]))
    return None


def _by_beginning(
    groups: dict[tuple[str, ...], int],
) -> tuple[dict[str, tuple[_Pattern, ...]], dict[str, tuple[_Pattern, ...]]]:
    """Return the patterns of all *groups* by their first word, and those of a first prefix."""
    # A member stands in many groups and is taken apart once.
    members: dict[str, list[int]] = defaultdict(list)
    for group, number in groups.items():
        for member in dict.fromkeys(group):
            members[member].append(number)
    by_word: dict[str, list[_Pattern]] = defaultdict(list)
    by_letters: dict[str, list[_Pattern]] = defaultdict(list)
    for member, numbers in members.items():
        words, prefixes = _taken_apart(member)
        if words:
            target = by_letters if prefixes and prefixes[0] else by_word
            target[words[0]].append(_Pattern(words, prefixes, tuple(numbers)))
    return (
        {first: tuple(found) for first, found in by_word.items()},
        {first: tuple(found) for first, found in by_letters.items()},
    )


def _taken_apart(member: str) -> tuple[Words, tuple[bool, ...]]:
    """Return the words of *member*, and which are prefixes; empty where none is."""
    if member.isascii() and member.replace(" ", "").isalpha() and member.islower():
        # Nearly all are plain words already, and there are thousands.
        return tuple(member.split()), ()
    pieces = [
        (word, piece.endswith("*") and place == len(found) - 1)
        for piece in member.split()
        if (found := tokens(piece))
        for place, word in enumerate(found)
    ]
    return tuple(word for word, _ in pieces), tuple(prefix for _, prefix in pieces)


def _negated(read: _Input, start: int) -> bool:
    """Whether a negation in the same clause denies the word at *start*."""
    for place in range(start - 1, max(-1, start - 1 - _NEGATION_REACH), -1):
        if read.clauses[place] != read.clauses[start]:
            return False
        word = read.words[place]
        if word not in _NEGATORS:
            continue
        between = set(read.words[place + 1 : start])
        if word in _SHORT_NEGATORS and between:
            continue
        if between & _AFFIRMERS:
            continue
        # The subject may be the word itself: "I am not well, I can't breathe" without its comma.
        subject = (between | {read.words[start]}) & _SUBJECTS
        if not subject or between & _REPORTERS:
            return True
    return False
