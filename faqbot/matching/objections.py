"""What a guard objects, and what its checks share.

An objection knows which phrases of the entry overrule it: those that stand on the question's side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from faqbot.matching.clauses import Clauses, is_content, read_clauses
from faqbot.matching.negation import Denial, denials
from faqbot.matching.wordforms import beginnings, word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.evidence import Clash

__all__ = [
    "Objection",
    "Statement",
    "any_of",
    "is_remedy",
    "read",
    "read_phrase",
    "shares",
    "state",
]

_BEING = word_set("is are was were am im be been being gets got its stays still remains")
_BEING_REACH = 2
# Words with two capitals: "ESTA", "eTA", "kWh".
_CAPITALS = re.compile(r"\b[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}")
_LONGEST_CODE = 6
# Beginnings shorter than those that all longer words are known by.
_WITHIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text as the guards read it: its clauses, all its stems, and what it denies.

    *codes* are words of which every letter counts: abbreviations ("kWh", "ESTA", "sftp"). *names*
    are written with a capital inside a sentence.
    """

    text: Clauses
    stems: frozenset[str]
    content: frozenset[str]
    denied: frozenset[str]
    denials: tuple[Denial, ...]
    codes: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A clash; *overruled* tells whether a phrase of the entry stands on the question's side.

    Only phrases that pass *hint*, given them in lower case, need be read for that; without a hint
    all are.
    """

    clash: Clash
    overruled: Callable[[Statement], bool]
    hint: Callable[[str], bool] | None = None


def read(text: str) -> Statement:
    """Return *text* as the guards read it."""
    clauses = read_clauses(text)
    return state(clauses, _codes(text, clauses), _names(text))


def state(
    clauses: Clauses, codes: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()
) -> Statement:
    """Return what a text says, given its *clauses*, *codes* and *names*."""
    found = denials(clauses)
    return Statement(
        text=clauses,
        stems=frozenset(clauses.stems),
        content=clauses.content,
        denied=frozenset(each for denial in found for each in denial.denied),
        denials=found,
        codes=codes,
        names=names,
    )


# An entry has some hundred phrases, and few entries are asked for most; one takes 2 kilobytes.
@lru_cache(maxsize=8192)
def read_phrase(phrase: str) -> Statement:
    """Return *phrase* as the guards read it, and keep that for the next question."""
    return read(phrase)


def _codes(text: str, clauses: Clauses) -> frozenset[str]:
    """Return the words of *text* of which every letter counts.

    They have two capitals, in a text that is not all capitals, or no vowel.
    """
    written = () if text.isupper() else _CAPITALS.findall(text)
    capitals = {word.lower() for word in written}
    return frozenset(
        word
        for word in clauses.words
        if len(word) <= _LONGEST_CODE
        and (word in capitals or _NO_VOWEL.fullmatch(word))
        and is_content(word)
    )


def _names(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, _NAME.findall(text)))


def shares(own: Statement, asked: Statement, apart: frozenset[str]) -> bool:
    """Return whether *own* is about what is asked, or about nothing else than *apart*."""
    rest = own.content - apart
    return not rest or not rest.isdisjoint(asked.content)


def is_remedy(one: Statement, here: int, other: Statement, there: int) -> bool:
    """Whether one text names a state, and the other what undoes it (is locked, unlock)."""
    state, undone = _is_state(one, here), _is_state(other, there)
    if state == undone:
        return False
    first, second = one.text.stems[here], other.text.stems[there]
    remedy, fault = (second, first) if state else (first, second)
    word = other.text.words[there] if state else one.text.words[here]
    return not word.endswith("ed") and remedy in {f"un{fault}", f"re{fault}"}


def _is_state(reading: Statement, place: int) -> bool:
    """Whether the word at *place* is a state that something is in ("it is locked")."""
    words = reading.text.words
    return words[place].endswith("ed") and any(
        word in _BEING for word in words[max(0, place - _BEING_REACH) : place]
    )


def any_of(stems: frozenset[str]) -> Callable[[str], bool]:
    """Return a test for texts that may hold a form of one of *stems*."""
    heads = {head for each in stems for head in beginnings(each)}
    # "In" and "out" stand within half of all words, longer beginnings hardly ever.
    short = sorted(head for head in heads if len(head) < _WITHIN)
    long = tuple(heads.difference(short))
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, short))})") if short else None
    return lambda text: any(head in text for head in long) or bool(words and words.search(text))
