"""Several questions in one input: where to cut, and when a cut is worth it.

An input is cut at the end of a sentence, or where a connective or a comma is followed by a word
that questions begin with. The cut stands only if the pieces stand by themselves: at least two
ask something and find an answer (or a known gap) of their own. Everything else, stories, asides
and enumerations, is left whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.dialogue.parts import Part, Reason
from faqbot.matching.reading import shorten
from faqbot.model import Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["pieces", "split"]

# What an English question or request begins with.
_OPENERS = frozenset(
    [
        *("what", "whats", "how", "hows", "who", "whos", "whose", "whom", "where", "wheres"),
        *("when", "whens", "why", "whys", "which", "is", "are", "was", "were", "am", "do", "does"),
        *("did", "can", "could", "will", "would", "should", "shall", "may", "might", "must"),
        *("has", "have", "had", "isnt", "arent", "doesnt", "dont", "didnt", "cant", "couldnt"),
        *("wont", "wouldnt", "tell", "explain", "describe", "list", "name", "define", "show"),
        "give",
    ]
)
_OPENER = "|".join(sorted(_OPENERS))
_SENTENCE = re.compile(r"(?<=[.!?;])[\"')\u201d]*\s+|\n+")
_SPACES = re.compile(r"[^\S\n]+")
_JOINT = re.compile(
    rf"(?: ?[,;:\u2013\u2014] ?| -+ | )(?:(?:and|also|plus|but|then|as well as) )*"
    rf"(?=(?:{_OPENER})\b)",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(r"[,;:\u2013\u2014-]|\b(?:and|also|plus|but|then|well)\b", re.IGNORECASE)
# "Why though" or "is it" says too little to be a question of its own.
_MIN_WORDS = 3
# More pieces than this are a list or a story, and trying all costs time.
_MAX_PIECES = 8
# A piece may be a little less sure than the whole, whose other words support it by chance.
_MAX_LOSS = 0.2
_DECIDED = {Reason.SURE, Reason.EXACT}


def split(text: str, decide: Callable[[str], Part]) -> tuple[Part, ...]:
    """Return the parts of *text*, each as *decide* sees it; one part where it is one question."""
    whole = decide(text)
    cut = pieces(shorten(text))
    if whole.query.exact or len(cut) <= 1:
        return (whole,)
    parts = [decide(piece) for piece in cut]
    talk = [part for part in parts if part.outcome is Outcome.SMALLTALK]
    rest = [part for part in parts if part.outcome is not Outcome.SMALLTALK]
    if not rest:
        return (talk[0],)
    if talk and len(rest) == 1:
        # A greeting or thanks beside one thing that is said or asked.
        known = rest[0].outcome in {Outcome.ANSWERED, Outcome.NOT_COVERED}
        return (rest[0] if known or whole.outcome is not Outcome.SMALLTALK else whole,)
    asking = [part for part in rest if _asks(part.question)]
    standing = _distinct([part for part in asking if _stands(part)])
    answered = [part for part in standing if part.outcome is Outcome.ANSWERED]
    if answered and len(standing) > 1 and _no_weaker(answered, whole):
        # What was left out of the whole was left out of its pieces too.
        return tuple(_as_cut(part) if whole.query.cut else part for part in standing)
    return (whole,)


def pieces(text: str) -> tuple[str, ...]:
    """Return the pieces of *text* that could be questions of their own, in order."""
    found: list[str] = []
    for sentence in _SENTENCE.split(_SPACES.sub(" ", text)):
        start = 0
        for joint in _JOINT.finditer(sentence):
            if not _CONNECTIVE.search(joint.group()):
                continue
            left, right = sentence[start : joint.start()], sentence[joint.end() :]
            if left.strip() and len(tokens(right)) >= _MIN_WORDS:
                found.append(left)
                start = joint.end()
        found.append(sentence[start:])
    kept = tuple(piece.strip() for piece in found if tokens(piece))
    return kept if len(kept) <= _MAX_PIECES else ()


def _as_cut(part: Part) -> Part:
    return replace(part, query=replace(part.query, cut=True))


def _asks(piece: str) -> bool:
    """Whether *piece* has the form of a question or a request, and is not a mere tag."""
    words = tokens(piece)
    return len(words) >= _MIN_WORDS and (piece.rstrip().endswith("?") or words[0] in _OPENERS)


def _stands(part: Part) -> bool:
    if part.outcome is Outcome.ANSWERED:
        return part.decision.reason in _DECIDED
    return part.outcome is Outcome.NOT_COVERED


def _no_weaker(answered: list[Part], whole: Part) -> bool:
    held = whole.answers[0].confidence if whole.answers else 0.0
    sure = [part.answers[0].confidence for part in answered]
    return min(sure) >= held - _MAX_LOSS


def _distinct(parts: list[Part]) -> list[Part]:
    """Return *parts* without those that repeat the answer of an earlier one."""
    seen: set[object] = set()
    kept = []
    for part in parts:
        mark = part.answers[0].id if part.answers else part.message
        if mark not in seen:
            seen.add(mark)
            kept.append(part)
    return kept
