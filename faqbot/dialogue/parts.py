"""What a reply is made of: answers, options, and the parts of an input with their decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faqbot.matching.evidence import Candidate, Query

__all__ = [
    "A_QUESTION",
    "MAX_OPTIONS",
    "Answer",
    "Decision",
    "FaqIdentity",
    "FollowUp",
    "GivenNotice",
    "Option",
    "Part",
    "Reason",
    "distinct",
]

# What is expected of whoever asks, in messages of errors.
A_QUESTION = "the question as text"
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


_DECIDED = frozenset({Reason.SURE, Reason.EXACT, Reason.LIGHT, Reason.MENTIONED, Reason.TOPIC})


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

    @property
    def is_sure(self) -> bool:
        """Whether it is answered for what it asks, not for want of anything better."""
        return self.outcome is Outcome.ANSWERED and self.decision.reason in _DECIDED

    def held(self, id_: str) -> float:
        """Return the confidence of a candidate, 0 where it is none."""
        return next((each.confidence for each in self.candidates if each.id == id_), 0.0)

    def best(self, kind: Kind) -> float:
        """Return the confidence of the best candidate of a kind, 0 where there is none."""
        return max((each.confidence for each in self.candidates if each.kind is kind), default=0.0)


def distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return *parts* without those that repeat the answer or the refusal of an earlier one."""
    kept: dict[object, Part] = {}
    for part in parts:
        kept.setdefault(part.answers[0].id if part.answers else part.message, part)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqIdentity:
    """Which FAQ answered, and which encoder took part."""

    title: str
    sha256: str
    encoder: str | None = None
