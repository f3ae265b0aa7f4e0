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
from faqbot.matching.features import NO_FEATURES, build_rows
from faqbot.matching.head import RIDGE
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.minimising import AllFeatures, Problem, Step, minimise
from faqbot.matching.products import Products
from faqbot.matching.reading import shorten
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MIN_EXAMPLES", "Recogniser", "Recognition", "fit_recogniser"]

Single = NDArray[np.float32]

# With fewer examples of a notice there is nothing to learn from.
MIN_EXAMPLES = 30
# What else is asked of the FAQ is a background; so many texts show what it is like, and of the
# others those that are then taken for a description, if only with this probability. The article's
# FAQ has 28,000; with all of them the fit takes twice as long and finds the same. With writers left
# out, of every 1,000 ordinary lines 2 being taken for emergencies, the sample alone finds 85 of
# 100 emergencies, with the others added 87.
_SAMPLED = 12_000
_HARD = 0.02
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

    lexicon: Lexicon
    weights: Single
    bias: Single

    def recognise(self, text: str) -> Recognition | None:
        """Return how likely *text* is to describe what each of the notices is about.

        None where there were too few examples to learn from.
        """
        if not len(self.bias):
            return None
        words = tokens(shorten(text))
        vector = self.lexicon.encode(words)
        parts = vector.values[:, None] * self.weights[vector.ids]
        found = softmax(parts.sum(axis=0) + self.bias).astype(np.float64)
        best = int(found[1:].argmax()) + 1
        by_word = np.bincount(vector.words, parts[:, best] - parts[:, 0], minlength=len(words))
        order = sorted(np.argsort(-by_word, kind="stable")[:_TELLING].tolist())
        return Recognition(
            probabilities=tuple(found[1:].tolist()),
            words=tuple(words[place] for place in order if by_word[place] > 0),
        )


def fit_recogniser(
    examples: Sequence[Sequence[str]], others: Sequence[str], background: Sequence[str]
) -> Recogniser:
    """Return what tells *examples*, one sequence for each notice, from other texts.

    *others* are counterexamples, all of which count; of *background* an even sample does, and
    what a first fit to them takes for a description. A notice with fewer than MIN_EXAMPLES is
    never recognised.
    """
    if max(map(len, examples), default=0) < MIN_EXAMPLES:
        nothing = np.empty((0, 0), np.float32)
        return Recogniser(lexicon=Lexicon(NO_FEATURES), weights=nothing, bias=nothing.ravel())
    learnt = [each if len(each) >= MIN_EXAMPLES else () for each in examples]
    groups = ([*others, *background], *learnt)
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    vocabulary, rows = build_rows(tuple(tokens(text) for group in groups for text in group))
    dimensions = len(vocabulary.codes)

    def fit(chosen: NDArray[np.bool_], start: Step) -> Step:
        places = np.flatnonzero(chosen)
        ones = np.ones(len(places), np.float32)
        problem = Problem(labels[places], ones, len(groups), RIDGE)
        return minimise(AllFeatures(Products(rows.of(places), dimensions)), problem, start)

    nothing = np.zeros((dimensions, len(groups)), np.float32)
    chosen = np.ones(len(rows), bool)
    every = max(1, -(-len(background) // _SAMPLED))
    chosen[len(others) : len(others) + len(background)] = np.arange(len(background)) % every == 0
    fitted = fit(chosen, Step(nothing, None, nothing[0]))
    if not chosen.all():
        found = softmax(Products(rows, dimensions).scores(fitted.point) + fitted.bias)
        fitted = fit(chosen | (1 - found[:, 0] > _HARD), fitted)
    return Recogniser(lexicon=Lexicon(vocabulary), weights=fitted.point, bias=fitted.bias)
