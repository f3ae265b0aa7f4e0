"""Numbers in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.numerals import NUMBER_WORDS, may_be_number, number_at, value_of


@pytest.mark.parametrize(
    ("text", "value", "unit", "end"),
    [
        ("7 apples", 7.0, "", 1),
        ("10mg", 10.0, "mg", 1),
        ("7:30pm sharp", 7.5, "pm", 1),
        ("twenty one days", 21.0, "", 2),
        ("two hundred and fifty", 250.0, "", 4),
        ("one thousand two hundred", 1200.0, "", 4),
        ("three million", 3e6, "", 2),
        ("two and a half", 2.0, "", 1),
        ("nineteen eighty four", 19.0, "", 1),
    ],
)
def test_a_number_reaches_as_far_as_its_words(text: str, value: float, unit: str, end: int) -> None:
    """With what is written in one word with it."""
    assert number_at(tuple(text.split()), 0) == (value, unit, end)


def test_other_words_are_no_numbers() -> None:
    """And every word of the list may begin or be one."""
    assert number_at(("apples", "7"), 0) is None
    assert not may_be_number("apples")
    assert all(map(may_be_number, (*NUMBER_WORDS, "7", "p45", "10mg")))


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_with_their_commas(number: int) -> None:
    """Those of thousands, not those of a decimal part."""
    assert value_of(f"{number:,}") == number
    assert value_of(f"{number}.5") == pytest.approx(number + 0.5)
