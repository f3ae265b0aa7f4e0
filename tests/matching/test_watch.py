"""Which matches the guards are called for, and that calling them late changes nothing."""

from __future__ import annotations

import pytest

from faqbot.matching.guards import build_guards
from faqbot.matching.watch import Watch, contested

KEYS = tuple(f"how do i enable the word{n} alarm" for n in range(30))
NEAR = frozenset(KEYS[0].split())


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("how do i enable the alarm", False),
        ("enable alarm word3", False),
        ("how do i not enable the alarm", True),
        ("how do i disable the alarm", True),
        ("from alarm to word1", True),
    ],
)
def test_a_match_is_contested_by_a_negation_a_direction_or_a_word_not_held(
    asked: str,
    expected: bool,  # noqa: FBT001 - what is expected
) -> None:
    """In an entry of many phrases; all else leaves the guards nothing to look at."""
    assert contested(frozenset(asked.split()), NEAR, KEYS) is expected


def test_an_entry_of_few_phrases_is_always_looked_at() -> None:
    """It does not hold enough words to be at peace by them."""
    assert contested(frozenset(["enable", "alarm"]), NEAR, KEYS[:5])


def test_numbers_contest_where_both_sides_have_one() -> None:
    """One number alone contradicts nothing."""
    one, other = frozenset(["enable", "two"]), NEAR | {"5"}
    assert contested(one, other, KEYS)
    assert not contested(one, NEAR, KEYS)


def test_the_guards_prepared_late_are_the_same() -> None:
    """With the curator's own sets."""
    sets = (("pickup", "delivery"),)
    watch = Watch(opposites=sets)
    found = watch.prepare().clash("pickup times", "delivery times", ("delivery times",))
    assert found
    assert found == build_guards(sets, ()).clash(
        "pickup times", "delivery times", ("delivery times",)
    )
