"""A question read in the words of a phrase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.aligning import aligned
from faqbot.matching.clauses import read_clauses
from faqbot.matching.language import common_words
from faqbot.matching.terms import builtin_terms

COMMON = common_words("en")


def read(question: str, phrase: str) -> str:
    """Return *question* as it is read beside *phrase*."""
    known = (builtin_terms(),)
    near = read_clauses(phrase)
    text = aligned(read_clauses(question), near, COMMON, known, frozenset(), frozenset())
    assert len(text.words) == len(text.stems) == len(text.clauses)
    return " ".join(text.words)


@pytest.mark.parametrize(
    ("question", "phrase", "meant"),
    [
        ("voles in my letuce", "slugs in my lettuce", "voles in my lettuce"),
        ("convential farming", "conventional farming", "conventional farming"),
        ("wich one", "which one", "which one"),
        ("shoud i", "can i", "should i"),
        ("how dose it work", "how does that work", "how does it work"),
        ("what are the sings of it", "what are the signs of it", "what are the signs of it"),
        ("do i ware a helmet", "do i wear a helmet", "do i wear a helmet"),
        ("trim for down wind", "trim for upwind", "trim for downwind"),
        ("a cross wind landing", "crosswind landing", "a crosswind landing"),
        ("my lifejacket", "a life jacket", "my life jacket"),
    ],
)
def test_slips_and_words_written_apart_are_read_as_the_phrase_has_them(
    question: str, phrase: str, meant: str
) -> None:
    """Also where a slip makes another word, if the words around it agree."""
    assert read(question, phrase) == meant


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("store nitrites", "store nitrates"),
        ("boil methane", "boil ethane"),
        ("is prednisone safe", "is prednisolone safe"),
        ("hypoxic air", "hyperoxic air"),
        ("how long is the trial", "how long is the trail"),
        ("the sings of spring", "his signs and wonders"),
        ("the house", "the horse"),
        ("does whey spoil", "when is it open"),
        ("", "can i"),
    ],
)
def test_what_may_be_meant_as_written_stays(question: str, phrase: str) -> None:
    """Names of a series, terms, known words, and swapped letters among other words."""
    assert read(question, phrase) == question


@given(st.text(alphabet="abe it", max_size=20), st.text(alphabet="abe it", max_size=20))
@settings(deadline=None)
def test_a_text_is_read_as_it_stands_beside_itself(one: str, other: str) -> None:
    """Reading it twice changes no more."""
    assert read(one, one) == " ".join(read_clauses(one).words)
    assert read(one, other) is not None
