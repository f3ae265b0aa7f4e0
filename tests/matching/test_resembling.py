"""Slips, and words that only look like them."""

from __future__ import annotations

import pytest

from faqbot.matching.language import common_words
from faqbot.matching.resembling import are_of_a_series, is_slip, slips

COMMON = common_words("en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nitrate", "nitrite"),
        ("nitrites", "nitrides"),
        ("ethane", "ethene"),
        ("ethene", "ethyne"),
        ("propanol", "propanal"),
        ("ferrous", "ferric"),
        ("radius", "radium"),
    ],
)
def test_endings_tell_names_of_a_series_apart(one: str, other: str) -> None:
    """Both ways, and no slip of the hand makes one of the other."""
    assert are_of_a_series(one, other, COMMON)
    assert are_of_a_series(other, one, COMMON)
    assert not is_slip(one, other, frozenset())


@pytest.mark.parametrize(
    ("one", "other"),
    [("nitrate", "nitrate"), ("nitrate", "nitrates"), ("site", "side"), ("claim", "climb")],
)
def test_other_words_are_of_no_series(one: str, other: str) -> None:
    """Forms of one word, and words too short to have such an ending."""
    assert not are_of_a_series(one, other, COMMON)


@pytest.mark.parametrize(
    ("theirs", "ours", "slip"),
    [
        ("letuce", "lettuce", True),
        ("eposit", "deposit", True),
        ("methane", "ethane", False),
        ("house", "horse", False),
        ("convential", "conventional", True),
        ("acount", "mount", False),
        ("definate", "definite", True),
        ("sulfate", "sulfite", False),
    ],
)
def test_a_slip_is_no_word_and_near_to_one(theirs: str, ours: str, slip: bool) -> None:  # noqa: FBT001 - a table
    """The first letter is wrong in everyday words only: there are no two of those to confuse."""
    assert is_slip(theirs, ours, COMMON) is slip


def test_long_words_may_hold_two_slips() -> None:
    """Eight letters leave enough to know a word by."""
    assert (slips("lettuce"), slips("hydrogen")) == (1, 2)
