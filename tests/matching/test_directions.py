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


@pytest.mark.parametrize(
    ("question", "phrase", "asked"),
    [
        ("can a dog bite a cat", "can a cat bite a dog", "dog bite a cat"),
        (
            "is the north gate wider than the east gate",
            "is the east gate wider than the north gate",
            "north than east",
        ),
        ("type 1 car at a type 2 post", "type 2 car at a type 1 post", "1 car at a type 2"),
        ("can I sponsor my wife", "can my wife sponsor me", "i sponsor wife"),
        ("blood group A for group O", "blood group O for group A", "a for group o"),
    ],
)
def test_two_parts_of_the_same_words_change_places(question: str, phrase: str, asked: str) -> None:
    """Who does what to whom, and which goes with which; I and me are one."""
    found = [each.clash for each in directions(read(question), read(phrase))]
    assert [each.asked for each in found] == [asked]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("can a cat bite a dog", "can the cat bite the dog"),
        ("is it open today", "today is it open"),
        ("does it bite you", "does it bite me"),
    ],
)
def test_the_same_words_in_the_same_roles_are_let_pass(question: str, phrase: str) -> None:
    """What is only moved to the front or the end keeps its meaning."""
    assert not list(directions(read(question), read(phrase)))
