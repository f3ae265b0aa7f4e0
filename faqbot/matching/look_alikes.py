"""Objections where a word of the question looks like another one of the phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from faqbot.matching.differing import apart, content, word_objection
from faqbot.matching.meanings import mean_the_same
from faqbot.matching.resembling import are_of_a_series, is_slip
from faqbot.matching.wordforms import are_affix_opposites, are_look_alikes, stem

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from faqbot.matching.objections import Objection, Statement

__all__ = ["look_alikes"]

# Of the words of content, where there are more than a few.
_MOST_APART = 0.7
_FEW_APART = 3
_OTHER_NAME = 2
# "SMTP" and "SFTP", "usps" and "ups".
_MOST_OF_A_CODE = 2


def look_alikes(asked: Statement, near: Statement, common: Container[str]) -> Iterator[Objection]:
    """Yield an objection for each word of the question that looks like another of the phrase.

    Where most of the question is about other things, two words look alike by chance.
    """
    apart_here = apart(asked, near)
    apart_there = apart(near, asked) if apart_here else []
    if not apart_there or len(apart_here) > max(_FEW_APART, _MOST_APART * len(content(asked))):
        return
    for theirs in apart_here:
        for ours in apart_there:
            codes = asked.codes | near.codes
            if are_of_a_series(theirs, ours, common) or _are_codes_apart(theirs, ours, codes):
                yield word_objection("protected", theirs, ours, asked)
                continue
            if ours in near.names and OSA.distance(theirs, ours) == _OTHER_NAME:
                # "Austria", "Australia": of a name only one slip is believed.
                yield word_objection("protected", theirs, ours, asked)
                continue
            if not are_look_alikes(theirs, ours) or is_slip(theirs, ours, common):
                continue
            if not are_affix_opposites(stem(theirs), stem(ours)):
                yield word_objection("protected", theirs, ours, asked)


def _are_codes_apart(theirs: str, ours: str, codes: frozenset[str]) -> bool:
    """Whether two words differ by a letter or two that count ("SSL", "SSH")."""
    longest = max(len(theirs), len(ours))
    return (
        not codes.isdisjoint({theirs, ours})
        and theirs.isalpha()
        and not mean_the_same(stem(theirs), stem(ours))
        and OSA.distance(theirs, ours) <= min(_MOST_OF_A_CODE, longest - 1)
    )
