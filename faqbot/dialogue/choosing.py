"""Choosing among the questions that were offered: by number, by a key word, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.wordforms import stem
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faqbot.dialogue.speech import Speech
    from faqbot.model import Entry

__all__ = ["NONE", "Choice", "choose", "numbers_in", "what_to_choose"]

# More words than this are a question of their own.
_MAX_WORDS = 3
# A word that one option uses this much more often than the others is a word for it.
_LEAD = 3.0
_COUNTED = 2
# One number however it is pointed, or several; a fraction is none of a list.
_NUMBERS = re.compile(r"[#(]?\d+[.)]?|\d+(?:(?:\s*[,&]\s*|\s+)(?:and\s+)?\d+)+[.!]?", re.IGNORECASE)
_FRACTION = re.compile(r"\d*\.\d+")
# No list is longer than this has digits, and no program need count further.
_MAX_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of the options chosen, in order; none of them where it is empty."""

    places: tuple[int, ...]


NONE = Choice(())


def choose(text: str, offered: Sequence[Entry], speech: Speech, *, asked: bool) -> Choice | None:
    """Return what *text* chooses of *offered*, or None where it is no choice.

    Yes, no, all and key words answer only a question back, which *asked* tells.
    """
    said = key(text)
    if not offered:
        return None
    if speech.none.fullmatch(said) or (asked and speech.no.fullmatch(said)):
        return NONE
    if asked and len(offered) == 1 and speech.yes.fullmatch(said):
        return Choice((0,))
    numbers = numbers_in(text) or ()
    if len(numbers) > 1 and all(1 <= number <= len(offered) for number in numbers):
        return Choice(tuple(number - 1 for number in dict.fromkeys(numbers)))
    place = _numbered(said, len(offered), speech)
    if place is None and asked:
        if len(offered) > 1 and speech.all.fullmatch(said):
            return Choice(tuple(range(len(offered))))
        place = _by_word(said, offered, speech)
    return None if place is None else Choice((place,))


def numbers_in(text: str) -> tuple[int, ...] | None:
    """Return the numbers that *text* consists of, 0 for those of no list; None for other texts."""
    said = text.strip()
    if _FRACTION.fullmatch(said):
        return (0,)
    if not _NUMBERS.fullmatch(said):
        return None
    found = re.findall(r"\d+", said)
    return tuple(int(digits) if len(digits) <= _MAX_DIGITS else 0 for digits in found)


def what_to_choose(count: int) -> str:
    """Return what to say to a number that chooses nothing, where *count* questions are listed."""
    if not count:
        return "There is nothing to choose from now. Ask in your own words."
    numbers = {1: "1", _COUNTED: "1 or 2"}.get(count, f"1 to {count:,}")
    return f"Choose {numbers}, or ask in your own words."


def _numbered(said: str, count: int, speech: Speech) -> int | None:
    match = speech.choice.fullmatch(said)
    if not match:
        return None
    groups = match.groupdict()
    word = groups.get("word")
    if word == "last" or (word == "latter" and count == _COUNTED):
        number = count
    else:
        number = dict(speech.ordinals).get(word, 0) if word else int(groups["number"])
    return number - 1 if 0 < number <= count else None


def _by_word(said: str, offered: Sequence[Entry], speech: Speech) -> int | None:
    """Return the only option that has the few words *said*, in its question or its phrases."""
    match = speech.by_word.fullmatch(said)
    words = tokens(match["what"]) if match else ()
    meant = {stem(word) for word in words if word not in speech.mere}
    if not meant or len(meant) > _MAX_WORDS or not speech.openers.isdisjoint(words):
        return None
    asked = [meant <= _stems(entry.question) for entry in offered]
    if sum(asked) == 1:
        return asked.index(True)
    shares = [_share(meant, entry) for entry in offered]
    best, *others = sorted(shares, reverse=True)
    if not best or any(_LEAD * share > best for share in others):
        return None
    return shares.index(best)


def _share(meant: set[str], entry: Entry) -> float:
    """Return the share of the entry's phrases that have all the words meant."""
    texts = (entry.question, *entry.phrases)
    return sum(meant <= _stems(text) for text in texts) / len(texts)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in tokens(text)}
