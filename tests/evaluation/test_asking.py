"""Putting labelled questions to a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from faqbot.evaluation.asking import ask_all
from faqbot.evaluation.questions import (
    LabelledConversation,
    LabelledDouble,
    LabelledQuestion,
    QuestionSet,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.reply import Reply
    from tests.evaluation.conftest import Replying


class EchoBot:
    """A bot that answers with what it was asked; a conversation numbers its turns."""

    def __init__(self, replying: Replying) -> None:
        self.replying = replying

    def ask_many(self, texts: Sequence[str]) -> list[Reply]:
        """Return one reply for each text."""
        return [self.replying.answered(text) for text in texts]

    def conversation(self) -> EchoConversation:
        """Return a conversation without turns."""
        return EchoConversation(self.replying)


class EchoConversation:
    """One person's turns."""

    def __init__(self, replying: Replying) -> None:
        self.replying = replying
        self.turns = 0

    def ask(self, text: str) -> Reply:
        """Return a reply that holds the number of the turn."""
        self.turns += 1
        return self.replying.answered(f"{text}{self.turns}")


def test_each_kind_is_asked_in_its_own_way(replying: Replying) -> None:
    """Single and double questions alone, turns in a conversation of their own."""
    one, two = (LabelledQuestion(text=text, label="oos") for text in "ab")
    double = LabelledDouble(text="c", labels=("oos",))
    talks = (LabelledConversation(turns=(one, two)), LabelledConversation(turns=(two,)))
    questions = QuestionSet(singles=(one, two), conversations=talks, doubles=(double,))
    replies = ask_all(cast("FaqBot", EchoBot(replying)), questions)
    assert replies.singles == ((one, replying.answered("a")), (two, replying.answered("b")))
    assert replies.doubles == ((double, replying.answered("c")),)
    assert replies.conversations == (
        ((one, replying.answered("a1")), (two, replying.answered("b2"))),
        ((two, replying.answered("b1")),),
    )
