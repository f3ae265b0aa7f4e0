"""Limits that figures must keep."""

from __future__ import annotations

import pytest

from faqbot.errors import UsageError
from faqbot.evaluation.limits import Limit, parse_limit, shortfalls
from faqbot.evaluation.metrics import Figure


def figure(name: str, value: float | None) -> Figure:
    """Return a figure of which only name and value matter."""
    return Figure(name=name, over="questions", of=10, value=value)


@pytest.mark.parametrize(
    "text", ["right_first=0.8", "right first=.8", "Right-First = 80%", "right_first=80.0%"]
)
def test_a_limit_is_written_as_people_write_it(text: str) -> None:
    """Spaces, hyphens and per cent are fine."""
    assert parse_limit(text) == Limit(name="right_first", value=0.8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("right_first", '"right_first" is no limit. Write NAME=VALUE'),
        ("right_frist=0.8", 'unknown figure "right_frist". Did you mean `right_first`?'),
        ("zzz=0.8", "There are right_first, right_or_asked, "),
        ("wrong=", '"" is no share. Write a number from 0 to 1, or 0% to 100%.'),
        ("wrong=nan", '"nan" is no share.'),
        ("wrong=80", '"80" is no share.'),
        ("wrong=-0.1", '"-0.1" is no share.'),
    ],
)
def test_a_bad_limit_is_refused_in_words(text: str, message: str) -> None:
    """Before any question is asked."""
    with pytest.raises(UsageError) as caught:
        parse_limit(text)
    assert message in str(caught.value)


def test_limits_that_are_kept_say_nothing() -> None:
    """Equal is enough."""
    found = [figure("right_first", 0.8), figure("wrong", 0.05)]
    limits = [Limit(name="right_first", value=0.8), Limit(name="wrong", value=0.05)]
    assert shortfalls(limits, found) == ()


def test_limits_that_are_not_kept_say_by_how_much() -> None:
    """Where lower is better the limit is the most that is allowed."""
    found = [figure("right_first", 0.75), figure("wrong", 0.06)]
    limits = [Limit(name="right_first", value=0.8), Limit(name="wrong", value=0.05)]
    assert shortfalls(limits, found) == (
        "right_first is 0.7500, below the 0.8 required.",
        "wrong is 0.0600, above the 0.05 allowed.",
    )


def test_a_figure_without_questions_cannot_be_checked() -> None:
    """Passing would be a lie."""
    with pytest.raises(UsageError, match="double cannot be checked"):
        shortfalls([Limit(name="double", value=0.5)], [figure("double", None)])
