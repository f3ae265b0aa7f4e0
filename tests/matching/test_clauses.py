"""A text as the guards see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.clauses import read_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("I lost it, help", (0, 0, 0, 1)),
        ("I lost it and cry", (0, 0, 0, 1, 1)),
        ("what if it fails", (0, 1, 1, 1)),
        ("Go. Why?", (0, 1)),
        ("one clause only", (0, 0, 0)),
    ],
)
def test_clauses_end_at_marks_and_joining_words(text: str, clauses: tuple[int, ...]) -> None:
    """A negation reaches no further."""
    assert read_clauses(text).clauses == clauses


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("non-refundable", ("nonrefundable",)),
        ("non refundable", ("nonrefundable",)),
        ("can t", ("cant",)),
        ("don t", ("dont",)),
        ("the doctor's", ("the", "doctor")),
        ("I'll go ill", ("will", "go", "ill")),
        ("it's", ("its",)),
    ],
)
def test_words_are_read_as_one_wherever_they_are_parted(text: str, words: tuple[str, ...]) -> None:
    """Prefixes with a hyphen, negations without their apostrophe, owners with one."""
    assert read_clauses(text).words == words


def test_content_is_what_a_text_is_about() -> None:
    """Stems, without what is said in any question."""
    assert read_clauses("How can I please get the doors unlocked?").content == {"door", "unlock"}


@given(st.text(max_size=60))
def test_every_word_has_a_stem_and_a_clause(text: str) -> None:
    """Whatever the text."""
    read = read_clauses(text)
    assert len(read.words) == len(read.stems) == len(read.clauses)
    assert list(read.clauses) == sorted(read.clauses)
