"""The figures: labelled questions and their replies in, counts and shares out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from faqbot.evaluation import judging
from faqbot.evaluation.calibration import area_under_roc, expected_calibration_error
from faqbot.evaluation.questions import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from faqbot.dialogue.reply import Reply
    from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion

    Pair: TypeAlias = tuple[LabelledQuestion, Reply]

__all__ = ["FIGURE_NAMES", "LOWER_IS_BETTER", "Figure", "Replies", "figures", "single_figures"]

# What can be answered and what cannot: the questions proper.
_QUESTIONS = frozenset({Group.ANSWERABLE, Group.UNANSWERABLE})
# Confidences at which answers are looked at on their own.
_SURE = (0.9, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """All labelled questions with the replies to them; those of a conversation in order."""

    singles: tuple[Pair, ...] = ()
    conversations: tuple[tuple[Pair, ...], ...] = ()
    doubles: tuple[tuple[LabelledDouble, Reply], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, and over what it is taken.

    *value* is the share ``count / of``, or a figure of its own where *count* is None; it is
    None where there is nothing to take it over.
    """

    name: str
    over: str
    of: int
    value: float | None
    count: int | None = None

    @property
    def title(self) -> str:
        """The name as a person would write it."""
        return self.name.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What to count, and over which questions."""

    name: str
    over: str
    groups: frozenset[Group]
    counts: Callable[[LabelledQuestion, Reply], bool]


def _measure(
    name: str, group: Group, counts: Callable[[LabelledQuestion, Reply], bool]
) -> _Measure:
    return _Measure(name=name, over=group, groups=frozenset({group}), counts=counts)


_MEASURES = (
    _measure("right_first", Group.ANSWERABLE, judging.right_first),
    _measure("right_or_asked", Group.ANSWERABLE, judging.right_or_asked),
    _measure("asked", Group.ANSWERABLE, judging.asked),
    _measure("wrong", Group.ANSWERABLE, judging.answered_otherwise),
    _measure("refused", Group.UNANSWERABLE, judging.refused),
    _measure("answered", Group.UNANSWERABLE, judging.answered_otherwise),
    _measure("noticed", Group.EMERGENCY, judging.noticed),
    _Measure(
        name="false_alarms",
        over="all but emergencies",
        groups=frozenset(Group) - {Group.EMERGENCY},
        counts=judging.false_alarm,
    ),
    _measure("small_talk", Group.SMALLTALK, judging.small_talk),
)
FIGURE_NAMES = (
    *(measure.name for measure in _MEASURES),
    *("double", "conversations", "follow_ups", "calibration_error", "auroc"),
    *(f"{name}_at_{level}" for level in _SURE for name in ("precision", "held")),
)
LOWER_IS_BETTER = frozenset({"asked", "wrong", "answered", "false_alarms", "calibration_error"})


def figures(replies: Replies) -> tuple[Figure, ...]:
    """Return every figure, in the order of FIGURE_NAMES."""
    turns = tuple(chain.from_iterable(replies.conversations))
    follow_ups = tuple(turn for talk in replies.conversations for turn in talk[1:])
    return (
        *single_figures(replies.singles),
        _counted(
            "double",
            "inputs asking two things",
            [judging.double_right(question, reply) for question, reply in replies.doubles],
        ),
        _counted("conversations", "turns", [judging.right(*turn) for turn in turns]),
        _counted(
            "follow_ups", "turns but the first", [judging.right(*turn) for turn in follow_ups]
        ),
        *_confidence_figures([pair for pair in replies.singles if pair[0].group in _QUESTIONS]),
    )


def single_figures(pairs: Sequence[Pair]) -> tuple[Figure, ...]:
    """Return the figures that single questions give, one input at a time and without context."""
    return tuple(
        _counted(
            measure.name,
            measure.over,
            [measure.counts(*pair) for pair in pairs if pair[0].group in measure.groups],
        )
        for measure in _MEASURES
    )


def _counted(name: str, over: str, outcomes: Sequence[bool]) -> Figure:
    count, of = sum(outcomes), len(outcomes)
    return Figure(name=name, over=over, count=count, of=of, value=count / of if of else None)


def _confidence_figures(pairs: Sequence[Pair]) -> list[Figure]:
    over = "answerable and unanswerable"
    held = [_best_held(*pair) for pair in pairs]
    found = [
        Figure(name=name, over=over, of=len(held), value=value)
        for name, value in (
            ("calibration_error", expected_calibration_error(held)),
            ("auroc", area_under_roc(held)),
        )
    ]
    for level in _SURE:
        sure = [_sure(reply, level) for _, reply in pairs]
        rights = [
            judging.right_first(*pair) for pair, is_sure in zip(pairs, sure, strict=True) if is_sure
        ]
        found.append(_counted(f"precision_at_{level}", f"answers held at {level} or more", rights))
        found.append(_counted(f"held_at_{level}", over, sure))
    return found


def _best_held(question: LabelledQuestion, reply: Reply) -> tuple[float, bool]:
    """Return the confidence of the best entry and whether it is right; none is held at 0."""
    best = judging.best_entry(reply)
    return (best.confidence, judging.topic_right(question, best.id)) if best else (0.0, False)


def _sure(reply: Reply, level: float) -> bool:
    return reply.answer is not None and reply.answer.confidence >= level
