"""From an FAQ to its compiled index: the only place where anything is trained."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.centroids import centroid_norms
from faqbot.matching.encoders import Encoder, encode_phrases, sentence_share
from faqbot.matching.examples import fit_recogniser
from faqbot.matching.features import build_rows
from faqbot.matching.head import class_weights, fit_head
from faqbot.matching.index import CompiledIndex, Heads, Layout, Sentences, grouped_phrases
from faqbot.matching.kernel import Texts, kernel_of
from faqbot.matching.language import question_frames
from faqbot.matching.leaving_out import leave_out
from faqbot.matching.products import Products
from faqbot.matching.retrieval import Postings, build_postings, indexed
from faqbot.matching.synonyms import build_synonyms
from faqbot.matching.tuning import (
    UNANSWERABLE_SHARE,
    HeldOutScores,
    cross_validate,
    default_scales,
    fit_scales,
)
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from faqbot.matching.features import Factors, Rows
    from faqbot.model import Faq

__all__ = ["compile_index"]

# With more classes than this, centroids take the place of the trained head: its time grows with
# phrases times phrases times classes, its memory with features times classes.
_MAX_CLASSES = 600
# The time and the memory that the fit takes grow with phrases times classes; so many are a minute
# of one slow core and a gigabyte. Beyond that the head is fitted to phrases dealt evenly over the
# entries, as it is beyond so many in all; all phrases count in the pool. With 9,000 phrases at
# most, whatever the classes, the article's FAQ lost seven in ten phrases of its entries, and of
# questions by new writers 4 to 9 in a hundred that it answers with all of them; of CLINC150 and
# BANKING77 in one FAQ of 227 entries and 25,000 phrases 2.5 in a hundred.
_MOST_CELLS = 5_000_000
_FEWEST_TRAINED = 9_000
_MOST_TRAINED = 40_000


def compile_index(faq: Faq, encoder: Encoder | None = None) -> CompiledIndex:
    """Return the index of *faq*. Deterministic; takes seconds for thousands of phrases."""
    layout = Layout(
        entries=len(faq.entries), gaps=len(faq.not_covered), smalltalk=len(faq.smalltalk)
    )
    by_group = grouped_phrases(faq)
    groups = np.repeat(np.arange(len(by_group)), [len(phrases) for phrases in by_group])
    phrases = [phrase for each in by_group for phrase in each]
    words = tuple(tokens(phrase) for phrase in phrases)
    vocabulary, rows, factors = build_rows(words, question_frames(faq.language))
    blocks = _Blocks(
        rows=rows,
        factors=factors,
        postings=build_postings(rows, len(vocabulary.codes)),
        sentences=_sentences(encoder, words, by_group[: layout.entries]),
        groups=groups,
        layout=layout,
    )
    heads, weights, held = (_trained if layout.classes <= _MAX_CLASSES else _untrained)(blocks)
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
        recogniser=fit_recogniser(
            [notice.examples for notice in faq.notices],
            [*phrases, *(each for notice in faq.notices for each in notice.counterexamples)],
        ),
        postings=blocks.postings,
        heads=heads,
        sentences=replace(blocks.sentences, weights=weights),
        scales=fit_scales(
            held,
            layout,
            UNANSWERABLE_SHARE if share is None else share,
            default_scales(encoded=encoder is not None),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """The phrases of an FAQ as features of every kind, and the groups that they form."""

    rows: Rows
    factors: Factors
    postings: Postings
    sentences: Sentences
    groups: NDArray[np.intp]
    layout: Layout


def _sentences(
    encoder: Encoder | None, words: tuple[tuple[str, ...], ...], entries: Sequence[tuple[str, ...]]
) -> Sentences:
    nothing = np.empty((0, 0), np.float32)
    if encoder is None:
        rows, mean = np.empty((len(words), 0), np.float32), np.empty(0, np.float32)
        return Sentences(rows=rows, mean=mean, weights=nothing, share=0.0)
    found = encode_phrases(encoder, [" ".join(each) for each in words])
    share = sentence_share([len(phrases) for phrases in entries])
    return Sentences(rows=found.rows, mean=found.mean, weights=nothing, share=share)


def _trained(blocks: _Blocks) -> tuple[Heads, NDArray[np.float32], HeldOutScores]:
    layout, share = blocks.layout, blocks.sentences.share
    sample = _sample(blocks.groups, _most_trained(layout.classes))
    own = blocks.groups[sample]
    labels = layout.class_of_groups()[own]
    # Each block weighs its share in the inner products, the root of it in the vectors.
    of_words, of_sentences = float(np.sqrt(1 - share)), float(np.sqrt(share))
    every = Texts(rows=blocks.rows, factors=blocks.factors, sentences=blocks.sentences.rows)
    texts = every.of(sample).weighed(of_words, of_sentences)
    kernel = kernel_of(texts)
    weights = class_weights(labels, np.arange(layout.classes) < layout.entries)
    held, start = cross_validate(kernel, own, layout)
    head = fit_head(kernel, labels, weights, classes=layout.classes, start=start)
    lexical = Products(texts.factors).weights(head.coefficients)
    heads = Heads(
        weights=np.float32(of_words) * lexical,
        bias=head.bias.astype(np.float64),
        norms=np.empty(0, np.float32),
    )
    meaning = np.float32(of_sentences) * (texts.sentences.T @ head.coefficients)
    return heads, meaning, held


def _most_trained(classes: int) -> int:
    """Return how many phrases the head of so many classes is fitted to at most."""
    return min(_MOST_TRAINED, max(_FEWEST_TRAINED, _MOST_CELLS // classes))


def _untrained(blocks: _Blocks) -> tuple[Heads, NDArray[np.float32], HeldOutScores]:
    layout, sentences = blocks.layout, blocks.sentences
    # Lengths of what similarities are sums of.
    rows = indexed(blocks.rows, blocks.postings)
    norms = centroid_norms(rows, blocks.groups, layout.groups)
    if sentences.share:
        starts = np.searchsorted(blocks.groups, np.arange(layout.groups))
        sums = np.add.reduceat(sentences.rows, starts, axis=0)
        squares = (1 - sentences.share) * norms**2 + sentences.share * (sums**2).sum(axis=1)
        norms = np.sqrt(squares).astype(np.float32)
    heads = Heads(weights=np.empty((0, 0), np.float32), bias=np.zeros(layout.classes), norms=norms)
    of_sentences = np.zeros((sentences.rows.shape[1], layout.classes), np.float32)
    held = leave_out(rows, blocks.postings, sentences, norms, blocks.groups, layout)
    return heads, of_sentences, held


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
