"""Finding the terms of word sets."""

from __future__ import annotations

import pytest

from faqbot.matching.clauses import read_clauses
from faqbot.matching.terms import Contrast, build_terms, builtin_terms, written

TERMS = build_terms(
    [
        Contrast(
            guard="opposites",
            sides=(("switch~on", "open"), ("switch~off", "close")),
            turning=True,
        ),
        Contrast(guard="opposites", sides=(("peak",), ("off_peak",))),
    ]
)


@pytest.mark.parametrize(
    ("text", "denied", "found"),
    [
        ("how do I switch it on", set(), {0: {0: "switch on"}}),
        ("switching the big lamp off", set(), {0: {1: "switching off"}}),
        ("switch it off, then on", set(), {0: {1: "switch off"}}),
        ("opened or closed", set(), {0: {0: "opened", 1: "closed"}}),
        ("it does not open", {"open"}, {0: {1: "open"}}),
        ("the peak rate", set(), {1: {0: "peak"}}),
        ("the off-peak rate", set(), {1: {1: "off peak"}}),
        ("switch from one to the other lamp on", set(), {}),
        ("", set(), {}),
    ],
)
def test_terms_are_found_in_any_form(
    text: str, denied: set[str], found: dict[int, dict[int, str]]
) -> None:
    """Parted, inflected, turned round by a negation; the longest counts."""
    sides = TERMS.find(read_clauses(text), frozenset(denied))
    assert {
        contrast: {side: place.text for side, place in places.items()}
        for contrast, places in sides.items()
    } == found


def test_curators_write_plain_words() -> None:
    """A verb and its particle may be parted, other words stand in a row."""
    assert [written(each) for each in ("plan a", "switch on", "plan")] == [
        "plan_a",
        "switch~on",
        "plan",
    ]


def test_terms_of_one_set_are_known_as_such() -> None:
    """By their stems."""
    assert builtin_terms().contrast("open", "clos")
    assert not builtin_terms().contrast("open", "sel")
