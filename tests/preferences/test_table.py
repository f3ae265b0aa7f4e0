from __future__ import annotations

import re
from dataclasses import fields

import pytest

from faqbot.preferences.table import (
    PREFERENCES,
    Preference,
    Preferences,
    Shape,
    find_preference,
    parse_value,
    shown,
)


def named(name: str) -> Preference:
    """Return the preference of this name."""
    found = find_preference(name)
    assert found
    return found


def test_the_table_names_every_preference_once() -> None:
    """In the order of the type that holds the values, each with a sentence of help."""
    assert [each.name for each in PREFERENCES] == [field.name for field in fields(Preferences)]
    assert all(re.fullmatch(r"[A-Z].*\.", each.help) for each in PREFERENCES)
    assert find_preference("nothing") is None


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda each: each.name)
def test_defaults_are_values_of_their_shape(preference: Preference) -> None:
    """What is written back is read the same."""
    default = getattr(Preferences(), preference.name)
    if default is not None:
        assert parse_value(preference, shown(default)) == default
    assert isinstance(default, bool) == (preference.shape is Shape.SWITCH)


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("vi", "on", True),
        ("vi", "TRUE", True),
        ("vi", True, True),
        ("vi", "0", False),
        ("vi", False, False),
        ("color", "never", "never"),
        ("faq", "on", "on"),
    ],
)
def test_values_are_read(name: str, given: object, value: object) -> None:
    """As people and files write them."""
    assert parse_value(named(name), given) == value


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("vi", "maybe", "on or off"),
        ("vi", 2, "on or off"),
        ("color", "blue", "one of auto, always, never"),
        ("color", True, "a text in quotes"),
        ("faq", 3, "a text in quotes"),
        ("faq", "", "a text in quotes"),
        ("log", ["a"], "a text in quotes"),
    ],
)
def test_other_values_are_refused(name: str, given: object, expected: str) -> None:
    """With what was expected instead."""
    with pytest.raises(ValueError, match=f"^{expected}$"):
        parse_value(named(name), given)


def test_nobody_elses_file_can_switch_the_log_on() -> None:
    """Of all that a project can decide, what is kept of a person is no part."""
    assert [each.name for each in PREFERENCES if not each.project] == ["log"]
