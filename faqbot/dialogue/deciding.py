"""The decision: answer, ask back, or say that the FAQ does not cover it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faqbot.dialogue.parts import MAX_OPTIONS, Answer, Decision, Option, Part, Reason
from faqbot.dialogue.thresholds import Thresholds, thresholds_of
from faqbot.model import Entry, Faq, Kind, Outcome

if TYPE_CHECKING:
    from faqbot.matching.evidence import Candidate, Clash
    from faqbot.matching.matcher import Ranking

__all__ = ["Policy", "build_policy"]


# A half may be so much less sure than a question alone, if it leads by so much over any other
# entry, and all else is so much less likely: of questions held so, three in four are held rightly,
# of less sure ones only half.
_NEARLY = 0.85
_CLEAR_LEAD = 0.25
_FAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Decides on rankings for one FAQ."""

    faq: Faq
    entries: dict[str, Entry]
    thresholds: Thresholds

    def decide(self, ranking: Ranking, question: str) -> Part:
        """Return the part of a reply that answers *question* by its *ranking*."""
        if ranking.exact:
            return self._exact(ranking, question)
        if not ranking.query.words:
            message = "I see no words in that. Ask in your own words."
            return self._part(ranking, question, Outcome.NO_MATCH, Reason.EMPTY, message=message)
        entries = ranking.of(Kind.ENTRY)
        best = entries[0]
        if self._is_smalltalk(ranking, best):
            return self._smalltalk(ranking, question, ranking.of(Kind.SMALLTALK)[0])
        if best.confidence >= self.thresholds.answer_at:
            return self._confident(ranking, question, entries)
        near = self._worth_offering(entries)
        if near and best.confidence >= self.thresholds.ask_at:
            return self._asked(ranking, question, near, Reason.CLOSE)
        return self._unanswered(ranking, question)

    def answer_with(
        self, part: Part, entry: Entry, reason: Reason = Reason.CHOSEN, *, at_least: float = 0.0
    ) -> Part:
        """Return *part* answered by *entry*, whatever was decided before.

        Its confidence is that of the candidate, or *at_least* as much.
        """
        held = next((each for each in part.candidates if each.id == entry.id), None)
        answer = _answer(
            entry,
            max(at_least, held.confidence if held else 0.0),
            held.evidence.phrase if held else entry.question,
        )
        return replace(
            part,
            outcome=Outcome.ANSWERED,
            answers=(answer,),
            options=(),
            message=None,
            decision=replace(part.decision, reason=reason),
        )

    def settle(self, part: Part) -> Part:
        """Return *part*, of several, answered with the likeliest if all it asks back is sure.

        Or where it is nearly sure, and nothing else is likely: a half of an input says less than a
        question that stands alone, and a question back would be about the half only.
        """
        if part.decision.reason is Reason.MARGIN and part.options:
            return self.answer_with(part, self.entries[part.options[0].id], Reason.SURE)
        if part.decision.reason not in {Reason.CLOSE, Reason.UNSURE}:
            return part
        best = next((each for each in part.candidates if each.kind is Kind.ENTRY), None)
        if best is None or best.evidence.clash or not self._is_nearly_sure(best, part):
            return part
        return self.answer_with(part, self.entries[best.id], Reason.SURE)

    def _is_nearly_sure(self, best: Candidate, part: Part) -> bool:
        """Whether a half may be answered by its *best* entry: nothing else in it is likely."""
        least = {Kind.ENTRY: best.confidence - _CLEAR_LEAD}
        return best.confidence >= _NEARLY * self.thresholds.answer_at and all(
            each.confidence <= least.get(each.kind, _FAR * best.confidence)
            for each in part.candidates
            if each is not best
        )

    def refuse(self, ranking: Ranking, question: str, *, named: bool = True) -> Part:
        """Return the part that answers and asks nothing; *named*: with the gap, if one is sure."""
        return self._unanswered(ranking, question) if named else self._unmatched(ranking, question)

    def refuse_again(self, part: Part, gap_id: str) -> Part:
        """Return *part* refused as the gap that was named before."""
        gap = next(each for each in self.faq.not_covered if each.id == gap_id)
        return replace(
            part,
            outcome=Outcome.NOT_COVERED,
            answers=(),
            options=tuple(
                Option(id=id_, question=self.entries[id_].question, confidence=0.0)
                for id_ in gap.related[:MAX_OPTIONS]
            ),
            message=self._not_covered(gap.topic),
            decision=replace(part.decision, reason=Reason.TOPIC),
        )

    def _exact(self, ranking: Ranking, question: str) -> Part:
        entries = tuple(each for each in ranking.exact if each.kind is Kind.ENTRY)
        if len(entries) > 1:
            return self._asked(ranking, question, entries[:MAX_OPTIONS], Reason.EXACT_TWICE)
        if entries:
            return self._answered(ranking, question, entries[0], Reason.EXACT)
        held = ranking.exact[0]
        if held.kind is Kind.SMALLTALK:
            return self._smalltalk(ranking, question, held)
        return self._gap(ranking, question, held)

    def _confident(self, ranking: Ranking, question: str, entries: tuple[Candidate, ...]) -> Part:
        best = entries[0]
        if best.evidence.clash:
            message = _objection(best.evidence.clash)
            near = (best, *self._worth_offering(entries[1:]))[:MAX_OPTIONS]
            return self._asked(ranking, question, near, Reason.GUARD, message=message)
        rivals = [
            each
            for each in entries[1:]
            if each.confidence >= self.thresholds.answer_at
            and best.confidence - each.confidence < self.thresholds.margin
        ]
        if rivals:
            near = (best, *rivals)[:MAX_OPTIONS]
            return self._asked(ranking, question, near, Reason.MARGIN)
        return self._answered(ranking, question, best, Reason.SURE)

    def _answered(self, ranking: Ranking, question: str, best: Candidate, reason: Reason) -> Part:
        entry = self.entries[best.id]
        answer = _answer(entry, best.confidence, best.evidence.phrase)
        return self._part(ranking, question, Outcome.ANSWERED, reason, answers=(answer,))

    def _asked(
        self,
        ranking: Ranking,
        question: str,
        offered: tuple[Candidate, ...],
        reason: Reason,
        message: str | None = None,
    ) -> Part:
        which = "Did you mean this?" if len(offered) == 1 else "Which of these do you mean?"
        return self._part(
            ranking,
            question,
            Outcome.CLARIFY,
            reason,
            options=tuple(_option(each) for each in offered),
            message=f"{message} {which}" if message else which,
        )

    def _is_smalltalk(self, ranking: Ranking, best: Candidate) -> bool:
        # A sure answer is lost to small talk only if that is surer by more than a hair.
        sure = best.confidence >= self.thresholds.answer_at
        least = best.confidence + (self.thresholds.margin if sure else 0.0)
        return ranking.smalltalk >= max(self.thresholds.talk_at, min(1.0, least))

    def _smalltalk(self, ranking: Ranking, question: str, talk: Candidate) -> Part:
        text = next(each.answer for each in self.faq.smalltalk if each.id == talk.id)
        return self._part(ranking, question, Outcome.SMALLTALK, Reason.SMALLTALK, message=text)

    def _unanswered(self, ranking: Ranking, question: str) -> Part:
        gaps = ranking.of(Kind.NOT_COVERED)
        if gaps and gaps[0].confidence >= self.thresholds.name_at:
            return self._gap(ranking, question, gaps[0])
        return self._unmatched(ranking, question)

    def _unmatched(self, ranking: Ranking, question: str) -> Part:
        nearby = self._worth_offering(ranking.of(Kind.ENTRY))
        return self._part(
            ranking,
            question,
            Outcome.NO_MATCH,
            Reason.UNSURE,
            options=tuple(_option(each) for each in nearby),
            message=self._with_contact(
                f"I found no answer to that. {self._source()} may not cover it."
            ),
        )

    def _gap(self, ranking: Ranking, question: str, gap: Candidate) -> Part:
        related = next(each.related for each in self.faq.not_covered if each.id == gap.id)
        held = {each.id: each.confidence for each in ranking.of(Kind.ENTRY)}
        options = [
            Option(id=id_, question=self.entries[id_].question, confidence=held.get(id_, 0.0))
            for id_ in related
        ] or [_option(each) for each in self._worth_offering(ranking.of(Kind.ENTRY))]
        return self._part(
            ranking,
            question,
            Outcome.NOT_COVERED,
            Reason.GAP,
            options=tuple(sorted(options, key=lambda each: -each.confidence)[:MAX_OPTIONS]),
            message=self._not_covered(gap.question),
        )

    def _not_covered(self, topic: str) -> str:
        return self._with_contact(f"{self._source()} does not cover this: {topic}.")

    def _worth_offering(self, entries: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        likely = (each for each in entries if each.confidence >= self.thresholds.offer_at)
        return tuple(likely)[:MAX_OPTIONS]

    def _source(self) -> str:
        return "The article" if "article" in dict(self.faq.source) else "This FAQ"

    def _with_contact(self, message: str) -> str:
        return f"{message} {self.faq.contact}" if self.faq.contact else message

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


def build_policy(faq: Faq, *, learned: bool = True) -> Policy:
    """Return the policy of *faq*: its settings where it has them, else the defaults.

    *learned*: whether the confidence rests on phrases of the FAQ itself.
    """
    return Policy(
        faq=faq,
        entries={entry.id: entry for entry in faq.entries},
        thresholds=thresholds_of(faq.settings, learned=learned),
    )


def _answer(entry: Entry, confidence: float, matched: str) -> Answer:
    return Answer(
        id=entry.id,
        question=entry.question,
        answer=entry.answer,
        section=entry.section,
        confidence=confidence,
        matched=matched,
    )


def _option(candidate: Candidate) -> Option:
    return Option(id=candidate.id, question=candidate.question, confidence=candidate.confidence)


def _objection(clash: Clash) -> str:
    if clash.guard == "negation":
        if clash.asked:
            return f"You wrote \u201c{clash.asked}\u201d, and the nearest question I know does not."
        return f"The nearest question I know says \u201c{clash.phrase}\u201d, and yours does not."
    return (
        f"You asked about \u201c{clash.asked}\u201d, and the nearest question I know is about "
        f"\u201c{clash.phrase}\u201d."
    )
