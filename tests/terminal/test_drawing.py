from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.terminal.drawing import draw_entry, draw_list, draw_reply, quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply
    from faqbot.terminal.protocols import Bot


def test_reply_is_followed_by_related_questions(reply_to: Callable[[str], Reply]) -> None:
    """By number, with how to ask them."""
    shown = draw_reply(
        reply_to("Who wrote this?"), ("Can it?",), source=None, width=80, colour=False
    )
    assert shown == "Who wrote this?\nAn author.\n\nSee also (type a number):\n  1. Can it?"


def test_options_are_followed_by_how_to_choose(reply_to: Callable[[str], Reply]) -> None:
    """Where there are any."""
    shown = draw_reply(reply_to("pump"), (), source=None, width=80, colour=False)
    assert shown.endswith('Type 1 or 2 to ask it, or "none of these".')


def test_entry_is_drawn_like_an_answer(bot: Bot, reply_to: Callable[[str], Reply]) -> None:
    """Nobody sees whether it was asked for."""
    asked = draw_reply(
        reply_to("what can go wrong"), ("Can it?",), source="Book", width=40, colour=True
    )
    entry = bot.faq.entries[0]
    assert draw_entry(entry, ("Can it?",), source="Book", width=40, colour=True) == asked


def test_an_empty_list_is_its_head_alone() -> None:
    """And a quiet text is wrapped, and dim where there is colour."""
    assert draw_list("Head", (), width=80) == "Head"
    assert quiet("some words for a line", width=20, colour=False) == "some words for a\nline"
    assert quiet("x", width=20, colour=True) == "\x1b[2mx\x1b[0m"
