"""Numbers with their units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.clauses import read_clauses
from faqbot.matching.quantities import agree, conflict, quantities
from faqbot.text import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 mg", [("10 mg", 10.0)]),
        ("10mg", [("10mg", 10.0)]),
        ("1,000 euros", [("1,000 euros", 1000.0)]),
        ("twenty one days", [("twenty one days", 21.0)]),
        ("three hundred people", [("three hundred", 300.0)]),
        ("half an hour", [("half an hour", 0.5)]),
        ("twice", [("twice", 2.0)]),
        ("one hundred", [("one hundred", 100.0)]),
        ("two hundred and fifty euros", [("two hundred and fifty euros", 250.0)]),
        ("one thousand two hundred", [("one thousand two hundred", 1200.0)]),
        ("terminal one", [("one", 1.0)]),
        ("the blue one", []),
        ("the third time", [("third", 3.0)]),
        ("form P45", [("p45", 45.0)]),
        ("this one", []),
        ("half of it", []),
        ("a week", []),
        ("", []),
    ],
)
def test_numbers_are_read_however_they_are_written(
    text: str, found: list[tuple[str, float]]
) -> None:
    """In digits or words, with their unit."""
    assert [(each.text, each.number) for each in quantities(tokens(text))] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 weeks", "14 days"),
        ("one year", "12 months"),
        ("0.5 g", "500 mg"),
        ("7 pm", "7pm"),
        ("1,000", "1000"),
        ("5 %", "five percent"),
        ("grade 3", "the third grade"),
        ("more than once", "twice"),
        ("over 500", "600"),
        ("no more than 5", "at most 5"),
        ("401k", "401 k"),
        ("10k", "10,000"),
    ],
)
def test_equal_quantities_agree(one: str, other: str) -> None:
    """A bound agrees with what it allows."""
    first, second = quantities(tokens(one)), quantities(tokens(other))
    assert agree(first[0], second[0])
    assert conflict(first, second) is None
    assert conflict(second, first) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 mg", "20 mg"),
        ("10 mg", "10 ml"),
        ("5 days", "5 weeks"),
        ("7 am", "7 pm"),
        ("over 18", "under 18"),
        ("at least 5", "at most 5"),
        ("no more than 5", "no less than 5"),
        ("W2", "W4"),
        ("first", "second"),
        ("2", "3"),
        ("3 people", "4 people"),
    ],
)
def test_different_amounts_of_a_thing_conflict(one: str, other: str) -> None:
    """Either way round."""
    first, second = quantities(tokens(one)), quantities(tokens(other))
    assert conflict(first, second)
    assert conflict(second, first)


@pytest.mark.parametrize(
    ("one", "other"), [("3 people", "4 days"), ("2 tablets of 10 mg", "10 mg"), ("5", "")]
)
def test_amounts_of_different_things_do_not_conflict(one: str, other: str) -> None:
    """And what agrees with one number of the other text is no conflict with the rest."""
    assert conflict(quantities(tokens(one)), quantities(tokens(other))) is None


@pytest.mark.parametrize(
    ("asked", "held", "agrees"),
    [
        ("7 mg", "5 to 10 mg", True),
        ("7 mg", "5-10mg", True),
        ("11 mg", "5\u201310 mg", False),
        ("5 to 10 g", "5 to 10 mg", False),
        ("4 to 6 mg", "5 to 10 mg", True),
        ("a child of 3 years", "children of 5 to 11 years", False),
        ("a 6 year old", "5-11 year olds", True),
        ("19:30", "7:30 pm", True),
        ("9:30pm", "7:30 pm", False),
        ("5 ppm", "5 ppb", False),
        ("1/250 second", "1/60 second", False),
    ],
)
def test_ranges_and_times_of_day_agree_where_they_meet(
    asked: str,
    held: str,
    agrees: bool,  # noqa: FBT001 - what is expected
) -> None:
    """As the guards read them, with the marks between numbers."""
    first, second = (quantities(read_clauses(each).words) for each in (asked, held))
    assert (conflict(first, second) is None) is agrees
    assert (conflict(second, first) is None) is agrees


@pytest.mark.parametrize("text", ["12 am to 12:30 am", "10 pm to 11 am", "0 to 5", "5 to 5"])
def test_what_does_not_go_up_is_no_range(text: str) -> None:
    """Its ends are read one by one."""
    found = quantities(read_clauses(text).words)
    assert [each.factor for each in found] == [1.0, 1.0]


@given(
    st.lists(
        st.sampled_from(tokens("2 two 1,5 10mg half an hour one at least pm 9e9 x to am 12 0"))
    )
)
def test_any_words_are_read_and_agree_with_themselves(words: list[str]) -> None:
    """Whatever stands beside whatever."""
    found = quantities(tuple(words))
    assert all(agree(each, each) for each in found)
    assert conflict(found, found) is None
