"""The matcher's scores and confidences against dense algebra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.matching.calibration import confidence
from faqbot.matching.index import grouped_phrases
from faqbot.matching.lexicon import Lexicon
from faqbot.model import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from faqbot.matching.evidence import Candidate
    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.matcher import Matcher, Ranking

QUESTIONS = (
    "when is breakfast",
    "can I bring my hound",
    "how do I switch off the heating",
    "how much is breakfast",
    "what is the capital of France",
    "helo",
    "",
    "???",
    "नमस्ते दुनिया",
    "brekfast hours pleese",
)


def dense_phrases(index: CompiledIndex) -> NDArray[np.float64]:
    """Return the vectors of all phrases as a matrix."""
    matrix = np.zeros((len(index.keys), len(index.vocabulary.codes)))
    for feature in range(matrix.shape[1]):
        span = slice(index.postings.indptr[feature], index.postings.indptr[feature + 1])
        matrix[index.postings.phrases[span], feature] = index.postings.values[span]
    return matrix


def slow_pool(similarities: NDArray[np.float64]) -> float:
    """Return the weighted mean of the three highest similarities."""
    highest = sorted(similarities.tolist(), reverse=True)[:3]
    weights = [1, 1 / 2, 1 / 4][: len(highest)]
    return float(np.average(highest, weights=weights))


def normalised(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the softmax of *scores*."""
    powers = np.exp(scores)
    result: NDArray[np.float64] = powers / powers.sum()
    return result


def by_id(ranking: Ranking) -> dict[str, Candidate]:
    """Return the candidates by their id."""
    return {candidate.id: candidate for candidate in ranking.candidates}


def check_against_dense_algebra(matcher: Matcher, question: str) -> None:
    """Compare every candidate with what the formulas give when they are written out."""
    index, layout = matcher.index, matcher.index.layout
    ranking = matcher.rank(question, kept=layout.groups)
    vector = Lexicon(index.vocabulary).encode(ranking.query.words)
    full = np.zeros(len(index.vocabulary.codes))
    np.add.at(full, vector.ids, vector.values)
    similarities = dense_phrases(index) @ full
    groups = np.repeat(np.arange(layout.groups), np.diff(index.starts))
    classes = layout.class_of_groups()
    pools = np.array(
        [slow_pool(similarities[classes[groups] == label]) for label in range(layout.classes)]
    )
    scores = full @ index.heads.weights + index.heads.bias + index.scales.pool * pools
    probabilities = normalised(scores)
    sure = confidence(index.scales.confidence, probabilities, pools)
    found = by_id(ranking)
    for group in range(layout.groups):
        kind = layout.kind(group)
        offsets = {Kind.ENTRY: 0, Kind.NOT_COVERED: layout.entries}
        first = offsets.get(kind, layout.entries + layout.gaps)
        candidate = found[f"{'egs'[list(Kind).index(kind)]}{group - first}"]
        label = classes[group]
        evidence = candidate.evidence
        own = similarities[groups == group]
        assert candidate.kind is kind
        assert evidence.score == pytest.approx(scores[label], abs=1e-4)
        assert evidence.similarity == pytest.approx(own.max(), abs=1e-4)
        assert evidence.phrase in grouped_phrases(index.faq)[group]
        if evidence.exact:
            continue
        expected = sure[label]
        if kind is not Kind.ENTRY:
            peers = [each for each in range(layout.groups) if layout.kind(each) is kind]
            near = np.array([slow_pool(similarities[groups == each]) for each in peers])
            shares = normalised(index.scales.sharpness * near)
            expected = probabilities[label] * shares[group - first]
        assert candidate.confidence == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize("question", QUESTIONS)
def test_scores_equal_those_of_dense_algebra(hotel: Matcher, tuned: Matcher, question: str) -> None:
    """Similarities, scores and confidences, with default scales and with fitted ones."""
    check_against_dense_algebra(hotel, question)
    check_against_dense_algebra(tuned, question)
