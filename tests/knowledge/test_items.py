"""Ids, and how messages call an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


@pytest.mark.parametrize("name", ["a", "opening-hours", "A_1", "1", "-", "no"])
def test_names(load: Load, name: str) -> None:
    """Letters, digits, - and _, also where YAML would see a number or a truth value."""
    assert load(f"entries: [{{id: {name}, question: b, answer: c}}]").entries[0].id == name


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("opening hours", "a space"),
        ("ends.", '"."'),
        ("prüfung", '"ü"'),
        ("a/b", '"/"'),
    ],
)
def test_the_wrong_character_is_named(complaints: Complaints, name: str, wrong: str) -> None:
    """Of a bad id, the first character that may not stand in it is told."""
    assert complaints(f"entries:\n  - id: {name}\n    question: b\n    answer: c\n") == [
        (
            f'faq.yaml:2:5: entry "{name}": {wrong} may not stand in `id` "{name}": only the '
            "letters a to z, digits, - and _ may."
        )
    ]


def test_items_without_an_id_are_counted(complaints: Complaints) -> None:
    """Where there is no id to name, the position does."""
    found = complaints("entries:\n  - {id: a, question: b, answer: c}\n  - {id: ~}\n")
    assert all(": entry 2: " in problem for problem in found)
    assert len(found) == 3
