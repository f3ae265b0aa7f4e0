"""Learning to recognise descriptions from examples of them.

A softmax regression as in ``head``, here on the features themselves: there are few classes and many
texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.features import NO_FEATURES, build_rows
from faqbot.matching.head import RIDGE
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.minimising import AllFeatures, Problem, Step, minimise
from faqbot.matching.products import Products
from faqbot.matching.recognition import Recogniser
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MIN_EXAMPLES", "fit_recogniser"]

# With fewer examples of a notice there is nothing to learn from. Of the other texts all count: with
# a sample of what is asked of the article's FAQ, writers left out in turn, and 2 of every 1,000
# ordinary lines taken for emergencies, 85 of 100 emergencies are found, with all of it 87.
MIN_EXAMPLES = 30


def fit_recogniser(examples: Sequence[Sequence[str]], others: Sequence[str]) -> Recogniser:
    """Return what tells *examples*, one sequence for each notice, from *others*: all other texts.

    A notice with fewer than MIN_EXAMPLES is never recognised.
    """
    if max(map(len, examples), default=0) < MIN_EXAMPLES:
        nothing = np.empty((0, 0), np.float32)
        return Recogniser(lexicon=Lexicon(NO_FEATURES), weights=nothing, bias=nothing.ravel())
    learnt = [each if len(each) >= MIN_EXAMPLES else () for each in examples]
    groups = (others, *learnt)
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    vocabulary, _, factors = build_rows(tuple(tokens(text) for group in groups for text in group))
    problem = Problem(labels, np.ones(len(labels), np.float32), len(groups), RIDGE)
    flat = np.zeros((len(vocabulary.codes), len(groups)), np.float32)
    fitted = minimise(AllFeatures(Products(factors)), problem, Step(flat, None, flat[0]))
    return Recogniser(lexicon=Lexicon(vocabulary), weights=fitted.point, bias=fitted.bias)
