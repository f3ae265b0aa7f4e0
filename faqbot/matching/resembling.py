"""Which words resemble each other by a slip of the hand, and which only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["MIN_SLIP", "are_of_a_series", "is_slip", "slips"]

# Below four letters almost any two words are one slip apart.
MIN_SLIP = 4
# From eight letters on two slips leave enough of a word to know it by.
_TWO_SLIPS = 8
# Endings by which chemistry, Latin and anatomy tell names apart: nitrate and nitrite, ethane,
# ethene and ethyne, ferrous and ferric, radius and radium.
_SERIES = (
    ("ate", "ite", "ide"),
    ("ane", "ene", "yne", "ol", "al", "one", "yl"),
    ("ous", "ic"),
    ("us", "um"),
)
# What stands before: "eth", "nitr".
_MIN_ROOT = 3


def slips(word: str) -> int:
    """Return how many slips *word* may hold."""
    return 2 if len(word) >= _TWO_SLIPS else 1


def is_slip(theirs: str, ours: str, common: Container[str]) -> bool:
    """Return whether a word of the question is a misspelt one of the phrase.

    Words in *common* are meant as written. Names of a series are never slips of one another, nor
    are two words of a field that begin differently (methane, ethane): the first letter of a word
    is seldom wrong.
    """
    most = slips(theirs)
    if OSA.distance(theirs, ours, score_cutoff=most) > most or theirs in common:
        return False
    if theirs[:1] != ours[:1] and theirs[:2] != ours[1::-1] and ours not in common:
        return False
    return not are_of_a_series(theirs, ours, common)


def are_of_a_series(theirs: str, ours: str, common: Container[str]) -> bool:
    """Return whether two words differ by endings that tell names apart (nitrates, nitrites).

    "Definate", no word, is a slip of one that is *common*.
    """
    if theirs[:_MIN_ROOT] != ours[:_MIN_ROOT]:
        return False
    if ours.endswith("ite") and ours in common and theirs not in common:
        return False
    first, second = theirs.removesuffix("s"), ours.removesuffix("s")
    if theirs.endswith(("us", "ous")) or ours.endswith(("us", "ous")):
        first, second = theirs, ours
    return first != second and any(
        first.endswith(ending)
        and len(first) - len(ending) >= _MIN_ROOT
        and first.removesuffix(ending) + swapped == second
        for endings in _SERIES
        for ending in endings
        for swapped in endings
    )
