"""Several questions in one input: cut only where the pieces stand by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.dialogue.parts import Reason
from faqbot.dialogue.splitting import pieces, split
from faqbot.model import Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.parts import Part

ANSWERED, ASKED, GAP = Outcome.ANSWERED, Outcome.CLARIFY, Outcome.NOT_COVERED
NONE, TALK = Outcome.NO_MATCH, Outcome.SMALLTALK


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what is it for", ("what is it for",)),
        ("What is it? Who made it?", ("What is it?", "Who made it?")),
        ("what is it and who made it", ("what is it", "who made it")),
        ("what is it, who made it", ("what is it", "who made it")),
        ("what is it; who made it", ("what is it;", "who made it")),
        ("what is it, and also who made it", ("what is it", "who made it")),
        ("what is it \u2014 who made it", ("what is it", "who made it")),
        ("what is it - who made it", ("what is it", "who made it")),
        ("what is it\nwho made it", ("what is it", "who made it")),
        ("risks and benefits of it", ("risks and benefits of it",)),
        ("tell me what is in it", ("tell me what is in it",)),
        ("what is it and why", ("what is it and why",)),
        ("what is it, the new one", ("what is it, the new one",)),
        ("he said \u201cgo away!\u201d what now", ("he said \u201cgo away!", "what now")),
        ("... ?! ...", ()),
        ("", ()),
    ],
)
def test_pieces_are_cut_at_sentences_and_connectives(text: str, found: tuple[str, ...]) -> None:
    """After a connective only where something begins that has the form of a question."""
    assert pieces(text) == found


def test_a_list_or_a_story_is_not_cut() -> None:
    """More pieces than eight are not questions side by side."""
    assert len(pieces(" and ".join(["what is it"] * 8))) == 8
    assert pieces(" and ".join(["what is it"] * 9)) == ()


@given(st.text())
def test_pieces_hold_words_of_the_text_in_their_order(text: str) -> None:
    """Each has a word, stands in the text, and none is invented."""
    found = pieces(text)
    assert len(found) <= 8
    said, at = " ".join(tokens(text)), 0
    for piece in found:
        words = " ".join(tokens(piece))
        assert words
        at = said.index(words, at) + len(words)


def table(parts: dict[str, Part]) -> Callable[[str], Part]:
    """Return a decision that looks up what is known of each text."""
    return parts.__getitem__


ONE, TWO = "what is one like", "what is two like"
WHOLE = f"{ONE} and {TWO}"


@pytest.mark.parametrize(
    ("whole", "first", "second", "expected"),
    [
        # Both pieces are answered nearly as surely as the whole: two parts.
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.9), (ANSWERED, "b", 0.75), ["a", "b"]),
        ((ASKED, "a", 0.4), (ANSWERED, "a", 0.6), (ANSWERED, "b", 0.6), ["a", "b"]),
        ((NONE, "", 0), (ANSWERED, "a", 0.6), (ANSWERED, "b", 0.6), ["a", "b"]),
        # The whole is much surer: it is one question.
        ((ANSWERED, "a", 0.95), (ANSWERED, "a", 0.9), (ANSWERED, "b", 0.6), ["whole"]),
        # Both pieces have the same answer: one question.
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.9), (ANSWERED, "a", 0.9), ["whole"]),
        # An answer and a known gap: both.
        ((ANSWERED, "a", 0.7), (ANSWERED, "a", 0.9), (GAP, "", 0), ["a", "gap"]),
        ((GAP, "", 0), (GAP, "", 0), (ANSWERED, "b", 0.9), ["gap", "b"]),
        ((ANSWERED, "a", 0.95), (ANSWERED, "a", 0.7), (GAP, "", 0), ["whole"]),
        # Small talk around one question.
        ((ASKED, "a", 0.4), (TALK, "", 0), (ANSWERED, "b", 0.8), ["b"]),
        ((TALK, "", 0), (GAP, "", 0), (TALK, "", 0), ["gap"]),
        ((TALK, "", 0), (TALK, "", 0), (TALK, "", 0), ["talk"]),
        # Nothing, or only one piece, stands: the whole is left as it is.
        ((ASKED, "a", 0.4), (NONE, "", 0), (ASKED, "b", 0.4), ["whole"]),
        ((NONE, "", 0), (GAP, "", 0), (GAP, "", 0), ["whole"]),
        ((NONE, "", 0), (NONE, "", 0), (ANSWERED, "b", 0.8), ["whole"]),
    ],
)
def test_a_cut_is_made_only_where_it_pays(
    build: Any,
    whole: tuple[Outcome, str, float],
    first: tuple[Outcome, str, float],
    second: tuple[Outcome, str, float],
    expected: list[str],
) -> None:
    """Each row: what becomes of the whole and of its two pieces, and the parts of the reply."""

    def part(text: str, outcome: Outcome, name: str, confidence: float) -> Part:
        names = (name,) if name else ()
        made: Part = build.part(
            outcome, *names, question=text, confidence=confidence, message="about it"
        )
        return made

    decide = table(
        {
            WHOLE: part(WHOLE, *whole),
            ONE: part(ONE, *first),
            TWO: part(TWO, *second),
        }
    )
    names = {GAP: "gap", TALK: "talk"}
    shown = [
        "whole"
        if each.question == WHOLE
        else each.answers[0].id
        if each.answers
        else names[each.outcome]
        for each in split(WHOLE, decide)
    ]
    assert shown == expected


def test_an_exact_question_is_never_cut(build: Any) -> None:
    """The curator wrote these two sentences as one question."""
    whole = build.part(ANSWERED, "a", question=WHOLE, reason=Reason.EXACT)
    assert split(WHOLE, table({WHOLE: whole})) == (whole,)


def test_a_question_that_two_entries_hold_is_never_cut(build: Any) -> None:
    """It is asked back, whatever its pieces find."""
    whole = build.part(ASKED, "a", "b", question=WHOLE, reason=Reason.EXACT_TWICE)
    one, two = (
        build.part(ANSWERED, name, question=text, reason=Reason.EXACT)
        for name, text in (("c", ONE), ("d", TWO))
    )
    decide = table({WHOLE: whole, ONE: one, TWO: two})
    assert split(WHOLE, decide) == (whole,)


def test_a_piece_answered_only_nearly_does_not_stand(build: Any) -> None:
    """What was chosen or guarded is not surely answered."""
    whole = build.part(NONE, question=WHOLE)
    parts = {
        WHOLE: whole,
        ONE: build.part(ANSWERED, "a", question=ONE, reason=Reason.CHOSEN),
        TWO: build.part(ANSWERED, "b", question=TWO),
    }
    assert split(WHOLE, table(parts)) == (whole,)


@pytest.mark.parametrize("outcome", [ASKED, NONE])
def test_a_greeting_never_hides_what_is_said_after_it(build: Any, outcome: Outcome) -> None:
    """`Hello. my pump has stopped working` is no small talk: a refusal outranks it."""
    said = "my pump has stopped working"
    other = build.part(outcome, "b", question=said)
    decide = table(
        {
            f"Hello. {said}": build.part(outcome, "b", question=f"Hello. {said}"),
            "Hello.": build.part(TALK, question="Hello.", message="Hello!"),
            said: other,
        }
    )
    assert [part.outcome for part in split(f"Hello. {said}", decide)] == [outcome]
