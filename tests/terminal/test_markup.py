from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.terminal.markup import inked, marked
from faqbot.terminal.wrapping import wrap
from faqbot.text import printable

BOLD, ITALIC, END = "\x1b[1m", "\x1b[3m", "\x1b[0m"


def drawn(text: str, width: int = 80) -> str:
    """Return *text* as an answer in colour."""
    return inked(wrap(marked(printable(text)), width))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**never** do it", f"{BOLD}never{END} do it"),
        ("do it *now*, _please_", f"do it {ITALIC}now{END}, {ITALIC}please{END}"),
        ("# First\ntext\n## Second ##", f"{BOLD}First{END}\ntext\n{BOLD}Second{END}"),
        ("(**a** and *b*)", f"({BOLD}a{END} and {ITALIC}b{END})"),
    ],
)
def test_marks_become_styles(text: str, expected: str) -> None:
    """Headings and strong words are bold, emphasis is italic."""
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "a_b_c",
        "* item\n* other",
        "**",
        "****",
        "C# and #1",
        "2**3**4",
        "_ _",
        "a * b*",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    """Sums, names and list items are not emphasis."""
    assert drawn(text) == text


def test_styles_take_no_room_and_end_with_each_line() -> None:
    """A strong sentence is wrapped like any other, and every line is closed."""
    text = "one **two three four** five"
    assert drawn(text, width=9) == (f"one {BOLD}two{END}\n{BOLD}three{END}\n{BOLD}four{END} five")
    assert re.sub(r"\x1b\[\dm", "", drawn(text, width=9)) == "one two\nthree\nfour five"


@given(st.text(alphabet="ab *_#\n\u2061\u2063\x1b"), st.integers(min_value=1, max_value=20))
def test_only_known_codes_come_out(text: str, width: int) -> None:
    """Whatever is written, nothing else reaches the terminal, and all is closed."""
    out = drawn(text, width)
    codes = re.findall(r"\x1b(?:\[(\d)m)?", out)
    assert set(codes) <= {"0", "1", "3"}
    for line in out.split("\n"):
        opened = re.findall(r"\x1b\[(\d)m", line)
        assert not opened or opened[-1] == "0"
    assert not set(out) & set("\u2061\u2062\u2063")
