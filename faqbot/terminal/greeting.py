"""The first things that a chat says: what it is, what it knows, how to ask and how to leave."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.model import Entry, Faq

__all__ = ["EMPTY_HINT", "LEAVE_HINT", "TIPS", "banner", "examples", "knowledge"]

LEAVE_HINT = "(Ctrl-D or /quit leaves)"
EMPTY_HINT = "Ask a question in your own words, or type ? for help."
# One below each of the first replies: what somebody who just got one may want next.
TIPS = (
    "(/why says why you got this answer.)",
    "(/topics lists everything that is known.)",
    "(/bad notes that an answer was wrong, /quit leaves. ? shows all commands.)",
)
# Enough to see what kind of question is meant, and quickly read.
_EXAMPLES = 3


def banner(file: str | None) -> str:
    """Return the two lines that a chat begins with, before its FAQ (*file*) is read."""
    where = f" from {PurePath(file).name}" if file else ""
    return f"faqbot: answers{where} that a person wrote.\n{EMPTY_HINT} Ctrl-D leaves."


def knowledge(faq: Faq) -> str:
    """Return the line that says what *faq* knows."""
    count = len(faq.entries)
    answers = f"{count:,} answer{'' if count == 1 else 's'}"
    return f'It knows {answers} on "{faq.title}", for example:'


def examples(faq: Faq) -> tuple[str, ...]:
    """Return three questions to begin with: those that most other entries lead to.

    Where no entry names related ones, the first of each section; always in the file's order.
    """
    if len(faq.entries) <= _EXAMPLES:
        return tuple(entry.question for entry in faq.entries)
    named = Counter(related for entry in faq.entries for related in entry.related)
    seen: set[str | None] = set()

    def rank(entry: Entry) -> tuple[int, bool]:
        repeated = entry.section in seen
        seen.add(entry.section)
        return -named[entry.id], repeated

    chosen = {entry.id for entry in sorted(faq.entries, key=rank)[:_EXAMPLES]}
    return tuple(entry.question for entry in faq.entries if entry.id in chosen)
