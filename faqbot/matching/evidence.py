"""What the matcher found out about a question: candidates, and the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from faqbot.model import Kind

__all__ = [
    "Candidate",
    "Clash",
    "Correction",
    "Evidence",
    "Query",
    "Reading",
    "WordWeight",
]


class Reading(StrEnum):
    """Why a word was read as another one."""

    SPELLING = "spelling"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Words of the question that were read as other words."""

    typed: str
    read: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as the matcher read it.

    *words* are the words after *corrections*; *known* is the share of the question, 0 to 1,
    that the FAQ's own vocabulary explains; *cut* tells that the middle of an overlong question
    was left out, *exact* that the question equals a phrase of the FAQ after normalisation.
    """

    text: str
    words: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    known: float = 0.0
    cut: bool = False
    exact: bool = False


class WordWeight(NamedTuple):
    """How much one word of the question counted for (above 0) or against a candidate."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction between the question and the phrase nearest to it, in plain words."""

    guard: str
    asked: str
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a candidate stands where it stands.

    The raw *score* is ``base + sum of words + meaning + nearness``: what the entry gets for any
    question, what each word adds or takes, what the encoder makes of the whole (0 without one),
    and the bonus for its nearest phrases. *phrase* is the nearest one and *similarity* its inner
    product with the question, 0 to 1: of unit vectors, less what the features give that so many
    phrases share that the index leaves them out. *exact* tells that question and phrase are equal
    after normalisation; then it is 1. *clash* is what a guard objects.
    """

    phrase: str
    similarity: float
    score: float
    base: float
    words: tuple[WordWeight, ...]
    nearness: float
    meaning: float = 0.0
    exact: bool = False
    clash: Clash | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something of the FAQ that a question may mean.

    *confidence* is the estimated probability, 0 to 1, that it is the right one. *question* is
    the curator's own wording: of an entry its question, of a gap its topic.
    """

    id: str
    kind: Kind
    question: str
    confidence: float
    evidence: Evidence
