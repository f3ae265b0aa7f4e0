"""The parts of a YAML file as written, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from faqbot.knowledge.wording import quoted

if TYPE_CHECKING:
    from faqbot.errors import Location

__all__ = ["Node", "Pairs", "Scalar", "Series", "describe", "is_null"]

# How YAML spells the absence of a value; everything else is text as written.
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written; *plain* if it stands without quotes, ``|`` or ``>``."""

    text: str
    at: Location
    plain: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    items: tuple[Node, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping: pairs of key and value in the order of the file, also when a key repeats."""

    items: tuple[tuple[Node, Node], ...]
    at: Location


Node: TypeAlias = Scalar | Series | Pairs


def is_null(node: Node) -> bool:
    """Return whether *node* stands for "no value"."""
    return isinstance(node, Scalar) and node.plain and node.text in _NULLS


def describe(node: Node) -> str:
    """Return what *node* is, for a message: ``a list``, ``nothing``, ``the text "no"``."""
    match node:
        case Series():
            return "a list"
        case Pairs():
            return "a mapping (`name: value`)"
        case Scalar(text="", plain=True):
            return "nothing"
        case Scalar(text=text) if is_null(node):
            return f"`{text}`, which stands for nothing"
        case Scalar(text=text):
            return f"the text {quoted(text)}" if text.strip() else "an empty text"
