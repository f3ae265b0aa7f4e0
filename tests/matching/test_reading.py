"""What a question is read as, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.evidence import Correction, Reading
from faqbot.matching.reading import MAX_CHARACTERS, Reader, is_cut, shorten
from faqbot.matching.spelling import Speller
from faqbot.matching.synonyms import build_synonyms
from faqbot.text import tokens

PHRASES = (("how", "does", "the", "pain", "pump", "work"), ("refill", "the", "pump"))
READER = Reader(
    speller=Speller(
        {word: 1 for phrase in PHRASES for word in phrase}, frozenset({"what", "doser"})
    ),
    synonyms=build_synonyms(((("morphine", "doser"), ("gadget",), ("pain", "pump")),), PHRASES),
)


def correction(typed: str, read: str, reading: Reading) -> Correction:
    """Return a correction, without the words in between."""
    return Correction(typed=typed, read=read, reading=reading)


@pytest.mark.parametrize(
    ("text", "read", "corrections"),
    [
        ("How does the pump work?", "how does the pump work", ()),
        (
            "Refil the PMUP",
            "refill the pump",
            (
                correction("refil", "refill", Reading.SPELLING),
                correction("pmup", "pump", Reading.SPELLING),
            ),
        ),
        ("the painpump", "the pain pump", (correction("painpump", "pain pump", Reading.SPELLING),)),
        (
            "what is a morphine doser",
            "what is a pain pump",
            (correction("morphine doser", "pain pump", Reading.SYNONYM),),
        ),
        ("gadget", "pain pump", (correction("gadget", "pain pump", Reading.SYNONYM),)),
        ("doser", "doser", ()),
        ("", "", ()),
        ("?!", "", ()),
    ],
)
def test_a_question_is_read_in_the_words_of_the_faq(
    text: str, read: str, corrections: tuple[Correction, ...]
) -> None:
    """Misspelt words and unknown synonyms are read as the FAQ's, and each change is reported."""
    assert READER.read(tokens(text)) == (tuple(read.split()), corrections)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["pump", "pmup", "gadget", "morphine", "doser", "painpump"]),
            st.text(max_size=10),
        ),
        max_size=8,
    ).map(" ".join)
)
@settings(deadline=None)
def test_making_the_corrections_gives_what_was_read(text: str) -> None:
    """Nothing is changed without being reported, in the order of the question."""
    words, corrections = READER.read(tokens(text))
    typed, made = list(tokens(text)), []
    for each in corrections:
        expression = each.typed.split()
        while typed[: len(expression)] != expression:
            made.append(typed.pop(0))
        made += each.read.split()
        typed = typed[len(expression) :]
    assert (*made, *typed) == words


def test_a_question_within_the_bound_is_read_whole() -> None:
    """The very same text comes back."""
    text = "x" * MAX_CHARACTERS
    assert shorten(text) is text


def test_of_an_overlong_question_the_beginning_and_the_end_are_read() -> None:
    """The point of a story stands at its start or its end."""
    story = "start " + "middle " * 1000 + "end"
    short = shorten(story)
    assert len(short) <= MAX_CHARACTERS + 1
    assert short.startswith("start middle")
    assert short.endswith("middle end")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("how can i" + " " * 2500 + "log in", False),
        ("how can i log in" + "\n" * 2500, False),
        ("how can i " + "really " * 500 + "log in", True),
        ("x" * (MAX_CHARACTERS + 1), True),
        (" " * 100_000, True),
    ],
)
def test_a_text_is_cut_where_more_than_spaces_is_left_out(text: str, cut: bool) -> None:  # noqa: FBT001 - expected
    """But an endless one is not read to the end to make sure."""
    assert is_cut(text, shorten(text)) is cut


def test_the_cut_leaves_whole_words() -> None:
    """Half a word at the cut is a word that nobody typed."""
    story = "refillable " * 400
    assert set(shorten(story).split()) == {"refillable"}
