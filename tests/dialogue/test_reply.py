"""The reply: what a person is shown, and the same as data."""

from __future__ import annotations

import itertools
import json
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from faqbot.dialogue.parts import FaqIdentity, GivenNotice, Part
from faqbot.dialogue.reply import Reply
from faqbot.model import Outcome

NOTICE = GivenNotice(id="urgent", text="Get help now.", because="fever, my")
IN_ORDER = (
    Outcome.ANSWERED,
    Outcome.CLARIFY,
    Outcome.NOT_COVERED,
    Outcome.NO_MATCH,
    Outcome.SMALLTALK,
)


def reply(*parts: Part, notice: GivenNotice | None = None) -> Reply:
    """Return the reply made of these parts."""
    return Reply(
        question="asked",
        parts=parts,
        notice=notice,
        candidates=(),
        disclaimer="No advice.",
        faq=FaqIdentity(title="T", sha256="0" * 64),
    )


@pytest.mark.parametrize(("one", "two"), list(itertools.product(IN_ORDER, repeat=2)))
def test_the_outcome_is_the_first_that_any_part_has(build: Any, one: Outcome, two: Outcome) -> None:
    """Answered, clarify, not_covered, no_match, smalltalk: in this order."""
    names = ("a",)
    parts = [build.part(outcome, *names) for outcome in (one, two)]
    assert reply(*parts).outcome is min(one, two, key=IN_ORDER.index)


@pytest.mark.parametrize("outcome", [*IN_ORDER, Outcome.NOTICE])
def test_a_notice_is_the_outcome_unless_something_is_answered(build: Any, outcome: Outcome) -> None:
    """An answered part outranks even a notice, which is shown all the same."""
    given = reply(build.part(outcome), notice=NOTICE)
    expected = outcome if outcome is Outcome.ANSWERED else Outcome.NOTICE
    assert given.outcome is expected
    assert given.text.startswith(NOTICE.text)


def test_answers_are_gathered_in_the_order_asked(build: Any) -> None:
    """`answer` is the first of them."""
    given = reply(build.part(Outcome.ANSWERED, "b"), build.part(Outcome.ANSWERED, "a"))
    assert [answer.id for answer in given.answers] == ["b", "a"]
    assert given.answer is given.answers[0]


def test_without_an_answer_there_is_none(build: Any) -> None:
    """`answer` is None, `answers` empty."""
    given = reply(build.part(Outcome.NO_MATCH))
    assert (given.answer, given.answers) == (None, ())


def test_options_are_gathered_once_each_and_at_most_three(build: Any) -> None:
    """However many parts offer them."""
    parts = (build.part(Outcome.NOT_COVERED, "a", "b"), build.part(Outcome.NO_MATCH, "b", "c", "d"))
    assert [option.id for option in reply(*parts).options] == ["a", "b", "c"]


def test_the_most_likely_option_comes_first(build: Any) -> None:
    """Also where a later part offers it."""
    parts = (
        build.part(Outcome.NOT_COVERED, "a", confidence=0.1),
        build.part(Outcome.NOT_COVERED, "b", confidence=0.3),
    )
    assert [option.id for option in reply(*parts).options] == ["b", "a"]


def test_what_is_answered_is_not_offered_too(build: Any) -> None:
    """A near topic beside its own answer leads nowhere."""
    parts = (build.part(Outcome.ANSWERED, "a"), build.part(Outcome.NOT_COVERED, "a", "b"))
    assert [option.id for option in reply(*parts).options] == ["b"]


def test_messages_are_gathered_once_each(build: Any) -> None:
    """A line for each; None where nothing is said."""
    said = [build.part(Outcome.NO_MATCH, message=text) for text in ("One.", "Two.", "One.")]
    assert reply(*said).message == "One.\nTwo."
    assert reply(build.part(Outcome.ANSWERED, "a")).message is None


def test_the_text_is_what_a_person_is_shown(build: Any) -> None:
    """Notice, answers with question and section, what is not covered, numbered options."""
    answered = build.part(Outcome.ANSWERED, "a")
    sourced = replace(answered, answers=(replace(answered.answers[0], section="Part 2"),))
    gap = build.part(Outcome.NOT_COVERED, "b", "c", message="Not said.")
    assert reply(sourced, gap).text == (
        "question of a\nanswer of a\n[Part 2]\n\n"
        "Not said.\n\n"
        "  1. question of b\n  2. question of c"
    )
    assert reply(answered, notice=NOTICE).text == ("Get help now.\n\nquestion of a\nanswer of a")


def test_nothing_is_shown_twice(build: Any) -> None:
    """Two parts with one answer show it once."""
    part = build.part(Outcome.ANSWERED, "a")
    assert reply(part, part).text == reply(part).text


def test_a_reply_is_immutable_hashable_and_compared_by_content(build: Any) -> None:
    """So that it can be kept, shared and counted."""
    one, two = (reply(build.part(Outcome.ANSWERED, "a")) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)
    with pytest.raises(FrozenInstanceError):
        setattr(one, "question", "other")  # noqa: B010 - mypy would refuse it plain


def test_the_dict_is_json_as_documented(build: Any) -> None:
    """Every field, in its order, with nothing that JSON lacks."""
    candidate = build.candidate("a", 0.9)
    answered = build.part(Outcome.ANSWERED, "a", question="what is a", candidates=(candidate,))
    gap = build.part(Outcome.NOT_COVERED, "b", question="its price", message="Not said.")
    given = replace(reply(answered, gap, notice=NOTICE), candidates=(candidate,)).to_dict()
    assert json.loads(json.dumps(given)) == given
    assert given == {
        "question": "asked",
        "outcome": "answered",
        "answers": [
            {
                "id": "a",
                "question": "question of a",
                "answer": "answer of a",
                "section": None,
                "confidence": 0.9,
                "matched": "phrase of a",
            }
        ],
        "options": [{"id": "b", "question": "question of b", "confidence": 0.9}],
        "notice": {"id": "urgent", "text": "Get help now."},
        "message": "Not said.",
        "remark": None,
        "parts": [
            {
                "question": "what is a",
                "outcome": "answered",
                "answers": ["a"],
                "options": [],
                "message": None,
            },
            {
                "question": "its price",
                "outcome": "not_covered",
                "answers": [],
                "options": ["b"],
                "message": "Not said.",
            },
        ],
        "candidates": [
            {"id": "a", "kind": "entry", "question": "question of a", "confidence": 0.9}
        ],
        "disclaimer": "No advice.",
        "faq": {"title": "T", "sha256": "0" * 64, "encoder": None},
    }
