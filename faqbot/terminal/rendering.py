"""A reply as text for a person: plain for pipes, wrapped and coloured for a terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from faqbot.model import Outcome
from faqbot.terminal.markup import inked, marked
from faqbot.terminal.wrapping import wrap
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.dialogue.parts import Answer
    from faqbot.dialogue.reply import Reply
    from faqbot.model import Entry, Faq

__all__ = [
    "MAX_WIDTH",
    "Ink",
    "answer_text",
    "choice_hint",
    "numbered",
    "paint",
    "plain",
    "prose",
    "source_of",
    "styled",
]

# Longer lines are hard to read, however wide the window is.
MAX_WIDTH = 80
# Below this, wrapping chops text to bits; the terminal may as well break the lines itself.
_MIN_WIDTH = 20
# Stands before every line of a notice, so that it is seen without colour and heard when read out.
_NOTICE_MARK = "!! "


class Ink(StrEnum):
    """The styles in use, as codes of the terminal's own palette: they fit light and dark themes."""

    HEADING = "36"  # cyan
    QUIET = "2"  # dim
    NOTICE = "1;31"  # bold red


def plain(reply: Reply) -> str:
    """Return *reply* as text for a pipe: no colour, no wrapping, no disclaimer."""
    return printable(reply.text)


def styled(reply: Reply, *, width: int, colour: bool, source: str | None = None) -> str:
    """Return *reply* as text for a terminal of *width* columns: notice first, then each part.

    *source* is named beside the sections of the answers.
    """
    blocks = _blocks(reply, source=source, width=width, colour=colour)
    return "\n\n".join(dict.fromkeys(blocks))


def answer_text(
    shown: Answer | Entry, *, width: int, colour: bool, source: str | None = None
) -> str:
    """Return a curated answer below its question, with the section and source it stands on."""
    lines = [
        paint(prose(shown.question, width=width), Ink.HEADING, colour=colour),
        _body(shown.answer, width=width, colour=colour),
    ]
    places = [shown.section] if shown.section else []
    if source and shown.section != source:
        places.append(f'in "{source}"' if shown.section else source)
    if places:
        place = prose(f"[{', '.join(places)}]", width=width)
        lines.append(paint(place, Ink.QUIET, colour=colour))
    return "\n".join(lines)


def source_of(faq: Faq) -> str | None:
    """Return the name of what *faq* is taken from: what its source says first, or None."""
    return faq.source[0][1] if faq.source else None


def choice_hint(reply: Reply) -> str | None:
    """Return how one of the options of *reply* is chosen in a conversation, or None."""
    count = len(reply.options)
    if not count:
        return None
    numbers = ("1", "1 or 2")[count - 1] if count < 3 else f"1 to {count}"  # noqa: PLR2004 - as the text says
    # Options beside a refusal are offers, and need not be turned down.
    none = ', or "none of these"' if reply.outcome is Outcome.CLARIFY else ""
    return f"Type {numbers} to ask it{none}."


def numbered(questions: Iterable[str], *, width: int) -> str:
    """Return *questions* as a list whose numbers can be typed."""
    return "\n".join(
        prose(f"  {number}. {question}", width=width)
        for number, question in enumerate(questions, start=1)
    )


def prose(text: str, *, width: int, indent: str = "") -> str:
    """Return any *text*, safe to print and wrapped for a terminal of *width* columns."""
    return wrap(printable(text), _readable(width), indent=indent)


def paint(text: str, ink: Ink, *, colour: bool) -> str:
    """Return *text* in *ink*, line by line, or as it is without *colour*."""
    if not colour:
        return text
    return "\n".join(f"\x1b[{ink}m{line}\x1b[0m" if line else "" for line in text.split("\n"))


def _blocks(reply: Reply, *, source: str | None, width: int, colour: bool) -> Iterator[str]:
    if reply.notice:
        text = prose(reply.notice.text, width=width, indent=_NOTICE_MARK)
        yield paint(text, Ink.NOTICE, colour=colour)
    if reply.remark:
        yield paint(prose(reply.remark, width=width), Ink.QUIET, colour=colour)
    for part in reply.parts:
        for each in part.answers:
            yield answer_text(each, source=source, width=width, colour=colour)
        if part.message:
            yield prose(part.message, width=width)
    if reply.options:
        yield numbered((option.question for option in reply.options), width=width)


def _body(answer: str, *, width: int, colour: bool) -> str:
    if not colour:
        return prose(answer, width=width)
    return inked(wrap(marked(printable(answer)), _readable(width)))


def _readable(width: int) -> int:
    return max(_MIN_WIDTH, min(width, MAX_WIDTH))
