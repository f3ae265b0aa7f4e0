"""Recognising descriptions by examples of them: a second net beside the rules of notices.

A softmax regression (as in ``head``, here on the features themselves) tells the examples of each
notice from everything else: the counterexamples given with them and what else people ask of the
FAQ. Rules know what a sign is and may be read and mended; examples also catch what nobody thought
of. The two together miss less, and give fewer false alarms, than either alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import softmax
from faqbot.matching.features import NO_FEATURES, Rows, Vocabulary, build_rows, encode
from faqbot.matching.head import RIDGE
from faqbot.matching.minimising import Problem, Step, minimise
from faqbot.matching.reading import shorten
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MIN_EXAMPLES", "Recogniser", "Recognition", "fit_recogniser"]

Single = NDArray[np.float32]

# With fewer examples of a notice there is nothing to learn from.
MIN_EXAMPLES = 30
# What else is asked of the FAQ is a background; so many texts show what it is like.
_MAX_OTHERS = 12_000
# How many words tell best why a text was recognised.
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How likely a text is to be a description: *probabilities*, shape (notices,), each 0 to 1.

    *words* are those that speak most for the likeliest one.
    """

    probabilities: tuple[float, ...]
    words: tuple[str, ...]

    @property
    def total(self) -> float:
        """The probability that it is a description of any kind."""
        return sum(self.probabilities)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recogniser:
    """Tells the examples of notices from other texts.

    *weights* has the shape (features, 1 + notices) and *bias* (1 + notices,); the first class is
    everything else. Where there is nothing to learn from, both are empty.
    """

    vocabulary: Vocabulary
    weights: Single
    bias: Single

    def recognise(self, text: str) -> Recognition | None:
        """Return how likely *text* is to describe what each of the notices is about.

        None where there were too few examples to learn from.
        """
        if not len(self.bias):
            return None
        words = tokens(shorten(text))
        vector = encode(words, self.vocabulary)
        parts = vector.values[:, None] * self.weights[vector.ids]
        found = softmax(parts.sum(axis=0) + self.bias).astype(np.float64)
        best = int(found[1:].argmax()) + 1
        by_word = np.bincount(vector.words, parts[:, best] - parts[:, 0], minlength=len(words))
        order = sorted(np.argsort(-by_word, kind="stable")[:_TELLING].tolist())
        return Recognition(
            probabilities=tuple(found[1:].tolist()),
            words=tuple(words[place] for place in order if by_word[place] > 0),
        )


class _Sparse:
    """The space of heads that are weights of features; points are their own images."""

    def __init__(self, rows: Rows, dimensions: int) -> None:
        self._values, self._ids = rows.values, rows.ids
        self._shape = (len(rows.indptr) - 1, dimensions)
        # Rows without features have none to begin at; every feature stands in some row.
        self._filled = np.flatnonzero(np.diff(rows.indptr))
        self._starts = rows.indptr[self._filled]
        by_feature = np.argsort(rows.ids, kind="stable")
        row_of = np.repeat(np.arange(len(rows.indptr) - 1), np.diff(rows.indptr))
        self._rows_by_feature = row_of[by_feature]
        self._values_by_feature = rows.values[by_feature]
        self._feature_starts = np.searchsorted(rows.ids[by_feature], np.arange(dimensions))

    def image(self, _point: Single) -> Single | None:
        """Return nothing: inner products are taken as they stand."""
        return None

    def scores(self, step: Step) -> Single:
        """Return what *step* adds to the scores of the texts, bias apart."""
        scores = np.zeros((self._shape[0], step.point.shape[1]), np.float32)
        for column in range(scores.shape[1]):
            products = self._values * step.point[self._ids, column]
            scores[self._filled, column] = np.add.reduceat(products, self._starts)
        return scores

    def slope(self, residual: Single) -> Single:
        """Return the slope of a loss with this *residual*, as weights of features."""
        slope = np.empty((self._shape[1], residual.shape[1]), np.float32)
        for column in range(residual.shape[1]):
            products = self._values_by_feature * residual[self._rows_by_feature, column]
            slope[:, column] = np.add.reduceat(products, self._feature_starts)
        return slope


def fit_recogniser(
    examples: Sequence[Sequence[str]], others: Sequence[str], background: Sequence[str]
) -> Recogniser:
    """Return what tells *examples*, one sequence for each notice, from other texts.

    *others* are counterexamples, all of which count; of *background* an even sample does. A
    notice with fewer than MIN_EXAMPLES is never recognised.
    """
    if max(map(len, examples), default=0) < MIN_EXAMPLES:
        nothing = np.empty((0, 0), np.float32)
        return Recogniser(vocabulary=NO_FEATURES, weights=nothing, bias=nothing.ravel())
    background = background[:: max(1, -(-len(background) // _MAX_OTHERS))]
    learnt = [each if len(each) >= MIN_EXAMPLES else () for each in examples]
    groups = ([*others, *background], *learnt)
    texts = tuple(tokens(text) for group in groups for text in group)
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    vocabulary, rows = build_rows(texts)
    dimensions = len(vocabulary.codes)
    fitted = minimise(
        _Sparse(rows, dimensions),
        Problem(labels, np.ones(len(labels), np.float32), len(groups), RIDGE),
        Step(
            np.zeros((dimensions, len(groups)), np.float32),
            None,
            np.zeros(len(groups), np.float32),
        ),
    )
    return Recogniser(vocabulary=vocabulary, weights=fitted.point, bias=fitted.bias)
