"""Quantities: the numbers of a text with their units, so that "2 weeks" equals "fourteen days"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from faqbot.matching.clauses import is_content
from faqbot.matching.units import ATTACHED, unit_of
from faqbot.matching.wordforms import stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Quantity", "agree", "comparable", "conflict", "quantities"]

Words = tuple[str, ...]


def _list(words: str) -> list[str]:
    return words.split()


_SMALL = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_NUMBERS = (
    {word: float(value) for value, word in enumerate(_SMALL)}
    | {
        word: 10.0 * value
        for value, word in enumerate(
            _list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
        )
    }
    | {"half": 0.5, "dozen": 12.0}
)
_MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        _list("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
# All words that are a number, or begin with one.
_NAMED = frozenset([*_NUMBERS, *_ORDINALS, *_TIMES])
_HOURS = {"am": 0.0, "pm": 12.0}
_CLOCK = {(each,) for each in _HOURS}
_NOON = 12.0
# "Square metres", "fluid ounces".
_UNIT_WORDS = 2
_ORDINAL = "ordinal"
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)([a-z]*%?)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CODE = re.compile(r"([a-z]+)(\d+)")
_ABOVE = word_set(
    "over above exceeding beyond least minimum more greater older longer heavier higher"
)
_BELOW = word_set("under below most maximum less fewer younger shorter lighter lower smaller")
_BOUND_REACH = 3
_BETWEEN_BOUND_AND_NUMBER = frozenset(["than", "of", "at", "age", "a", "the", "or", "and"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as written (*text*) and read, with its unit.

    *dimension* is what the unit measures, or the word counted ("3 people"), empty for a bare
    number; *size* is the number in the dimension's smallest unit. *bound* is +1 for "over" and
    "at least", -1 for "under" and "at most", else 0.
    """

    text: str
    number: float
    dimension: str = ""
    size: float = 0.0
    measured: bool = False
    bound: int = 0


# The phrases of an entry are looked through again with every question.
@lru_cache(maxsize=1024)
def quantities(words: Words) -> tuple[Quantity, ...]:
    """Return the quantities among *words*, in order."""
    return tuple(_quantities(words))


def agree(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities may be the same: 2 weeks and 14 days, 5 and 5 euros."""
    if one.bound * other.bound < 0:
        return False
    both = one.measured and other.measured
    if both and one.dimension != other.dimension:
        return False
    here, there = (one.size, other.size) if both else (one.number, other.number)
    if math.isclose(here, there) or math.isclose(one.size, other.size):
        return True
    # "More than once" may be twice.
    bound = one.bound - other.bound
    return abs(bound) == 1 and (there - here) * bound > 0


def conflict(
    asked: Iterable[Quantity], near: Iterable[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return a quantity of each side that measure the same and differ, neither met elsewhere."""
    asked, near = tuple(asked), tuple(near)
    ours = [each for each in near if not any(agree(other, each) for other in asked)]
    for theirs in asked:
        if any(agree(theirs, each) for each in near):
            continue
        for held in ours:
            if comparable(theirs, held):
                return theirs, held
    return None


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities say how much of the same thing."""
    if one.dimension == other.dimension or not (one.dimension and other.dimension):
        return True
    # 10 mg and 10 ml: one of the units is wrong.
    return one.measured and other.measured and one.number == other.number


def _quantities(words: Words) -> Iterator[Quantity]:
    place = 0
    while place < len(words):
        found = _read(words, place) if _may_begin(words[place]) else None
        if found is None:
            place += 1
            continue
        quantity, place = found
        yield quantity


def _may_begin(word: str) -> bool:
    """Whether a quantity may begin with *word*, as with few."""
    return word in _NAMED or word[0].isdigit() or word[-1].isdigit()


def _read(words: Words, place: int) -> tuple[Quantity, int] | None:
    """Return the quantity that begins at *place* and where it ends, if there is one."""
    if single := _single(words, place):
        return replace(single, bound=_bound(words, place)), place + 1
    number = _number(words, place)
    if number is None:
        return None
    value, unit, end = number
    if unit in {"st", "nd", "rd", "th"}:
        return _ordinal(" ".join(words[place:end]), value), end
    if not unit and end < len(words):
        skipped = end + (words[end] in {"a", "an"} and words[place] == "half")
        taken = _unit_at(words, skipped) or int(words[skipped : skipped + 1] in _CLOCK)
        if taken:
            unit, end = _joined(words[skipped : skipped + taken]), skipped + taken
    quantity = _measured(" ".join(words[place:end]), value, unit, words, end)
    if words[place] in {"one", "half"} and not quantity.dimension:
        # "This one", "one of them", "half of it" count nothing.
        return None
    return replace(quantity, bound=_bound(words, place)), end


def _single(words: Words, place: int) -> Quantity | None:
    """Return the quantity that one word is: "twice", "third", "p45"."""
    word = words[place]
    if word in _ORDINALS:
        return _ordinal(word, _ORDINALS[word])
    if word in _TIMES:
        dimension, value = "count", _TIMES[word]
    elif code := _CODE.fullmatch(word):
        dimension, value = code[1], float(code[2])
    else:
        return None
    return Quantity(text=word, number=value, dimension=dimension, size=value, measured=True)


def _number(words: Words, place: int) -> tuple[float, str, int] | None:
    """Return a number, the unit written with it, and where it ends."""
    word, end = words[place], place + 1
    if match := _NUMBER.fullmatch(word):
        value, unit = _value(match[1]), ATTACHED.get(match[2], match[2])
    elif word in _NUMBERS:
        value, unit = _NUMBERS[word], ""
        small = words[end] if end < len(words) else ""
        if value >= 20 and 0 < _NUMBERS.get(small, 0) < 10 and small != "half":  # noqa: PLR2004 - "twenty one"
            value, end = value + _NUMBERS[small], end + 1
    else:
        return None
    while not unit and end < len(words) and words[end] in _MULTIPLIERS:
        value, end = value * _MULTIPLIERS[words[end]], end + 1
    return value, unit, end


def _value(digits: str) -> float:
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    first, *rest = re.split("[.,]", digits)
    return float(f"{first}.{''.join(rest)}" if rest else first)


def _measured(text: str, value: float, unit: str, words: Words, end: int) -> Quantity:
    if unit in _HOURS:
        hour = value % _NOON + _HOURS[unit]
        return Quantity(text=text, number=value, dimension="clock", size=hour, measured=True)
    if known := unit_of(unit):
        dimension, size = known
        return Quantity(
            text=text, number=value, dimension=dimension, size=value * size, measured=True
        )
    if unit == "k":
        # Thousands, or a part of a name: 10k, 401k.
        return Quantity(text=text, number=value, size=1000 * value)
    counted = unit or (stem(words[end]) if end < len(words) and is_content(words[end]) else "")
    return Quantity(text=text, number=value, dimension=counted, size=value)


def _unit_at(words: Words, place: int) -> int:
    """Return how many words from *place* on are a unit: "square metres", "metres", none."""
    for several in range(_UNIT_WORDS, 0, -1):
        found = _joined(words[place : place + several])
        if len(words) >= place + several and unit_of(found):
            return several
    return 0


def _joined(words: Words) -> str:
    """Return the words of a unit as one: degreecelsius, lightyears."""
    *first, last = words or ("",)
    return "".join([*(each.removesuffix("s") for each in first), last])


def _ordinal(text: str, value: float) -> Quantity:
    return Quantity(text=text, number=value, dimension=_ORDINAL, size=value)


def _bound(words: Words, place: int) -> int:
    """Return whether the number at *place* is the least (1) or the most (-1) that is meant."""
    sign = 0
    for at in range(place - 1, max(-1, place - 1 - _BOUND_REACH), -1):
        word = words[at]
        if word in _ABOVE or word in _BELOW:
            sign = 1 if word in _ABOVE else -1
            negated = at and words[at - 1] in {"no", "not"}
            return -sign if negated else sign
        if word == "up" and words[at + 1] == "to":
            return -1
        if word not in _BETWEEN_BOUND_AND_NUMBER and word != "to":
            break
    return sign
