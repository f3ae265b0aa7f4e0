"""What is in a compiled index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.dialogue.loading import shipped_faq
from faqbot.knowledge.loading import parse_faq
from faqbot.matching import compiling
from faqbot.matching.compiling import compile_index
from faqbot.matching.features import build_rows
from faqbot.matching.index import grouped_phrases
from faqbot.matching.language import question_frames
from faqbot.matching.storage import index_to_bytes
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.matcher import Matcher
    from faqbot.model import Faq


def test_groups_are_delimited_and_phrases_keyed(hotel: Matcher) -> None:
    """Keys stand in the order of the groups, between their starts."""
    index = hotel.index
    spans = zip(index.starts[:-1], index.starts[1:], strict=True)
    grouped = [index.keys[first:last] for first, last in spans]
    assert grouped == [tuple(map(key, group)) for group in grouped_phrases(index.faq)]


def test_words_are_counted_over_all_phrases(hotel: Matcher) -> None:
    """Those of gaps and small talk too: the speller knows them all."""
    phrases = (phrase for group in grouped_phrases(hotel.index.faq) for phrase in group)
    assert hotel.index.counts == Counter(word for phrase in phrases for word in tokens(phrase))


def test_postings_are_the_rows_by_feature(hotel: Matcher) -> None:
    """The same numbers, transposed: of each feature the phrases that hold it, in order."""
    index = hotel.index
    phrases = (phrase for group in grouped_phrases(index.faq) for phrase in group)
    vocabulary, rows, _ = build_rows(
        tuple(tokens(phrase) for phrase in phrases), question_frames(index.faq.language)
    )
    by_row, by_feature = (
        np.zeros((len(index.keys), len(vocabulary.codes)), np.float32) for _ in range(2)
    )
    for phrase in range(len(index.keys)):
        span = slice(rows.indptr[phrase], rows.indptr[phrase + 1])
        by_row[phrase, rows.ids[span]] = rows.values[span]
    for feature in range(len(vocabulary.codes)):
        span = slice(index.postings.indptr[feature], index.postings.indptr[feature + 1])
        assert (np.diff(index.postings.phrases[span]) > 0).all()
        by_feature[index.postings.phrases[span], feature] = index.postings.values[span]
    assert (by_row == by_feature).all()
    assert (index.vocabulary.codes == vocabulary.codes).all()


def test_the_head_has_a_column_for_every_class(hotel: Matcher) -> None:
    """Four entries, all gaps together, all small talk together."""
    index = hotel.index
    assert index.heads.weights.shape == (len(index.vocabulary.codes), 6)
    assert index.heads.bias.shape == (6,)


@pytest.mark.parametrize("language", ["en", "xx"])
def test_compiling_twice_gives_the_same_bytes(make_faq: Callable[..., Faq], language: str) -> None:
    """Nothing depends on chance, on the clock or on the order of a set."""
    faq = make_faq(("how does it work", "its workings"), ("who made it",), language=language)
    assert index_to_bytes(compile_index(faq), "") == index_to_bytes(compile_index(faq), "")


def test_a_tuned_index_is_the_same_each_time(clinic: Faq, tuned: Matcher) -> None:
    """Also where phrases are dealt into folds."""
    assert index_to_bytes(compile_index(clinic), "") == index_to_bytes(tuned.index, "")


@pytest.mark.parametrize(
    ("classes", "phrases"), [(3, 40_000), (100, 40_000), (200, 25_000), (600, 9_000)]
)
def test_the_head_learns_from_as_many_phrases_as_time_allows(classes: int, phrases: int) -> None:
    """Many for few classes, and never less than a few thousand."""
    assert compiling._most_trained(classes) == phrases


def test_the_head_of_the_shipped_faq_learns_from_all_of_its_phrases() -> None:
    """None of what its writers wrote is for nothing."""
    faq = parse_faq(shipped_faq().read_bytes(), file="faq.yaml").faq
    phrases = sum(map(len, grouped_phrases(faq)))
    assert phrases <= compiling._most_trained(len(faq.entries) + 2)
