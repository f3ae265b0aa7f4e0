"""Things wanted side by side: cut where both halves are certain, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.seaming import cut_at_seams
from faqbot.dialogue.speech import speech_of
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.parts import Part

EN = speech_of("en")
ANSWERED, ASKED, GAP = Outcome.ANSWERED, Outcome.CLARIFY, Outcome.NOT_COVERED
NONE, TALK = Outcome.NO_MATCH, Outcome.SMALLTALK
TEXT, ONE, TWO = "the drugs, the price", "the drugs", "the price"


def cut(text: str, parts: dict[str, Part], whole: Part) -> list[str] | None:
    """Return the texts of the parts; what a table does not hold is not covered by anything."""

    def decide(piece: str, _before: tuple[Part, ...]) -> Part:
        return parts[piece]

    found = cut_at_seams(text, decide, whole, EN)
    return [part.question for part in found] if found else None


@pytest.mark.parametrize(
    ("whole", "first", "second", "is_cut"),
    [
        # Both are certain, one of them very much so, and the whole speaks of both.
        ((ASKED, 0.5, 0.4), (ANSWERED, 0.96), (ANSWERED, 0.91), True),
        ((ANSWERED, 0.9, 0.2), (ANSWERED, 0.91), (ANSWERED, 0.96), True),
        # One is not, or neither is very much so.
        ((ASKED, 0.5, 0.4), (ANSWERED, 0.96), (ANSWERED, 0.85), False),
        ((ASKED, 0.5, 0.4), (ANSWERED, 0.92), (ANSWERED, 0.92), False),
        ((ASKED, 0.5, 0.4), (NONE, 0.0), (ANSWERED, 0.97), False),
        # The whole does not speak of one of them.
        ((ANSWERED, 0.9, 0.1), (ANSWERED, 0.96), (ANSWERED, 0.96), False),
        # Nobody cuts small talk.
        ((TALK, 0.5, 0.4), (ANSWERED, 0.96), (ANSWERED, 0.96), False),
    ],
)
def test_a_seam_is_cut_where_both_halves_are_certain(
    build: Any,
    whole: tuple[Outcome, float, float],
    first: tuple[Outcome, float],
    second: tuple[Outcome, float],
    is_cut: bool,  # noqa: FBT001 - a table
) -> None:
    """By the confidence of each alone, and what the whole knows of them."""
    held = (build.candidate("a", whole[1]), build.candidate("b", whole[2]))
    parts = {
        text: build.part(outcome, name, question=text, confidence=confidence)
        for text, name, (outcome, confidence) in ((ONE, "a", first), (TWO, "b", second))
    }
    found = cut(TEXT, parts, build.part(whole[0], "a", question=TEXT, candidates=held))
    assert found == ([ONE, TWO] if is_cut else None)


@pytest.mark.parametrize(("likely", "is_cut"), [(0.95, True), (0.7, False)])
def test_a_half_may_be_a_known_gap(build: Any, likely: float, is_cut: bool) -> None:  # noqa: FBT001 - a table
    """If that is certain; of two gaps one refusal is enough."""
    gap = build.candidate("price", likely, kind=Kind.NOT_COVERED)
    refused = build.part(GAP, question=TWO, candidates=(gap,), message="not covered")
    whole = build.part(GAP, question=TEXT)
    sure = build.part(ANSWERED, "a", question=ONE, confidence=0.97)
    assert cut(TEXT, {ONE: sure, TWO: refused}, whole) == ([ONE, TWO] if is_cut else None)
    other = build.part(GAP, question=ONE, candidates=(gap,), message="not covered either")
    assert cut(TEXT, {ONE: other, TWO: refused}, whole) is None


def test_a_half_may_be_two_again(build: Any) -> None:
    """Three things in a row."""
    names = {"the drugs": "a", "the risks": "b", "the author": "c"}
    held = tuple(build.candidate(name, 0.3) for name in "abc")
    parts = {
        text: build.part(ANSWERED, name, question=text, confidence=0.97, candidates=held)
        for text, name in names.items()
    }
    for text, name in (("the drugs, the risks", "b"), ("the risks, the author", "c")):
        parts[text] = build.part(ANSWERED, name, question=text, confidence=0.95, candidates=held)
    whole = build.part(ASKED, "a", "b", question="all", candidates=held)
    assert cut("the drugs, the risks, the author", parts, whole) == list(names)


def test_what_is_told_is_no_half(build: Any) -> None:
    """A story is not asked piece by piece."""
    sure = {
        text: build.part(ANSWERED, name, question=text, confidence=0.98)
        for text, name in (("my sister takes drugs", "a"), ("the price", "b"))
    }
    held = (build.candidate("a", 0.5), build.candidate("b", 0.5))
    whole = build.part(ASKED, "a", "b", question="all", candidates=held)
    assert cut("my sister takes drugs, the price", sure, whole) is None
