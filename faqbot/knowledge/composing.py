"""From text to nodes: within bounds, in one pass, without recursion and without guessing types.

The parser's events are taken one at a time and counted before anything is built from them, so
that a file made to exhaust memory or the stack is refused at its first excess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

import yaml

from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series
from faqbot.knowledge.syntax import explain
from faqbot.knowledge.wording import named, quoted

if TYPE_CHECKING:
    from faqbot.errors import Location
    from faqbot.knowledge.problems import Problems

__all__ = ["LOADER", "MAX_ALIASES", "MAX_DEPTH", "MAX_NODES", "compose"]

# The same grammar in C, some thirty times as fast; not every build of pyyaml has it.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The format needs 6 levels; a mistake in indentation adds a few.
MAX_DEPTH = 50
# A file of 3,000 phrases has about 4,000 values. What an alias repeats is counted again, a long
# text more than once, which bounds what a few lines of nested aliases can stand for.
MAX_NODES = 200_000
_CHARS_PER_NODE = 100
_TOO_DEEP = (
    f"lists and mappings stand in each other more than {MAX_DEPTH} levels deep. "
    "Check the brackets and the indentation."
)
# Newer parsers in C have a limit of their own, and read far ahead of what they tell.
_PARSER_TOO_DEEP = "maximum nesting depth"
# A curator reuses a list here and there; thousands of aliases are no FAQ.
MAX_ALIASES = 100

# A "#" right before a word after a text without quotes: rarely meant as the comment it is.
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!]\S*)")
# Half a character, which the parser in Python lets an escape stand for; no text may hold one.
_SURROGATE = re.compile("[\ud800-\udfff]")


def compose(text: str, problems: Problems) -> Node | None:
    """Return the root of the document in *text*, or None if it holds nothing but comments.

    Raise FaqError at the first breach of the syntax or of a bound.
    """
    composer = _Composer(text, problems)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        line, column, message = explain(error, text)
        too_deep = _PARSER_TOO_DEEP in (error.problem or "")
        problems.stop(problems.at(line, column), _TOO_DEEP if too_deep else message)
    except (yaml.YAMLError, ValueError, OverflowError):
        # A few false escapes and tags make the parsers fail without a place or a reason.
        message = "the YAML cannot be read after this place. Look for a wrong backslash or tag."
        problems.stop(composer.reached, message)
    composer.finish()
    return composer.root


class _Mark(Protocol):
    """A place in the text, counted from 0; the two parsers have a type each for it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached."""

    event: yaml.Event
    at: Location
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    size: int = 1

    def close(self) -> Node:
        if isinstance(self.event, yaml.SequenceStartEvent):
            return Series(tuple(self.children), self.at)
        pairs = zip(self.children[::2], self.children[1::2], strict=True)
        return Pairs(tuple(pairs), self.at)


@dataclass(slots=True)
class _Anchor:
    """A named part of the file; *node* is missing while the part is still open."""

    at: Location
    node: Node | None = None
    size: int = 0
    used: bool = False


class _Composer:
    """Builds nodes from events."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.root: Node | None = None
        self.reached = problems.at(0, 0)
        self._text = text
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchor] = {}
        self._documents = self._aliases = self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add what *event* stands for."""
        at = self.reached = self._place(event.start_mark)
        match event:
            case yaml.ScalarEvent():
                self._start(event, at)
                scalar = Scalar(event.value, at, plain=not event.style)
                if scalar.plain:
                    self._warn_if_cut_off(event)
                elif _SURROGATE.search(scalar.text):
                    message = "an escape (\\u) here stands for no character. Write the sign itself."
                    self._problems.error(at, message)
                size = 1 + len(scalar.text) // _CHARS_PER_NODE
                self._add(scalar, size=size, anchor=event.anchor)
                self._count(1)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._start(event, at)
                self._open.append(_Open(event, at, event.anchor))
                if len(self._open) > MAX_DEPTH:
                    self._problems.stop(at, _TOO_DEEP)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = self._open.pop()
                self._add(done.close(), size=done.size, anchor=done.anchor)
                self._count(1)
            case yaml.AliasEvent():
                self._repeat(event, at)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    message = (
                        "a second document begins here. One file holds one FAQ: remove the line "
                        "`---` or move what follows to a file of its own."
                    )
                    self._problems.stop(at, message)

    def finish(self) -> None:
        """Warn of anchors that nothing refers to: most likely a text that begins with ``&``."""
        for name, anchor in self._anchors.items():
            if not anchor.used:
                message = (
                    f"{named('&' + name)} names this part of the file and is never used. "
                    "Remove it, or put the text in quotes if it begins with &."
                )
                self._problems.warn(anchor.at, message)

    def _start(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Location) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = (
                f"the tag {quoted(tag)} is not used in an FAQ: every value is text as written. "
                "Remove it, or put the text in quotes if it begins with an exclamation mark."
            )
            self._problems.error(at, message)
        if event.anchor is None:
            return
        if first := self._anchors.get(event.anchor):
            message = (
                f"the name {named('&' + event.anchor)} is already taken in line "
                f"{first.at.line}. Choose another, or put the text in quotes if it begins with &."
            )
            self._problems.stop(at, message)
        self._anchors[event.anchor] = _Anchor(at)

    def _add(self, node: Node, *, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor].node = node
            self._anchors[anchor].size = size
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].size += size
        else:
            self.root = node

    def _repeat(self, event: yaml.AliasEvent, at: Location) -> None:
        name = event.anchor or ""
        anchor = self._anchors.get(name)
        if anchor is None:
            message = (
                f"{named('*' + name)} refers to a part named {named('&' + name)}, and there is "
                "none above. If it is a text that begins with *, put it in quotes."
            )
            self._problems.stop(at, message)
        if anchor.node is None:
            message = (
                f"{named('*' + name)} stands inside the part that it repeats. Write that part out."
            )
            self._problems.stop(at, message)
        anchor.used = True
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            message = f"there are more than {MAX_ALIASES} aliases (`*name`). Write the parts out."
            self._problems.stop(at, message)
        self._add(anchor.node, size=anchor.size, anchor=None)
        self._count(anchor.size)

    def _count(self, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            message = (
                f"the file holds more than {MAX_NODES:,} values, those repeated through aliases "
                "(`*name`) counted each time. Is it really an FAQ?"
            )
            self._problems.stop(self.reached, message)

    def _warn_if_cut_off(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        if end is None or not (comment := _CUT_OFF.match(self._text, end.index)):
            return
        message = (
            f"everything from {quoted(comment[1])} on is a comment. Put the whole text in "
            "quotes if this is part of it, or a space after the # if not."
        )
        self._problems.warn(self._place(end, comment.start(1) - end.index), message)

    def _place(self, mark: _Mark | None, further: int = 0) -> Location:
        if mark is None:
            return self.reached
        return self._problems.at(mark.line + 1, mark.column + 1 + further)
