from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.terminal.choosing import choose

LIST = ("one?", "two?", "three?")


@pytest.mark.parametrize(
    "line",
    ["2", " 2 ", "2.", "2)", "(2)", "number 2", "the 2nd one", "second", "The second one, please"],
)
def test_a_number_chooses_however_it_is_said(line: str) -> None:
    """As people speak of a list."""
    assert choose(line, LIST) == ("two?",)


def test_the_last_one_is_the_last_one() -> None:
    """Of however many there are."""
    assert choose("the last one", LIST) == ("three?",)
    assert choose("last", ()) == ()


@pytest.mark.parametrize("line", ["2 and 3", "2, 3", "2 & 3", "2,3", "2 3", "2 and 3 and 2."])
def test_several_numbers_choose_several(line: str) -> None:
    """Each once, in the order named."""
    assert choose(line, LIST) == ("two?", "three?")
    assert choose(line, LIST[:2]) == ()


@pytest.mark.parametrize(
    "line",
    [
        "0",
        "4",
        "1999",
        "-1",
        "1.5",
        "2 and 9",
        "9" * 5_000,
        "\u00bd",
        "two pumps",
        "2 pumps",
        "first aid",
        "",
        "?",
    ],
)
def test_other_lines_choose_nothing(line: str) -> None:
    """They are questions."""
    assert choose(line, LIST) == ()


@given(st.text(max_size=12))
def test_what_is_chosen_is_in_the_list(line: str) -> None:
    """Whatever is typed."""
    assert set(choose(line, LIST)) <= set(LIST)
    assert choose(line, ()) == ()
