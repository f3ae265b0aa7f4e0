"""Numbers as they are written: in digits ("1,000", "7:30"), in words ("two hundred and fifty")."""

from __future__ import annotations

import re

__all__ = [
    "NUMBER_WORDS",
    "ORDINALS",
    "TIMES",
    "may_be_number",
    "number_at",
    "value_of",
]

Words = tuple[str, ...]

_SMALL = tuple(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905 - a list of words
)
_TENS_UP = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = (
    {word: float(value) for value, word in enumerate(_SMALL)}
    | {word: 10.0 * value for value, word in enumerate(_TENS_UP, start=2)}
    | {"half": 0.5, "dozen": 12.0}
)
_UNITS = frozenset(_SMALL[1:10])
# They count what follows, and are no part of a longer number.
_SHARES = frozenset(["half", "dozen"])
_MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
ORDINALS = {word: float(value) for value, word in enumerate(_ORDINAL_WORDS, start=1)}
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
# All words that are a number or a part of one.
NUMBER_WORDS = frozenset([*_NUMBERS, *_MULTIPLIERS, *ORDINALS, *TIMES])
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([a-z]*%?)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# "7:30", "7:30pm".
_TIME = re.compile(r"(\d{1,2}):(\d\d)(am|pm)?")
_MINUTES = 60


def may_be_number(word: str) -> bool:
    """Return whether a number may begin with *word*, as with few."""
    return word in NUMBER_WORDS or word[0].isdigit() or word[-1].isdigit()


def number_at(words: Words, place: int) -> tuple[float, str, int] | None:
    """Return the number at *place*, the letters written with it, and where it ends, if any."""
    word, end = words[place], place + 1
    if match := _TIME.fullmatch(word):
        value, unit = int(match[1]) + int(match[2]) / _MINUTES, match[3] or ""
    elif match := _DIGITS.fullmatch(word):
        value, unit = value_of(match[1]), match[2]
    elif word in _NUMBERS:
        value, end = _below_hundred(words, place)
        unit = ""
    else:
        return None
    while not unit and end < len(words) and words[end] in _MULTIPLIERS:
        value, end = value * _MULTIPLIERS[words[end]], end + 1
        # "Two hundred and fifty", "two thousand three hundred".
        start = end + (words[end : end + 1] == ("and",))
        if words[start : start + 1] and words[start] in _NUMBERS and words[start] not in _SHARES:
            rest, stop = _below_hundred(words, start)
            if words[stop : stop + 1] == ("hundred",) and value >= _MULTIPLIERS["thousand"]:
                rest, stop = rest * _MULTIPLIERS["hundred"], stop + 1
            value, end = value + rest, stop
    return value, unit, end


def value_of(digits: str) -> float:
    """Return the number that *digits* with their points and commas are."""
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    first, *rest = re.split("[.,]", digits)
    return float(f"{first}.{''.join(rest)}" if rest else first)


def _below_hundred(words: Words, place: int) -> tuple[float, int]:
    """Return the number that is written at *place* in one word or two, and where it ends."""
    word, end = words[place], place + 1
    small = words[end] if end < len(words) else ""
    if word in _TENS_UP and small in _UNITS:
        return _NUMBERS[word] + _NUMBERS[small], end + 1
    return _NUMBERS[word], end
