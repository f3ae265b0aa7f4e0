"""The matcher: a question in, ranked candidates with their evidence out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import confidence, logit, sigmoid, softmax
from faqbot.matching.centroids import class_centroids
from faqbot.matching.encoders import Encoder, encode_question
from faqbot.matching.evidence import Candidate, Clash, Correction, Evidence, Query, WordWeight
from faqbot.matching.features import Vector, encode
from faqbot.matching.guards import Guards, build_guards
from faqbot.matching.index import CompiledIndex, grouped_phrases
from faqbot.matching.language import common_words
from faqbot.matching.opposites import NEGATORS, OPPOSITES, PROTECTED
from faqbot.matching.pooling import class_pools, group_pools
from faqbot.matching.reading import Reader, shorten
from faqbot.matching.retrieval import mixed, similarities
from faqbot.matching.spelling import Speller
from faqbot.model import Calibration, Kind
from faqbot.text import key

__all__ = ["Matcher", "Ranking", "build_matcher"]

Float = NDArray[np.float64]

# How many candidates of each kind a reply holds.
KEPT = 5
# An entry is looked at by the guards from the confidence on at which it is worth offering.
_LIKELY = 0.1
# Of twins, phrases that differ by a contradiction, the question is about as near to both.
_TWINS_APART = 0.2
# The confidence of an exact question: people do ask one thing in the words of another.
_EXACT = 0.99
_DECIMALS = 4


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
    """Raw scores of a query: by class the sum that decides and its parts, by group the pools."""

    vector: Vector
    meaning: Float
    head: Float
    pools: Float
    probabilities: Float
    group_pools: Float
    nearest: NDArray[np.intp]
    similarities: Float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matcher:
    """Ranks what an FAQ holds for a question. Immutable, so safe to share between threads."""

    index: CompiledIndex
    encoder: Encoder | None
    reader: Reader
    guards: Guards
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
            known=round(scores.vector.seen, _DECIMALS),
            cut=shortened is not text,
            exact=bool(same),
        )
        confidences = self._confidences(scores)
        for group in same:
            # The curator wrote this very question there; two who did cannot both be right.
            confidences[group] = max(confidences[group], round(_EXACT / len(same), _DECIMALS))
        order = self._best(confidences, same, kept)
        candidates = tuple(
            self._candidate(group, float(confidences[group]), scores, query, exact=group in same)
            for group in order
        )
        candidates = self._guarded(candidates, shortened, corrections)
        exact = tuple(candidate for candidate in candidates if candidate.evidence.exact)
        talk = self.index.layout.smalltalk_class
        smalltalk = 0.0 if talk is None else round(float(scores.probabilities[talk]), _DECIMALS)
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
        )

    def _meant(self, words: tuple[str, ...]) -> NDArray[np.float32]:
        """Return the encoder's vector of the query, empty where none takes part."""
        mean = self.index.sentences.mean
        return encode_question(self.encoder, " ".join(words), mean) if self.encoder else mean

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
        return np.round(result, _DECIMALS)

    def _guarded(
        self, candidates: tuple[Candidate, ...], text: str, corrections: tuple[Correction, ...]
    ) -> tuple[Candidate, ...]:
        """Return *candidates* with what the guards object to the best entry, if anything.

        Where another likely entry is its twin on the question's side, that one is meant: it
        takes the confidence of the entry objected to.
        """
        entries = [each for each in candidates if each.kind is Kind.ENTRY]
        if not entries or entries[0].evidence.exact:
            return candidates
        likely = [each for each in entries if each.confidence >= _LIKELY]
        clashes = {each.id: self._clash(text, each, corrections) for each in likely or entries[:1]}
        ruled_out = [each for each in likely if clashes[each.id]]
        twins = [
            each
            for each in likely
            if not clashes[each.id] and any(self._are_twins(each, other) for other in ruled_out)
        ]
        if len(twins) == 1:
            out = [each for each in ruled_out if self._are_twins(twins[0], each)]
            moved = {each.id: 0.0 for each in out}
            moved[twins[0].id] = twins[0].confidence + sum(each.confidence for each in out)
            candidates = tuple(
                replace(each, confidence=round(min(_EXACT, moved[each.id]), _DECIMALS))
                if each.kind is Kind.ENTRY and each.id in moved
                else each
                for each in candidates
            )
            return tuple(sorted(candidates, key=lambda each: -each.confidence))
        best = entries[0]
        return tuple(
            replace(each, evidence=replace(each.evidence, clash=clashes[best.id]))
            if each is best
            else each
            for each in candidates
        )

    def _clash(
        self, text: str, entry: Candidate, corrections: tuple[Correction, ...]
    ) -> Clash | None:
        phrases = self._entry_phrases(entry.id)
        return self.guards.clash(text, entry.evidence.phrase, phrases, corrections)

    def _are_twins(self, one: Candidate, other: Candidate) -> bool:
        """Whether two entries differ by a contradiction, and little else."""
        phrase = other.evidence.phrase
        close = one.evidence.similarity >= other.evidence.similarity - _TWINS_APART
        return close and bool(self.guards.clash(one.evidence.phrase, phrase, (phrase,)))

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
        by_word = self._by_word(group, scores.vector, len(query.words))
        meaning = float(scores.meaning[label])
        base = float(scores.head[label]) - float(by_word.sum()) - meaning
        nearness = index.scales.pool * float(scores.pools[label])
        words = tuple(
            WordWeight(word=word, weight=float(weight))
            for word, weight in zip(query.words, by_word, strict=True)
        )
        return Evidence(
            phrase=self.phrases[place],
            similarity=round(min(1.0, float(scores.similarities[place])), _DECIMALS),
            score=base + float(by_word.sum()) + meaning + nearness,
            base=base,
            words=words,
            meaning=meaning,
            nearness=nearness,
            exact=exact,
        )

    def _by_word(self, group: int, vector: Vector, count: int) -> Float:
        """Return what each word of the query adds to the head's score of a group's class."""
        heads = self.index.heads
        if not heads.trained:
            # A centroid is near as a whole; its words are those of the nearest phrases.
            return np.zeros(count)
        products = vector.values * heads.weights[vector.ids, self.classes[group]]
        return np.bincount(vector.words, products, minlength=count).astype(np.float64)

    def _entry_phrases(self, entry_id: str) -> tuple[str, ...]:
        entry = next(each for each in self.index.faq.entries if each.id == entry_id)
        return (entry.question, *entry.phrases)

    def _exact_place(self, group: int, query: Query) -> int:
        first, last = self.index.starts[group], self.index.starts[group + 1]
        return int(first) + self.index.keys[first:last].index(key(query.text))


def build_matcher(index: CompiledIndex, encoder: Encoder | None = None) -> Matcher:
    """Return the matcher over *index*, which was compiled with the same *encoder*."""
    faq, layout = index.faq, index.layout
    guards = build_guards(faq.opposites, faq.protected)
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
                known=_turning_words(guards),
                common=common_words(faq.language),
                protected=_protected_words(guards),
            ),
            synonyms=index.synonyms,
        ),
        guards=guards,
        phrases=tuple(phrase for each in by_group for phrase in each),
        groups=groups,
        classes=layout.class_of_groups(),
        exact=exact,
    )


def _corrected(confidences: Float, calibration: Calibration | None) -> Float:
    if calibration is None:
        return confidences
    return sigmoid(calibration.slope * logit(confidences) + calibration.intercept)


def _turning_words(guards: Guards) -> frozenset[str]:
    """Return the words that turn a meaning round."""
    pairs = (*OPPOSITES, *guards.opposites)
    return NEGATORS | {word for pair in pairs for member in pair for word in member.split()}


def _protected_words(guards: Guards) -> frozenset[str]:
    terms = (term for each in (*PROTECTED, *guards.protected) for term in each)
    return frozenset(word for term in terms for word in term.split())
