"""The matcher: a question in, ranked candidates with their evidence out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import (
    DECIMALS,
    EXACT_CONFIDENCE,
    confidence,
    logit,
    sigmoid,
    softmax,
)
from faqbot.matching.centroids import class_centroids
from faqbot.matching.evidence import Candidate, Evidence, Query, WordWeight
from faqbot.matching.features import Vector, encode
from faqbot.matching.index import CompiledIndex, grouped_phrases
from faqbot.matching.language import common_words
from faqbot.matching.opposites import NEGATORS, OPPOSITES, PROTECTED
from faqbot.matching.pooling import class_pools, group_pools
from faqbot.matching.reading import Reader, shorten
from faqbot.matching.retrieval import mixed, similarities
from faqbot.matching.spelling import Speller
from faqbot.matching.watch import Watch
from faqbot.model import Calibration, Kind
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from faqbot.matching.encoders import Encoder

__all__ = ["Matcher", "Ranking", "build_matcher"]

Float = NDArray[np.float64]

# How many candidates of each kind a reply holds.
KEPT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What the matcher found: the query as read, and candidates of every kind, best first.

    *exact* are those that hold a phrase equal to the question. *smalltalk* is the probability,
    0 to 1, that it is small talk of any kind.
    """

    query: Query
    candidates: tuple[Candidate, ...]
    exact: tuple[Candidate, ...]
    smalltalk: float

    def of(self, kind: Kind) -> tuple[Candidate, ...]:
        """Return the candidates of one kind, best first."""
        return tuple(candidate for candidate in self.candidates if candidate.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    """Raw scores of a query: by class the sum that decides and its parts, by group the pools.

    *words* is filled as classes are told of: what each word of the query adds to their scores.
    """

    vector: Vector
    meaning: Float
    head: Float
    pools: Float
    probabilities: Float
    group_pools: Float
    nearest: NDArray[np.intp]
    similarities: Float
    words: dict[int, tuple[WordWeight, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matcher:
    """Ranks what an FAQ holds for a question. Immutable, so safe to share between threads."""

    index: CompiledIndex
    encoder: Encoder | None
    reader: Reader
    watch: Watch
    phrases: tuple[str, ...]
    groups: NDArray[np.intp]
    classes: NDArray[np.intp]
    exact: dict[str, tuple[int, ...]]

    def rank(self, text: str, *, kept: int = KEPT) -> Ranking:
        """Return the *kept* best candidates of every kind for *text*, whatever their confidence."""
        shortened = shorten(text)
        words, corrections = self.reader.read(shortened)
        scores = self._score(words)
        same = self.exact.get(key(text), ()) if shortened is text else ()
        query = Query(
            text=text,
            words=words,
            corrections=corrections,
            known=round(scores.vector.seen, DECIMALS),
            cut=shortened is not text,
            exact=bool(same),
        )
        confidences = self._confidences(scores)
        for group in same:
            # The curator wrote this very question there; two who did cannot both be right.
            confidences[group] = max(
                confidences[group], round(EXACT_CONFIDENCE / len(same), DECIMALS)
            )
        order = self._best(confidences, same, kept)
        candidates = tuple(
            self._candidate(group, float(confidences[group]), scores, query, exact=group in same)
            for group in order
        )
        candidates = self.watch.guard(candidates, shortened, corrections, self._entry_phrases)
        exact = tuple(candidate for candidate in candidates if candidate.evidence.exact)
        talk = self.index.layout.smalltalk_class
        smalltalk = 0.0 if talk is None else round(float(scores.probabilities[talk]), DECIMALS)
        return Ranking(query=query, candidates=candidates, exact=exact, smalltalk=smalltalk)

    def _score(self, words: tuple[str, ...]) -> _Scores:
        index = self.index
        vector = encode(words, index.vocabulary)
        meant = self._meant(words)
        near = mixed(
            similarities(index.postings, vector.ids, vector.values), index.sentences, meant
        )
        head = self._head(vector, meant, near)
        near = np.maximum(near, 0.0)
        by_group, nearest = group_pools(near, index.starts, self.groups)
        pools = class_pools(near, by_group, index.starts, index.layout)
        return _Scores(
            vector=vector,
            meaning=(meant @ index.sentences.weights).astype(np.float64)
            if len(meant)
            else np.zeros(len(head)),
            head=head,
            pools=pools,
            probabilities=softmax(head + index.scales.pool * pools),
            group_pools=by_group,
            nearest=nearest,
            similarities=near,
            words={},
        )

    def _meant(self, words: tuple[str, ...]) -> NDArray[np.float32]:
        """Return the encoder's vector of the query, empty where none takes part."""
        mean = self.index.sentences.mean
        if not self.encoder:
            return mean
        # Imported long ago, by whoever gave the encoder.
        from faqbot.matching.encoders import encode_question  # noqa: PLC0415 - see above

        return encode_question(self.encoder, " ".join(words), mean)

    def _head(self, vector: Vector, meant: NDArray[np.float32], near: Float) -> Float:
        heads = self.index.heads
        if not heads.trained:
            return class_centroids(near, self.index.starts, heads.norms, self.index.layout)
        scores: Float = vector.values.astype(np.float64) @ heads.weights[vector.ids] + heads.bias
        return scores + meant @ self.index.sentences.weights if len(meant) else scores

    def _confidences(self, scores: _Scores) -> Float:
        """Return the confidence of every group, rounded as it is reported and decided on."""
        layout, scales = self.index.layout, self.index.scales
        result = np.empty(layout.groups)
        entries = slice(0, layout.entries)
        mapped = confidence(scales.confidence, scores.probabilities[entries], scores.pools[entries])
        result[entries] = _corrected(mapped, self.index.faq.settings.calibration)
        for first, count in (
            (layout.entries, layout.gaps),
            (layout.entries + layout.gaps, layout.smalltalk),
        ):
            if count:
                span = slice(first, first + count)
                shares = softmax(scales.sharpness * scores.group_pools[span])
                result[span] = scores.probabilities[self.classes[first]] * shares
        return np.round(result, DECIMALS)

    def _best(self, confidences: Float, same: tuple[int, ...], kept: int) -> list[int]:
        """Return the best groups of every kind, and all in *same*, most confident first."""
        layout = self.index.layout
        chosen = set(same)
        edges = np.cumsum([0, layout.entries, layout.gaps, layout.smalltalk])
        for first, last in itertools.pairwise(edges):
            ranked = np.argsort(-confidences[first:last], kind="stable")[:kept]
            chosen.update(int(first + place) for place in ranked)
        return sorted(chosen, key=lambda group: (-confidences[group], group))

    def _candidate(
        self, group: int, sure: float, scores: _Scores, query: Query, *, exact: bool
    ) -> Candidate:
        faq, layout = self.index.faq, self.index.layout
        kind = layout.kind(group)
        if kind is Kind.ENTRY:
            entry = faq.entries[group]
            identity, question = entry.id, entry.question
        elif kind is Kind.NOT_COVERED:
            gap = faq.not_covered[group - layout.entries]
            identity, question = gap.id, gap.topic
        else:
            talk = faq.smalltalk[group - layout.entries - layout.gaps]
            identity, question = talk.id, talk.phrases[0]
        return Candidate(
            id=identity,
            kind=kind,
            question=question,
            confidence=sure,
            evidence=self._evidence(group, scores, query, exact=exact),
        )

    def _evidence(self, group: int, scores: _Scores, query: Query, *, exact: bool) -> Evidence:
        index, label = self.index, int(self.classes[group])
        place = self._exact_place(group, query) if exact else int(scores.nearest[group])
        # The gaps share one class, and so does small talk: their words weigh the same.
        if label not in scores.words:
            scores.words[label] = self._words(label, scores.vector, query.words)
        words = scores.words[label]
        total = sum(word.weight for word in words)
        meaning = float(scores.meaning[label])
        base = float(scores.head[label]) - total - meaning
        nearness = index.scales.pool * float(scores.pools[label])
        return Evidence(
            phrase=self.phrases[place],
            similarity=round(min(1.0, float(scores.similarities[place])), DECIMALS),
            score=base + total + meaning + nearness,
            base=base,
            words=words,
            meaning=meaning,
            nearness=nearness,
            exact=exact,
        )

    def _words(self, label: int, vector: Vector, words: tuple[str, ...]) -> tuple[WordWeight, ...]:
        """Return what each word of the query adds to the head's score of a class."""
        heads = self.index.heads
        by_word = np.zeros(len(words))
        # A centroid is near as a whole; its words are those of the nearest phrases.
        if heads.trained and len(vector.ids):
            products = vector.values * heads.weights[vector.ids, label]
            by_word += np.bincount(vector.words, products, minlength=len(words))
        return tuple(
            WordWeight(word=word, weight=weight)
            for word, weight in zip(words, by_word.tolist(), strict=True)
        )

    def _entry_phrases(self, entry_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the phrases of an entry, as written and after normalisation."""
        entries = self.index.faq.entries
        group = next(place for place, each in enumerate(entries) if each.id == entry_id)
        span = slice(self.index.starts[group], self.index.starts[group + 1])
        return self.phrases[span], self.index.keys[span]

    def _exact_place(self, group: int, query: Query) -> int:
        first, last = self.index.starts[group], self.index.starts[group + 1]
        return int(first) + self.index.keys[first:last].index(key(query.text))


def build_matcher(index: CompiledIndex, encoder: Encoder | None = None) -> Matcher:
    """Return the matcher over *index*, which was compiled with the same *encoder*."""
    faq, layout = index.faq, index.layout
    watch = Watch(_normal(faq.opposites), _normal(faq.protected), faq.language)
    by_group = grouped_phrases(faq)
    groups = np.repeat(np.arange(layout.groups), np.diff(index.starts))
    exact: dict[str, tuple[int, ...]] = {}
    for phrase_key, group in zip(index.keys, groups.tolist(), strict=True):
        holders = exact.get(phrase_key, ())
        if group not in holders:
            exact[phrase_key] = (*holders, group)
    return Matcher(
        index=index,
        encoder=encoder,
        reader=Reader(
            speller=Speller(
                index.counts,
                known=_turning_words(watch),
                common=common_words(faq.language),
                protected=_protected_words(watch),
            ),
            synonyms=index.synonyms,
        ),
        watch=watch,
        phrases=tuple(phrase for each in by_group for phrase in each),
        groups=groups,
        classes=layout.class_of_groups(),
        exact=exact,
    )


def _corrected(confidences: Float, calibration: Calibration | None) -> Float:
    if calibration is None:
        return confidences
    return sigmoid(calibration.slope * logit(confidences) + calibration.intercept)


def _normal(sets: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(" ".join(tokens(member)) for member in each) for each in sets)


def _turning_words(watch: Watch) -> frozenset[str]:
    """Return the words that turn a meaning round."""
    pairs = (*OPPOSITES, *watch.opposites)
    return NEGATORS | {word for pair in pairs for member in pair for word in member.split()}


def _protected_words(watch: Watch) -> frozenset[str]:
    terms = (term for each in (*PROTECTED, *watch.protected) for term in each)
    return frozenset(word for term in terms for word in term.split())
