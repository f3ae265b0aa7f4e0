"""A bot: what its replies are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.dialogue.loading import load, parse
from faqbot.model import Outcome
from tests.dialogue.clocks import CLOCKS, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.dialogue.bot import FaqBot


def test_every_reply_has_a_disclaimer() -> None:
    """The FAQ's own, or a plain one."""
    assert parse(CLOCKS).ask("clock").disclaimer == (
        "General information, not professional advice."
    )
    own = parse(f"disclaimer: Not for towers.\n{CLOCKS}")
    assert own.ask("clock").disclaimer == "Not for towers."


def test_after_a_notice_only_what_is_answered_follows(shop: FaqBot) -> None:
    """Neither options nor small talk nor refusals."""
    alone = shop.ask("hello, there is smoke here")
    assert (alone.outcome, alone.text) == (Outcome.NOTICE, alone.notice and alone.notice.text)
    assert [part.outcome for part in alone.parts] == [Outcome.NOTICE]
    both = shop.ask("there is smoke here. when are you open?")
    assert both.outcome is Outcome.ANSWERED
    assert both.notice
    assert both.text.startswith(both.notice.text)
    gap = shop.ask("there is smoke here. are you hiring?")
    assert (gap.outcome, gap.options, gap.message) == (Outcome.NOTICE, (), None)


def test_candidates_are_those_of_the_first_real_question(shop: FaqBot) -> None:
    """A greeting before it is none."""
    greeted = shop.ask("hello, how do I get a refund?")
    assert greeted.candidates[0].id == "refund"
    two = shop.ask("when are you open? how do I get a refund?")
    assert two.candidates == shop.ask("when are you open?").candidates


def test_a_bot_shows_what_it_is_made_of(shop: FaqBot) -> None:
    """Parts and decisions can be had alone."""
    text = "when are you open? how do I get a refund?"
    assert shop.reply(text, shop.parts(text)) == shop.ask(text)


def test_bots_can_be_compared(shop: FaqBot) -> None:
    """Two bots are the same or not; asking so is no error."""
    assert shop == shop  # noqa: PLR0124 - itself
    assert (parse(CLOCKS) == parse(CLOCKS)) in {True, False}


def test_many_questions_get_the_replies_that_each_gets_alone(write: Callable[..., Path]) -> None:
    """To the last digit: whole ones, several in one, repeated, exact and empty ones."""
    bot = load(write(CLOCKS))
    asked = [
        *QUESTIONS,
        " and ".join(QUESTIONS),
        *(f"{one}? {other}?" for one in QUESTIONS for other in QUESTIONS),
        *(question[:place] for question in QUESTIONS for place in range(len(question))),
    ]
    assert bot.ask_many(asked) == [bot.ask(question) for question in asked]
    assert bot.ask_many(iter([])) == []
