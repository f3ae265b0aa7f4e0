"""One person's conversation: what was offered and answered last gives the next turn its sense."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.parts import Decision, Part, Reason
from faqbot.errors import UsageError
from faqbot.model import Outcome
from faqbot.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.reply import Reply

__all__ = ["Conversation"]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "one": 1, "two": 2, "three": 3}
_CHOICE = re.compile(
    r"(?:(?:the|number|option|nr|question|no(?= \d)) )*(?:(?P<number>[1-9])(?:st|nd|rd)?"
    r"|(?P<word>first|second|third|one|two|three|last))(?: (?:one|option|question))?(?: please)?"
)
_YES = re.compile(r"(?:yes|yeah|yep|yup|y|sure|right|correct|exactly|ok|okay)(?: please| it is)?")
_NO = re.compile(r"(?:no|nope|nah|n|not really|not that|wrong)(?: thanks| thank you)?")
_NONE = re.compile(
    r"(?:no )?(?:none|neither|nothing)(?: of (?:these|those|them|the above|that))?|0"
)
_VERSION = 1


class Conversation:
    """One person's turns. Holds the context; the bot itself never changes."""

    def __init__(self, bot: FaqBot, saved: Mapping[str, Any] | None = None) -> None:
        """Begin anew, or go on from *saved*; raises UsageError where that is no conversation."""
        self._bot = bot
        self._offered: tuple[str, ...] = () if saved is None else _offered(saved, bot)
        self._asked = bool(self._offered and saved and saved.get("asked"))

    def ask(self, text: str) -> Reply:
        """Return the reply to *text* in the light of the turns before."""
        reply = self._chosen(text) or self._bot.ask(text)
        self._offered = tuple(option.id for option in reply.options)
        self._asked = reply.outcome is Outcome.CLARIFY
        return reply

    def reset(self) -> None:
        """Forget the turns so far."""
        self._offered, self._asked = (), False

    def to_dict(self) -> dict[str, Any]:
        """Return what the conversation needs to go on later, ready for JSON."""
        return {
            "version": _VERSION,
            "faq": self._bot.faq.sha256,
            "offered": list(self._offered),
            "asked": self._asked,
        }

    def _chosen(self, text: str) -> Reply | None:
        """Return the reply to a choice among the questions offered last, or None."""
        said = key(text)
        if not self._offered:
            return None
        # Yes and no answer a question back, and only one that leaves nothing else to say.
        if _NONE.fullmatch(said) or (self._asked and _NO.fullmatch(said)):
            return self._bot.reply(text, (self._none_chosen(text),))
        sole = self._asked and len(self._offered) == 1
        number = 1 if sole and _YES.fullmatch(said) else _number(said, len(self._offered))
        if number is None:
            return None
        entry = self._bot.policy.entries[self._offered[number - 1]]
        part = self._bot.decide(entry.question)
        if not part.answers or part.answers[0].id != entry.id:
            # The curator's question may stand in another entry too; the person chose this one.
            part = self._bot.policy.answer_with(part, entry)
        return self._bot.reply(text, (_as_chosen(part, Reason.CHOSEN, text),))

    def _none_chosen(self, text: str) -> Part:
        part = self._bot.decide(text)
        contact = f" {self._bot.faq.contact}" if self._bot.faq.contact else ""
        return _as_chosen(
            replace(
                part,
                outcome=Outcome.NO_MATCH,
                answers=(),
                options=(),
                message=f"Then I have no answer to that. Try it in other words.{contact}",
            ),
            Reason.NONE_CHOSEN,
            text,
        )


def _number(said: str, count: int) -> int | None:
    match = _CHOICE.fullmatch(said)
    if not match:
        return None
    word = match["word"]
    number = count if word == "last" else _ORDINALS[word] if word else int(match["number"])
    return number if number <= count else None


def _as_chosen(part: Part, reason: Reason, text: str) -> Part:
    decision = Decision(
        reason=reason, answer_at=part.decision.answer_at, ask_at=part.decision.ask_at
    )
    return replace(part, question=text, decision=decision)


def _offered(saved: Mapping[str, Any], bot: FaqBot) -> tuple[str, ...]:
    try:
        version, sha256, offered = saved["version"], saved["faq"], list(saved["offered"])
    except (KeyError, TypeError, IndexError):
        version, sha256, offered = None, None, []
    if version != _VERSION or not all(isinstance(each, str) for each in offered):
        message = "this is no saved conversation. Give what Conversation.to_dict returned."
        raise UsageError(message)
    # In another FAQ the same numbers may mean other questions.
    return tuple(offered) if sha256 == bot.faq.sha256 else ()
