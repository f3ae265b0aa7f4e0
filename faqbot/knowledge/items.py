"""The items that have an id: what is common to entries, gaps, notices and small talk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.knowledge.fields import Fields, read_fields
from faqbot.knowledge.nodes import Node, Pairs, Scalar, is_null
from faqbot.knowledge.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from faqbot.knowledge.values import Reader, Text

__all__ = ["Item", "Section", "check_name", "read_items"]

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list of items in the file: its field, how messages call one item, and the item's fields."""

    field: str
    item: str
    known: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as far as it could be read, with places, for what is checked across items.

    *phrases* begins with the question if the item has one.
    """

    section: Section
    label: str
    id: Text
    reader: Reader
    phrases: tuple[Text, ...] = ()
    related: tuple[Text, ...] = ()


def read_items(
    top: Fields, section: Section, *, at_least: int = 0
) -> Iterator[tuple[Fields, Item]]:
    """Yield the fields of each item of *section*, with what all items have in common."""
    for number, node in enumerate(top.nodes(section.field, at_least=at_least), start=1):
        label = f"{section.item} {_name_of(node) or number}"
        reader = top.reader.within(label)
        fields = read_fields(node, section.field, section.known, at=node.at, reader=reader)
        if fields is None:
            continue
        identifier = fields.text("id")
        check_name(identifier, "id", reader)
        yield fields, Item(section=section, label=label, id=identifier, reader=reader)


def check_name(name: Text, field: str, reader: Reader) -> None:
    """Note a character in *name* that names do not have."""
    if wrong := _NOT_IN_NAMES.search(name.value):
        char = wrong.group()
        shown = "a space" if char == " " else quoted(char)
        message = (
            f"{shown} may not stand in `{field}` {quoted(name.value)}: only the letters a to z, "
            "digits, - and _ may."
        )
        reader.error(name.at, message)


def _name_of(node: Node) -> str:
    # Looked up before the fields are read, since their problems are to name the item.
    if isinstance(node, Pairs):
        for name, value in node.items:
            if isinstance(name, Scalar) and name.text == "id" and isinstance(value, Scalar):
                text = value.text.strip()
                return quoted(text) if text and not is_null(value) else ""
    return ""
