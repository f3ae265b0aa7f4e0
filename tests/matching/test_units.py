"""Units of measure."""

from __future__ import annotations

import math

import pytest

from faqbot.matching.units import unit_of


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("km", "metre", 1000),
        ("kilometres", "m", 1000),
        ("mile", "km", 1.609344),
        ("amp", "ma", 1000),
        ("kilovolt", "volt", 1000),
        ("yards", "feet", 3),
        ("hectare", "squaremetre", 10_000),
        ("fathoms", "feet", 6),
        ("kwh", "kj", 3600),
        ("megabyte", "kilobyte", 1024),
        ("gallon", "pints", 8),
    ],
)
def test_units_of_a_dimension_turn_into_each_other(one: str, other: str, times: float) -> None:
    """By their sizes, whether singular, plural or short."""
    first, second = unit_of(one), unit_of(other)
    assert first
    assert second
    assert first[0] == second[0]
    assert math.isclose(first[1] / second[1], times, rel_tol=1e-4)


@pytest.mark.parametrize(
    ("one", "other"),
    [("euro", "dollar"), ("celsius", "fahrenheit"), ("pound", "kg"), ("volt", "watt")],
)
def test_others_measure_something_else(one: str, other: str) -> None:
    """Money has no size that lasts."""
    first, second = unit_of(one), unit_of(other)
    assert first
    assert second
    assert first[0] != second[0]


@pytest.mark.parametrize("word", ["", "s", "people", "a", "as"])
def test_other_words_are_no_units(word: str) -> None:
    """A number counts those."""
    found = unit_of(word)
    assert found is None or word == "s"
