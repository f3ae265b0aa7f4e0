"""Questions that go the other way."""

from __future__ import annotations

import pytest

from faqbot.matching.directions import directions
from faqbot.matching.objections import read


@pytest.mark.parametrize(
    ("question", "phrase", "asked"),
    [
        ("from euros to dollars", "from dollars to euros", "euro to dollar"),
        ("convert a UK pattern to US terms", "convert a US pattern to UK terms", "uk to usa"),
        (
            "convert black and white footage to color",
            "convert colour footage to black and white",
            "black to color",
        ),
    ],
)
def test_what_stands_before_and_behind_is_exchanged(question: str, phrase: str, asked: str) -> None:
    """With "from" or without, next to "to" or further off."""
    found = [each.clash for each in directions(read(question), read(phrase))]
    assert [each.asked for each in found] == [asked]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("to Rome from Paris", "from Paris to Rome"),
        ("use my card to transfer money", "add money to my card"),
        ("synced to the phone", "a phone to sync"),
        ("convert it to us", "convert us to it"),
        ("a UK pattern", "a US pattern"),
    ],
)
def test_the_same_way_in_other_words_is_let_pass(question: str, phrase: str) -> None:
    """Only words of content count, and only where the rest is the same."""
    assert not list(directions(read(question), read(phrase)))
