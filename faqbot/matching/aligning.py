"""A question read in the words of a phrase: its slips, and words written apart.

All guards compare a question with a phrase word by word. What is no word but a slip of one that
the phrase has is read as that word, once and for all of them. So are two words that make one of the
phrase ("cross wind"), and swapped letters that make another word ("dose" for "does") where the
words around agree.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from faqbot.matching.clauses import FUNCTION_WORDS, Clauses, is_content
from faqbot.matching.resembling import MIN_SLIP, is_slip, slips
from faqbot.matching.wordforms import are_affix_opposites, stem

if TYPE_CHECKING:
    from collections.abc import Container

    from faqbot.matching.terms import Terms

__all__ = ["aligned"]

# A word that two make: "downwind", "login" is too short to be anything but two words.
_MIN_JOINED = 6


def aligned(
    asked: Clauses,
    near: Clauses,
    common: Container[str],
    known: tuple[Terms, ...],
    codes: frozenset[str],
    names: frozenset[str],
) -> Clauses:
    """Return *asked* in the words of *near*, the same object where nothing differs.

    Words in *common* and terms of the *known* sets are meant as written. *codes* are words of
    *near* that nothing else is a slip of, *names* those of which only one slip is believed.
    """
    joined = _parted(_joined(asked, near), near)
    shapes = {(word[0], len(word)) for word in near.words}
    words = list(joined.words)
    for place, (word, each) in enumerate(zip(joined.words, joined.stems, strict=True)):
        if each in near.stems or not word.isalpha():
            continue
        if (word[0], len(word)) in shapes:
            words[place] = _unswapped(joined, place, near, known)
        # Most words are known.
        if words[place] != word or len(word) < MIN_SLIP or word in common:
            continue
        if word not in FUNCTION_WORDS and not any(each in terms.by_first for terms in known):
            found = _corrected(joined, place, near, common, codes)
            if found not in names or OSA.distance(word, found) == 1:
                words[place] = found
    if words == list(joined.words):
        return joined
    return Clauses(
        words=tuple(words),
        stems=tuple(map(stem, words)),
        clauses=joined.clauses,
        asks=joined.asks,
    )


def _unswapped(asked: Clauses, place: int, near: Clauses, known: tuple[Terms, ...]) -> str:
    """Return the word of *near* with the letters of the one at *place*, where all agrees."""
    word, each = asked.words[place], asked.stems[place]
    for there, ours in enumerate(near.words):
        if ours in asked.words or word[0] != ours[0] or sorted(word) != sorted(ours):
            continue
        # Trial and trail are known to be taken for each other.
        confused = any(terms.contrast(each, near.stems[there]) for terms in known)
        least = 1 if ours in FUNCTION_WORDS else 2
        if not confused and _agree_around(asked, place, near, there) >= least:
            return ours
    return word


def _corrected(
    asked: Clauses, place: int, near: Clauses, common: Container[str], codes: frozenset[str]
) -> str:
    """Return the word of *near*, or the function word, of which one is a slip, or itself."""
    word = asked.words[place]
    found = [
        (OSA.distance(word, ours), ours)
        for there, ours in enumerate(near.words)
        if len(ours) >= MIN_SLIP
        and ours not in codes
        and ours.isalpha()
        and abs(len(ours) - len(word)) <= slips(word)
        and ours not in asked.words
        and is_slip(word, ours, common)
        and not are_affix_opposites(word, ours)
        and (is_content(ours) or _agree_around(asked, place, near, there))
    ]
    return min(found)[1] if found else _function_word(word) or word


def _agree_around(asked: Clauses, here: int, near: Clauses, there: int) -> int:
    """Return on how many sides the same words stand, or none."""
    befores = (asked.stems[here - 1 : here], near.stems[there - 1 : there])
    behinds = (asked.stems[here + 1 : here + 2], near.stems[there + 1 : there + 2])
    return sum(one == other for one, other in (befores, behinds))


# Questions are made of the same few thousand words.
@lru_cache(maxsize=4096)
def _function_word(word: str) -> str | None:
    """Return the function word of which *word* has two letters swapped, or lacks one."""
    return next(
        (
            each
            for each in sorted(FUNCTION_WORDS)
            if len(each) > MIN_SLIP
            and each[0] == word[0]
            and len(each) - len(word) in {0, 1}
            and (len(each) > len(word) or sorted(each) == sorted(word))
            and OSA.distance(word, each, score_cutoff=1) == 1
        ),
        None,
    )


def _joined(asked: Clauses, near: Clauses) -> Clauses:
    """Return *asked* with two words as one where *near* has that, or its opposite."""
    strange = [
        word
        for word, each in zip(near.words, near.stems, strict=True)
        if len(word) >= _MIN_JOINED - 2 and each not in asked.stems
    ]
    for place, (first, second) in enumerate(pairwise(asked.words if strange else ())):
        whole = first + second
        long = len(whole) >= _MIN_JOINED and whole.isalpha() and is_content(second)
        if long and any(whole == word or are_affix_opposites(word, whole) for word in strange):
            return _with(asked, place, 2, (whole,))
    return asked


def _parted(asked: Clauses, near: Clauses) -> Clauses:
    """Return *asked* with one word as the two that *near* has for it."""
    for first, second in pairwise(near.words):
        whole = first + second
        if len(whole) >= _MIN_JOINED and whole in asked.words:
            return _with(asked, asked.words.index(whole), 1, (first, second))
    return asked


def _with(text: Clauses, place: int, replaced: int, words: tuple[str, ...]) -> Clauses:
    """Return *text* with *words* in the place of as many as are *replaced*."""
    end = place + replaced
    return Clauses(
        words=(*text.words[:place], *words, *text.words[end:]),
        stems=(*text.stems[:place], *map(stem, words), *text.stems[end:]),
        clauses=(
            *text.clauses[:place],
            *[text.clauses[place]] * len(words),
            *text.clauses[end:],
        ),
        asks=text.asks,
    )
