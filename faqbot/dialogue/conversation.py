"""One person's conversation: what was offered and answered last gives the next turn its sense."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.choosing import NONE, choose, numbers_in, what_to_choose
from faqbot.dialogue.memory import Memory, recall
from faqbot.dialogue.parts import A_QUESTION, MAX_OPTIONS, Option, Part, Reason
from faqbot.dialogue.resolving import without_topic
from faqbot.errors import check_type
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.reply import Reply

__all__ = ["Conversation"]

# Below this an entry is not even near what was asked before.
_NEAR = 0.01


class Conversation:
    """One person's turns. Holds the context; the bot itself never changes."""

    def __init__(self, bot: FaqBot, saved: Mapping[str, Any] | None = None) -> None:
        """Begin anew, or go on from *saved*; raises UsageError where that is no conversation."""
        self._bot = bot
        self._memory = Memory() if saved is None else recall(saved, bot.faq)

    def ask(self, text: str) -> Reply:
        """Return the reply to *text* in the light of the turns before."""
        check_type(text, str, A_QUESTION)
        topic = self._memory.topic
        reply = self._chosen(text)
        if reply is None and (unlisted := self._unlisted(text)):
            reply = self._bot.reply(text, (unlisted,))
            if not reply.notice:
                return reply  # what was offered can still be chosen
        if reply is None:
            asked, is_new = without_topic(text, self._bot.follower.subjects.speech)
            topic = None if is_new else topic
            reply = self._bot.reply(text, self._bot.parts(asked, topic))
        elif not reply.answers:
            # None of what was offered is spoken of any more.
            topic = None
        self._memory = Memory(
            offered=tuple(option.id for option in reply.options),
            asked=reply.outcome is Outcome.CLARIFY,
            question=text if reply.outcome is Outcome.CLARIFY else None,
            topic=self._bot.follower.subjects.after(reply.parts, topic),
        )
        return reply

    def reset(self) -> None:
        """Forget the turns so far."""
        self._memory = Memory()

    def to_dict(self) -> dict[str, Any]:
        """Return what the conversation needs to go on later, ready for JSON."""
        return self._memory.to_dict(self._bot.faq)

    def _chosen(self, text: str) -> Reply | None:
        """Return the reply to a choice among the questions offered last, or None."""
        memory, policy = self._memory, self._bot.policy
        offered = [policy.entries[id_] for id_ in memory.offered]
        speech = self._bot.follower.subjects.speech
        choice = choose(text, offered, speech, asked=memory.asked)
        if choice is None:
            return None
        if choice == NONE:
            return self._bot.reply(text, (self._none_chosen(text),))
        parts = []
        for place in choice.places:
            entry = offered[place]
            part = self._bot.decide(entry.question)
            # The curator's question may stand in another entry too; the person chose this one.
            chosen = policy.answer_with(part, entry, Reason.CHOSEN)
            parts.append(replace(chosen, question=text))
        return self._bot.reply(text, tuple(parts))

    def _unlisted(self, text: str) -> Part | None:
        """Return the part about a number that chooses nothing, or None if *text* is no such.

        A number that the FAQ holds as it is, such as that of an emergency service, is a question.
        """
        if numbers_in(text) is None:
            return None
        part = self._bot.decide(text)
        if any(each.evidence.exact for each in part.candidates):
            return None
        return replace(
            part,
            outcome=Outcome.NO_MATCH,
            answers=(),
            options=(),
            message=what_to_choose(len(self._memory.offered)),
            decision=replace(part.decision, reason=Reason.UNLISTED),
        )

    def _none_chosen(self, text: str) -> Part:
        """Return the part that says so, and offers what else is near the question before."""
        memory = self._memory
        part = self._bot.decide(memory.question or text)
        contact = f" {self._bot.faq.contact}" if self._bot.faq.contact else ""
        options = self._nearby(part) if memory.question else ()
        near = " This is near it:" if options else ""
        return replace(
            part,
            question=text,
            outcome=Outcome.NO_MATCH,
            answers=(),
            options=options,
            message=(
                "Then I have no answer to that. Try it in other words: a short question that names "
                f"the thing works best.{contact}{near}"
            ),
            decision=replace(part.decision, reason=Reason.NONE_CHOSEN),
        )

    def _nearby(self, part: Part) -> tuple[Option, ...]:
        """Return what is near the question before, beside what was offered."""
        offered = self._memory.offered
        held = {each.id: each for each in part.candidates if each.kind is Kind.ENTRY}
        entries = self._bot.policy.entries
        likely = [id_ for id_, each in held.items() if each.confidence >= _NEAR]
        related = [each for id_ in offered for each in entries[id_].related]
        near = [id_ for id_ in dict.fromkeys((*likely, *related)) if id_ not in offered]
        return tuple(
            Option(
                id=id_,
                question=entries[id_].question,
                confidence=held[id_].confidence if id_ in held else 0.0,
            )
            for id_ in near[:MAX_OPTIONS]
        )
