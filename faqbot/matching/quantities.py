"""Quantities: the numbers of a text with their units, so that "2 weeks" equals "fourteen days"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from faqbot.matching.clauses import is_content
from faqbot.matching.numerals import ORDINALS, TIMES, may_be_number, number_at, value_of
from faqbot.matching.units import ATTACHED, unit_of
from faqbot.matching.wordforms import stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Quantity", "agree", "comparable", "conflict", "quantities"]

Words = tuple[str, ...]

_HOURS = {"am": 0.0, "pm": 12.0}
_CLOCK = {(each,) for each in _HOURS}
_NOON = 12.0
_RANGE = re.compile(r"(\d+(?:[.,]\d+)*)-(\d.*)")
# "Square metres", "fluid ounces".
_UNIT_WORDS = 2
_ORDINAL = "ordinal"
# What stands in a range: "5 to 10"; of "between 5 and 10" the ends are read.
_UP_TO = {("to",), ("until",), ("till",), ("through",)}
# What is numbered: terminal one is terminal 1, and "the blue one" no number.
_NUMBERED = word_set(
    "terminal gate room platform type level stage phase step part page line zone chapter day week "
    "year grade class option number version unit floor lesson module section table team form size"
)
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
    "at least", -1 for "under" and "at most", else 0. *factor* is how much longer a range reaches:
    2 for "5 to 10", else 1.
    """

    text: str
    number: float
    dimension: str = ""
    size: float = 0.0
    measured: bool = False
    bound: int = 0
    factor: float = 1.0


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
    if _meet(here, one.factor, there, other.factor):
        return True
    if _meet(one.size, one.factor, other.size, other.factor):
        return True
    # "More than once" may be twice.
    bound = one.bound - other.bound
    return abs(bound) == 1 and (there - here) * bound > 0


def _meet(here: float, reach: float, there: float, other_reach: float) -> bool:
    """Whether two numbers are the same, or two ranges have one in common."""
    if math.isclose(here, there):
        return True
    return here <= there * other_reach and there <= here * reach


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
        found = _read(words, place)
        if found is None:
            place += 1
            continue
        quantity, place = found
        following = _read(words, place + 1) if words[place : place + 1] in _UP_TO else None
        reach = _range(quantity, following[0]) if following else None
        if following and reach:
            quantity, place = reach, following[1]
        yield quantity


def _range(first: Quantity, last: Quantity) -> Quantity | None:
    """Return the range from one quantity to another, of which one may have no unit."""
    alike = first.dimension in {"", last.dimension} and last.dimension != _ORDINAL
    if not (alike and 0 < first.number < last.number) or first.bound or last.bound:
        return None
    unit = last.size / last.number
    size = first.size if first.dimension == last.dimension else first.number * unit
    if not 0 < size < last.size:
        # From 12 am, or through the night.
        return None
    return replace(
        last,
        text=f"{first.text} to {last.text}",
        number=first.number,
        size=size,
        factor=last.size / size,
    )


def _read(words: Words, place: int) -> tuple[Quantity, int] | None:
    """Return the quantity that begins at *place* and where it ends, if there is one."""
    if place >= len(words) or not may_be_number(words[place]):
        return None
    if ends := _RANGE.fullmatch(words[place]):
        return _hyphened(ends[1], (ends[2], *words[place + 1 :]), place)
    if single := _single(words, place):
        return replace(single, bound=_bound(words, place)), place + 1
    number = number_at(words, place)
    if number is None:
        return None
    value, unit, end = number
    return _with_unit(words, place, value, ATTACHED.get(unit, unit), end)


def _with_unit(
    words: Words, place: int, value: float, unit: str, end: int
) -> tuple[Quantity, int] | None:
    """Return the number *value*, read from *place* to *end*, with its *unit* or what it counts."""
    if unit in {"st", "nd", "rd", "th"}:
        return _ordinal(" ".join(words[place:end]), value), end
    if not unit and end < len(words):
        skipped = end + (words[end] in {"a", "an"} and words[place] == "half")
        taken = _unit_at(words, skipped) or int(words[skipped : skipped + 1] in _CLOCK)
        if taken:
            unit, end = _joined(words[skipped : skipped + taken]), skipped + taken
    quantity = _measured(" ".join(words[place:end]), value, unit, words, end)
    counts = quantity.dimension or end > place + 1 or words[place] not in {"one", "half"}
    # "This one", "one of them", "half of it" count nothing.
    numbered = words[max(0, place - 1)] in _NUMBERED
    return (replace(quantity, bound=_bound(words, place)), end) if counts or numbered else None


def _hyphened(start: str, rest: Words, place: int) -> tuple[Quantity, int] | None:
    """Return the range "5-10 mg" at *place*, of which *start* is 5, but of "24-7" only the 7."""
    found = _read(rest, 0)
    first = Quantity(text=start, number=value_of(start), size=value_of(start))
    return found and (_range(first, found[0]) or found[0], place + found[1])


def _single(words: Words, place: int) -> Quantity | None:
    """Return the quantity that one word is: "twice", "third", "p45"."""
    word = words[place]
    if word in ORDINALS:
        return _ordinal(word, ORDINALS[word])
    if word in TIMES:
        dimension, value = "count", TIMES[word]
    elif code := _CODE.fullmatch(word):
        dimension, value = code[1], float(code[2])
    else:
        return None
    return Quantity(text=word, number=value, dimension=dimension, size=value, measured=True)


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
