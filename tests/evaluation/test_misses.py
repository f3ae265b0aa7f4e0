"""What went wrong, and which kinds of error are frequent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.evaluation.metrics import Replies
from faqbot.evaluation.misses import confusions, kinds_of_error, misses
from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion
from faqbot.model import Outcome

if TYPE_CHECKING:
    from tests.evaluation.conftest import Replying


def asked(label: str) -> LabelledQuestion:
    """Return a question of which only the label matters."""
    return LabelledQuestion(text=f"{label}?", label=label)


def test_what_is_right_is_no_miss(replying: Replying) -> None:
    """A right answer, a refusal that is due and a right double question leave nothing."""
    both = LabelledDouble(text="?", labels=("risks", "photo"))
    replies = Replies(
        singles=((asked("oos"), replying.declined()),),
        conversations=(((asked("risks"), replying.answered("risks")),),),
        doubles=((both, replying.answered("risks", "photo")),),
    )
    assert misses(replies) == ()


def test_errors_are_gathered_from_questions_turns_and_double_questions(replying: Replying) -> None:
    """The most frequent kind comes first."""
    both = LabelledDouble(text="?", labels=("risks", "photo"))
    wrong = (asked("risks"), replying.answered("photo"))
    missed = misses(
        Replies(
            singles=(wrong, (asked("oos"), replying.answered("risks")), wrong),
            conversations=((wrong, (asked("risks"), replying.clarified("photo"))),),
            doubles=((both, replying.answered("risks")),),
        )
    )
    assert kinds_of_error(missed) == (
        ("answerable", Outcome.ANSWERED, 3),
        ("unanswerable", Outcome.ANSWERED, 1),
        ("answerable", Outcome.CLARIFY, 1),
        ("double", Outcome.ANSWERED, 1),
    )
    assert confusions(missed) == (("risks", "photo", 3), ("oos", "risks", 1))


def test_a_needless_notice_is_a_miss_even_with_the_right_answer(replying: Replying) -> None:
    """A false alarm frightens whoever reads it."""
    part = replying.part(Outcome.ANSWERED, answers=("risks",))
    (miss,) = misses(Replies(singles=((asked("risks"), replying.reply(part, notice=True)),)))
    assert miss.became is Outcome.NOTICE
    assert confusions([miss]) == ()
