"""The decision: answer, ask back, or say that the FAQ does not cover it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faqbot.dialogue.parts import Answer, Decision, Option, Part, Reason
from faqbot.model import Entry, Faq, Kind, Outcome

if TYPE_CHECKING:
    from faqbot.matching.evidence import Candidate, Clash
    from faqbot.matching.matcher import Ranking

__all__ = ["Policy", "Thresholds", "build_policy"]

MAX_OPTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Confidences, 0 to 1, at which a question is answered or asked back.

    *answer_at*: the best entry is answered. *ask_at*: the best entries are offered, when together
    they are at least so likely to hold the right one. *offer_at*: an entry is worth offering.
    *name_at*: a gap (or small talk) is sure enough to be named.
    """

    answer_at: float = 0.5
    ask_at: float = 0.35
    offer_at: float = 0.1
    name_at: float = 0.35


# Why these numbers: at .5 an answer is more likely right than wrong, which also maximises the
# Matthews correlation of answering; people accept a question back on about half that evidence;
# an option below one in ten is noise; and a wrongly named gap misleads, but costs less than a
# wrong answer, so that it needs less.
DEFAULTS = Thresholds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Decides on rankings for one FAQ."""

    faq: Faq
    entries: dict[str, Entry]
    thresholds: Thresholds

    def decide(self, ranking: Ranking, question: str) -> Part:  # noqa: PLR0911 - a list of rules in their order
        """Return the part of a reply that answers *question* by its *ranking*."""
        if not ranking.query.words and not ranking.exact:
            return self._declined(ranking, question, Reason.EMPTY)
        if ranking.exact:
            return self._exact(ranking, question)
        entries = ranking.of(Kind.ENTRY)
        best = entries[0]
        if self._is_smalltalk(ranking, best):
            return self._smalltalk(ranking, question, ranking.of(Kind.SMALLTALK)[0])
        if best.confidence >= self.thresholds.answer_at:
            if best.evidence.clash:
                return self._guarded(ranking, question, best, best.evidence.clash)
            return self._answered(ranking, question, (best,), Reason.SURE)
        near = [each for each in entries if each.confidence >= self.thresholds.offer_at]
        near = near[:MAX_OPTIONS]
        if near and sum(each.confidence for each in near) >= self.thresholds.ask_at:
            return self._asked(ranking, question, tuple(near), Reason.CLOSE)
        return self._unanswered(ranking, question)

    def answer_with(self, part: Part, entry: Entry) -> Part:
        """Return *part* answered by *entry*, whatever was decided before."""
        confidence = next((each.confidence for each in part.candidates if each.id == entry.id), 0.0)
        answer = Answer(
            id=entry.id,
            question=entry.question,
            answer=entry.answer,
            section=entry.section,
            confidence=confidence,
            matched=entry.question,
        )
        return replace(part, outcome=Outcome.ANSWERED, answers=(answer,), options=(), message=None)

    def _is_smalltalk(self, ranking: Ranking, best: Candidate) -> bool:
        talk = ranking.of(Kind.SMALLTALK)
        # The ids of small talk share one class, whose whole mass says that it is small talk.
        mass = sum(each.confidence for each in talk)
        return bool(talk) and mass >= self.thresholds.answer_at and mass > best.confidence

    def _exact(self, ranking: Ranking, question: str) -> Part:
        entries = tuple(each for each in ranking.exact if each.kind is Kind.ENTRY)
        if len(entries) > 1:
            return self._asked(ranking, question, entries[:MAX_OPTIONS], Reason.EXACT_TWICE)
        if entries:
            return self._answered(ranking, question, entries, Reason.EXACT)
        held = ranking.exact[0]
        if held.kind is Kind.SMALLTALK:
            return self._smalltalk(ranking, question, held)
        return self._gap(ranking, question, held)

    def _answered(
        self, ranking: Ranking, question: str, chosen: tuple[Candidate, ...], reason: Reason
    ) -> Part:
        return self._part(
            ranking,
            question,
            Outcome.ANSWERED,
            reason,
            answers=tuple(self._answer(each) for each in chosen),
        )

    def _guarded(self, ranking: Ranking, question: str, best: Candidate, clash: Clash) -> Part:
        others = (each for each in ranking.of(Kind.ENTRY)[1:] if not each.evidence.clash)
        likely = (each for each in others if each.confidence >= self.thresholds.offer_at)
        options = (best, *likely)[:MAX_OPTIONS]
        return self._asked(ranking, question, options, Reason.GUARD, message=_objection(clash))

    def _asked(
        self,
        ranking: Ranking,
        question: str,
        offered: tuple[Candidate, ...],
        reason: Reason,
        message: str | None = None,
    ) -> Part:
        one = "Did you mean this?" if len(offered) == 1 else "Which of these do you mean?"
        return self._part(
            ranking,
            question,
            Outcome.CLARIFY,
            reason,
            options=tuple(_option(each) for each in offered),
            message=message or one,
        )

    def _smalltalk(self, ranking: Ranking, question: str, talk: Candidate) -> Part:
        text = next(each.answer for each in self.faq.smalltalk if each.id == talk.id)
        return self._part(ranking, question, Outcome.SMALLTALK, Reason.SMALLTALK, message=text)

    def _unanswered(self, ranking: Ranking, question: str) -> Part:
        gaps = ranking.of(Kind.NOT_COVERED)
        if gaps and gaps[0].confidence >= self.thresholds.name_at:
            return self._gap(ranking, question, gaps[0])
        return self._declined(ranking, question, Reason.UNSURE)

    def _gap(self, ranking: Ranking, question: str, gap: Candidate) -> Part:
        related = next(each.related for each in self.faq.not_covered if each.id == gap.id)
        options = tuple(
            Option(id=id_, question=self.entries[id_].question, confidence=0.0) for id_ in related
        )
        message = f"{self._name()} does not say {gap.question}."
        return self._part(
            ranking,
            question,
            Outcome.NOT_COVERED,
            Reason.GAP,
            options=(options or self._nearby(ranking))[:MAX_OPTIONS],
            message=message,
        )

    def _declined(self, ranking: Ranking, question: str, reason: Reason) -> Part:
        if reason is Reason.EMPTY:
            message = "I see no words in that. Ask in your own words."
            return self._part(ranking, question, Outcome.NO_MATCH, reason, message=message)
        message = f"I found no answer to that. {self._name()} may not cover it."
        if self.faq.contact:
            message = f"{message} {self.faq.contact}"
        return self._part(
            ranking,
            question,
            Outcome.NO_MATCH,
            reason,
            options=self._nearby(ranking),
            message=message,
        )

    def _nearby(self, ranking: Ranking) -> tuple[Option, ...]:
        near = (each for each in ranking.of(Kind.ENTRY))
        likely = (each for each in near if each.confidence >= self.thresholds.offer_at)
        return tuple(_option(each) for each in likely)[:MAX_OPTIONS]

    def _name(self) -> str:
        return (
            "The article" if any(name == "article" for name, _ in self.faq.source) else "This FAQ"
        )

    def _answer(self, candidate: Candidate) -> Answer:
        entry = self.entries[candidate.id]
        return Answer(
            id=entry.id,
            question=entry.question,
            answer=entry.answer,
            section=entry.section,
            confidence=candidate.confidence,
            matched=candidate.evidence.phrase,
        )

    def _part(
        self,
        ranking: Ranking,
        question: str,
        outcome: Outcome,
        reason: Reason,
        *,
        answers: tuple[Answer, ...] = (),
        options: tuple[Option, ...] = (),
        message: str | None = None,
    ) -> Part:
        return Part(
            question=question,
            outcome=outcome,
            answers=answers,
            options=options,
            message=message,
            query=ranking.query,
            candidates=ranking.candidates,
            decision=Decision(
                reason=reason,
                answer_at=self.thresholds.answer_at,
                ask_at=self.thresholds.ask_at,
            ),
        )


def build_policy(faq: Faq) -> Policy:
    """Return the policy of *faq*: its settings where it has them, else the defaults."""
    settings = faq.settings
    return Policy(
        faq=faq,
        entries={entry.id: entry for entry in faq.entries},
        thresholds=Thresholds(
            answer_at=DEFAULTS.answer_at if settings.answer_at is None else settings.answer_at,
            ask_at=DEFAULTS.ask_at if settings.ask_at is None else settings.ask_at,
        ),
    )


def _option(candidate: Candidate) -> Option:
    return Option(id=candidate.id, question=candidate.question, confidence=candidate.confidence)


def _objection(clash: Clash) -> str:
    if clash.guard == "negation":
        denying = "Your question" if clash.asked else "The nearest one"
        return f"{denying} has a negation that the other has not. Did you mean this?"
    return (
        f"You asked about \u201c{clash.asked}\u201d, the nearest question has "
        f"\u201c{clash.phrase}\u201d. Did you mean this?"
    )
