"""The word lists of the guards."""

from __future__ import annotations

import itertools

import pytest

from faqbot.matching.opposites import (
    FIRM,
    KINDS,
    LOOK_ALIKES,
    LOOSE,
    MEDICINES,
    NEGATORS,
    OPPOSITES,
    PROTECTED,
    Sides,
)
from faqbot.text import tokens

ALL = (*FIRM, *LOOSE, *KINDS, *LOOK_ALIKES, MEDICINES)


@pytest.mark.parametrize("sides", ALL, ids=lambda sides: sides[0][0])
def test_a_set_has_sides_that_share_no_word(sides: Sides) -> None:
    """Written as texts are normalised: otherwise they could never be found."""
    assert len(sides) >= 2
    words = [word for side in sides for word in side]
    assert len(set(words)) == len(words)
    assert all(sides)
    for word in words:
        plain = word.replace("_", " ").replace("~", " ")
        assert " ".join(tokens(plain)) == plain


def test_no_pair_is_opposed_twice() -> None:
    """A pair that stands among the firm ones is not among the loose ones too."""

    def pairs(sets: tuple[Sides, ...]) -> list[frozenset[str]]:
        return [
            frozenset(pair)
            for sides in sets
            for one, other in itertools.combinations(sides, 2)
            for pair in itertools.product(one, other)
        ]

    assert not set(pairs(FIRM)) & set(pairs(LOOSE))


def test_no_words_mean_the_same_and_the_opposite() -> None:
    """To reduce a limit and to decrease it are the same."""
    same = {
        frozenset(pair)
        for sides in FIRM
        for side in sides
        for pair in itertools.combinations(side, 2)
    }
    opposed = {
        frozenset(pair) for one, other in FIRM_PAIRS for pair in itertools.product(one, other)
    }
    assert not same & opposed


FIRM_PAIRS = [(sides[0], sides[1]) for sides in FIRM if len(sides) == 2]


def test_negators_are_single_words_as_texts_are_normalised() -> None:
    """They are compared word by word."""
    assert all(tokens(word) == (word,) for word in NEGATORS)
    assert {tokens(word)[0] for word in ("don't", "can\u2019t", "won't")} <= NEGATORS


def test_the_speller_knows_the_plain_words() -> None:
    """Without the signs that the lists are written with."""
    assert "hydroxyzine" in {word for each in PROTECTED for word in each}
    assert "log in" in {word for each in OPPOSITES for word in each}
    assert not any(set("_~") & set(word) for each in (*OPPOSITES, *PROTECTED) for word in each)
