"""What an FAQ is made of: frozen types that every other module shares.

The loader builds these from a file; nothing ever changes them afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Calibration",
    "Entry",
    "Faq",
    "Gap",
    "Kind",
    "Notice",
    "Outcome",
    "Rule",
    "Settings",
    "SmallTalk",
    "WordGroup",
]


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_COVERED = "not_covered"
    NO_MATCH = "no_match"
    SMALLTALK = "smalltalk"
    NOTICE = "notice"


class Kind(StrEnum):
    """The sections of an FAQ that a question can match."""

    ENTRY = "entry"
    NOT_COVERED = "not_covered"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One curated answer, the question it answers and other phrases that ask the same."""

    id: str
    question: str
    answer: str
    phrases: tuple[str, ...] = ()
    section: str | None = None
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A theme of questions that people ask and the source does not answer.

    *topic* is a noun clause, as in "what a pump costs", told after "does not cover this:".
    """

    id: str
    topic: str
    phrases: tuple[str, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Word groups that must meet for a notice to be given.

    *meet* holds the groups: of each, at least one member must be present. The others hold words
    that call it off: in the sentence of the first group's member, before it in that sentence,
    after it there or in the next, or anywhere in the input. ``faqbot.members`` says what a member
    may be.
    """

    meet: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """Words that rules and other groups refer to by the name of the group."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A text that is shown before anything else when a possible emergency is described.

    *numbers* are pairs of a region and the number to call there, shown after the text. *examples*
    are inputs that call for it and *counterexamples* near ones that do not, both to learn from.
    """

    id: str
    text: str
    numbers: tuple[tuple[str, str], ...] = ()
    phrases: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk:
    """A pleasantry and the curator's reply to it."""

    id: str
    phrases: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A correction of the confidence, learned from reviewed questions.

    A confidence p becomes ``sigmoid(slope * logit(p) + intercept)``. *fitted_on* is the hash of
    what the two numbers were learned on.
    """

    slope: float = 1.0
    intercept: float = 0.0
    fitted_on: str | None = None


# The encoders that the settings of an FAQ may name; the first means that none takes part,
# whatever is installed.
NO_ENCODER = "none"
ENCODERS = (NO_ENCODER, "semantic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a curator may set; None stands for the documented default."""

    answer_at: float | None = None
    ask_at: float | None = None
    unanswerable_share: float | None = None
    encoder: str | None = None
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A whole FAQ. *sha256* is the hash of the bytes that it was read from, in hexadecimal."""

    sha256: str
    entries: tuple[Entry, ...]
    title: str = "FAQ"
    language: str = "en"
    source: tuple[tuple[str, str], ...] = ()
    disclaimer: str | None = None
    contact: str | None = None
    settings: Settings = field(default_factory=Settings)
    not_covered: tuple[Gap, ...] = ()
    notices: tuple[Notice, ...] = ()
    word_groups: tuple[WordGroup, ...] = ()
    smalltalk: tuple[SmallTalk, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    opposites: tuple[tuple[str, ...], ...] = ()
    protected: tuple[tuple[str, ...], ...] = ()
