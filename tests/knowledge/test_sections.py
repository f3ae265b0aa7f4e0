"""Entries, gaps and small talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.model import Entry, Gap, SmallTalk

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Load = Callable[[str], Faq]


def test_line_breaks_stay_and_space_around_goes(load: Load) -> None:
    """An answer keeps its lines; what stands around a text is not part of it."""
    faq = load(
        "entries:\n"
        '  - id: " a "\n'
        "    question: >\n      folded\n      question\n\n"
        "    answer: |+\n      one\n\n        two\n\n\n"
        '    phrases: ["  spaced  "]\n'
    )
    assert faq.entries == (
        Entry(id="a", question="folded question", answer="one\n\n  two", phrases=("spaced",)),
    )


def test_lists_that_may_be_empty(load: Load) -> None:
    """An entry needs neither phrases nor relations."""
    faq = load("entries: [{id: a, question: b, answer: c, phrases: [], related: []}]\n")
    assert faq.entries == (Entry(id="a", question="b", answer="c"),)


def test_gaps_and_small_talk(load_beside_entry: Load) -> None:
    """Both need phrases; a gap may lead to entries."""
    faq = load_beside_entry("""\
        not_covered: [{id: a, topic: b, phrases: [c], related: [any]}]
        smalltalk: [{id: d, phrases: [e], answer: f}]
    """)
    assert faq.not_covered == (Gap(id="a", topic="b", phrases=("c",), related=("any",)),)
    assert faq.smalltalk == (SmallTalk(id="d", phrases=("e",), answer="f"),)


def test_parts_may_be_reused(load: Load) -> None:
    """An alias stands for the part it names."""
    faq = load("""\
        entries:
          - {id: a, question: qa, answer: &x same}
          - {id: b, question: qb, answer: *x }
    """)
    assert faq.entries[0].answer == faq.entries[1].answer
