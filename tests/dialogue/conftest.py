"""Rankings and parts built by hand, so that decisions are tested without a matcher."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from faqbot.dialogue.parts import Answer, Decision, Option, Part, Reason
from faqbot.matching.evidence import Candidate, Clash, Evidence, Query, WordWeight
from faqbot.matching.matcher import Ranking
from faqbot.model import Kind, Outcome


@dataclass(frozen=True)
class Building:
    """Builds candidates, rankings and parts from as little as a test needs to say."""

    def candidate(
        self,
        name: str,
        confidence: float,
        *,
        kind: Kind = Kind.ENTRY,
        clash: Clash | None = None,
        exact: bool = False,
        words: tuple[WordWeight, ...] = (),
    ) -> Candidate:
        """Return a candidate whose question and nearest phrase tell its id."""
        return Candidate(
            id=name,
            kind=kind,
            question=f"question of {name}",
            confidence=confidence,
            evidence=Evidence(
                phrase=f"phrase of {name}",
                similarity=0.5,
                score=1.0,
                base=-0.5,
                words=words,
                nearness=0.25,
                exact=exact,
                clash=clash,
            ),
        )

    def ranking(
        self, *candidates: Candidate, words: tuple[str, ...] = ("some", "words")
    ) -> Ranking:
        """Return the ranking of these candidates, best first."""
        return Ranking(
            query=Query(text=" ".join(words), words=words, known=0.5),
            candidates=tuple(sorted(candidates, key=lambda each: -each.confidence)),
            exact=tuple(each for each in candidates if each.evidence.exact),
            smalltalk=round(
                sum(each.confidence for each in candidates if each.kind is Kind.SMALLTALK), 4
            ),
        )

    def part(
        self,
        outcome: Outcome,
        *names: str,
        question: str = "question",
        reason: Reason = Reason.SURE,
        confidence: float = 0.9,
        message: str | None = None,
        candidates: tuple[Candidate, ...] = (),
        query: Query | None = None,
    ) -> Part:
        """Return a part that answers, or offers, the entries of these names."""
        answered = outcome is Outcome.ANSWERED
        return Part(
            question=question,
            outcome=outcome,
            answers=tuple(_answer(name, confidence) for name in names if answered),
            options=tuple(
                Option(id=name, question=f"question of {name}", confidence=confidence)
                for name in names
                if not answered
            ),
            message=message,
            query=query
            or Query(
                text=question,
                words=tuple(question.split()),
                exact=reason in {Reason.EXACT, Reason.EXACT_TWICE},
            ),
            candidates=candidates,
            decision=Decision(reason=reason, answer_at=0.5, ask_at=0.35),
        )


def _answer(name: str, confidence: float) -> Answer:
    return Answer(
        id=name,
        question=f"question of {name}",
        answer=f"answer of {name}",
        section=None,
        confidence=confidence,
        matched=f"phrase of {name}",
    )


@pytest.fixture
def build() -> Building:
    """Return the builder."""
    return Building()
