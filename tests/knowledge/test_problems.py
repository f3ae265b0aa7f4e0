"""The list of problems."""

from __future__ import annotations

import pytest

from faqbot.errors import FaqError
from faqbot.knowledge.problems import Problems


def test_problems_come_in_the_order_of_the_file() -> None:
    """Whatever the order in which they were noted; and each but once."""
    problems = Problems("f")
    problems.warn(problems.at(2, 1), "later")
    problems.error(problems.at(1, 5), "earlier")
    problems.error(problems.at(1, 5), "earlier")
    problems.error(problems.at(10, 1), "last")
    assert [str(problem) for problem in problems.found()] == [
        "f:1:5: earlier",
        "f:2:1: warning: later",
        "f:10:1: last",
    ]


def test_warnings_pass_the_check() -> None:
    """Only an error stops a file from being used."""
    problems = Problems("f")
    problems.warn(problems.at(1, 1), "probably not meant")
    problems.check()
    problems.error(problems.at(1, 1), "wrong")
    with pytest.raises(FaqError) as caught:
        problems.check()
    assert len(caught.value.problems) == 2


def test_messages_are_safe_to_print() -> None:
    """What a file holds can neither break a line nor steer a terminal."""
    problems = Problems("f")
    problems.error(problems.at(1, 1), "got \x1b[31m\nred\u202e")
    assert str(problems.found()[0]) == r"f:1:1: got \x1b[31m red\u202e"
