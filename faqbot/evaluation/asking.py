"""Putting labelled questions to a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.evaluation.metrics import Replies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.dialogue.bot import FaqBot
    from faqbot.evaluation.metrics import Pair
    from faqbot.evaluation.questions import LabelledConversation, QuestionSet

__all__ = ["ask_all"]


def ask_all(bot: FaqBot, questions: QuestionSet) -> Replies:
    """Return the replies of *bot*: to each input alone, but to a turn in its conversation."""
    singles = bot.ask_many([question.text for question in questions.singles])
    doubles = bot.ask_many([question.text for question in questions.doubles])
    return Replies(
        singles=tuple(zip(questions.singles, singles, strict=True)),
        conversations=tuple(tuple(_talk(bot, talk)) for talk in questions.conversations),
        doubles=tuple(zip(questions.doubles, doubles, strict=True)),
    )


def _talk(bot: FaqBot, talk: LabelledConversation) -> Iterator[Pair]:
    conversation = bot.conversation()
    for turn in talk.turns:
        yield turn, conversation.ask(turn.text)
