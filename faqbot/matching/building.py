"""From a compiled index to the matcher that answers from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.index import CompiledIndex, grouped_phrases
from faqbot.matching.language import common_words
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.matcher import Matcher
from faqbot.matching.opposites import NEGATORS, OPPOSITES, PROTECTED
from faqbot.matching.reading import Reader
from faqbot.matching.retrieval import spread_out
from faqbot.matching.spelling import SHORTEST, SHORTEST_OF_KNOWN, Speller
from faqbot.matching.watch import Watch
from faqbot.text import tokens

if TYPE_CHECKING:
    from faqbot.matching.encoders import Encoder

__all__ = ["build_matcher"]


def build_matcher(
    index: CompiledIndex, encoder: Encoder | None = None, *, eager: bool = True
) -> Matcher:
    """Return the matcher over *index*, which was compiled with the same *encoder*.

    An *eager* one takes a few milliseconds longer to build, and less time for every question.
    """
    faq, layout = index.faq, index.layout
    watch = Watch(_normal(faq.opposites), _normal(faq.protected), faq.language)
    common = common_words(faq.language)
    by_group = grouped_phrases(faq)
    return Matcher(
        index=index,
        encoder=encoder,
        reader=Reader(
            speller=Speller(
                index.counts,
                known=_turning_words(watch),
                common=common,
                protected=_protected_words(watch),
                shortest=SHORTEST_OF_KNOWN if common else SHORTEST,
            ),
            synonyms=index.synonyms,
        ),
        watch=watch,
        lexicon=Lexicon(index.vocabulary),
        common=spread_out(index.postings) if eager else None,
        phrases=tuple(phrase for each in by_group for phrase in each),
        classes=layout.class_of_groups(),
        numbers={entry.id: number for number, entry in enumerate(faq.entries)},
        exact=_holders_by_key(index) if eager else None,
    )


def _holders_by_key(index: CompiledIndex) -> dict[str, tuple[int, ...]]:
    """Return by key the groups that hold it."""
    groups = np.repeat(np.arange(index.layout.groups), np.diff(index.starts))
    holders: dict[str, tuple[int, ...]] = {}
    for key_of_phrase, group in zip(index.keys, groups.tolist(), strict=True):
        known = holders.get(key_of_phrase, ())
        if group not in known:
            holders[key_of_phrase] = (*known, group)
    return holders


def _normal(sets: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(" ".join(tokens(member)) for member in each) for each in sets)


def _turning_words(watch: Watch) -> frozenset[str]:
    """Return the words that turn a meaning round."""
    pairs = (*OPPOSITES, *watch.opposites)
    return NEGATORS | {word for pair in pairs for member in pair for word in member.split()}


def _protected_words(watch: Watch) -> frozenset[str]:
    terms = (term for each in (*PROTECTED, *watch.protected) for term in each)
    return frozenset(word for term in terms for word in term.split())
