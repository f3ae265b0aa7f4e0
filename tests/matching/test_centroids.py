"""The head without training, and the same behind the matcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.matching import compiling
from faqbot.matching.building import build_matcher
from faqbot.matching.centroids import centroid_norms, centroid_scores
from faqbot.matching.compiling import compile_index
from faqbot.matching.features import build_rows
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.retrieval import build_postings, similarities
from faqbot.matching.storage import index_from_bytes, index_to_bytes
from faqbot.model import Kind
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

PHRASES = ("pain pump", "morphine pump", "pump for pain", "who wrote it", "the author", "risks")
GROUPS = np.array([0, 0, 0, 1, 1, 2])
STARTS = np.array([0, 3, 5, 6])


def test_scores_are_cosines_with_the_mean_of_each_group() -> None:
    """Up to one factor for all: dense vectors give the same."""
    words = tuple(tokens(phrase) for phrase in PHRASES)
    vocabulary, rows, _ = build_rows(words)
    dense = np.zeros((len(words), len(vocabulary.codes)))
    for row in range(len(words)):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        dense[row, rows.ids[span]] = rows.values[span]
    vector = Lexicon(vocabulary).encode(("who", "wrote", "of", "pain"))
    asked = np.zeros(len(vocabulary.codes))
    np.add.at(asked, vector.ids, vector.values)
    means = np.array([dense[group == GROUPS].mean(axis=0) for group in range(3)])
    expected = means @ asked / np.linalg.norm(means, axis=1)
    near = similarities(build_postings(rows, len(vocabulary.codes)), vector.ids, vector.values)
    found = centroid_scores(near, STARTS, centroid_norms(rows, GROUPS, 3))
    assert found / found.max() == pytest.approx(expected / expected.max(), abs=1e-5)


def test_both_heads_pick_the_same_entry_of_plain_questions(
    make_faq: Callable[..., Faq], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On either side of the switch; and an index without a trained head can be kept too."""
    faq = make_faq(
        *((f"what is a word{n}x", f"tell me about word{n}x", f"word{n}x please") for n in range(9)),
        gaps=(("what is a gapx", "tell me of gapx"),),
        smalltalk=(("hello", "hi there"),),
    )
    trained = build_matcher(compile_index(faq))
    monkeypatch.setattr(compiling, "_MAX_CLASSES", 5)
    index = compile_index(faq)
    assert not index.heads.trained
    kept = index_from_bytes(index_to_bytes(index, "0" * 64), "0" * 64)
    assert kept
    plain = build_matcher(kept)
    for n in range(9):
        question = f"explain word{n}x to me"
        best = [matcher.rank(question).of(Kind.ENTRY)[0] for matcher in (trained, plain)]
        assert [each.id for each in best] == [f"e{n}", f"e{n}"]
        evidence = best[1].evidence
        total = evidence.base + sum(word.weight for word in evidence.words) + evidence.nearness
        assert evidence.score == pytest.approx(total)
    assert plain.rank("hi there you").smalltalk > 0.5
