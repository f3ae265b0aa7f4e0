"""What may stand in a word group."""

from __future__ import annotations

import pytest

from faqbot.members import Run, is_well_formed, parts, pieces, references


@pytest.mark.parametrize(
    "member",
    [
        "pain",
        "chest pain*",
        "burn* badly",
        "38.*",
        "911",
        "<a>",
        "<a> like <b>",
        "a + <b> c",
        "^is",
    ],
)
def test_what_is_well_formed(member: str) -> None:
    """Words, endings, names of groups, what stands close together, what opens a clause."""
    assert is_well_formed(member)


@pytest.mark.parametrize(
    "member", ["*", "a*b", "a**", "?", "<a", "a>", "a +", "+ a", "^", "^ a", "a ^b", "a + ?"]
)
def test_what_is_not(member: str) -> None:
    """Each part holds something, and the signs stand where they mean something."""
    assert not is_well_formed(member)


def test_a_member_is_taken_apart() -> None:
    """First what stands close together, then what stands in a row."""
    member = "<limb> like jelly + can't* <move>"
    assert references(member) == ("limb", "move")
    first, second = parts(member)
    assert pieces(first) == ("limb", Run(("like", "jelly"), (False, False)))
    assert pieces(second) == (Run(("cant",), (True,)), "move")


@pytest.mark.parametrize(
    ("member", "run"),
    [
        ("38.*", Run(("38.",), (True,))),
        ("38*", Run(("38",), (True,))),
        ("^Is it*", Run(("is", "it"), (False, True), opening=True)),
        ("don't know", Run(("dont", "know"), (False, False))),
    ],
)
def test_words_are_compared_as_all_words_are(member: str, run: Run) -> None:
    """Without apostrophes and case; a decimal mark before the star is part of the beginning."""
    assert pieces(member) == (run,)
