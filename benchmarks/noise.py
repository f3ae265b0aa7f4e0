"""Typing errors, the same ones in every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

__all__ = ["with_typos"]

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: [
        other
        for near in _ROWS[max(0, depth - 1) : depth + 2]
        for other in near[max(0, place - 1) : place + 2]
        if other != letter
    ]
    for depth, row in enumerate(_ROWS)
    for place, letter in enumerate(row)
}
# Shorter words are seldom mistyped, and some of them become other words.
_SHORTEST = 3


def with_typos(text: str, count: int, rng: Random) -> str:
    """Return *text* with up to *count* typing errors, each in a word of its own.

    An error is one of: the key beside, two letters swapped, one left out, one doubled.
    """
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if _letters(word)]
    for place in rng.sample(places, min(count, len(places))):
        words[place] = _mistyped(words[place], rng)
    return " ".join(words)


def _letters(word: str) -> list[int]:
    """Return where a word can be mistyped: at its letters, if it is long enough."""
    found = [place for place, letter in enumerate(word) if letter.lower() in _NEIGHBOURS]
    return found if len(found) >= _SHORTEST else []


def _mistyped(word: str, rng: Random) -> str:
    places = _letters(word)
    kind = rng.choice(("neighbour", "swap", "drop", "double"))
    if kind == "swap":
        differing = [
            place
            for place in places
            if place + 1 in places and word[place].lower() != word[place + 1].lower()
        ]
        if differing:
            place = rng.choice(differing)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        kind = "double"
    place = rng.choice(places)
    letter = word[place]
    typed = {"drop": "", "double": letter * 2}.get(kind)
    if typed is None:
        typed = rng.choice(_NEIGHBOURS[letter.lower()])
    return word[:place] + typed + word[place + 1 :]
