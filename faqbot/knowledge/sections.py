"""The sections of an FAQ whose items answer questions: entries, gaps and small talk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.knowledge.items import Item, Section, read_items
from faqbot.model import Entry, Gap, SmallTalk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.knowledge.fields import Fields
    from faqbot.knowledge.values import Text

__all__ = ["ENTRIES", "GAPS", "SMALLTALK", "read_entries", "read_gaps", "read_smalltalk", "values"]

ENTRIES = Section(
    field="entries",
    item="entry",
    known=("id", "question", "phrases", "answer", "section", "related"),
)
GAPS = Section(
    field="not_covered",
    item="not_covered",
    known=("id", "topic", "phrases", "related"),
)
SMALLTALK = Section(
    field="smalltalk",
    item="smalltalk",
    known=("id", "phrases", "answer"),
)


def read_entries(top: Fields) -> Iterator[tuple[Entry, Item]]:
    """Yield each entry together with the places of its parts."""
    for fields, item in read_items(top, ENTRIES, at_least=1):
        question = fields.text("question")
        phrases = fields.texts("phrases")
        answer = fields.text("answer")
        section = fields.optional_text("section")
        related = fields.texts("related")
        entry = Entry(
            id=item.id.value,
            question=question.value,
            phrases=values(phrases),
            answer=answer.value,
            section=section.value if section else None,
            related=values(related),
        )
        yield entry, replace(item, phrases=(question, *phrases), related=related)


def read_gaps(top: Fields) -> Iterator[tuple[Gap, Item]]:
    """Yield each known gap together with the places of its parts."""
    for fields, item in read_items(top, GAPS):
        topic = fields.text("topic")
        phrases = fields.texts("phrases", at_least=1)
        related = fields.texts("related")
        gap = Gap(
            id=item.id.value,
            topic=topic.value,
            phrases=values(phrases),
            related=values(related),
        )
        yield gap, replace(item, phrases=phrases, related=related)


def read_smalltalk(top: Fields) -> Iterator[tuple[SmallTalk, Item]]:
    """Yield each pleasantry together with the places of its parts."""
    for fields, item in read_items(top, SMALLTALK):
        phrases = fields.texts("phrases", at_least=1)
        answer = fields.text("answer")
        smalltalk = SmallTalk(id=item.id.value, phrases=values(phrases), answer=answer.value)
        yield smalltalk, replace(item, phrases=phrases)


def values(texts: Iterable[Text]) -> tuple[str, ...]:
    """Return the bare texts, without their places."""
    return tuple(text.value for text in texts)
