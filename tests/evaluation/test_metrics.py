"""The figures of the documented table, on replies counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.evaluation.metrics import FIGURE_NAMES, LOWER_IS_BETTER, Figure, Replies, figures
from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion
from faqbot.model import Outcome

if TYPE_CHECKING:
    from tests.evaluation.conftest import Replying


def asked(label: str, *also: str) -> LabelledQuestion:
    """Return a question of which only the label matters."""
    return LabelledQuestion(text="?", label=label, also=also)


def table(replies: Replies) -> dict[str, Figure]:
    """Return the figures by name."""
    return {figure.name: figure for figure in figures(replies)}


def counts(found: dict[str, Figure], *names: str) -> list[tuple[int | None, int]]:
    """Return count and total of some figures."""
    return [(found[name].count, found[name].of) for name in names]


def test_the_names_are_those_of_the_figures() -> None:
    """Limits are checked against the names before any question is asked."""
    assert tuple(table(Replies())) == FIGURE_NAMES
    assert set(FIGURE_NAMES) > LOWER_IS_BETTER


def test_nothing_asked_gives_no_values() -> None:
    """A share of nothing is None, neither 0 nor 1."""
    assert all(figure.value is None for figure in figures(Replies()))


def test_answerable_questions(replying: Replying) -> None:
    """Right first, right or asked, asked and wrong are taken over the answerable alone."""
    found = table(
        Replies(
            singles=(
                (asked("risks"), replying.answered("risks")),
                (asked("risks", "photo"), replying.answered("photo")),
                (asked("risks"), replying.answered("photo")),
                (asked("risks"), replying.clarified("photo", "risks")),
                (asked("risks"), replying.clarified("photo")),
                (asked("risks"), replying.declined()),
                (asked("oos"), replying.clarified("risks")),
            )
        )
    )
    names = ("right_first", "right_or_asked", "asked", "wrong")
    assert counts(found, *names) == [(2, 6), (3, 6), (2, 6), (1, 6)]
    assert found["right_first"].value == 2 / 6


def test_unanswerable_questions(replying: Replying) -> None:
    """Refused and answered do not add up to all: a question back is neither."""
    found = table(
        Replies(
            singles=(
                (asked("oos"), replying.declined()),
                (asked("oos"), replying.declined(Outcome.NOT_COVERED)),
                (asked("oos", "risks"), replying.answered("risks")),
                (asked("oos"), replying.answered("risks")),
                (asked("oos"), replying.clarified("risks")),
                (asked("risks"), replying.declined()),
            )
        )
    )
    assert counts(found, "refused", "answered") == [(3, 5), (1, 5)]


def test_notices_and_small_talk(replying: Replying) -> None:
    """Notices are due for emergencies and are false alarms everywhere else."""
    alarm = replying.declined(notice=True)
    found = table(
        Replies(
            singles=(
                (asked("urgent"), alarm),
                (asked("urgent"), replying.declined()),
                (asked("oos"), alarm),
                (asked("risks"), replying.answered("risks")),
                (asked("smalltalk"), replying.declined(Outcome.SMALLTALK)),
                (asked("smalltalk"), replying.declined()),
            )
        )
    )
    names = ("noticed", "false_alarms", "small_talk")
    assert counts(found, *names) == [(1, 2), (1, 4), (1, 2)]


def test_turns_are_counted_one_by_one_and_follow_ups_apart(replying: Replying) -> None:
    """Each turn counts as a question would; follow-ups are all but the first of each."""
    right = (asked("risks"), replying.answered("risks"))
    wrong = (asked("risks"), replying.answered("photo"))
    found = table(Replies(conversations=((right, wrong, right), (wrong,))))
    assert counts(found, "conversations", "follow_ups") == [(2, 4), (1, 2)]
    assert found["right_first"].of == 0


def test_double_questions_are_counted_whole(replying: Replying) -> None:
    """Half right is not right."""
    both = LabelledDouble(text="?", labels=("risks", "photo"))
    found = table(
        Replies(
            doubles=(
                (both, replying.answered("risks", "photo")),
                (both, replying.answered("risks")),
            )
        )
    )
    assert counts(found, "double") == [(1, 2)]


def test_calibration_is_taken_on_the_best_entry_answered_or_not(replying: Replying) -> None:
    """Over answerable and unanswerable; where no entry is near, one is held at 0."""
    found = table(
        Replies(
            singles=(
                (asked("risks"), replying.answered("risks", confidence=1.0)),
                (asked("risks"), replying.declined(best=("risks", 0.4))),
                (asked("oos", "photo"), replying.declined(best=("photo", 0.6))),
                (asked("oos"), replying.declined(best=("photo", 0.3))),
                (asked("oos"), replying.declined()),
                (asked("urgent"), replying.declined(best=("photo", 1.0))),
            )
        )
    )
    assert found["auroc"].of == 5
    assert found["auroc"].value == 1
    assert found["calibration_error"].value == pytest.approx((0 + 0.6 + 0.4 + 0.3 + 0) / 5)
    assert found["auroc"].count is None


def test_precision_of_the_sure_answers(replying: Replying) -> None:
    """Of the answers held at 0.9 or more: how many are right, and how many questions that is."""
    found = table(
        Replies(
            singles=(
                (asked("risks"), replying.answered("risks", confidence=0.9)),
                (asked("oos"), replying.answered("risks", confidence=0.95)),
                (asked("risks"), replying.answered("risks", confidence=0.85)),
                (asked("risks"), replying.answered("risks", confidence=0.7)),
                (asked("smalltalk"), replying.answered("risks", confidence=1.0)),
            )
        )
    )
    names = ("precision_at_0.9", "held_at_0.9", "precision_at_0.8", "held_at_0.8")
    assert counts(found, *names) == [(1, 2), (2, 4), (2, 3), (3, 4)]
