"""The word lists of the guards, and opposites that a prefix makes."""

from __future__ import annotations

import itertools

import pytest

from faqbot.matching.opposites import NEGATORS, OPPOSITES, PROTECTED, are_prefix_opposites
from faqbot.text import tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lock", "unlock"),
        ("inflammatory", "antiinflammatory"),
        ("smoker", "nonsmoker"),
        ("hyperthermia", "hypothermia"),
        ("preoperative", "postoperative"),
        ("overpaid", "underpaid"),
        ("microscopic", "macroscopic"),
    ],
)
def test_an_opposite_prefix_makes_an_opposite(one: str, other: str) -> None:
    """Either way round, and nothing is its own opposite."""
    assert are_prefix_opposites(one, other)
    assert are_prefix_opposites(other, one)
    assert not are_prefix_opposites(one, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pump", "pumps"),
        ("lock", "unlocked"),
        ("it", "unit"),
        ("til", "until"),
        ("part", "party"),
        ("lock", "relock"),
        ("hyper", "hypo"),
        ("hypertension", "hypothermia"),
        ("", "un"),
        ("", ""),
    ],
)
def test_other_words_are_no_opposites(one: str, other: str) -> None:
    """A rest of less than four letters is too short to be trusted."""
    assert not are_prefix_opposites(one, other)
    assert not are_prefix_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ease", "disease"),
        ("cover", "discover"),
        ("count", "discount"),
        ("sign", "design"),
        ("intend", "extend"),
    ],
)
def test_words_that_merely_begin_like_an_opposite_are_none(one: str, other: str) -> None:
    """A disease is no opposite of ease."""
    assert not are_prefix_opposites(one, other)


@pytest.mark.parametrize("sets", [OPPOSITES, PROTECTED])
def test_the_sets_are_written_as_texts_are_normalised(sets: tuple[tuple[str, ...], ...]) -> None:
    """Otherwise they could never be found; a set has at least two members, none of them twice."""
    for members in sets:
        assert all(" ".join(tokens(member)) == member for member in members)
        assert len(set(members)) == len(members) >= 2


def test_no_pair_is_listed_twice() -> None:
    """A pair stands in one set only."""
    for sets in (OPPOSITES, PROTECTED):
        pairs = [frozenset(pair) for each in sets for pair in itertools.combinations(each, 2)]
        assert len(set(pairs)) == len(pairs)


def test_negators_are_single_words_as_texts_are_normalised() -> None:
    """They are compared word by word."""
    assert all(tokens(word) == (word,) for word in NEGATORS)
    assert {tokens(word)[0] for word in ("don't", "can\u2019t", "won't")} <= NEGATORS
