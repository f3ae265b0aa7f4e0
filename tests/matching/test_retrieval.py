"""The retriever against plain inner products."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching import retrieval
from faqbot.matching.features import build_rows
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.retrieval import build_postings, indexed, similarities, spread_out

words = st.sampled_from(["pump", "pain", "risk", "removal", "doctor", "x"])
texts = st.lists(st.lists(words, min_size=1, max_size=4).map(tuple), min_size=1, max_size=8)


@given(texts, st.lists(words, max_size=4).map(tuple))
def test_similarities_are_inner_products(
    phrases: list[tuple[str, ...]], question: tuple[str, ...]
) -> None:
    """Phrase by phrase, feature by feature."""
    vocabulary, rows, _ = build_rows(tuple(phrases))
    postings = build_postings(rows, len(vocabulary.codes))
    vector = Lexicon(vocabulary).encode(question)
    asked: defaultdict[int, float] = defaultdict(float)
    for id_, value in zip(vector.ids.tolist(), vector.values.tolist(), strict=True):
        asked[id_] += value
    expected = [
        sum(
            asked[id_] * value
            for id_, value in zip(
                rows.ids[start:stop].tolist(), rows.values[start:stop].tolist(), strict=True
            )
        )
        for start, stop in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)
    ]
    assert similarities(postings, vector.ids, vector.values) == pytest.approx(expected, abs=1e-6)


def test_in_a_large_faq_common_features_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """They make up most postings and tell least; rare ones stay."""
    phrases = tuple(("pump", f"word{n}") for n in range(30))
    vocabulary, rows, _ = build_rows(phrases)
    every = build_postings(rows, len(vocabulary.codes))
    monkeypatch.setattr(retrieval, "_MOST_POSTINGS", 3)
    few = build_postings(rows, len(vocabulary.codes))
    assert len(few.phrases) < len(every.phrases) / 2
    kept = np.diff(few.indptr)
    assert (kept[kept > 0] == np.diff(every.indptr)[kept > 0]).all()
    assert kept.max() <= 0.1 * 30


def test_rows_without_what_is_left_out_have_the_similarities_of_the_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that the length of a sum of phrases is that of what similarities add up to."""
    phrases = tuple(("pump", f"word{n}") for n in range(30))
    vocabulary, rows, _ = build_rows(phrases)
    monkeypatch.setattr(retrieval, "_MOST_POSTINGS", 3)
    postings = build_postings(rows, len(vocabulary.codes))
    kept = indexed(rows, postings)
    assert len(kept) == len(rows)
    first = slice(kept.indptr[0], kept.indptr[1])
    near = similarities(postings, kept.ids[first], kept.values[first])
    assert near[0] == pytest.approx(float((kept.values[first] ** 2).sum()), abs=1e-6)
    assert near[0] < 0.9


@given(texts, st.lists(words, max_size=4).map(tuple))
def test_common_features_spread_out_change_not_a_bit(
    phrases: list[tuple[str, ...]], question: tuple[str, ...]
) -> None:
    """A process that answers one question and one that answers many agree exactly."""
    vocabulary, rows, _ = build_rows(tuple(phrases))
    postings = build_postings(rows, len(vocabulary.codes))
    vector = Lexicon(vocabulary).encode(question)
    common = spread_out(postings)
    assert len(common.features) == (np.diff(postings.indptr) > 0.1 * len(phrases)).sum()
    slow = similarities(postings, vector.ids, vector.values)
    assert similarities(postings, vector.ids, vector.values, common).tobytes() == slow.tobytes()
