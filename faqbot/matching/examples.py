"""Learning to recognise descriptions from examples of them.

A softmax regression as in ``head``, here on the features themselves: there are few classes and many
texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.calibration import softmax
from faqbot.matching.features import NO_FEATURES, build_rows
from faqbot.matching.head import RIDGE
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.minimising import AllFeatures, Problem, Step, minimise
from faqbot.matching.products import Products
from faqbot.matching.recognition import Recogniser
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["MIN_EXAMPLES", "fit_recogniser"]

# With fewer examples of a notice there is nothing to learn from.
MIN_EXAMPLES = 30
# What else is asked of the FAQ is a background; so many texts show what it is like, and of the
# others those that are then taken for a description, if only with this probability. The article's
# FAQ had 28,000; with all of them the fit takes twice as long and finds the same. With writers left
# out, of every 1,000 ordinary lines 2 being taken for emergencies, the sample alone finds 85 of
# 100 emergencies, with the others added 87.
_SAMPLED = 12_000
_HARD = 0.02


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

    flat = np.zeros((dimensions, len(groups)), np.float32)
    chosen = np.ones(len(rows), bool)
    every = max(1, -(-len(background) // _SAMPLED))
    chosen[len(others) : len(others) + len(background)] = np.arange(len(background)) % every == 0
    fitted = fit(chosen, Step(flat, None, flat[0]))
    if not chosen.all():
        found = softmax(Products(rows, dimensions).scores(fitted.point) + fitted.bias)
        fitted = fit(chosen | (1 - found[:, 0] > _HARD), fitted)
    return Recogniser(lexicon=Lexicon(vocabulary), weights=fitted.point, bias=fitted.bias)
