"""Labelled questions: what they are, and reading them from files of JSON lines.

A line holds one of three kinds of object:

    {"q": "can it leak", "label": "risks", "also": ["reversible"], "style": "terse"}   a question
    {"turns": [{"q": "hi", "label": "smalltalk"}, ...]}                        a conversation
    {"q": "what is it and is it safe", "labels": ["drug-pump", "risks"]}       a double question

A label is the id of an entry, or one of three words: ``oos`` for what the FAQ does not answer,
``urgent`` for a possible emergency, ``smalltalk`` for pleasantries.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from faqbot.errors import Location, Problem, QuestionsError
from faqbot.knowledge.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "OOS",
    "SMALLTALK",
    "URGENT",
    "Group",
    "LabelledConversation",
    "LabelledDouble",
    "LabelledQuestion",
    "QuestionSet",
    "read_questions",
]

OOS = "oos"
URGENT = "urgent"
SMALLTALK = "smalltalk"


class Group(StrEnum):
    """What kind of reply a label asks for."""

    ANSWERABLE = "answerable"
    UNANSWERABLE = "unanswerable"
    EMERGENCY = "emergency"
    SMALLTALK = "small talk"


_GROUPS = {OOS: Group.UNANSWERABLE, URGENT: Group.EMERGENCY, SMALLTALK: Group.SMALLTALK}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuestion:
    """A question with the label of its right answer, and others whose answer is as right."""

    text: str
    label: str
    also: tuple[str, ...] = ()
    style: str | None = None

    @property
    def group(self) -> Group:
        """What kind of reply the label asks for."""
        return _GROUPS.get(self.label, Group.ANSWERABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledConversation:
    """Questions that one person asks one after the other."""

    turns: tuple[LabelledQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDouble:
    """An input that asks several things at once, with a label for each."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Everything read from some files, each kind in the order of the files."""

    singles: tuple[LabelledQuestion, ...] = ()
    conversations: tuple[LabelledConversation, ...] = ()
    doubles: tuple[LabelledDouble, ...] = ()


class _BadLineError(ValueError):
    """What is wrong with one line."""

    def __init__(self, message: str, *, column: int = 1) -> None:
        super().__init__(message)
        self.column = column


def read_questions(paths: Sequence[Path], *, entry_ids: Collection[str]) -> QuestionSet:
    """Return the questions of all files; raise QuestionsError with every bad line of them."""
    labels = frozenset(entry_ids) | _GROUPS.keys()
    rows: list[LabelledQuestion | LabelledConversation | LabelledDouble] = []
    problems: list[Problem] = []
    for path in paths:
        read = len(rows) + len(problems)
        for number, line in _lines(path, problems):
            try:
                rows.append(_row(line, labels))
            except _BadLineError as error:
                place = Location(str(path), number, error.column)
                problems.append(Problem(location=place, message=str(error)))
        if len(rows) + len(problems) == read:
            message = "there is no question in this file. Write one JSON object a line."
            problems.append(Problem(location=Location(str(path)), message=message))
    if problems:
        raise QuestionsError("\n".join(str(problem) for problem in problems))
    return QuestionSet(
        singles=tuple(row for row in rows if isinstance(row, LabelledQuestion)),
        conversations=tuple(row for row in rows if isinstance(row, LabelledConversation)),
        doubles=tuple(row for row in rows if isinstance(row, LabelledDouble)),
    )


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not blank, with their numbers."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"this file cannot be read ({reason}). Check the name."
        problems.append(Problem(location=Location(str(path)), message=message))
        return
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "the file is written in UTF-16. Save it as UTF-8."
        problems.append(Problem(location=Location(str(path)), message=message))
        return
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if line.strip():
            yield number, line


def _row(
    line: bytes, labels: Collection[str]
) -> LabelledQuestion | LabelledConversation | LabelledDouble:
    fields = _fields(_decoded(line))
    if "turns" in fields:
        return LabelledConversation(turns=tuple(_turns(fields["turns"], labels)))
    if "labels" in fields:
        asked = _labels(fields, "labels", labels)
        if not asked:
            message = "`labels` is empty. Write a label for each thing asked."
            raise _BadLineError(message)
        return LabelledDouble(text=_text(fields, "q"), labels=asked)
    return _question(fields, labels)


def _decoded(line: bytes) -> object:
    try:
        return json.loads(line.decode())
    except UnicodeDecodeError as error:
        message = f"the byte 0x{line[error.start]:02X} is not UTF-8. Save the file as UTF-8."
        raise _BadLineError(message, column=len(line[: error.start].decode()) + 1) from None
    except json.JSONDecodeError as error:
        message = f"this is not JSON ({error.msg}). Write one JSON object a line."
        raise _BadLineError(message, column=error.colno) from None
    except (ValueError, RecursionError):
        message = "this is JSON that no question needs: too deep, or with an endless number."
        raise _BadLineError(message) from None


def _fields(row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        message = 'this is not an object. Write {"q": "...", "label": "..."}.'
        raise _BadLineError(message)
    # Notes of all kinds may stand beside the fields that count. Of these `also` alone may be
    # missing and changes the figures, so that a slip in its name must not pass unseen.
    for name in row:
        if name != "also" and (meant := did_you_mean(name, ["also"])):
            message = f"unknown field {quoted(name)}.{meant}"
            raise _BadLineError(message)
    return row


def _turns(turns: object, labels: Collection[str]) -> Iterator[LabelledQuestion]:
    if not isinstance(turns, list) or not turns:
        message = "`turns` must be a list of at least one question."
        raise _BadLineError(message)
    for number, turn in enumerate(turns, 1):
        try:
            yield _question(_fields(turn), labels)
        except _BadLineError as error:
            message = f"turn {number}: {error}"
            raise _BadLineError(message) from None


def _question(fields: dict[str, Any], labels: Collection[str]) -> LabelledQuestion:
    label = _text(fields, "label")
    _check_label(label, labels)
    return LabelledQuestion(
        text=_text(fields, "q"),
        label=label,
        also=_labels(fields, "also", labels) if "also" in fields else (),
        style=_text(fields, "style") if fields.get("style") is not None else None,
    )


def _text(fields: dict[str, Any], name: str) -> str:
    if name not in fields:
        message = f"`{name}` is missing."
        raise _BadLineError(message)
    value = fields[name]
    if not isinstance(value, str):
        message = f"`{name}` must be a text in quotes."
        raise _BadLineError(message)
    return value


def _labels(fields: dict[str, Any], name: str, labels: Collection[str]) -> tuple[str, ...]:
    values = fields[name]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        message = f"`{name}` must be a list of labels in quotes."
        raise _BadLineError(message)
    for value in values:
        _check_label(value, labels)
    return tuple(values)


def _check_label(label: str, labels: Collection[str]) -> None:
    if label not in labels:
        meant = did_you_mean(label, sorted(labels)) or (
            f" A label is the id of an entry, or {OOS}, {URGENT} or {SMALLTALK}."
        )
        message = f"unknown label {quoted(label)}.{meant}"
        raise _BadLineError(message)
