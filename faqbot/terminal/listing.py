"""What an FAQ holds, for the command line: its questions, and one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.errors import UsageError
from faqbot.knowledge.wording import did_you_mean, quoted
from faqbot.terminal.commands.looking import about, find_entry, related_questions
from faqbot.terminal.questions import one_line
from faqbot.terminal.rendering import answer_text, prose, source_of
from faqbot.terminal.wrapping import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faqbot.model import Entry, Faq

__all__ = ["about", "entry_dict", "entry_page", "topic_dicts", "topic_lines", "wanted_entry"]


def topic_lines(entries: Sequence[Entry]) -> str:
    """Return one line for each entry: its id, and its question in a column of its own."""
    width = max((columns(entry.id) for entry in entries), default=0)
    return "\n".join(
        f"{entry.id}{' ' * (width - columns(entry.id))}  {one_line(entry.question)}"
        for entry in entries
    )


def topic_dicts(entries: Sequence[Entry]) -> list[dict[str, object]]:
    """Return the same, ready for JSON."""
    return [
        {"id": entry.id, "question": entry.question, "section": entry.section} for entry in entries
    ]


def wanted_entry(faq: Faq, wanted: str) -> Entry:
    """Return the entry with this id or question; raises UsageError where there is none."""
    entry = find_entry(faq, wanted)
    if entry is None:
        advice = did_you_mean(wanted, (each.id for each in faq.entries))
        message = f"no answer is called {quoted(wanted)}.{advice} `faqbot topics` lists them."
        raise UsageError(message)
    return entry


def entry_page(faq: Faq, entry: Entry, *, width: int, colour: bool) -> str:
    """Return an entry for a person to read: answer, source, related questions, phrases."""
    blocks = [answer_text(entry, width=width, colour=colour, source=source_of(faq))]
    if related := related_questions(faq, entry.id, limit=None):
        blocks.append("\n".join(["Related:", *(f"  - {each}" for each in related)]))
    if entry.phrases:
        count = len(entry.phrases)
        blocks.append(f"Found by {count:,} other phrase{'' if count == 1 else 's'} (--json).")
    first, *others = blocks
    return "\n\n".join([first, *(prose(block, width=width) for block in others)])


def entry_dict(entry: Entry) -> dict[str, object]:
    """Return an entry as its file has it, ready for JSON."""
    return {
        "id": entry.id,
        "question": entry.question,
        "answer": entry.answer,
        "section": entry.section,
        "related": list(entry.related),
        "phrases": list(entry.phrases),
    }
