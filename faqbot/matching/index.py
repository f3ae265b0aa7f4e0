"""The compiled index: everything that matching needs, ready to use.

Phrases stand in groups, one for each entry, then one for each gap, then one for each small talk.
The head's classes are the entries, then all gaps together, then all small talk together: one
class of out-of-scope phrases was measured to rank better than many small ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from faqbot.model import Faq, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from faqbot.matching.calibration import ConfidenceMap
    from faqbot.matching.features import Vocabulary
    from faqbot.matching.recognition import Recogniser
    from faqbot.matching.retrieval import Postings
    from faqbot.matching.synonyms import Synonyms

__all__ = ["CompiledIndex", "Heads", "Layout", "Scales", "Sentences", "grouped_phrases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How many groups of each kind there are, and which class each kind belongs to."""

    entries: int
    gaps: int
    smalltalk: int

    @property
    def groups(self) -> int:
        """The number of groups of phrases."""
        return self.entries + self.gaps + self.smalltalk

    @property
    def gap_class(self) -> int | None:
        """The class of all gaps, or None without any."""
        return self.entries if self.gaps else None

    @property
    def smalltalk_class(self) -> int | None:
        """The class of all small talk, or None without any."""
        return self.entries + bool(self.gaps) if self.smalltalk else None

    @property
    def gap_groups(self) -> slice:
        """The groups that are gaps."""
        return slice(self.entries, self.entries + self.gaps)

    @property
    def smalltalk_groups(self) -> slice:
        """The groups that are small talk."""
        return slice(self.entries + self.gaps, self.groups)

    @property
    def classes(self) -> int:
        """The number of classes of the head."""
        return self.entries + bool(self.gaps) + bool(self.smalltalk)

    def kind(self, group: int) -> Kind:
        """Return what kind of group this is."""
        if group < self.entries:
            return Kind.ENTRY
        return Kind.NOT_COVERED if group < self.entries + self.gaps else Kind.SMALLTALK

    def class_of_groups(self) -> NDArray[np.intp]:
        """Return the class of every group, shape (groups,)."""
        return np.concatenate(
            [
                np.arange(self.entries),
                np.full(self.gaps, self.entries),
                np.full(self.smalltalk, self.entries + bool(self.gaps)),
            ]
        ).astype(np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """Numbers fitted to the FAQ's own phrases, held out in turn (see ``tuning``).

    *pool* weighs the pool beside the head's score. *sharpness* turns the pools of gaps (or of
    small talk) into shares of their class: ``share = softmax(sharpness * pool)``. *learned* tells
    whether there were phrases enough to fit them.
    """

    pool: float
    sharpness: float
    confidence: ConfidenceMap
    learned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What scores classes: a trained head, or in an FAQ of very many entries their centroids.

    *weights* has the shape (features, classes) and *bias* (classes,); *norms* (groups,) is empty
    where a head was trained, *weights* where none was.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float64]
    norms: NDArray[np.float32]

    @property
    def trained(self) -> bool:
        """Whether a head was trained."""
        return not len(self.norms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The third block of features, where an encoder takes part; else empty, with a share of 0.

    *rows* are the phrases' vectors, shape (n, d), *mean* was taken off each, shape (d,), and
    *weights* are the head's, shape (d, classes). *share* is their part of all features.
    """

    rows: NDArray[np.float32]
    mean: NDArray[np.float32]
    weights: NDArray[np.float32]
    share: float


# Compared by identity: arrays have no single truth to compare by.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CompiledIndex:
    """An FAQ ready to be matched. *starts* delimits the groups, shape (groups + 1,).

    *keys* are the phrases after normalisation; *counts* says how often each word occurs in them,
    *synonyms* what words that none of them holds are read as. *recogniser* knows the notices.
    """

    faq: Faq
    layout: Layout
    starts: NDArray[np.intp]
    keys: tuple[str, ...]
    counts: dict[str, int]
    synonyms: Synonyms
    vocabulary: Vocabulary
    postings: Postings
    heads: Heads
    sentences: Sentences
    scales: Scales
    recogniser: Recogniser


def grouped_phrases(faq: Faq) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of every group; of an entry its question is the first."""
    return (
        *((entry.question, *entry.phrases) for entry in faq.entries),
        *(gap.phrases for gap in faq.not_covered),
        *(smalltalk.phrases for smalltalk in faq.smalltalk),
    )
