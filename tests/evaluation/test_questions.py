"""Reading labelled questions."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faqbot.errors import QuestionsError
from faqbot.evaluation.questions import (
    Group,
    LabelledConversation,
    LabelledDouble,
    LabelledQuestion,
    read_questions,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Write: TypeAlias = Callable[..., Path]

IDS = ("risks", "removal")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes lines (objects, or bytes as they are) to a file."""

    def write(*lines: object, name: str = "asked.jsonl", start: bytes = b"") -> Path:
        path = tmp_path / name
        encoded = [x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines]
        path.write_bytes(start + b"\n".join(encoded))
        return path

    return write


def problems(*paths: Path) -> list[str]:
    """Return the lines of the error that reading *paths* raises, without their folders."""
    with pytest.raises(QuestionsError) as caught:
        read_questions(paths, entry_ids=IDS)
    return str(caught.value).replace(f"{paths[0].parent}{os.sep}", "").splitlines()


def test_the_three_kinds_are_told_apart_by_their_fields(write: Write) -> None:
    """`turns` makes a conversation, `labels` a double question, all else is a question."""
    path = write(
        {"q": "is it safe", "label": "risks", "also": ["oos"], "style": "terse"},
        {"turns": [{"q": "hi", "label": "smalltalk"}, {"q": "safe?", "label": "risks"}]},
        {"q": "safe? removable?", "labels": ["risks", "removal"]},
    )
    found = read_questions([path], entry_ids=IDS)
    assert found.singles == (
        LabelledQuestion(text="is it safe", label="risks", also=("oos",), style="terse"),
    )
    assert found.conversations == (
        LabelledConversation(
            turns=(
                LabelledQuestion(text="hi", label="smalltalk"),
                LabelledQuestion(text="safe?", label="risks"),
            )
        ),
    )
    assert found.doubles == (LabelledDouble(text="safe? removable?", labels=("risks", "removal")),)


def test_files_are_read_one_after_the_other(write: Write) -> None:
    """Questions keep the order of the files and of their lines."""
    first = write({"q": "a", "label": "oos"}, {"q": "b", "label": "oos"}, name="1")
    second = write({"q": "c", "label": "oos"}, name="2")
    found = read_questions([first, second], entry_ids=IDS)
    assert [question.text for question in found.singles] == ["a", "b", "c"]


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_fine(write: Write) -> None:
    """Files may come from any editor."""
    line = b'{"q": "a", "label": "oos"}\r'
    path = write(line, b"", b"  \r", line, b"", start=b"\xef\xbb\xbf")
    assert len(read_questions([path], entry_ids=IDS).singles) == 2


def test_line_separators_inside_a_question_end_no_line(write: Write) -> None:
    """U+2028 and U+0085 may stand raw in a JSON text."""
    path = write('{"q": "a\u2028b\x85c", "label": "oos"}'.encode())
    assert read_questions([path], entry_ids=IDS).singles[0].text == "a\u2028b\x85c"


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("risks", Group.ANSWERABLE),
        ("oos", Group.UNANSWERABLE),
        ("urgent", Group.EMERGENCY),
        ("smalltalk", Group.SMALLTALK),
    ],
)
def test_the_label_says_what_kind_of_reply_is_due(label: str, group: Group) -> None:
    """Three words are reserved; every other label is an entry."""
    assert LabelledQuestion(text="?", label=label).group is group


def test_every_bad_line_of_every_file_is_reported_at_once(write: Write, tmp_path: Path) -> None:
    """Each with its file and line; the good lines between do not hide any."""
    first = write({"q": "a", "label": "risk"}, {"q": "a", "label": "oos"}, {"q": "a"}, name="1")
    second = write(b"", {"q": 5, "label": "oos"}, name="2")
    assert problems(first, second, tmp_path / "3") == [
        '1:1:1: unknown label "risk". Did you mean `risks`?',
        "1:3:1: `label` is missing.",
        "2:2:1: `q` must be a text in quotes.",
        "3: this file cannot be read (No such file or directory). Check the name.",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"q": "a" "label"}', "1:11: this is not JSON (Expecting ',' delimiter). Write"),
        (b'{"q": "\xff", "label": "oos"}', "1:8: the byte 0xFF is not UTF-8. Save the file"),
        (b"[" * 200_000, "1:1: this is JSON that no question needs"),
        (b'{"q": ' + b"9" * 5_000 + b"}", "1:1: this is JSON that no question needs"),
        (b"[]", '1:1: this is not an object. Write {"q": "...", "label": "..."}.'),
        (b"{}", "1:1: `label` is missing."),
        (b'{"label": "oos"}', "1:1: `q` is missing."),
        (b'{"q": "a", "label": null}', "1:1: `label` must be a text in quotes."),
        (b'{"q": "a", "label": "xyz"}', "A label is the id of an entry, or oos, urgent or small"),
        (b'{"q": "a", "label": "oos", "also": "risks"}', "`also` must be a list of labels"),
        (b'{"q": "a", "label": "oos", "also": ["rsks"]}', '"rsks". Did you mean `risks`?'),
        (b'{"q": "a", "label": "oos", "alos": []}', 'field "alos". Did you mean `also`?'),
        (b'{"q": "a", "label": "oos", "style": 1}', "`style` must be a text in quotes."),
        (b'{"turns": []}', "`turns` must be a list of at least one question."),
        (b'{"turns": [{"q": "a", "label": "oos"}, 7]}', "1:1: turn 2: this is not an object."),
        (b'{"q": "a", "labels": []}', "`labels` is empty. Write a label for each thing asked."),
        (b'{"q": "a", "labels": ["risks", "remval"]}', "Did you mean `removal`?"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_words(
    write: Write, line: bytes, message: str
) -> None:
    """The message says what is wrong and what to write instead."""
    (problem,) = problems(write(line))
    assert problem.startswith("asked.jsonl:1:")
    assert message in problem


def test_a_file_without_questions_is_a_mistake(write: Write) -> None:
    """Measuring on nothing would look like success."""
    assert problems(write(b"", b"\n")) == [
        "asked.jsonl: there is no question in this file. Write one JSON object a line."
    ]


def test_utf_16_is_called_by_its_name(write: Write) -> None:
    """One message for the file, not one for each of its lines."""
    (problem,) = problems(write('{"q": "a"}\n{"q": "b"}'.encode("utf-16")))
    assert problem == "asked.jsonl: the file is written in UTF-16. Save it as UTF-8."


def test_notes_beside_the_fields_are_left_alone(write: Write) -> None:
    """People keep sources and remarks with their questions."""
    path = write({"q": "a", "label": "oos", "by": "a nurse", "type": 3, "style": None})
    assert read_questions([path], entry_ids=IDS).singles == (
        LabelledQuestion(text="a", label="oos"),
    )


class Memory:
    """A file in memory, as far as reading it goes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read_bytes(self) -> bytes:
        """Return what a file would hold."""
        return self.data

    def __str__(self) -> str:
        return "memory"


@given(st.text())
def test_every_text_comes_back_as_it_was_written(text: str) -> None:
    """No character of a question is lost or changed, whether escaped or not."""
    file = cast("Path", Memory(json.dumps({"q": text, "label": "oos"}).encode()))
    assert read_questions([file], entry_ids=IDS).singles[0].text == text


@given(st.binary())
def test_no_file_makes_reading_crash(data: bytes) -> None:
    """Bytes that are no questions raise the one error there is for that."""
    assume(b'"q"' not in data)
    with pytest.raises(QuestionsError, match="memory"):
        read_questions([cast("Path", Memory(data))], entry_ids=IDS)
