"""From an FAQ to its compiled index: the only place where anything is trained."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.centroids import centroid_norms
from faqbot.matching.features import Rows, build_rows
from faqbot.matching.head import class_weights, fit_head, primal_weights
from faqbot.matching.index import CompiledIndex, Heads, Layout, grouped_phrases
from faqbot.matching.kernel import kernel_matrix
from faqbot.matching.language import question_frames
from faqbot.matching.leaving_out import leave_out
from faqbot.matching.retrieval import Postings, build_postings
from faqbot.matching.synonyms import build_synonyms
from faqbot.matching.tuning import UNANSWERABLE_SHARE, HeldOutScores, cross_validate, fit_scales
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from faqbot.model import Faq

__all__ = ["compile_index"]

# With more classes than this, centroids take the place of the trained head: its time grows with
# phrases times phrases times classes, its memory with features times classes.
_MAX_CLASSES = 600
# The head is fitted to at most so many phrases, dealt evenly over the entries; the kernel between
# them takes four bytes for each pair. All phrases count in the pool.
_MAX_TRAINED = 9_000


def compile_index(faq: Faq) -> CompiledIndex:
    """Return the index of *faq*. Deterministic; takes seconds for thousands of phrases."""
    layout = Layout(
        entries=len(faq.entries), gaps=len(faq.not_covered), smalltalk=len(faq.smalltalk)
    )
    by_group = grouped_phrases(faq)
    groups = np.repeat(np.arange(len(by_group)), [len(phrases) for phrases in by_group])
    phrases = [phrase for each in by_group for phrase in each]
    words = tuple(tokens(phrase) for phrase in phrases)
    vocabulary, rows = build_rows(words, question_frames(faq.language))
    dimensions = len(vocabulary.codes)
    postings = build_postings(rows, dimensions)
    if layout.classes <= _MAX_CLASSES:
        heads, held = _trained(rows, dimensions, groups, layout)
    else:
        heads, held = _untrained(rows, postings, groups, layout)
    share = faq.settings.unanswerable_share
    return CompiledIndex(
        faq=faq,
        layout=layout,
        starts=np.searchsorted(groups, np.arange(layout.groups + 1)),
        keys=tuple(key(phrase) for phrase in phrases),
        synonyms=build_synonyms(
            tuple(tuple(tokens(member) for member in each) for each in faq.synonyms), words
        ),
        counts=dict(sorted(Counter(word for each in words for word in each).items())),
        vocabulary=vocabulary,
        postings=postings,
        heads=heads,
        scales=fit_scales(held, layout, UNANSWERABLE_SHARE if share is None else share),
    )


def _trained(
    rows: Rows, dimensions: int, groups: NDArray[np.intp], layout: Layout
) -> tuple[Heads, HeldOutScores]:
    sample = _sample(groups, _MAX_TRAINED)
    chosen, own = _take(rows, sample), groups[sample]
    labels = layout.class_of_groups()[own]
    kernel = kernel_matrix(chosen, dimensions)
    weights = class_weights(labels, np.arange(layout.classes) < layout.entries)
    head = fit_head(kernel, labels, weights, classes=layout.classes)
    heads = Heads(
        weights=primal_weights(chosen, head.coefficients, dimensions),
        bias=head.bias.astype(np.float64),
        norms=np.empty(0, np.float32),
    )
    return heads, cross_validate(kernel, own, layout)


def _untrained(
    rows: Rows, postings: Postings, groups: NDArray[np.intp], layout: Layout
) -> tuple[Heads, HeldOutScores]:
    heads = Heads(
        weights=np.empty((0, 0), np.float32),
        bias=np.zeros(layout.classes),
        norms=centroid_norms(rows, groups, layout.groups),
    )
    return heads, leave_out(rows, postings, heads.norms, groups, layout)


def _sample(groups: NDArray[np.intp], limit: int) -> NDArray[np.intp]:
    """Return at most about *limit* phrases, in order, dealt evenly over the groups."""
    sizes = np.bincount(groups)
    quota = int(sizes.max(initial=0))
    while int(np.minimum(sizes, quota).sum()) > limit and quota > 1:
        quota = max(1, int(quota * 0.95))
    starts = np.cumsum(sizes) - sizes
    rank = np.arange(len(groups)) - starts[groups]
    # Of a group of n phrases every (n / quota)-th is taken.
    kept = np.minimum(sizes, quota)[groups]
    taken = (rank + 1) * kept // sizes[groups] > rank * kept // sizes[groups]
    return np.flatnonzero(taken)


def _take(rows: Rows, sample: NDArray[np.intp]) -> Rows:
    sizes = np.diff(rows.indptr)[sample]
    ends = np.cumsum(sizes)
    places = np.arange(int(sizes.sum())) + np.repeat(rows.indptr[sample] - ends + sizes, sizes)
    return Rows(
        indptr=np.concatenate([[0], ends]), ids=rows.ids[places], values=rows.values[places]
    )
