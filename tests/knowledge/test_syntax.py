"""YAML's syntax errors in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from faqbot.knowledge.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    Complaints = Callable[[str | bytes], list[str]]

pytestmark = pytest.mark.usefixtures("both_parsers")

TAB = "a tab stands in the indentation. Use spaces: two for each level."
COLON = (
    "a colon followed by a space stands in a text without quotes. Put the text in quotes, or "
    "write it below a | on lines of its own."
)
FIELD_IN_TEXT = (
    "a field begins where the text above goes on. If it is a field, indent it like the field "
    "above; if it is text with a colon, put the whole text in quotes."
)
UNCLOSED = (
    "this quote is never closed. Close it at the end of the text; inside single quotes write '' "
    "for an apostrophe."
)
AFTER_QUOTE = (
    "text follows a closing quote. Put the whole text in quotes and write '' for a quote inside "
    "single quotes; or a quote further up is not closed."
)
NO_COLON = (
    "expected a field such as `name: value`, and there is no colon. If the line belongs to the "
    "text above, indent it further than the name of that field."
)
BLOCK = (
    "the text after | or > begins on the next line, indented. If the text itself begins with | "
    "or >, put it in quotes."
)
NO_LINE = (
    "the indentation fits no line above. Put each field exactly below the field it belongs beside."
)
LIST = (
    "expected a further item of the list that begins in line 2. Put the dash below the dashes "
    "above, or indent the line like the fields of the item it belongs to."
)
DIRECTIVE = "a line that begins with % is an instruction to YAML. Remove it."


def cannot_begin(sign: str) -> str:
    """Return the message on a text that begins with *sign*."""
    return f'a text without quotes cannot begin with {sign}. Put it in quotes: "{sign}..."'


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("entries:\n\t- id: a\n", "2:1", TAB),
        ("entries:\n  - id: a\n\tquestion: b\n", "3:1", TAB),
        ("entries:\n  - id: a\n  \tquestion: b\n", "3:3", TAB),
        ("a: |\n\tx\n", "2:1", TAB),
        ("title: What is this: a test\n", "1:20", COLON),
        ("a:\n  - note: see: this\n", "2:14", COLON),
        ("a: some text\n  that goes on: here\n", "2:15", FIELD_IN_TEXT),
        ("entries:\n  - id: a\n     question: b\n", "3:14", FIELD_IN_TEXT),
        ('a: "abc\nb: c\n', "1:4", UNCLOSED),
        ("a: 'abc\nb: c\n", "1:4", UNCLOSED),
        ("a: 'abc\n---\n", "1:4", UNCLOSED),
        ("a: 'it's nice'\n", "1:8", AFTER_QUOTE),
        ("a: ['it's nice']\n", "1:9", AFTER_QUOTE),
        ('a: "so called" pumps\n', "1:16", AFTER_QUOTE),
        ("a: @home\n", "1:4", cannot_begin("@")),
        ("a: `x`\n", "1:4", cannot_begin("`")),
        ("a: %x\n", "1:4", cannot_begin("%")),
        ("a: *bold* text\n", "1:4", cannot_begin("*")),
        ("a: * text\n", "1:4", cannot_begin("*")),
        ("a: & text\n", "1:4", cannot_begin("&")),
        ("a: &x y\nb: *x text\n", "2:4", cannot_begin("*")),
        (
            "a: [b, {c]\n",
            "1:8",
            (
                "the mapping that opens here is not closed: a comma or } is missing (noticed in "
                "line 1). If this is a text, put it in quotes."
            ),
        ),
        (
            "a: ? text\n",
            "1:4",
            'a text without quotes cannot begin with a question mark. Put it in quotes: "? ..."',
        ),
        ("a: , b\n", "1:4", 'a text cannot begin with ",". Put the text in quotes.'),
        ("a: }\n", "1:4", 'a text cannot begin with "}". Put the text in quotes.'),
        (
            "a: !x!y b\n",
            "1:4",
            "an exclamation mark begins a YAML tag. Put a text that begins with it in quotes.",
        ),
        ("%foo: x\n", "1:1", DIRECTIVE),
        ("%YAML 2.0\n---\na: b\n", "1:1", DIRECTIVE),
        ("%TAG\n---\na: b\n", "1:1", DIRECTIVE),
        ("a: b\nfoo\nc: d\n", "2:1", NO_COLON),
        (
            "a: b\nc:d\ne: f\n",
            "2:1",
            "a space is missing after the colon. Write `name: value`.",
        ),
        ("a:\n  - b\n  -c\n", "3:3", "a space is missing after the dash. Write `- text`."),
        ("a: | text\n  b\n", "1:4", BLOCK),
        ("a: > 5 mg\n", "1:4", BLOCK),
        (
            "a: [b, c\nd: e\n",
            "1:4",
            (
                "the list that opens here is not closed: a comma or ] is missing (noticed in line "
                "2). If this is a text, put it in quotes."
            ),
        ),
        (
            "a: {b: c\n",
            "1:4",
            (
                "the mapping that opens here is not closed: a comma or } is missing (noticed in "
                "line 2). If this is a text, put it in quotes."
            ),
        ),
        (
            "a: [b, c]]\n",
            "1:10",
            (
                "expected the end of the line. Put the text in quotes if this belongs to it, or "
                "move it to a line of its own."
            ),
        ),
        ("a:\n  b: c\n d: e\n", "3:2", NO_LINE),
        (" title: x\nentries:\n", "2:1", NO_LINE),
        ("entries:\n  - id: a\n   question: b\n", "3:4", LIST),
        ("a:\n  - b\n  c: d\n", "3:3", LIST),
        (
            "a: - b\n",
            "1:4",
            (
                "a list begins on the line after its name. Move the dash there; or put the text in "
                "quotes if it begins with a dash."
            ),
        ),
        (
            "a: b\n...\nc: d\n",
            "3:1",
            "a line `...` above ends the file's content. Remove that line.",
        ),
    ],
)
def test_each_slip_has_its_own_words(
    complaints: Complaints, text: str, place: str, message: str
) -> None:
    """Both parsers lead to the same message at the place of the mistake."""
    assert complaints(text.encode()) == [f"faq.yaml:{place}: {message}"]


@pytest.mark.parametrize("text", [r"C:\dir", r"\q", r"\xzz"])
def test_false_escapes(complaints: Complaints, text: str) -> None:
    """A backslash in double quotes is a common surprise in paths."""
    [problem] = complaints(f'a: "{text}"\n'.encode())
    assert problem.endswith(
        "in double quotes a backslash begins an escape, and this is none that YAML knows. "
        r"Write \\ for a backslash, or use single quotes."
    )


def test_what_no_rule_knows_is_still_placed() -> None:
    """The parser's own words are the last resort."""
    mark = yaml.error.Mark("f", 7, 1, 2, None, 0)
    error = yaml.MarkedYAMLError(problem="something new", problem_mark=mark)
    assert explain(error, "a: b\nc: d\n") == (
        2,
        3,
        (
            "the YAML cannot be read from here on (something new). Check the indentation and "
            "the signs in this line and the one above; put texts with special signs in quotes."
        ),
    )


def test_colon_right_before_a_bracket(complaints: Complaints) -> None:
    """The parser in C stumbles over it; the other one takes it for a field without a value."""
    found = "\n".join(complaints(b"synonyms: [[pump:, device]]\n"))
    assert "a colon stands in a text without quotes between brackets" in found or (
        "If this is a text with a colon in it, put it in quotes." in found
    )
