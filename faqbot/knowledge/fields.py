"""Mappings with named fields: unknown, repeated and missing ones are noted as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.knowledge.nodes import Node, Pairs, Scalar, describe, is_null
from faqbot.knowledge.values import Text
from faqbot.knowledge.wording import advice, did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from faqbot.errors import Location
    from faqbot.knowledge.values import Number, Reader

__all__ = ["Field", "Fields", "read_fields", "read_pairs"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mapping; *at* is the place of its name."""

    name: str
    node: Node
    at: Location


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields found in one mapping, and the reader for their values."""

    found: dict[str, Field]
    at: Location
    reader: Reader

    def text(self, name: str) -> Text:
        """Return the text of a field that must be there."""
        text = self.optional_text(name)
        if text is None:
            self.missing(name)
        return text or Text("", self.at)

    def optional_text(self, name: str) -> Text | None:
        """Return the text of a field that may be left out."""
        field = self.found.get(name)
        return self.reader.text(field.node, name, at=field.at) if field else None

    def texts(self, name: str, *, at_least: int = 0) -> tuple[Text, ...]:
        """Return the texts of a list, which must be there if it needs any."""
        field = self._list(name, at_least)
        if field is None:
            return ()
        return self.reader.texts(field.node, name, at=field.at, at_least=at_least)

    def nodes(self, name: str, *, at_least: int = 0) -> tuple[Node, ...]:
        """Return the items of a list, which must be there if it needs any."""
        field = self._list(name, at_least)
        if field is None:
            return ()
        return self.reader.nodes(field.node, name, at=field.at, at_least=at_least)

    def number(self, name: str, *, kind: str, fits: Callable[[float], bool]) -> Number | None:
        """Return the number of a field that may be left out."""
        field = self.found.get(name)
        if field is None:
            return None
        return self.reader.number(field.node, name, at=field.at, kind=kind, fits=fits)

    def fields(self, name: str, known: Sequence[str]) -> Fields | None:
        """Return the fields of a mapping that may be left out."""
        field = self.found.get(name)
        if field is None:
            return None
        return read_fields(field.node, name, known, at=field.at, reader=self.reader.within(name))

    def pairs(self, name: str) -> tuple[Field, ...]:
        """Return the pairs of a mapping with free names, which may be left out."""
        field = self.found.get(name)
        if field is None:
            return ()
        return read_pairs(field.node, name, at=field.at, reader=self.reader.within(name))

    def missing(self, name: str) -> None:
        """Note that the field *name* is not there."""
        self.reader.error(self.at, f"the field `{name}` is missing. {advice(name)}")

    def _list(self, name: str, at_least: int) -> Field | None:
        field = self.found.get(name)
        if field is None and at_least:
            self.missing(name)
        return field


def read_fields(
    node: Node, name: str, known: Sequence[str], *, at: Location, reader: Reader
) -> Fields | None:
    """Return the fields of the mapping *name*, or None if it is none; only *known* ones count."""
    if not isinstance(node, Pairs):
        reader.expected("fields (`name: value`)", node, at, then=advice(name))
        return None
    found = {}
    for field in read_pairs(node, name, at=at, reader=reader):
        if field.name in known:
            found[field.name] = field
        else:
            hint = did_you_mean(field.name, known)
            choice = hint or f" Known here: {', '.join(known)}."
            reader.error(field.at, f"unknown field {quoted(field.name)}.{choice}")
    return Fields(found, at, reader)


def read_pairs(node: Node, name: str, *, at: Location, reader: Reader) -> tuple[Field, ...]:
    """Return the pairs of the mapping *name*, with any names; of a repeated one, the first."""
    if not isinstance(node, Pairs):
        reader.expected("`name: value` pairs", node, at, then=advice(name))
        return ()
    found: dict[str, Field] = {}
    for key_node, value in node.items:
        field = _named(key_node, value, reader)
        if field is None:
            continue
        if first := found.get(field.name):
            message = (
                f"the field {quoted(field.name)} stands twice, first in line {first.at.line}. "
                "Remove one of them."
            )
            reader.error(field.at, message)
        else:
            found[field.name] = field
    return tuple(found.values())


def _named(key_node: Node, value: Node, reader: Reader) -> Field | None:
    if not isinstance(key_node, Scalar) or is_null(key_node) or not key_node.text.strip():
        message = (
            f"expected the name of a field, got {describe(key_node)}. Write `name: value`, the "
            "name in quotes if it is unusual."
        )
        reader.error(key_node.at, message)
        return None
    if key_node.plain and key_node.text == "<<":
        message = "merge keys (`<<`) are not supported. Write the fields out."
        reader.error(key_node.at, message)
        return None
    return Field(key_node.text.strip(), value, key_node.at)
