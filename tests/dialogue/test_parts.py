"""The pieces of a reply are plain data."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import faqbot.dialogue.parts
from faqbot.dialogue.explaining import explain_part
from faqbot.dialogue.parts import Reason
from faqbot.model import Outcome

TYPES = [
    getattr(faqbot.dialogue.parts, name)
    for name in faqbot.dialogue.parts.__all__
    if is_dataclass(getattr(faqbot.dialogue.parts, name))
]


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_everything_is_frozen_slotted_and_named(type_: Any) -> None:
    """A reply is immutable down to its smallest piece."""
    parameters = type_.__dataclass_params__
    assert parameters.frozen
    assert "__slots__" in vars(type_)
    assert all(field.kw_only for field in fields(type_))


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_explained(build: Any, reason: Reason) -> None:
    """Each rule that can decide has a sentence of its own."""
    part = build.part(Outcome.NO_MATCH, reason=reason)
    sentences = {
        explain_part(build.part(Outcome.NO_MATCH, reason=other))
        for other in Reason
        if other is not reason
    }
    assert explain_part(part) not in sentences
