"""What counts as right, case by case of the documented table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.evaluation import judging
from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from tests.evaluation.conftest import Replying

RISKS = LabelledQuestion(text="?", label="risks", also=("removal",))
OOS = LabelledQuestion(text="?", label="oos")
URGENT = LabelledQuestion(text="?", label="urgent")
SMALLTALK = LabelledQuestion(text="?", label="smalltalk")


def test_right_first_is_the_label_or_what_is_as_right(replying: Replying) -> None:
    """Only the first answer counts, and only if it is answered, not offered."""
    assert judging.right_first(RISKS, replying.answered("risks"))
    assert judging.right_first(RISKS, replying.answered("removal", "photo"))
    assert not judging.right_first(RISKS, replying.answered("photo", "risks"))
    assert not judging.right_first(RISKS, replying.clarified("risks"))
    assert not judging.right_first(RISKS, replying.declined())


def test_right_or_asked_takes_options_of_a_question_back(replying: Replying) -> None:
    """Topics offered beside a refusal are no question back."""
    assert judging.right_or_asked(RISKS, replying.answered("risks"))
    assert judging.right_or_asked(RISKS, replying.clarified("photo", "removal"))
    assert not judging.right_or_asked(RISKS, replying.clarified("photo", "author"))
    offered = replying.reply(replying.part(Outcome.NO_MATCH, options=("risks",)))
    assert not judging.right_or_asked(RISKS, offered)


def test_wrong_is_another_first_answer(replying: Replying) -> None:
    """Refusing and asking back are not wrong, only not right."""
    assert judging.answered_otherwise(RISKS, replying.answered("photo", "risks"))
    assert not judging.answered_otherwise(RISKS, replying.answered("risks"))
    assert not judging.answered_otherwise(RISKS, replying.clarified("photo"))
    assert not judging.answered_otherwise(RISKS, replying.declined())


@pytest.mark.parametrize("outcome", [Outcome.NOT_COVERED, Outcome.NO_MATCH])
def test_refused_is_not_covered_or_no_match(replying: Replying, outcome: Outcome) -> None:
    """Both say that there is no answer."""
    assert judging.refused(OOS, replying.declined(outcome))


def test_neither_an_answer_nor_a_question_back_refuses(replying: Replying) -> None:
    """Nor do small talk and a notice."""
    assert not judging.refused(OOS, replying.answered("risks"))
    assert not judging.refused(OOS, replying.clarified("risks"))
    assert not judging.refused(OOS, replying.declined(Outcome.SMALLTALK))
    assert not judging.refused(OOS, replying.declined(notice=True))


def test_what_also_allows_counts_as_refused(replying: Replying) -> None:
    """An answer, small talk or a notice, if `also` names it; a question back never."""
    lenient = LabelledQuestion(text="?", label="oos", also=("risks", "smalltalk", "urgent"))
    for reply in (
        replying.answered("risks"),
        replying.declined(Outcome.SMALLTALK),
        replying.declined(notice=True),
    ):
        assert judging.refused(lenient, reply)
        assert not judging.answered_otherwise(lenient, reply)
    assert not judging.refused(lenient, replying.answered("photo"))
    assert judging.answered_otherwise(lenient, replying.answered("photo"))
    assert not judging.refused(lenient, replying.clarified("risks"))


def test_a_notice_counts_whatever_follows_it(replying: Replying) -> None:
    """It is noticed also where an answer follows, and a false alarm where none was due."""
    answer = replying.part(Outcome.ANSWERED, answers=("risks",))
    both = replying.reply(answer, notice=True)
    assert judging.noticed(URGENT, both)
    assert judging.false_alarm(RISKS, both)
    assert judging.right_first(RISKS, both)
    assert not judging.false_alarm(RISKS, replying.answered("risks"))
    maybe = LabelledQuestion(text="?", label="risks", also=("urgent",))
    assert not judging.false_alarm(maybe, both)


def test_right_asks_for_the_reply_that_is_due(replying: Replying) -> None:
    """Each group has its own right reply, and no other group's will do."""
    due = {
        RISKS: replying.answered("risks"),
        OOS: replying.declined(),
        URGENT: replying.declined(notice=True),
        SMALLTALK: replying.declined(Outcome.SMALLTALK),
    }
    for question in due:
        for other, reply in due.items():
            assert judging.right(question, reply) is (question is other)


def test_a_double_question_needs_every_answer_and_no_other(replying: Replying) -> None:
    """In any order, in one part or in several."""
    asked = LabelledDouble(text="?", labels=("risks", "removal"))
    risks = replying.part(Outcome.ANSWERED, answers=("risks",))
    removal = replying.part(Outcome.ANSWERED, answers=("removal",))
    photo = replying.part(Outcome.ANSWERED, answers=("photo",))
    assert judging.double_right(asked, replying.reply(risks, removal))
    assert judging.double_right(asked, replying.answered("removal", "risks"))
    assert not judging.double_right(asked, replying.reply(risks))
    assert not judging.double_right(asked, replying.reply(risks, removal, photo))


def test_a_double_question_leaves_nothing_refused_or_asked_back(replying: Replying) -> None:
    """All parts are right, not only those that are answered."""
    asked = LabelledDouble(text="?", labels=("risks", "removal"))
    both = replying.part(Outcome.ANSWERED, answers=("risks", "removal"))
    for outcome in (Outcome.CLARIFY, Outcome.NO_MATCH, Outcome.NOT_COVERED):
        assert not judging.double_right(asked, replying.reply(both, replying.part(outcome)))


def test_a_double_question_may_hold_what_is_not_covered(replying: Replying) -> None:
    """Then one part must say so beside the answer."""
    asked = LabelledDouble(text="?", labels=("oos", "risks"))
    risks = replying.part(Outcome.ANSWERED, answers=("risks",))
    refusal = replying.part(Outcome.NOT_COVERED)
    assert judging.double_right(asked, replying.reply(refusal, risks))
    assert not judging.double_right(asked, replying.reply(risks))
    assert not judging.double_right(asked, replying.reply(refusal))


def test_a_double_question_may_hold_an_emergency(replying: Replying) -> None:
    """A notice is due exactly then; the words that called for it may match nothing."""
    risks = replying.part(Outcome.ANSWERED, answers=("risks",))
    nothing = replying.part(Outcome.NO_MATCH)
    asked = LabelledDouble(text="?", labels=("urgent", "risks"))
    assert judging.double_right(asked, replying.reply(risks, notice=True))
    assert judging.double_right(asked, replying.reply(nothing, risks, notice=True))
    assert not judging.double_right(asked, replying.reply(risks))
    calm = LabelledDouble(text="?", labels=("smalltalk", "risks"))
    assert not judging.double_right(calm, replying.reply(risks, notice=True))


def test_nothing_that_is_not_covered_need_follow_a_notice(replying: Replying) -> None:
    """It would only delay what the notice asks for."""
    silent = replying.part(Outcome.NOTICE)
    asked = LabelledDouble(text="?", labels=("urgent", "oos"))
    assert judging.double_right(asked, replying.reply(silent, notice=True))
    assert not judging.double_right(asked, replying.reply(silent))


def test_small_talk_beside_a_question_may_be_passed_over(replying: Replying) -> None:
    """A greeting needs no reply when a question follows, but may not be refused."""
    asked = LabelledDouble(text="?", labels=("smalltalk", "risks"))
    risks = replying.part(Outcome.ANSWERED, answers=("risks",))
    hello = replying.part(Outcome.SMALLTALK)
    refusal = replying.part(Outcome.NO_MATCH)
    assert judging.double_right(asked, replying.reply(risks))
    assert judging.double_right(asked, replying.reply(hello, risks))
    assert not judging.double_right(asked, replying.reply(refusal, risks))


def test_the_best_entry_is_found_among_candidates_of_other_kinds(replying: Replying) -> None:
    """Gaps and small talk are candidates too, and no entries."""
    assert judging.best_entry(replying.declined()) is None
    part = replying.part(Outcome.NO_MATCH)
    gap = replying.reply(part, best=("cost", 0.9), kind=Kind.NOT_COVERED)
    assert judging.best_entry(gap) is None
    best = judging.best_entry(replying.answered("risks"))
    assert best is not None
    assert best.id == "risks"
