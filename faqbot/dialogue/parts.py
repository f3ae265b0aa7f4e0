"""What a reply is made of: answers, options, and the parts of an input with their decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.matching.evidence import Candidate, Query
    from faqbot.model import Outcome

__all__ = [
    "MAX_OPTIONS",
    "Answer",
    "Decision",
    "FaqIdentity",
    "FollowUp",
    "GivenNotice",
    "Option",
    "Part",
    "Reason",
]

# More questions back than this are a list to be read, not a choice.
MAX_OPTIONS = 3


class Reason(StrEnum):
    """The rule that decided about a part."""

    EMPTY = "empty"
    EXACT = "exact"
    EXACT_TWICE = "exact_twice"
    SURE = "sure"
    CLOSE = "close"
    MARGIN = "margin"
    GUARD = "guard"
    GAP = "gap"
    UNSURE = "unsure"
    SMALLTALK = "smalltalk"
    NOTICE = "notice"
    CHOSEN = "chosen"
    NONE_CHOSEN = "none_chosen"
    UNLISTED = "unlisted"
    TOPIC = "topic"
    MENTIONED = "mentioned"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A curated answer with the section it stands on and the phrase that led to it."""

    id: str
    question: str
    answer: str
    section: str | None
    confidence: float
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A curated question that is offered, not answered."""

    id: str
    question: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNotice:
    """A notice as shown, with the words of the input that called for it."""

    id: str
    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which rule decided, and the thresholds it compared the confidence with."""

    reason: Reason
    answer_at: float
    ask_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """How a turn was read that does not stand by itself.

    *of* is the question or the theme that it follows, *read_as* the turn in the light of it.
    """

    of: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question found in an input, what became of it, and all that led there."""

    question: str
    outcome: Outcome
    answers: tuple[Answer, ...] = ()
    options: tuple[Option, ...] = ()
    message: str | None = None
    query: Query
    candidates: tuple[Candidate, ...]
    decision: Decision
    followed: FollowUp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqIdentity:
    """Which FAQ answered, and which encoder took part."""

    title: str
    sha256: str
    encoder: str | None = None
