"""Replies and entries as the chat shows them: with hints, and with questions to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.terminal.rendering import Ink, answer_text, choice_hint, numbered, paint, prose, styled

if TYPE_CHECKING:
    from faqbot.dialogue.reply import Reply
    from faqbot.model import Entry

__all__ = ["draw_entry", "draw_list", "draw_reply", "quiet"]

_SEE_ALSO = "See also (type a number):"


def draw_reply(
    reply: Reply, related: tuple[str, ...], *, source: str | None, width: int, colour: bool
) -> str:
    """Return *reply* with how to choose one of its options, and the *related* questions."""
    text = styled(reply, width=width, colour=colour, source=source)
    if hint := choice_hint(reply):
        text += f"\n{quiet(hint, width=width, colour=colour)}"
    return text + _see_also(related, width=width, colour=colour)


def draw_entry(
    entry: Entry, related: tuple[str, ...], *, source: str | None, width: int, colour: bool
) -> str:
    """Return *entry* as if it had been asked for, and the *related* questions."""
    text = answer_text(entry, width=width, colour=colour, source=source)
    return text + _see_also(related, width=width, colour=colour)


def draw_list(head: str, questions: tuple[str, ...], *, width: int) -> str:
    """Return *questions* by number below *head*, which is ready to be shown."""
    return f"{head}\n{numbered(questions, width=width)}" if questions else head


def quiet(text: str, *, width: int, colour: bool) -> str:
    """Return any *text* wrapped and in the quiet ink."""
    return paint(prose(text, width=width), Ink.QUIET, colour=colour)


def _see_also(related: tuple[str, ...], *, width: int, colour: bool) -> str:
    if not related:
        return ""
    head = quiet(_SEE_ALSO, width=width, colour=colour)
    return f"\n\n{draw_list(head, related, width=width)}"
