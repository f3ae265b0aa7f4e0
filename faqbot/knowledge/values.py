"""Single values and lists, read from nodes; what does not fit is noted with what to do about it.

Reading never stops at a problem: what cannot be read is empty in the result, and the loader
throws the result away in the end if there was any error.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series, describe, is_null
from faqbot.knowledge.wording import advice, named, quoted
from faqbot.text import key

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.errors import Location
    from faqbot.knowledge.problems import Problems

__all__ = ["Number", "Reader", "Text"]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_AS_LIST = "Write it as a list: [one, another]."


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its place, and what it is compared by; empty if there was none to be read."""

    value: str
    at: Location
    key: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its place."""

    value: float
    at: Location


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values on behalf of one part of the file, which its messages name first."""

    problems: Problems
    where: str = ""

    def within(self, where: str) -> Reader:
        """Return a reader for a part inside this one."""
        return replace(self, where=f"{self.where}{where}: ")

    def error(self, at: Location, message: str) -> None:
        """Note an error of this part."""
        self.problems.error(at, self.where + message)

    def warn(self, at: Location, message: str) -> None:
        """Note a warning of this part."""
        self.problems.warn(at, self.where + message)

    def expected(self, what: str, node: Node, at: Location, *, then: str) -> None:
        """Note that *node* is not *what* was expected, and what to do *then*."""
        self.error(at, f"expected {what}, got {describe(node)}. {then}")

    def text(self, node: Node, name: str, *, at: Location, each: bool = False) -> Text:
        """Return *node* as the text of the field *name*, or as *each* text of its list."""
        what = f"each of {named(name)} to be text" if each else f"{named(name)} to be text"
        if not isinstance(node, Scalar):
            self.expected(what, node, at, then=_colon_hint(node) or advice(name))
        elif is_null(node):
            then = f'Put it in quotes if you mean the text: "{node.text}".'
            self.expected(what, node, at, then=then if node.text else advice(name))
        else:
            value = node.text.strip()
            if compared := key(value):
                return Text(value, at, compared)
            if value:
                self.error(at, f"expected {what}, got only invisible characters. {advice(name)}")
            else:
                self.expected(what, node, at, then=advice(name))
        return Text("", at)

    def nodes(
        self, node: Node, name: str, *, at: Location, at_least: int = 0, each: bool = False
    ) -> tuple[Node, ...]:
        """Return the items of the list *name*, or of *each* list in it."""
        what = f"each of {named(name)} to be a list" if each else f"{named(name)} to be a list"
        if not isinstance(node, Series):
            self.expected(what, node, at, then=advice(name, _AS_LIST))
        elif len(node.items) < at_least:
            needed = f"{what} of at least {at_least} item{'' if at_least == 1 else 's'}"
            got = f"only {len(node.items)}" if node.items else "an empty list"
            self.error(at, f"expected {needed}, got {got}. {advice(name, _AS_LIST)}")
        return node.items if isinstance(node, Series) else ()

    def texts(
        self, node: Node, name: str, *, at: Location, at_least: int = 0, each: bool = False
    ) -> tuple[Text, ...]:
        """Return the texts of the list *name*, or of *each* list in it."""
        items = self.nodes(node, name, at=at, at_least=at_least, each=each)
        return tuple(self.text(item, name, at=item.at, each=True) for item in items)

    def number(
        self, node: Node, name: str, *, at: Location, kind: str, fits: Callable[[float], bool]
    ) -> Number | None:
        """Return *node* as the number *name* if it *fits* what *kind* says in words."""
        what = f"{named(name)} to be {kind}"
        if not (isinstance(node, Scalar) and node.plain and _NUMBER.fullmatch(node.text)):
            self.expected(what, node, at, then=advice(name))
            return None
        value = float(node.text)
        if not (math.isfinite(value) and fits(value)):
            self.error(at, f"expected {what}, got {quoted(node.text)[1:-1]}. {advice(name)}")
            return None
        return Number(value, at)


def _colon_hint(node: Node) -> str:
    if isinstance(node, Pairs) and len(node.items) == 1 and isinstance(node.items[0][0], Scalar):
        return "If this is a text with a colon in it, put it in quotes."
    return ""
