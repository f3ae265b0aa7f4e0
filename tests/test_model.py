"""What an FAQ is made of."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import Any

import pytest

import faqbot.model
from faqbot.model import Calibration, Entry, Faq, Kind, Outcome, Settings

TYPES = [
    getattr(faqbot.model, name)
    for name in faqbot.model.__all__
    if is_dataclass(getattr(faqbot.model, name))
]


def test_outcomes_and_kinds_are_the_documented_words() -> None:
    """They stand in the JSON as they are."""
    assert [*map(str, Outcome)] == [
        "answered",
        "clarify",
        "not_covered",
        "no_match",
        "smalltalk",
        "notice",
    ]
    assert [*map(str, Kind)] == ["entry", "not_covered", "smalltalk"]


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_everything_is_frozen_slotted_and_named(type_: Any) -> None:
    """Nobody sets a field afterwards, adds one, or counts positions."""
    parameters = type_.__dataclass_params__
    assert parameters.frozen
    assert "__slots__" in vars(type_)
    assert all(field.kw_only for field in fields(type_))


def test_an_entry_needs_id_question_and_answer_only() -> None:
    """What a minimal FAQ leaves out is empty."""
    entry = Entry(id="a", question="b", answer="c")
    assert (entry.phrases, entry.section, entry.related) == ((), None, ())
    with pytest.raises(FrozenInstanceError):
        setattr(entry, "answer", "d")  # noqa: B010 - mypy would refuse it plain


def test_a_minimal_faq_has_a_title_and_a_language() -> None:
    """All other fields are empty, and every setting is left to its default."""
    faq = Faq(sha256="0" * 64, entries=(Entry(id="a", question="b", answer="c"),))
    assert (faq.title, faq.language) == ("FAQ", "en")
    assert faq.settings == Settings()
    assert {getattr(faq.settings, field.name) for field in fields(Settings)} == {None}


def test_a_calibration_changes_nothing_by_default() -> None:
    """sigmoid(1 * logit(p) + 0) is p."""
    assert (Calibration().slope, Calibration().intercept) == (1.0, 0.0)


def test_an_faq_can_be_hashed_and_compared() -> None:
    """Equal contents are equal FAQs."""
    one, two = (
        Faq(sha256="0" * 64, entries=(Entry(id="a", question="b", answer="c"),)) for _ in range(2)
    )
    assert one == two
    assert hash(one) == hash(two)
