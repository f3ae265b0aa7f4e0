"""Typing errors are few, small, and the same in every run."""

import random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from benchmarks.noise import with_typos

WORDS = st.lists(st.text("abkz ?'A", min_size=1, max_size=7), max_size=5).map(" ".join)


def typed(text: str, count: int, seed: int) -> str:
    """Return *text* as mistyped with one seed."""
    return with_typos(text, count, random.Random(seed))  # noqa: S311 - to repeat


@given(WORDS, st.integers(0, 3), st.integers())
def test_no_more_errors_than_asked_for(text: str, count: int, seed: int) -> None:
    """Each is one edit, and the number of words stays."""
    noisy = typed(text, count, seed)
    assert OSA.distance(text, noisy) <= count
    assert noisy.count(" ") == text.count(" ")
    assert typed(text, count, seed) == noisy


def test_every_error_changes_a_word_of_its_own() -> None:
    """Two errors in a sentence with long words are two words mistyped."""
    text = "where are refunds listed"
    for seed in range(50):
        pairs = zip(text.split(), typed(text, 2, seed).split(), strict=True)
        assert sum(before != after for before, after in pairs) == 2


def test_short_words_are_left_alone() -> None:
    """There is nothing to mistype in "is it 24 7"."""
    assert typed("is it 24 7", 2, 1) == "is it 24 7"
