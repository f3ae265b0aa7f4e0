"""Replies built by hand, so that the figures are tested without a matcher."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from faqbot.dialogue.parts import (
    Answer,
    Decision,
    FaqIdentity,
    GivenNotice,
    Option,
    Part,
    Reason,
)
from faqbot.dialogue.reply import Reply
from faqbot.matching.evidence import Candidate, Evidence, Query
from faqbot.model import Kind, Outcome


@dataclass(frozen=True)
class Replying:
    """Builds parts and replies from as little as a test needs to say."""

    def part(
        self,
        outcome: Outcome,
        *,
        answers: tuple[str, ...] = (),
        options: tuple[str, ...] = (),
        confidence: float = 0.95,
    ) -> Part:
        """Return a part with the answers or options of these ids."""
        return Part(
            question="?",
            outcome=outcome,
            answers=tuple(
                Answer(
                    id=name,
                    question=name,
                    answer=name,
                    section=None,
                    confidence=confidence,
                    matched=name,
                )
                for name in answers
            ),
            options=tuple(Option(id=name, question=name, confidence=0.3) for name in options),
            query=Query(text="?", words=()),
            candidates=(),
            decision=Decision(reason=Reason.SURE, answer_at=0.6, ask_at=0.3),
        )

    def reply(
        self,
        *parts: Part,
        notice: bool = False,
        best: tuple[str, float] | None = None,
        kind: Kind = Kind.ENTRY,
    ) -> Reply:
        """Return a reply of *parts* whose best candidate is *best*, an id and its confidence."""
        return Reply(
            question="?",
            parts=parts,
            notice=GivenNotice(id="emergency", text="Get help.", because="?") if notice else None,
            candidates=(candidate(*best, kind),) if best else (),
            disclaimer="",
            faq=FaqIdentity(title="Clocks", sha256="0" * 64),
        )

    def answered(self, *ids: str, confidence: float = 0.95) -> Reply:
        """Return a reply with the answers of these entries, held at *confidence*."""
        part = self.part(Outcome.ANSWERED, answers=ids, confidence=confidence)
        return self.reply(part, best=(ids[0], confidence))

    def clarified(self, *ids: str) -> Reply:
        """Return a question back with these options."""
        return self.reply(self.part(Outcome.CLARIFY, options=ids), best=(ids[0], 0.4))

    def declined(
        self,
        outcome: Outcome = Outcome.NO_MATCH,
        *,
        notice: bool = False,
        best: tuple[str, float] | None = None,
    ) -> Reply:
        """Return a reply that gives no answer and has no options."""
        return self.reply(self.part(outcome), notice=notice, best=best)


def candidate(name: str, confidence: float, kind: Kind) -> Candidate:
    """Return a candidate of which only these three matter."""
    evidence = Evidence(phrase=name, similarity=1.0, score=0.0, base=0.0, words=(), nearness=0.0)
    return Candidate(id=name, kind=kind, question=name, confidence=confidence, evidence=evidence)


@pytest.fixture
def replying() -> Replying:
    """Return the builder of replies."""
    return Replying()
