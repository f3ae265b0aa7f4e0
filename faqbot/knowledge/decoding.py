"""From bytes to text: UTF-8 only, and a helpful word about everything else."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.errors import Location
    from faqbot.knowledge.problems import Problems

__all__ = ["LINE_BREAK", "decode"]

# What ends a line in YAML 1.1; the parser counts its lines by the same.
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# What YAML allows no file to hold: controls other than tab and line ends, and non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAVE = "Save the file as UTF-8."


def decode(data: bytes, problems: Problems) -> str:
    """Return *data* as text without its byte order mark; raise FaqError at the first bad byte."""
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            problems.stop(problems.at(1, 1), f"the file is written in {encoding}. {_SAVE}")
    data = data.removeprefix(codecs.BOM_UTF8)
    bad_at = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad_at = error.start
        text = data[:bad_at].decode("utf-8")
    if forbidden := _FORBIDDEN.search(text):
        place = _end_of(text[: forbidden.start()], problems)
        problems.stop(place, _bad_character(forbidden.group()))
    if bad_at is not None:
        problems.stop(_end_of(text, problems), _bad_byte(data[bad_at]))
    return text


def _end_of(before: str, problems: Problems) -> Location:
    lines = LINE_BREAK.split(before)
    return problems.at(len(lines), len(lines[-1]) + 1)


def _bad_byte(byte: int) -> str:
    meant = bytes([byte]).decode("cp1252", errors="ignore")
    in_windows = f' (in Windows-1252 it is "{meant}")' if meant.isprintable() and meant else ""
    return f"the byte 0x{byte:02X} is not UTF-8{in_windows}. {_SAVE}"


def _bad_character(char: str) -> str:
    if char == "\0":
        return f"a NUL byte: the file is written in UTF-16, or it is not a text file. {_SAVE}"
    name = f"U+{ord(char):04X}"
    return f"the control character {name} may not stand in a text file. Delete it."
