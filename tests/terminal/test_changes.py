from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faqbot.model import Entry, Faq, Notice, Settings
from faqbot.terminal.changes import describe_changes

if TYPE_CHECKING:
    from collections.abc import Callable

FAQ = Faq(
    sha256="0",
    entries=tuple(Entry(id=f"e{n}", question=f"Question {n}?", answer="A.") for n in range(3)),
)


def newer(**changed: object) -> Faq:
    """Return a newer version of the FAQ."""
    return replace(FAQ, sha256="1", **changed)  # type: ignore[arg-type]  # any fields


def test_every_kind_of_change_is_told() -> None:
    """New, changed and gone entries by their ids."""
    first, _second, third = FAQ.entries
    more = tuple(Entry(id=f"n{n}", question="?", answer="A.") for n in range(7))
    after = newer(entries=(first, replace(third, answer="B."), *more))
    assert describe_changes(FAQ, after) == (
        "The FAQ was read again (9 answers): new: n0, n1, n2, n3, n4 and 2 more; "
        "changed: e2; gone: e1."
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"notices": (Notice(id="n", text="Call."),)}, "changed notices"),
        ({"settings": Settings(answer_at=0.9)}, "changed settings"),
        ({"synonyms": (("a", "b"),)}, "changed synonyms"),
    ],
)
def test_other_parts_are_named(change: dict[str, object], told: str) -> None:
    """They have no ids to be told by."""
    assert describe_changes(FAQ, newer(**change)) == (
        f"The FAQ was read again (3 answers): {told}."
    )


def test_nothing_new_is_said_so(make_faq: Callable[..., Faq]) -> None:
    """The same bytes, or a comment more."""
    assert describe_changes(FAQ, FAQ) == "The FAQ is as it was."
    assert "nothing that is answered is different" in describe_changes(FAQ, newer())
    one = make_faq(("a?",))
    assert "(1 answer)" in describe_changes(one, replace(one, sha256="1"))
