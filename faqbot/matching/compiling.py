"""From an FAQ to its compiled index: the only place where anything is trained."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.features import Rows, build_rows
from faqbot.matching.head import class_weights, fit_head, kernel_matrix, primal_weights
from faqbot.matching.index import CompiledIndex, Layout, Postings, grouped_phrases
from faqbot.matching.language import question_frames
from faqbot.matching.synonyms import build_synonyms
from faqbot.matching.tuning import UNANSWERABLE_SHARE, fit_scales
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from faqbot.model import Faq

__all__ = ["compile_index"]


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
    kernel = kernel_matrix(rows, len(vocabulary.codes))
    labels = layout.class_of_groups()[groups]
    balanced = np.arange(layout.classes) < layout.entries
    head = fit_head(kernel, labels, class_weights(labels, balanced), classes=layout.classes)
    share = faq.settings.unanswerable_share
    scales = fit_scales(kernel, groups, layout, UNANSWERABLE_SHARE if share is None else share)
    return CompiledIndex(
        faq=faq,
        layout=layout,
        starts=_starts(groups, layout),
        keys=tuple(key(phrase) for phrase in phrases),
        synonyms=build_synonyms(
            tuple(tuple(tokens(member) for member in each) for each in faq.synonyms), words
        ),
        counts=dict(sorted(Counter(word for each in words for word in each).items())),
        vocabulary=vocabulary,
        postings=_postings(rows, len(vocabulary.codes)),
        weights=primal_weights(rows, head.coefficients, len(vocabulary.codes)),
        bias=head.bias,
        scales=scales,
    )


def _starts(groups: NDArray[np.intp], layout: Layout) -> NDArray[np.intp]:
    return np.searchsorted(groups, np.arange(layout.groups + 1))


def _postings(rows: Rows, dimensions: int) -> Postings:
    order = np.argsort(rows.ids, kind="stable")
    row_of = np.repeat(np.arange(len(rows.indptr) - 1, dtype=np.int32), np.diff(rows.indptr))
    return Postings(
        indptr=np.searchsorted(rows.ids[order], np.arange(dimensions + 1)).astype(np.int64),
        phrases=row_of[order],
        values=rows.values[order],
    )
