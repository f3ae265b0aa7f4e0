"""The reply to one input: what a person is shown, and the same as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.explaining import explain_notice, explain_part
from faqbot.dialogue.parts import MAX_OPTIONS
from faqbot.model import Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.parts import Answer, FaqIdentity, GivenNotice, Option, Part
    from faqbot.matching.evidence import Candidate

__all__ = ["Reply"]

_PRECEDENCE = (
    Outcome.ANSWERED,
    Outcome.CLARIFY,
    Outcome.NOT_COVERED,
    Outcome.NO_MATCH,
    Outcome.SMALLTALK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What faqbot says to one input. Immutable; everything shown or explained is in it."""

    question: str
    parts: tuple[Part, ...]
    notice: GivenNotice | None
    candidates: tuple[Candidate, ...]
    disclaimer: str
    faq: FaqIdentity

    @property
    def outcome(self) -> Outcome:
        """The first of answered, clarify, not_covered, no_match, smalltalk that any part has.

        A notice without an answered part makes it ``notice``.
        """
        found = {part.outcome for part in self.parts}
        if self.notice and Outcome.ANSWERED not in found:
            return Outcome.NOTICE
        return next(outcome for outcome in _PRECEDENCE if outcome in found)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers given, in the order asked."""
        return tuple(answer for part in self.parts for answer in part.answers)

    @property
    def answer(self) -> Answer | None:
        """The first answer, or None."""
        return next(iter(self.answers), None)

    @property
    def options(self) -> tuple[Option, ...]:
        """At most three curated questions that are offered, most likely first."""
        answered = {answer.id for answer in self.answers}
        offered = [option for part in self.parts for option in part.options]
        offered.sort(key=lambda option: -option.confidence)
        distinct = {option.id: option for option in reversed(offered)}
        likeliest = [option for option in offered if distinct[option.id] is option]
        return tuple(option for option in likeliest if option.id not in answered)[:MAX_OPTIONS]

    @property
    def message(self) -> str | None:
        """What is said where nothing curated is answered, or None."""
        messages = dict.fromkeys(part.message for part in self.parts if part.message)
        return "\n".join(messages) or None

    @property
    def remark(self) -> str | None:
        """What has to be known about the reading of the input, or None."""
        cut = any(part.query.cut for part in self.parts)
        return "Your text is very long: I read only its beginning and its end." if cut else None

    @property
    def text(self) -> str:
        """What a person would be shown, as plain text."""
        blocks = [self.notice.text] if self.notice else []
        if self.remark:
            blocks.append(self.remark)
        for part in self.parts:
            blocks.extend(_answer_text(answer) for answer in part.answers)
            if part.message:
                blocks.append(part.message)
        if self.options:
            lines = [f"  {n}. {option.question}" for n, option in enumerate(self.options, 1)]
            blocks.append("\n".join(lines))
        return "\n\n".join(dict.fromkeys(blocks))

    def explain(self) -> str:
        """Return in words why this is the reply; also for declined questions."""
        blocks = [explain_notice(self.notice)] if self.notice else []
        blocks.extend(explain_part(part, numbered=len(self.parts) > 1) for part in self.parts)
        return "\n\n".join(block for block in blocks if block)

    def to_dict(self) -> dict[str, Any]:
        """Return the reply in the documented JSON shape."""
        return {
            "question": self.question,
            "outcome": str(self.outcome),
            "answers": [
                {
                    "id": answer.id,
                    "question": answer.question,
                    "answer": answer.answer,
                    "section": answer.section,
                    "confidence": answer.confidence,
                    "matched": answer.matched,
                }
                for answer in self.answers
            ],
            "options": [
                {"id": option.id, "question": option.question, "confidence": option.confidence}
                for option in self.options
            ],
            "notice": self.notice and {"id": self.notice.id, "text": self.notice.text},
            "message": self.message,
            "remark": self.remark,
            "parts": [
                {
                    "question": part.question,
                    "outcome": str(part.outcome),
                    "answers": [answer.id for answer in part.answers],
                    "options": [option.id for option in part.options],
                    "message": part.message,
                }
                for part in self.parts
            ],
            "candidates": [
                {
                    "id": candidate.id,
                    "kind": str(candidate.kind),
                    "question": candidate.question,
                    "confidence": candidate.confidence,
                }
                for candidate in self.candidates
            ],
            "disclaimer": self.disclaimer,
            "faq": {
                "title": self.faq.title,
                "sha256": self.faq.sha256,
                "encoder": self.faq.encoder,
            },
        }


def _answer_text(answer: Answer) -> str:
    source = f"\n[{answer.section}]" if answer.section else ""
    return f"{answer.question}\n{answer.answer}{source}"
