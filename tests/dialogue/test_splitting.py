"""Several questions in one input: cut only where the pieces stand by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.parts import Reason
from faqbot.dialogue.speech import speech_of
from faqbot.dialogue.splitting import split
from faqbot.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.parts import Part

ANSWERED, ASKED, GAP = Outcome.ANSWERED, Outcome.CLARIFY, Outcome.NOT_COVERED
NONE, TALK = Outcome.NO_MATCH, Outcome.SMALLTALK


def table(parts: dict[str, Part]) -> Callable[[str, tuple[Part, ...]], Part]:
    """Return a decision that looks up what is known of each text."""
    return lambda text, _before: parts[text]


def cut(text: str, parts: dict[str, Part]) -> tuple[Part, ...]:
    """Return the parts of an English text, each piece decided by the table."""
    return split(text, table(parts), lambda part: part, speech_of("en"))


ONE, TWO = "what is one like", "what is two like"
WHOLE = f"{ONE} and {TWO}"


@pytest.mark.parametrize(
    ("whole", "first", "second", "expected"),
    [
        # Both pieces are answered nearly as surely as the whole: two parts.
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.9), (ANSWERED, "b", 0.75), ["a", "b"]),
        ((ASKED, "a", 0.4), (ANSWERED, "a", 0.6), (ANSWERED, "b", 0.6), ["a", "b"]),
        ((NONE, "", 0), (ANSWERED, "a", 0.6), (ANSWERED, "b", 0.6), ["a", "b"]),
        # It is enough if one of them is; not if the whole is much surer than both.
        ((ANSWERED, "a", 0.95), (ANSWERED, "a", 0.9), (ANSWERED, "b", 0.6), ["a", "b"]),
        ((ANSWERED, "a", 0.95), (ANSWERED, "a", 0.7), (ANSWERED, "b", 0.6), ["whole"]),
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
        ((NONE, "", 0), (NONE, "", 0), (NONE, "", 0), ["whole"]),
        # What is not known beside what is: it is said.
        ((NONE, "", 0), (NONE, "", 0), (ANSWERED, "b", 0.8), ["none", "b"]),
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.97), (NONE, "", 0), ["a", "none"]),
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.92), (NONE, "", 0), ["a", "none"]),
        # It is asked back only where the whole is more doubtful for it.
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.97), (ASKED, "b", 0.4), ["a", "asked"]),
        ((ANSWERED, "a", 0.9), (ANSWERED, "a", 0.92), (ASKED, "b", 0.4), ["whole"]),
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

    parts = {WHOLE: part(WHOLE, *whole), ONE: part(ONE, *first), TWO: part(TWO, *second)}
    names = {GAP: "gap", TALK: "talk", NONE: "none", ASKED: "asked"}
    shown = [
        "whole"
        if each.question == WHOLE
        else each.answers[0].id
        if each.answers
        else names[each.outcome]
        for each in cut(WHOLE, parts)
    ]
    assert shown == expected


def test_an_exact_question_is_never_cut(build: Any) -> None:
    """The curator wrote these two sentences as one question."""
    whole = build.part(ANSWERED, "a", question=WHOLE, reason=Reason.EXACT)
    assert cut(WHOLE, {WHOLE: whole}) == (whole,)


def test_a_question_that_two_entries_hold_is_never_cut(build: Any) -> None:
    """It is asked back, whatever its pieces find."""
    whole = build.part(ASKED, "a", "b", question=WHOLE, reason=Reason.EXACT_TWICE)
    one, two = (
        build.part(ANSWERED, name, question=text, reason=Reason.EXACT)
        for name, text in (("c", ONE), ("d", TWO))
    )
    assert cut(WHOLE, {WHOLE: whole, ONE: one, TWO: two}) == (whole,)


def test_what_a_guard_objects_to_in_the_whole_is_no_answer_to_a_piece(build: Any) -> None:
    """As "where can I use it?" knows nothing of the other card that is asked about before."""
    whole = build.part(ASKED, "a", question=WHOLE, reason=Reason.GUARD)
    one, two = (
        build.part(ANSWERED, name, question=text) for name, text in (("a", ONE), ("b", TWO))
    )
    assert cut(WHOLE, {WHOLE: whole, ONE: one, TWO: two}) == (whole,)
    other = build.part(ASKED, "c", question=WHOLE, reason=Reason.GUARD)
    assert cut(WHOLE, {WHOLE: other, ONE: one, TWO: two}) == (one, two)


def test_a_piece_answered_only_nearly_does_not_stand(build: Any) -> None:
    """What was chosen or guarded is not surely answered."""
    whole = build.part(NONE, question=WHOLE)
    parts = {
        WHOLE: whole,
        ONE: build.part(ANSWERED, "a", question=ONE, reason=Reason.CHOSEN),
        TWO: build.part(ANSWERED, "b", question=TWO),
    }
    assert cut(WHOLE, parts) == (whole,)


SHORT = "the small old clock on the left side"
LONG = "my old uncle in the north has had the one on the left since he was a boy"


@pytest.mark.parametrize(
    ("text", "confidence", "stands"),
    [(SHORT, 0.95, True), (SHORT, 0.85, False), (LONG, 0.95, False)],
)
def test_a_brief_piece_that_asks_nothing_stands_beside_a_question_if_it_is_sure(
    build: Any, text: str, confidence: float, *, stands: bool
) -> None:
    """As "the author's name and where does she work" wants two things; a story wants one."""
    asked = "what is five like"
    both = f"{text} and {asked}"
    parts = {
        both: build.part(ANSWERED, "a", question=both, confidence=0.9),
        text: build.part(ANSWERED, "a", question=text, confidence=confidence),
        asked: build.part(ANSWERED, "b", question=asked, confidence=0.9),
    }
    found = [answer.id for part in cut(both, parts) for answer in part.answers]
    assert found == (["a", "b"] if stands else ["a"])


@pytest.mark.parametrize("outcome", [ASKED, NONE])
def test_a_greeting_never_hides_what_is_said_after_it(build: Any, outcome: Outcome) -> None:
    """`Hello. my pump has stopped working` is no small talk: a refusal outranks it."""
    said = "my pump has stopped working"
    other = build.part(outcome, "b", question=said)
    parts = {
        f"Hello. {said}": build.part(outcome, "b", question=f"Hello. {said}"),
        "Hello.": build.part(TALK, question="Hello.", message="Hello!"),
        said: other,
    }
    assert [part.outcome for part in cut(f"Hello. {said}", parts)] == [outcome]


def test_later_pieces_are_decided_after_the_earlier_ones(build: Any) -> None:
    """So that `and how long does that last` is read in the light of what was asked first."""
    seen: dict[str, tuple[str, ...]] = {}

    def decide(text: str, before: tuple[Part, ...]) -> Part:
        seen[text] = tuple(part.question for part in before)
        made: Part = build.part(ANSWERED, text, question=text)
        return made

    split(WHOLE, decide, lambda part: part, speech_of("en"))
    assert seen == {WHOLE: (), ONE: (), TWO: (ONE,)}


STORY = "My aunt has had one since May."


def told(
    build: Any, whole: tuple[Outcome, str, float], asked: tuple[Outcome, str, float]
) -> tuple[Part, ...]:
    """Return the parts of a story with a question at its end."""

    def part(text: str, outcome: Outcome, name: str, confidence: float) -> Part:
        candidates = (build.candidate("a", 0.4), build.candidate("b", 0.01))
        names = (name,) if name else ()
        made: Part = build.part(
            outcome, *names, question=text, confidence=confidence, candidates=candidates
        )
        return made

    text = f"{STORY} {ONE}?"
    asks = f"{ONE}?"
    parts = {text: part(text, *whole), STORY: part(STORY, NONE, "", 0), asks: part(asks, *asked)}
    return cut(text, parts)


@pytest.mark.parametrize(
    ("whole", "asked", "carried"),
    [
        # The question says the same more surely, or is very sure where the story has drowned it.
        ((ASKED, "a", 0.4), (ANSWERED, "a", 0.85), True),
        ((NONE, "", 0), (ANSWERED, "a", 0.95), True),
        ((NONE, "", 0), (ANSWERED, "a", 0.85), False),
        # The whole tells of nothing like it: its "one" is something else.
        ((NONE, "", 0), (ANSWERED, "b", 0.95), False),
        ((ASKED, "a", 0.4), (ANSWERED, "b", 0.95), False),
        # The whole is answered, or the question is not.
        ((ANSWERED, "a", 0.9), (ANSWERED, "b", 0.95), False),
        ((ASKED, "a", 0.4), (ASKED, "a", 0.5), False),
    ],
)
def test_the_question_of_a_story_carries_it(
    build: Any,
    whole: tuple[Outcome, str, float],
    asked: tuple[Outcome, str, float],
    carried: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """But only if the story speaks of the same."""
    found = told(build, whole, asked)
    assert [part.question for part in found] == [f"{ONE}?" if carried else f"{STORY} {ONE}?"]


def test_beside_another_question_the_likelier_of_two_sure_entries_is_meant(build: Any) -> None:
    """A question back would be about one part only."""
    open_ = build.part(ASKED, "b", "c", question=TWO, reason=Reason.MARGIN)
    answered = build.part(ANSWERED, "b", question=TWO)
    parts = {
        WHOLE: build.part(ANSWERED, "a", question=WHOLE),
        ONE: build.part(ANSWERED, "a", question=ONE),
        TWO: open_,
    }
    found = split(
        WHOLE, table(parts), lambda part: answered if part is open_ else part, speech_of("en")
    )
    assert found == (parts[ONE], answered)


def test_a_piece_that_would_do_with_the_answer_of_the_whole_has_it(build: Any) -> None:
    """A stretch of a question says less than all of it."""
    near = (build.candidate("b", 0.9), build.candidate("a", 0.8))
    whole = build.part(ANSWERED, "a", question=WHOLE, confidence=0.95)
    parts = {
        WHOLE: whole,
        ONE: build.part(ANSWERED, "b", question=ONE, candidates=near),
        TWO: build.part(ANSWERED, "a", question=TWO, confidence=0.95),
    }
    assert [part.answers[0].id for part in cut(WHOLE, parts)] == ["a"]


def test_what_would_be_asked_back_is_not_settled_by_what_another_part_said(build: Any) -> None:
    """Whoever asks two things does not ask for the same twice."""
    near = (build.candidate("b", 0.9), build.candidate("a", 0.88))
    open_ = build.part(ASKED, "b", "a", question=TWO, reason=Reason.MARGIN, candidates=near)
    answered = build.part(ANSWERED, "b", question=TWO)
    parts = {
        WHOLE: build.part(ANSWERED, "a", question=WHOLE, confidence=0.95),
        ONE: build.part(ANSWERED, "a", question=ONE, confidence=0.95),
        TWO: open_,
    }
    found = split(
        WHOLE, table(parts), lambda part: answered if part is open_ else part, speech_of("en")
    )
    assert found == (parts[ONE], answered)


@pytest.mark.parametrize(
    ("near", "confidence", "count"),
    [("a", 0.6, 1), ("a", 0.2, 2), ("b", 0.6, 2)],
)
def test_a_tail_that_goes_on_with_the_answer_is_not_refused(
    build: Any, near: str, confidence: float, count: int
) -> None:
    """`Or somebody else` after `which doctor is it`, unlike `and how often is that`."""
    tail = build.part(NONE, question=TWO, candidates=(build.candidate(near, confidence),))
    parts = {
        WHOLE: build.part(ANSWERED, "a", question=WHOLE, confidence=0.95),
        ONE: build.part(ANSWERED, "a", question=ONE, confidence=0.95),
        TWO: tail,
    }
    assert len(cut(WHOLE, parts)) == count


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who drew it, thank you very much", "who drew it"),
        ("who drew it? many thanks", "who drew it?"),
        ("anyone there? who drew it", "who drew it"),
    ],
)
@pytest.mark.parametrize("outcome", [ANSWERED, ASKED, GAP, NONE])
def test_small_talk_never_hides_a_question(
    build: Any, text: str, asked: str, outcome: Outcome
) -> None:
    """Before it or after it, however much of the input it is."""

    def decide(piece: str, _before: tuple[Part, ...]) -> Part:
        found = outcome if piece == asked else TALK
        names = ("a",) if found in {ANSWERED, ASKED} else ()
        made: Part = build.part(found, *names, question=piece)
        return made

    parts = split(text, decide, lambda part: part, speech_of("en"))
    assert [part.outcome for part in parts] == [outcome]


def test_a_question_that_belongs_to_small_talk_is_small_talk(build: Any) -> None:
    """`Never used one of these things, how do I begin` asks for nothing that an FAQ tells."""
    asked = "how do I begin"
    text = f"never used one of these things, {asked}"

    def decide(piece: str, _before: tuple[Part, ...]) -> Part:
        made: Part = build.part(NONE if piece == asked else TALK, question=piece)
        return made

    (part,) = split(text, decide, lambda part: part, speech_of("en"))
    assert (part.outcome, part.question) == (TALK, text)
