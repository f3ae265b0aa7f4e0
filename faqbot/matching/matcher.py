"""The matcher: a question in, ranked candidates with their evidence out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import DECIMALS, EXACT_CONFIDENCE
from faqbot.matching.evidence import Candidate, Correction, Evidence, Query, WordWeight
from faqbot.matching.reading import Reader, is_cut, shorten
from faqbot.matching.scoring import Scores, score_all
from faqbot.model import Kind
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.matching.encoders import Encoder
    from faqbot.matching.features import Vector
    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.lexicon import Lexicon
    from faqbot.matching.retrieval import CommonRows
    from faqbot.matching.watch import Watch

__all__ = ["Matcher", "Ranking"]

Float = NDArray[np.float64]

# How many candidates of each kind a reply holds.
KEPT = 5
# So many questions at a time spare most of what a single one costs, and take little memory.
_BATCH = 32


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
class _Read:
    """A text as it was read: *used* is what is left when it is too long.

    *same* are the groups that hold its very *key*.
    """

    text: str
    used: str
    key: str
    words: tuple[str, ...]
    corrections: tuple[Correction, ...]
    same: tuple[int, ...]
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """The sum that decided about a class, taken apart; *total* is that of the words."""

    base: float
    words: tuple[WordWeight, ...]
    total: float
    meaning: float
    nearness: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matcher:
    """Ranks what an FAQ holds for a question. Immutable, so safe to share between threads."""

    index: CompiledIndex
    encoder: Encoder | None
    reader: Reader
    watch: Watch
    lexicon: Lexicon
    common: CommonRows | None
    phrases: tuple[str, ...]
    classes: NDArray[np.intp]
    numbers: dict[str, int]
    exact: dict[str, tuple[int, ...]] | None

    def rank(self, text: str, *, kept: int = KEPT) -> Ranking:
        """Return the *kept* best candidates of every kind for *text*, whatever their confidence."""
        read = self._read(text)
        (scores,) = score_all((read.words,), self.index, self.lexicon, self.encoder, self.common)
        return self._ranking(read, scores, kept)

    def rank_all(self, texts: Iterable[str]) -> Iterator[Ranking]:
        """Yield the ranking of each text as ``rank`` gives it; many at once take less time."""
        rest = iter(texts)
        while batch := tuple(itertools.islice(rest, _BATCH)):
            read = [self._read(text) for text in batch]
            words = [each.words for each in read]
            scored = score_all(words, self.index, self.lexicon, self.encoder, self.common)
            for each, scores in zip(read, scored, strict=True):
                yield self._ranking(each, scores, KEPT)

    def _read(self, text: str) -> _Read:
        shortened = shorten(text)
        typed = tokens(shortened)
        words, corrections = self.reader.read(typed)
        cut = is_cut(text, shortened)
        asked = " ".join(typed) or key(shortened)
        return _Read(
            text=text,
            used=shortened,
            key=asked,
            words=words,
            corrections=corrections,
            same=() if cut else self._holders(asked),
            cut=cut,
        )

    def _holders(self, asked: str) -> tuple[int, ...]:
        """Return the groups that hold the key *asked*."""
        if self.exact is not None:
            return self.exact.get(asked, ())
        places = [place for place, each in enumerate(self.index.keys) if each == asked]
        return tuple(dict.fromkeys((self.index.starts.searchsorted(places, "right") - 1).tolist()))

    def _ranking(self, read: _Read, scores: Scores, kept: int) -> Ranking:
        same = read.same
        query = Query(
            text=read.text,
            words=read.words,
            corrections=read.corrections,
            known=round(scores.vector.seen, DECIMALS),
            cut=read.cut,
            exact=bool(same),
        )
        confidences = scores.confidences.copy()
        for group in same:
            # The curator wrote this very question there; two who did cannot both be right.
            confidences[group] = max(
                confidences[group], round(EXACT_CONFIDENCE / len(same), DECIMALS)
            )
        order = self._best(confidences, same, kept)
        sums = self._sums([int(self.classes[group]) for group in order], scores, query.words)
        candidates = tuple(
            self._candidate(group, float(confidences[group]), scores, read, sums) for group in order
        )
        candidates = self.watch.guard(candidates, read.used, read.corrections, self._entry_phrases)
        exact = tuple(candidate for candidate in candidates if candidate.evidence.exact)
        talk = self.index.layout.smalltalk_class
        smalltalk = 0.0 if talk is None else round(float(scores.probabilities[talk]), DECIMALS)
        return Ranking(query=query, candidates=candidates, exact=exact, smalltalk=smalltalk)

    def _best(self, confidences: Float, same: tuple[int, ...], kept: int) -> list[int]:
        """Return the best groups of every kind, and all in *same*, most confident first."""
        layout = self.index.layout
        chosen = set(same)
        edges = itertools.accumulate((0, layout.entries, layout.gaps, layout.smalltalk))
        for first, last in itertools.pairwise(edges):
            if first < last:
                chosen.update((first + _highest(confidences[first:last], kept)).tolist())
        ordered = sorted(chosen)
        return [ordered[place] for place in (-confidences[ordered]).argsort(kind="stable")]

    def _candidate(
        self, group: int, confidence: float, scores: Scores, read: _Read, sums: dict[int, _Sum]
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
            confidence=confidence,
            evidence=self._evidence(group, scores, read, sums[int(self.classes[group])]),
        )

    def _evidence(self, group: int, scores: Scores, read: _Read, found: _Sum) -> Evidence:
        exact = group in read.same
        place = self._exact_place(group, read.key) if exact else int(scores.nearest[group])
        similarity = 1.0 if exact else min(1.0, max(0.0, float(scores.similarities[place])))
        return Evidence(
            phrase=self.phrases[place],
            similarity=round(similarity, DECIMALS),
            score=found.base + found.total + found.meaning + found.nearness,
            base=found.base,
            words=found.words,
            meaning=found.meaning,
            nearness=found.nearness,
            exact=exact,
        )

    def _sums(self, labels: list[int], scores: Scores, words: tuple[str, ...]) -> dict[int, _Sum]:
        """Return the sums that decided about classes, taken apart."""
        labels = list(dict.fromkeys(labels))
        by_word = self._by_word(labels, scores.vector, len(words))
        head, pools = scores.head[labels].tolist(), scores.pools[labels].tolist()
        meaning = scores.meaning[labels].tolist()
        sums = {}
        for place, label in enumerate(labels):
            weights = by_word[place].tolist()
            total = sum(weights)
            sums[label] = _Sum(
                base=head[place] - total - meaning[place],
                words=tuple(map(WordWeight, words, weights)),
                total=total,
                meaning=meaning[place],
                nearness=self.index.scales.pool * pools[place],
            )
        return sums

    def _by_word(self, labels: list[int], vector: Vector, count: int) -> Float:
        """Return what each word of the query adds to the head's scores, shape (labels, words)."""
        heads = self.index.heads
        # A centroid is near as a whole; its words are those of the nearest phrases.
        if not heads.trained or not len(vector.ids):
            return np.zeros((len(labels), count))
        products = heads.weights[vector.ids, np.array(labels, np.intp)[:, None]] * vector.values
        cells = np.arange(len(labels))[:, None] * count + vector.words
        summed = np.bincount(cells.ravel(), products.ravel(), minlength=len(labels) * count)
        return summed.astype(np.float64).reshape(len(labels), count)

    def _entry_phrases(self, entry_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the phrases of an entry, as written and after normalisation."""
        group = self.numbers[entry_id]
        span = slice(self.index.starts[group], self.index.starts[group + 1])
        return self.phrases[span], self.index.keys[span]

    def _exact_place(self, group: int, asked: str) -> int:
        first, last = self.index.starts[group], self.index.starts[group + 1]
        return int(first) + self.index.keys[first:last].index(asked)


def _highest(values: Float, count: int) -> NDArray[np.intp]:
    """Return the places of the *count* highest values, the highest first, the first of equals."""
    places = np.arange(len(values))
    if 0 < count < len(values):
        places = (values >= np.partition(values, -count)[-count]).nonzero()[0]
    return places[(-values[places]).argsort(kind="stable")[:count]]
