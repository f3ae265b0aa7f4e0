"""Synonyms, opposites and protected terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


@pytest.mark.parametrize("name", ["synonyms", "opposites", "protected"])
def test_sets_of_words(load_beside_entry: Load, name: str) -> None:
    """Two words or more, each as written."""
    faq = load_beside_entry(f"{name}: [[on, off], [a, b c, 1.10]]\n")
    assert getattr(faq, name) == (("on", "off"), ("a", "b c", "1.10"))


@pytest.mark.parametrize("name", ["synonyms", "opposites", "protected"])
@pytest.mark.parametrize(
    ("sets", "message"),
    [
        ("[[a]]", "to be a list of at least 2 items, got only 1. Write lists of words: [["),
        ("[[]]", "to be a list of at least 2 items, got an empty list."),
        ("[a]", 'to be a list, got the text "a".'),
        ("[[a, [b]]]", "to be text, got a list."),
    ],
)
def test_what_is_no_set_of_words(
    beside_entry: Complaints, name: str, sets: str, message: str
) -> None:
    """A word alone has no synonym, no opposite and no look-alike."""
    [problem] = beside_entry(f"{name}: {sets}\n")
    assert f"expected each of `{name}` {message}" in problem


def test_word_in_two_sets_of_synonyms(beside_entry: Complaints) -> None:
    """Whether the two sets are one is for the curator to say."""
    assert beside_entry("synonyms:\n  - [price, cost]\n  - [fee, Cost]\n") == [
        (
            'faq.yaml:3:11: warning: synonyms: "Cost" already stands in line 2. Join the two sets, '
            "or remove it from one."
        )
    ]


def test_word_in_two_pairs_of_opposites(load_beside_entry: Load) -> None:
    """A word may have several opposites."""
    assert load_beside_entry("opposites: [[in, out], [in, outside]]\n").opposites
