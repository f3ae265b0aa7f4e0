"""From bytes to text: encodings and characters that no FAQ may hold."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]

TEXT = "entries:\n  - {id: cafe, question: Où est le café?, answer: Là-bas.}\n"


def test_byte_order_mark_is_no_part_of_the_text(load: Load) -> None:
    """UTF-8 with and without its mark gives the same."""
    with_mark, without = load("\ufeff" + TEXT), load(TEXT)
    assert with_mark.entries == without.entries


def test_windows_line_ends(load: Load) -> None:
    """A file saved on Windows gives the same texts."""
    text = "entries:\n  - id: a\n    question: q\n    answer: |\n      one\n      two\n"
    assert load(text.replace("\n", "\r\n")).entries == load(text).entries
    assert load(text.replace("\n", "\r\n")).entries[0].answer == "one\ntwo"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_other_unicode_encodings_are_named(
    complaints: Complaints, encoding: str, name: str
) -> None:
    """A byte order mark tells what the file was saved as."""
    [problem] = complaints(TEXT.encode(encoding))
    assert problem == f"faq.yaml:1:1: the file is written in {name}. Save the file as UTF-8."


def test_big_endian_marks(complaints: Complaints) -> None:
    """The byte order makes no difference."""
    assert "UTF-16" in complaints(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"))[0]
    assert "UTF-32" in complaints(codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"))[0]


def test_latin_1(complaints: Complaints) -> None:
    """The first byte that is not UTF-8 is shown with its place and what it was meant for."""
    assert complaints(TEXT.encode("cp1252")) == [
        (
            'faq.yaml:2:27: the byte 0xF9 is not UTF-8 (in Windows-1252 it is "ù"). '
            "Save the file as UTF-8."
        )
    ]


def test_column_counts_characters(complaints: Complaints) -> None:
    """Signs before the bad byte count once, however many bytes they have."""
    assert complaints("a: b\r\nc: 😀é".encode() + b"\x81")[0].startswith(
        "faq.yaml:2:6: the byte 0x81 is not UTF-8. Save"
    )


@pytest.mark.parametrize(
    "data",
    [TEXT.encode("utf-16-le"), b"e\0\xff\xfe", b"\x89PNG\r\n\x1a\n"[4:] + b"\0", b"entries\0"],
)
def test_nul_bytes(complaints: Complaints, data: bytes) -> None:
    """A file without a mark that is full of NUL bytes is no text, or UTF-16."""
    [problem] = complaints(data)
    assert "NUL byte" in problem or "control character" in problem


def test_nul_is_placed(complaints: Complaints) -> None:
    """The first NUL byte is found, not the first bad byte behind it."""
    assert complaints(b"a: b\nc: \0\xff") == [
        (
            "faq.yaml:2:4: a NUL byte: the file is written in UTF-16, or it is not a text file. "
            "Save the file as UTF-8."
        )
    ]


@pytest.mark.parametrize("char", ["\x07", "\x1b", "\x7f", "\x80", "\uffff"])
def test_control_characters_are_named(complaints: Complaints, char: str) -> None:
    """What YAML refuses is named with its code and place."""
    assert complaints(f"title: a{char}b\n") == [
        (
            f"faq.yaml:1:9: the control character U+{ord(char):04X} may not stand in a text file. "
            "Delete it."
        )
    ]
