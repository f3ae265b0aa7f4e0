"""Objections where a question lacks what every phrase of an entry holds, and says something new."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from faqbot.matching.clauses import is_content
from faqbot.matching.differing import FAMILY, VAGUE, without_articles
from faqbot.matching.evidence import Clash
from faqbot.matching.meanings import mean_the_same
from faqbot.matching.objections import Objection, Statement, any_of
from faqbot.matching.quantities import quantities
from faqbot.matching.resembling import MIN_SLIP, is_slip
from faqbot.matching.wordforms import stem, word_set
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["essentials"]

# From so many phrases on, the words that all of them hold are what an entry is about. Where a
# question lacked one and said something new, on questions to the training parts of CLINC150,
# BANKING77 and HINT3 with some of their entries left out, the answer was wrong in 57 of 100 with
# three phrases an entry and in 70 with ten; of all answers 26 and 24 were.
_ENOUGH = 3
# What is said in passing, as when and how often: it may be missing, and new.
_PASSING = frozenset(
    stem(word)
    for word in word_set("""
    after around through during between behind before since later next soon once often today
    tomorrow tonight yesterday evening morning night day week month year hour minute moment time
    many few several lot bit sense situation case place work keep come go going got getting going
    make made try run turn call say said hi hello please thanks guys whats hows normally usually
    wondering guess best good bad right wrong big little long
    """)
)


def essentials(
    asked: Statement,
    near: Statement,
    phrases: Sequence[str],
    common: Container[str],
    *,
    sure: bool,
) -> Iterator[Objection]:
    """Yield an objection where a word that all of *phrases* hold is missing, and another is new.

    However the curator varied the phrases, that word stayed; and the question says something that
    none of them says, where the entry is *sure*: in its very place.
    """
    new = _unheard(asked, phrases) if len(phrases) >= _ENOUGH else []
    missing = _telling_words(near) if new else []
    missing = [word for word in missing if not _has(asked.text.words, asked.codes, word, common)]
    # The fewer words a phrase has, the more it lacks.
    for phrase in sorted(phrases, key=len):
        if not missing:
            return
        words = tokens(phrase)
        missing = [word for word in missing if _has(words, near.codes, word, common)]
    for phrase in phrases:
        if not new or not missing:
            return
        words = tokens(phrase)
        new = [word for word in new if not _has(words, asked.codes, word, common)]
    pairs = [(theirs, ours) for theirs in new for ours in missing]
    placed = [pair for pair in pairs if _stand_alike(asked, near, *pair)]
    for theirs, ours in placed[:1] or ([] if sure else pairs[:1]):
        yield Objection(
            clash=Clash(guard="word", asked=theirs, phrase=ours),
            # All phrases have been looked through.
            hint=lambda _: False,
            overruled=lambda _: False,
        )


def _unheard(asked: Statement, phrases: Sequence[str]) -> list[str]:
    """Return the telling words of a question whose beginning stands in none of *phrases*.

    Most questions have none, and no phrase need be read for that.
    """
    words = _telling_words(asked)
    written = " ".join(phrases).lower() if words else ""
    return [word for word in words if not any_of(frozenset([stem(word)]))(written)]


def _stand_alike(asked: Statement, near: Statement, theirs: str, ours: str) -> bool:
    """Whether two words stand before the same word, or behind it."""
    here, there = without_articles(asked), without_articles(near)
    first = next(place for place, (word, _) in enumerate(here) if word == theirs)
    second = next(place for place, (word, _) in enumerate(there) if word == ours)
    befores = here[first - 1 : first], there[second - 1 : second]
    behinds = here[first + 1 : first + 2], there[second + 1 : second + 2]
    return any(one and one == other for one, other in (befores, behinds))


def _telling_words(reading: Statement) -> list[str]:
    return [word for word in reading.text.words if _is_telling(word)]


# Questions are made of the same few thousand words.
@lru_cache(maxsize=8192)
def _is_telling(word: str) -> bool:
    return (
        is_content(word)
        and word.isalpha()
        and stem(word) not in VAGUE
        and stem(word) not in _PASSING
        and not quantities((word,))
    )


def _has(words: Sequence[str], codes: Container[str], word: str, common: Container[str]) -> bool:
    """Whether *words* have *word*, in any form, or one of its family, its meaning or its spelling.

    Of *codes* every letter counts.
    """
    each = stem(word)
    stems = list(map(stem, words))
    if each in stems or word in codes:
        return each in stems
    family = each[:FAMILY] if len(each) >= FAMILY else " "
    long = len(word) >= MIN_SLIP
    return any(
        other.startswith(family)
        or mean_the_same(each, other)
        or (long and len(held) >= MIN_SLIP and is_slip(word, held, common))
        for held, other in zip(words, stems, strict=True)
        if held not in codes
    )
