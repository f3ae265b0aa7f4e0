"""YAML's syntax errors in plain words, at the place where the mistake was made.

The parser reports where it could not go on, in its own terms. What the curator did is read off
the line in question; each rule knows one common slip, and the first that applies speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from faqbot.knowledge.decoding import LINE_BREAK
from faqbot.knowledge.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

__all__ = ["explain"]

# Line and column, both from 1, and the message.
_Finding: TypeAlias = tuple[int, int, str]

_TAB = re.compile(r"^ *\t")
_FIELD_BEFORE = re.compile(r"^[\s-]*[^\s:#'\"][^:]*:\s+\S")
_DASH_WITHOUT_SPACE = re.compile(r"^\s*-[^\s-]")
_COLON_WITHOUT_SPACE = re.compile(r"^[\s-]*\w+:\S")
_ALIAS_BEFORE = re.compile(r"(?:^|\s)(\*\S+)\s*$")
_FALSE_ESCAPES = ("escape", "hexdecimal", "hexadecimal")


@dataclass(frozen=True, slots=True)
class _Fault:
    """A parser's error; lines and columns from 0.

    *line* and *column* say where the parser stopped, *opened* where the part began that it was
    reading, if it says so.
    """

    problem: str
    context: str
    line: int
    column: int
    opened: tuple[int, int] | None
    lines: list[str]

    @property
    def text(self) -> str:
        return self.line_text(self.line)

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def after(self) -> str:
        return self.text[self.column :]

    def line_text(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def here(self, message: str) -> _Finding:
        return self.line + 1, self.column + 1, message

    def where_opened(self, message: str) -> _Finding:
        line, column = self.opened or (self.line, self.column)
        return line + 1, column + 1, message


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Return the line and column of the mistake behind *error* and what to do about it."""
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark
    fault = _Fault(
        problem=error.problem or "",
        context=error.context or "",
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        opened=(opened.line, opened.column) if opened else None,
        lines=LINE_BREAK.split(text),
    )
    for rule in _RULES:
        if finding := rule(fault):
            return finding
    return fault.here(
        f"the YAML cannot be read from here on ({fault.problem}). Check the indentation and "
        "the signs in this line and the one above; put texts with special signs in quotes."
    )


def _tab(fault: _Fault) -> _Finding | None:
    message = "a tab stands in the indentation. Use spaces: two for each level."
    if tab := _TAB.match(fault.text):
        return fault.line + 1, tab.end(), message
    return fault.here(message) if fault.after.startswith("\t") else None


def _forbidden_start(fault: _Fault) -> _Finding | None:
    if "cannot start any token" not in fault.problem:
        return None
    sign = fault.after[:1]
    return fault.here(
        f'a text without quotes cannot begin with {sign}. Put it in quotes: "{sign}..."'
    )


def _unclosed_quote(fault: _Fault) -> _Finding | None:
    if "quoted scalar" not in fault.context or "unexpected" not in fault.problem:
        return None
    return fault.where_opened(
        "this quote is never closed. Close it at the end of the text; inside single quotes "
        "write '' for an apostrophe."
    )


def _escape(fault: _Fault) -> _Finding | None:
    scalar = "quoted scalar" in fault.context or "double-quoted" in fault.context
    if not scalar or not any(word in fault.problem for word in _FALSE_ESCAPES):
        return None
    return fault.here(
        "in double quotes a backslash begins an escape, and this is none that YAML knows. "
        "Write \\\\ for a backslash, or use single quotes."
    )


def _colon(fault: _Fault) -> _Finding | None:
    if "unexpected ':'" in fault.problem:
        return fault.here(
            "a colon stands in a text without quotes between brackets. Put the text in quotes, "
            "or a space behind the colon."
        )
    if "mapping values are not allowed" not in fault.problem:
        return None
    if _FIELD_BEFORE.match(fault.before):
        return fault.here(
            "a colon followed by a space stands in a text without quotes. Put the text in "
            "quotes, or write it below a | on lines of its own."
        )
    return fault.here(
        "a field begins where the text above goes on. If it is a field, indent it like the "
        "field above; if it is text with a colon, put the whole text in quotes."
    )


def _no_colon(fault: _Fault) -> _Finding | None:
    if "could not find expected ':'" not in fault.problem:
        return None
    line = fault.opened[0] if fault.opened else fault.line
    text = fault.line_text(line)
    if _DASH_WITHOUT_SPACE.match(text):
        return fault.where_opened("a space is missing after the dash. Write `- text`.")
    if _COLON_WITHOUT_SPACE.match(text):
        return fault.where_opened("a space is missing after the colon. Write `name: value`.")
    return fault.where_opened(
        "expected a field such as `name: value`, and there is no colon. If the line belongs to "
        "the text above, indent it further than the name of that field."
    )


def _after_quote(fault: _Fault) -> _Finding | None:
    before = fault.before.rstrip()
    if "expected" not in fault.problem or not before.endswith(("'", '"')):
        return None
    return fault.here(
        "text follows a closing quote. Put the whole text in quotes and write '' for a quote "
        "inside single quotes; or a quote further up is not closed."
    )


def _star_or_ampersand(fault: _Fault) -> _Finding | None:
    if "scanning an alias" in fault.context or "scanning an anchor" in fault.context:
        line, column = fault.opened or (fault.line, fault.column)
        sign = fault.line_text(line)[column : column + 1]
        return fault.where_opened(
            f'a text without quotes cannot begin with {sign}. Put it in quotes: "{sign}..."'
        )
    if "expected" in fault.problem and (alias := _ALIAS_BEFORE.search(fault.before)):
        message = 'a text without quotes cannot begin with *. Put it in quotes: "*..."'
        return fault.line + 1, alias.start(1) + 1, message
    return None


def _block_text(fault: _Fault) -> _Finding | None:
    if "block scalar" not in fault.context:
        return None
    return fault.where_opened(
        "the text after | or > begins on the next line, indented. If the text itself begins "
        "with | or >, put it in quotes."
    )


def _bracket(fault: _Fault) -> _Finding | None:
    if "flow" not in fault.context:
        return None
    what, end = ("list", "]") if "sequence" in fault.context else ("mapping", "}")
    if "node content" in fault.problem or "flow node" in fault.context:
        return fault.where_opened(
            "a bracket that opens here is not closed, or holds a sign out of place. Close it, "
            "or put the text in quotes."
        )
    return fault.where_opened(
        f"the {what} that opens here is not closed: a comma or {end} is missing "
        f"(noticed in line {fault.line + 1}). If this is a text, put it in quotes."
    )


def _sign_without_text(fault: _Fault) -> _Finding | None:
    if "node content" not in fault.problem:
        return None
    return fault.here(
        f"a text cannot begin with {quoted(fault.after[:1])}. Put the text in quotes."
    )


def _tag(fault: _Fault) -> _Finding | None:
    if "tag" not in fault.context and "tag handle" not in fault.problem:
        return None
    return fault.where_opened(
        "an exclamation mark begins a YAML tag. Put a text that begins with it in quotes."
    )


def _directive(fault: _Fault) -> _Finding | None:
    if "directive" not in fault.context and not fault.text.startswith("%"):
        return None
    message = "a line that begins with % is an instruction to YAML. Remove it."
    return fault.line + 1, 1, message


def _question_mark(fault: _Fault) -> _Finding | None:
    if "mapping keys are not allowed" not in fault.problem:
        return None
    return fault.here(
        'a text without quotes cannot begin with a question mark. Put it in quotes: "? ..."'
    )


def _dash_in_line(fault: _Fault) -> _Finding | None:
    if "sequence entries are not allowed" not in fault.problem:
        return None
    return fault.here(
        "a list begins on the line after its name. Move the dash there; or put the text in "
        "quotes if it begins with a dash."
    )


def _list_indentation(fault: _Fault) -> _Finding | None:
    if "block collection" not in fault.context:
        return None
    line = fault.opened[0] + 1 if fault.opened else 0
    return fault.here(
        f"expected a further item of the list that begins in line {line}. Put the dash below "
        "the dashes above, or indent the line like the fields of the item it belongs to."
    )


def _after_the_end(fault: _Fault) -> _Finding | None:
    above = fault.lines[: fault.line]
    if "document start" not in fault.problem or not any(line[:3] == "..." for line in above):
        return None
    return fault.here("a line `...` above ends the file's content. Remove that line.")


def _indentation(fault: _Fault) -> _Finding | None:
    if "block mapping" not in fault.context and "document start" not in fault.problem:
        return None
    if not fault.before.strip():
        return fault.here(
            "the indentation fits no line above. Put each field exactly below the field it "
            "belongs beside."
        )
    return fault.here(
        "expected the end of the line. Put the text in quotes if this belongs to it, or move "
        "it to a line of its own."
    )


_RULES: tuple[Callable[[_Fault], _Finding | None], ...] = (
    _tab,
    _forbidden_start,
    _unclosed_quote,
    _escape,
    _colon,
    _no_colon,
    _block_text,
    _star_or_ampersand,
    _after_quote,
    _bracket,
    _sign_without_text,
    _directive,
    _tag,
    _question_mark,
    _dash_in_line,
    _list_indentation,
    _after_the_end,
    _indentation,
)
