"""Recognising descriptions by examples of them: a second net beside the rules of notices.

A softmax regression (fitted in ``examples``) tells the examples of each notice from everything
else: the counterexamples given with them and what else people ask of the FAQ. Rules know what a
sign is and may be read and mended; examples also catch what nobody thought of. The two together
miss less, and give fewer false alarms, than either alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import softmax
from faqbot.matching.reading import shorten
from faqbot.text import tokens

if TYPE_CHECKING:
    from faqbot.matching.lexicon import Lexicon

__all__ = ["Recogniser", "Recognition"]

Single = NDArray[np.float32]

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
