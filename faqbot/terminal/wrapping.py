"""Text in lines of a given width, counted in the columns of a terminal."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["columns", "wrap"]

# Indentation and the mark of a list item, or the first columns of an indented table; the lines that
# follow hang under the text behind them.
_LEAD = re.compile(r"(?P<cells> {2}\S.{0,24}) {2,}(?=\S)|\s*(?:(?:[-*\u2022]|\d{1,3}[.)])\s+)?")
# What stands below the first cell of a row that has no room.
_BELOW = "      "


def columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes.

    The standard library knows wide and combining characters. Where terminals differ (joined
    emoji), a line merely breaks a little early: nothing is aligned by this figure.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, width: int, *, indent: str = "") -> str:
    """Return *text* in lines of at most *width* columns, each after *indent*.

    Its own line breaks stay, and so does a line that fits. A word that is wider than a line (an
    address) stays whole; text without spaces breaks between wide characters.
    """
    room = max(1, width - columns(indent))
    lines = (line for raw in text.expandtabs(4).split("\n") for line in _wrap_line(raw, room))
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def _wrap_line(line: str, width: int) -> list[str]:
    if columns(line) <= width:
        return [line]
    match = _LEAD.match(line)
    lead = match.group() if match else ""
    rest = line[len(lead) :]
    hang = " " * columns(lead) if columns(lead) <= width // 2 else ""
    lines: list[str] = []
    if match and match["cells"] and not hang:  # no room for a table: one cell below the other
        lines, lead, hang = [match["cells"]], _BELOW, _BELOW
    current, used, fresh = lead, columns(lead), True
    for piece, spaced in _pieces(rest):
        gap = " " if spaced and not fresh else ""
        size = columns(piece)
        if not fresh and used + len(gap) + size > width:
            lines.append(current)
            current, used, gap = hang, len(hang), ""
        current += gap + piece
        used += len(gap) + size
        fresh = False
    return [*lines, current]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces that are never broken, each with whether a space stands before it."""
    for word in filter(None, text.split(" ")):
        piece, spaced = word[0], True
        for before, char in pairwise(word):
            if 2 in {_cells(before), _cells(char)} and _cells(char):  # noqa: PLR2004 - a wide character takes two columns
                yield piece, spaced
                piece, spaced = char, False
            else:
                piece += char
        yield piece, spaced


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
