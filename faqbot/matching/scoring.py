"""Scoring: of every class and group of an FAQ, how well it fits a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import DECIMALS, confidence, logit, sigmoid, softmax
from faqbot.matching.centroids import class_centroids
from faqbot.matching.pooling import class_pools, group_pools, nearest
from faqbot.matching.retrieval import mixed, similarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faqbot.matching.encoders import Encoder
    from faqbot.matching.features import Vector
    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.lexicon import Lexicon
    from faqbot.matching.retrieval import CommonRows
    from faqbot.model import Calibration

__all__ = ["Scores", "score_all"]

Float = NDArray[np.float64]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of a question: by class the parts of the sum that decides, by group the confidence.

    *meaning* is the encoder's part of *head*. *nearest* is the nearest phrase of each group,
    *similarities* are those of all phrases. Confidences are rounded as they are reported.
    """

    vector: Vector
    meaning: Float
    head: Float
    pools: Float
    probabilities: Float
    nearest: NDArray[np.intp]
    similarities: NDArray[np.float32]
    confidences: Float


def score_all(
    questions: Sequence[Words],
    index: CompiledIndex,
    lexicon: Lexicon,
    encoder: Encoder | None = None,
    common: CommonRows | None = None,
) -> list[Scores]:
    """Return the scores of *questions*, given as their words; each as if it were alone.

    *lexicon* is that of the vocabulary of the index; *common* are the common features of the
    index, if they were spread out.
    """
    layout = index.layout
    vectors = [lexicon.encode(words) for words in questions]
    # One by one: what a model makes of a text may depend on those beside it.
    meant = [_meant(words, index, encoder) for words in questions]
    head = np.empty((len(questions), layout.classes))
    pools = np.empty_like(head)
    by_group = np.empty((len(questions), layout.groups))
    near, found, meaning = [], [], []
    for row, vector in enumerate(vectors):
        lexical = similarities(index.postings, vector.ids, vector.values, common)
        near.append(mixed(lexical, index.sentences, meant[row]))
        meaning.append(_meaning(index, meant[row]))
        head[row] = _head(index, vector, meaning[row], near[row])
        found.append(nearest(near[row], index.starts))
        by_group[row] = group_pools(found[row], index.starts)
        pools[row] = class_pools(found[row], by_group[row], index.starts, layout)
    probabilities = softmax(head + index.scales.pool * pools)
    confidences = _confidences(index, probabilities, pools, by_group)
    return [
        Scores(
            vector=vector,
            meaning=meaning[row],
            head=head[row],
            pools=pools[row],
            probabilities=probabilities[row],
            nearest=found[row].phrases,
            similarities=near[row],
            confidences=confidences[row],
        )
        for row, vector in enumerate(vectors)
    ]


def _meant(words: Words, index: CompiledIndex, encoder: Encoder | None) -> NDArray[np.float32]:
    """Return the encoder's vector of a question, empty where none takes part."""
    mean = index.sentences.mean
    if not encoder:
        return mean
    # Imported long ago, by whoever gave the encoder.
    from faqbot.matching.encoders import encode_question  # noqa: PLC0415 - see above

    return encode_question(encoder, " ".join(words), mean)


def _meaning(index: CompiledIndex, meant: NDArray[np.float32]) -> Float:
    if not len(meant):
        return np.zeros(index.layout.classes)
    return (meant @ index.sentences.weights).astype(np.float64)


def _head(index: CompiledIndex, vector: Vector, meaning: Float, near: NDArray[np.float32]) -> Float:
    heads = index.heads
    if not heads.trained:
        return class_centroids(near, index.starts, heads.norms, index.layout)
    # As in retrieval, in an order that no number of threads changes.
    scores: Float = np.einsum("f,fc->c", vector.values, heads.weights[vector.ids]) + heads.bias
    return scores + meaning


def _confidences(
    index: CompiledIndex, probabilities: Float, pools: Float, by_group: Float
) -> Float:
    """Return the confidence of every group, shape (questions, groups)."""
    layout, scales = index.layout, index.scales
    result = np.empty_like(by_group)
    entries = slice(0, layout.entries)
    mapped = confidence(scales.confidence, probabilities[:, entries], pools[:, entries])
    result[:, entries] = _corrected(mapped, index.faq.settings.calibration)
    for label, span in (
        (layout.gap_class, layout.gap_groups),
        (layout.smalltalk_class, layout.smalltalk_groups),
    ):
        if label is not None:
            shares = softmax(scales.sharpness * by_group[:, span])
            result[:, span] = probabilities[:, label, None] * shares
    return result.round(DECIMALS)


def _corrected(confidences: Float, calibration: Calibration | None) -> Float:
    if calibration is None:
        return confidences
    return sigmoid(calibration.slope * logit(confidences) + calibration.intercept)
