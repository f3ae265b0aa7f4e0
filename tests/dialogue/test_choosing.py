"""Choosing among the questions offered."""

from __future__ import annotations

import pytest

from faqbot.dialogue.choosing import NONE, Choice, choose
from faqbot.dialogue.speech import OTHER, Speech, speech_of
from faqbot.model import Entry

EN = speech_of("en")
OFFERED = (
    Entry(
        id="taken-out",
        question="Can the pump be taken out again?",
        answer="Yes.",
        phrases=("removal of the pump", "removing it", "is removal possible"),
    ),
    Entry(id="risks", question="What are the risks of a pump?", answer="Rust.", phrases=("rust",)),
    Entry(
        id="what",
        question="What is a pump?",
        answer="A device.",
        phrases=(*["a pump"] * 7, "removal"),
    ),
)


def chosen(text: str, *, asked: bool = True, speech: Speech = EN) -> Choice | None:
    """Return what *text* chooses of the three."""
    return choose(text, OFFERED, speech, asked=asked)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("the second one", 1),
        ("the first", 0),
        ("number two please", 1),
        ("last", 2),
        ("the middle one", 1),
        ("I meant the third", 2),
        ("the risks one", 1),
        ("risks", 1),
        ("the risk thing please", 1),
        ("removal", 0),
        ("taken out", 0),
    ],
)
def test_an_option_is_chosen_by_number_or_key_word(text: str, place: int) -> None:
    """A key word is one that only this option has, or uses far more than the others."""
    assert chosen(text) == Choice((place,))


@pytest.mark.parametrize(
    "text", ["none of these", "neither", "none", "no", "nope", "something else", "not any of them"]
)
def test_none_can_be_chosen(text: str) -> None:
    """In the words that people use."""
    assert chosen(text) == NONE


def test_all_can_be_chosen() -> None:
    """In the order offered."""
    assert chosen("all of them") == Choice((0, 1, 2))
    assert choose("both", OFFERED[:2], EN, asked=True) == Choice((0, 1))


@pytest.mark.parametrize("text", ["former", "latter"])
def test_of_two_there_is_a_former_and_a_latter(text: str) -> None:
    """Of three there is no latter."""
    assert choose(text, OFFERED[:2], EN, asked=True) == Choice((int(text == "latter"),))
    assert text == "former" or chosen(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "pump",
        "what are the risks",
        "does removal hurt",
        "4",
        "rust or risks or removal",
        "",
        "cost",
    ],
)
def test_a_question_or_a_word_that_several_have_is_no_choice(text: str) -> None:
    """It is read as what it is."""
    assert chosen(text) is None


def test_yes_chooses_the_only_one() -> None:
    """Of several it says nothing."""
    assert choose("yes please", OFFERED[:1], EN, asked=True) == Choice((0,))
    assert chosen("yes") is None


def test_beside_a_refusal_only_numbers_and_none_choose() -> None:
    """Key words are questions then, and yes and no answer nothing."""
    assert chosen("2", asked=False) == Choice((1,))
    assert chosen("none of these", asked=False) == NONE
    for text in ("risks", "no", "all"):
        assert chosen(text, asked=False) is None


def test_without_an_offer_there_is_no_choice() -> None:
    """Whatever is said."""
    assert choose("1", (), EN, asked=False) is None


def test_in_other_languages_numbers_choose() -> None:
    """Nothing else is known of them."""
    assert chosen("2", speech=OTHER) == Choice((1,))
    assert chosen("0", speech=OTHER) == NONE
    assert chosen("risks", speech=OTHER) is None
