"""Which questions of a numbered list a line asks."""

from __future__ import annotations

import re

from faqbot.dialogue.choosing import numbers_in
from faqbot.text import key

__all__ = ["choose"]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
# As people choose from a list; a longer number is a question of its own, such as a year.
_CHOICE = re.compile(
    r"(?:(?:the|number|nr|option|question) )*"
    r"(?:(?P<number>\d{1,3})(?:st|nd|rd|th)?|(?P<word>first|second|third|fourth|fifth|last))"
    r"(?: (?:one|option|question))?(?: please)?"
)
# Signs of a number that is not one of a list.
_OTHER_NUMBER = re.compile(r"[-+.,]\d")


def choose(line: str, questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *questions*, counted from 1, that *line* chooses: all it names, or none."""
    numbers = numbers_in(line) or ()
    if len(numbers) <= 1:
        one = _one(line, questions)
        return () if one is None else (one,)
    if all(1 <= number <= len(questions) for number in numbers):
        return tuple(questions[number - 1] for number in dict.fromkeys(numbers))
    return ()


def _one(line: str, questions: tuple[str, ...]) -> str | None:
    match = _CHOICE.fullmatch(key(line))
    if match is None or _OTHER_NUMBER.search(line):
        return None
    if match["word"] == "last":
        return questions[-1] if questions else None
    number = _ORDINALS[match["word"]] if match["word"] else int(match["number"])
    return questions[number - 1] if 1 <= number <= len(questions) else None
