"""What may stand in a word group: words, other groups by name, and combinations of both.

``chest pain`` is two words in a row; ``chest pain*`` has any ending. ``<limb>`` is any member of
the group of that name, ``<limb> like jelly`` one with words in a row after it, and
``<cannot> + <feel> + <limb>`` one of each, close together in any order. ``^is a`` stands only
where a clause begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from faqbot.text import tokens

__all__ = ["Run", "is_plain", "is_well_formed", "parts", "pieces", "reference", "references"]

_NEAR = re.compile(r"(?:^|\s)\+(?:\s|$)")
_REFERENCE = re.compile(r"<([^<>]*)>")
_ANY_ENDING = "*"
_DECIMAL_MARKS = ".,"
_OPENING = "^"


class Run(NamedTuple):
    """Words in a row; *prefixes* says which are beginnings only.

    *opening* if they stand only where a clause begins.
    """

    words: tuple[str, ...]
    prefixes: tuple[bool, ...]
    opening: bool = False


def reference(name: str) -> str:
    """Return how the group *name* is written as a member of another."""
    return f"<{name}>"


def references(member: str) -> tuple[str, ...]:
    """Return the names of the groups that *member* refers to, in order."""
    return tuple(_REFERENCE.findall(member)) if "<" in member else ()


def parts(member: str) -> tuple[str, ...]:
    """Return the parts of *member* that stand close together in any order; mostly one."""
    return tuple(part.strip() for part in _NEAR.split(member)) if "+" in member else (member,)


def pieces(part: str) -> tuple[str | Run, ...]:
    """Return what stands in a row in *part*: names of groups and runs of words."""
    if "<" not in part:
        run = _run(part)
        return (run,) if run.words else ()
    found: list[str | Run] = []
    for place, piece in enumerate(_REFERENCE.split(part)):
        if place % 2:
            found.append(piece)
        elif (run := _run(piece)).words:
            found.append(run)
    return tuple(found)


def is_plain(member: str) -> bool:
    """Whether *member* is nothing but words as they are compared; nearly all are."""
    return member.isascii() and member.replace(" ", "").isalpha() and member.islower()


def is_well_formed(member: str) -> bool:
    """Whether every part of *member* holds something, and a star stands only at a word's end."""
    without = _REFERENCE.sub(" x ", member)
    if "<" in without or ">" in without:
        return False
    return all(
        tokens(part)
        and all(_is_word(word) for word in part.removeprefix(_OPENING).split())
        and not part.startswith(f"{_OPENING} ")
        for part in parts(without)
    )


def _is_word(word: str) -> bool:
    stem = word.removesuffix(_ANY_ENDING)
    if _ANY_ENDING in stem or _OPENING in stem:
        return False
    return stem == word or bool(tokens(stem))


def _run(text: str) -> Run:
    words: list[str] = []
    prefixes: list[bool] = []
    for piece in text.split():
        found = tokens(piece)
        words += found
        prefixes += [False] * len(found)
        if found and piece.endswith(_ANY_ENDING):
            prefixes[-1] = True
            # "38.*" is any decimal of 38, not 380.
            if piece[-2] in _DECIMAL_MARKS and found[-1].isdigit():
                words[-1] += piece[-2]
    return Run(
        tuple(words),
        tuple(prefixes),
        opening=text.lstrip().startswith(_OPENING),
    )
