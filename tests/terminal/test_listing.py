from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.errors import UsageError
from faqbot.model import Entry
from faqbot.terminal.listing import (
    entry_dict,
    entry_page,
    topic_dicts,
    topic_lines,
    wanted_entry,
)

if TYPE_CHECKING:
    from faqbot.terminal.protocols import Bot


def test_topics_are_one_line_each() -> None:
    """Ids in a column, in scripts of double width too; nothing breaks a line."""
    entries = [
        Entry(id="a", question="One\nor \x1b[31mtwo?", answer=""),
        Entry(id="\u6cf5", question="\u6cf5?", answer="", section="S"),
    ]
    assert topic_lines(entries) == "a   One or \\x1b[31mtwo?\n\u6cf5  \u6cf5?"
    assert topic_dicts(entries)[1] == {"id": "\u6cf5", "question": "\u6cf5?", "section": "S"}
    assert topic_lines([]) == ""


def test_an_entry_is_shown_with_all_that_belongs_to_it(bot: Bot) -> None:
    """Answer, source, related questions, number of phrases."""
    assert entry_page(bot.faq, bot.faq.entries[0], width=80, colour=False) == (
        "What are the risks of a pump?\n"
        "Infection and headaches.\n"
        '[Risks, in "All about pumps"]\n'
        "\n"
        "Related:\n"
        "  - Can the pump be taken out?\n"
        "  - What is a drug pump?\n"
        "\n"
        "Found by 1 other phrase (--json)."
    )
    assert entry_dict(bot.faq.entries[0])["phrases"] == ["what can go wrong"]


def test_an_entry_is_found_by_its_id_first(bot: Bot) -> None:
    """Or by its question; what is not there is wrong usage, with the nearest id."""
    assert wanted_entry(bot.faq, "pump").id == "pump"
    assert wanted_entry(bot.faq, "who wrote this").id == "author"
    with pytest.raises(UsageError, match=r'called "pmup"\. Did you mean `pump`\?'):
        wanted_entry(bot.faq, "pmup")
