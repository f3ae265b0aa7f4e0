"""An input as words in clauses and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.dialogue.statements import denied, read_statements
from faqbot.matching.spelling import Speller

SPELLER = Speller({"fever": 1, "breathing": 1, "hes": 1}, frozenset(["never"]))


def words(text: str) -> tuple[str, ...]:
    """Return the words of *text* as they are read."""
    return read_statements(text, SPELLER).words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a FEVVER", ("a", "fever")),
        ("I never", ("i", "never")),
        ("helllllp", ("hellp",)),
        ("he's", ("hes",)),
        ("the wound's open", ("the", "wound", "open")),
        ("my wife\u2019s breathing", ("my", "wife", "breathing")),
        ("can't", ("cant",)),
    ],
)
def test_words_are_read_as_they_are_meant(text: str, read: tuple[str, ...]) -> None:
    """Spelling, drawn-out letters, and the s of an owner unless a group knows the word with it."""
    assert words(text) == read


def test_commas_part_clauses_and_full_stops_part_sentences() -> None:
    """So do line feeds, and words such as "but"."""
    said = read_statements("no, a b but c. d\n\ne", SPELLER)
    assert said.words == ("no", "a", "b", "but", "c", "d", "e")
    assert len(set(said.clauses)) == 5
    assert said.sentences == (0, 0, 0, 0, 0, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fever", True),
        ("i do not have any fever", True),
        ("no, fever", False),
        ("not only fever", False),
        ("without warning a fever", False),
        ("not well i have fever", False),
    ],
)
def test_a_negation_reaches_a_few_words_ahead(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """Not across a clause, an affirming word or a new subject."""
    said = read_statements(text, SPELLER)
    assert denied(said, len(said.words) - 1, 0) is expected


def test_a_negation_that_is_part_of_what_is_said_denies_nothing() -> None:
    """Of "not waking" both words are looked at."""
    said = read_statements("not waking", SPELLER)
    assert denied(said, 1, 0)
    assert not denied(said, 1, 0b11)


@given(st.text())
def test_every_word_has_its_clause_and_its_sentence(text: str) -> None:
    """Whatever people paste."""
    said = read_statements(text, SPELLER)
    assert len(said.words) == len(said.clauses) == len(said.sentences)
    assert list(said.sentences) == sorted(said.sentences)
