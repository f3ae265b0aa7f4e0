"""The turns of phrase that messages share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.knowledge.wording import did_you_mean, named, quoted


@given(st.text())
def test_quoted_text_is_short_and_on_one_line(text: str) -> None:
    """Whatever a file holds."""
    assert len(quoted(text)) <= 62
    assert "\n" not in quoted(text)
    assert named(text)[1:-1] == quoted(text)[1:-1]


def test_quoted_text_is_safe_to_print() -> None:
    """No escape sequence reaches a terminal."""
    assert quoted("\x1b[31m") == r'"\x1b[31m"'


def test_short_texts_are_quoted_whole() -> None:
    """Only what is long is cut."""
    assert quoted("what  is\nthis") == '"what is this"'
    assert quoted("x" * 61) == f'"{"x" * 57}..."'


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("anser", " Did you mean `answer`?"),
        ("Answer", " Did you mean `answer`?"),
        ("not-covered", " Did you mean `not_covered`?"),
        ("colour", ""),
        ("answer" * 20, ""),
        ("", ""),
    ],
)
def test_did_you_mean(name: str, suggestion: str) -> None:
    """The nearest name is offered if it is near."""
    assert did_you_mean(name, ["answer", "not_covered"]) == suggestion


def test_nothing_to_choose_from() -> None:
    """Without known names there is no suggestion."""
    assert did_you_mean("answer", []) == ""
