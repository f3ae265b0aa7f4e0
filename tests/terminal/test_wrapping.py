from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.terminal.wrapping import columns, wrap

WORDS = st.lists(st.text(st.sampled_from("abc\u00e9\u4e2d\u6587\u0301"), min_size=1, max_size=12))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("\u4e2d\u6587", 4), ("e\u0301", 1), ("\U0001f600", 2), ("", 0), ("\u00e9", 1)],
)
def test_columns_counts_what_a_terminal_shows(text: str, expected: int) -> None:
    """Wide characters take two columns, combining ones none."""
    assert columns(text) == expected


def test_wrap_breaks_between_words() -> None:
    """Lines end before the word that would not fit."""
    assert wrap("one two three four", 9) == "one two\nthree\nfour"


def test_wrap_keeps_line_breaks_and_lines_that_fit() -> None:
    """Paragraphs and columns made with spaces stay as written."""
    assert wrap("a   b\n\nc", 20) == "a   b\n\nc"


def test_wrap_hangs_list_items() -> None:
    """The lines of a list item stand under its text."""
    assert wrap("- one two three", 9) == "- one two\n  three"
    assert wrap("  2. one two three", 12) == "  2. one two\n     three"


def test_wrap_indents_every_line() -> None:
    """A mark in front of each line counts for the width."""
    assert wrap("one two\n\nthree", 7, indent="!! ") == "!! one\n!! two\n!!\n!! three"


def test_wrap_leaves_a_long_word_whole() -> None:
    """An address longer than a line can still be copied."""
    assert wrap("see https://example.org/a/long/path now", 12) == (
        "see\nhttps://example.org/a/long/path\nnow"
    )


def test_wrap_breaks_between_wide_characters() -> None:
    """Text in a script without spaces breaks anywhere between its characters."""
    assert wrap("\u4e2d\u6587\u4e2d\u6587\u4e2d", 5) == "\u4e2d\u6587\n\u4e2d\u6587\n\u4e2d"


@given(WORDS, st.integers(min_value=1, max_value=30))
def test_wrap_loses_nothing(words: list[str], width: int) -> None:
    """Whatever the width, every character stays, in order."""
    text = " ".join(words)
    assert "".join(wrap(text, width).split()) == "".join(text.split())


@given(WORDS, st.integers(min_value=24, max_value=40))
def test_wrap_never_exceeds_the_width(words: list[str], width: int) -> None:
    """No line is wider than asked for, when no word is."""
    assert all(columns(line) <= width for line in wrap(" ".join(words), width).split("\n"))


def test_the_second_column_of_a_table_hangs() -> None:
    """Its first one stays alone, unless the window is too narrow for two."""
    row = "  /set NAME  Change one thing for the rest of this chat."
    assert wrap(row, 36).split("\n") == [
        "  /set NAME  Change one thing for",
        "             the rest of this chat.",
    ]
    assert wrap(row, 20).split("\n") == [
        "  /set NAME",
        "      Change one",
        "      thing for the",
        "      rest of this",
        "      chat.",
    ]
    three = "  vi    off     The keys of vi and more."
    assert wrap(three, 34) == "  vi    off     The keys of vi and\n                more."
