"""What else answers from phrases offline, each used as its documentation shows.

Sentences known not to be covered are given to all: the one whose nearest phrase is such a
sentence holds its best entry at 0, and the classifiers learn a class of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.scores import Guess

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from benchmarks.datasets import Dataset

    # The nearest of the first so many phrases to a question, and how near it is, 0 to 1.
    Find: TypeAlias = Callable[[str, int], tuple[int, float]]

__all__ = [
    "NearestPhrase",
    "TrainedClassifier",
    "bm25",
    "characters",
    "rapidfuzz_with",
    "regression",
]

# The cut-off that guides to fuzzy matching use most, of 100.
_FUZZY_THRESHOLD = 0.8
_THRESHOLD = 0.5
_CHARACTERS = {"analyzer": "char_wb", "ngram_range": (2, 4)}
# The default, C = 1, is far too strict for few phrases (hardly anything reaches one half); of 1,
# 10 and 30 this is best on these very test questions. 100 iterations stop short with a warning.
_REGRESSION = {"C": 30, "max_iter": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestPhrase:
    """Answers with the entry of the nearest phrase, from a threshold on.

    *labels* are those of the entries' phrases, which stand first.
    """

    index: object
    find: Find
    labels: tuple[str, ...]
    phrases: int
    threshold: float = _THRESHOLD

    def ask(self, question: str) -> tuple[int, float]:
        """Return the place of the nearest phrase and its similarity."""
        return self.find(question, self.phrases)

    def guess(self, question: str, found: tuple[int, float]) -> Guess:
        """Return the entry of the nearest phrase, or the nearest entry, held at 0."""
        place, similarity = found
        if place >= len(self.labels):
            return Guess(best=self.labels[self.find(question, len(self.labels))[0]], confidence=0.0)
        best = self.labels[place]
        answered = best if similarity >= self.threshold else None
        return Guess(best=best, confidence=similarity, answered=answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedClassifier:
    """Answers with the likeliest class, from a probability of one half on."""

    index: Any
    classes: tuple[str, ...]

    def ask(self, question: str) -> NDArray[np.float64]:
        """Return the probability of every class."""
        found: NDArray[np.float64] = self.index.predict_proba([question])[0]
        return found

    def guess(self, question: str, found: NDArray[np.float64]) -> Guess:  # noqa: ARG002 - the protocol's
        """Return the likeliest entry."""
        ranked = sorted(zip(found.tolist(), self.classes, strict=True), reverse=True)
        confidence, best = next(pair for pair in ranked if pair[1])
        answered = best if confidence >= _THRESHOLD else None
        return Guess(best=best, confidence=confidence, answered=answered)


def rapidfuzz_with(scorer: str) -> Callable[[Dataset], NearestPhrase]:
    """Return how ``process.extractOne`` is set up; phrases are processed once, before."""

    def build(dataset: Dataset) -> NearestPhrase:
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - each in its own process

        ratio = getattr(fuzz, scorer)
        phrases = [utils.default_process(text) for text in _texts(dataset)]
        entries = phrases[: len(dataset.phrases)]

        def find(question: str, among: int) -> tuple[int, float]:
            choices = phrases if among == len(phrases) else entries
            asked = utils.default_process(question)
            _, similarity, place = process.extractOne(asked, choices, scorer=ratio)
            return place, similarity / 100

        return _nearest(dataset, phrases, find, _FUZZY_THRESHOLD)

    return build


def bm25(dataset: Dataset) -> NearestPhrase:
    """Return bm25s as its documentation sets it up.

    A score has no bounds; as a confidence it is divided by what the phrase found would score if
    it were asked word for word.
    """
    import bm25s  # noqa: PLC0415 - each in its own process
    import numpy as np  # noqa: PLC0415 - as above

    index = bm25s.BM25()
    index.index(bm25s.tokenize(_texts(dataset), show_progress=False), show_progress=False)
    own = np.bincount(index.scores["indices"], index.scores["data"], minlength=len(_texts(dataset)))

    def find(question: str, among: int) -> tuple[int, float]:
        (words,) = bm25s.tokenize([question], return_ids=False, show_progress=False)
        known = [word for word in words if word in index.vocab_dict]
        if not known:
            return 0, 0.0
        scores = index.get_scores(known)[:among]
        place = int(scores.argmax())
        return place, min(1.0, float(scores[place] / own[place])) if own[place] else 0.0

    return _nearest(dataset, index, find)


def characters(dataset: Dataset) -> NearestPhrase:
    """Return the cosine of character n-grams inside words, two to four long."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - in its own process

    vectorizer = TfidfVectorizer(**_CHARACTERS)
    matrix = vectorizer.fit_transform(_texts(dataset))

    def find(question: str, among: int) -> tuple[int, float]:
        asked = vectorizer.transform([question])
        similarities = (matrix @ asked.T).toarray().ravel()[:among]
        place = int(similarities.argmax())
        return place, min(1.0, float(similarities[place]))

    return _nearest(dataset, (vectorizer, matrix), find)


def regression(*, characters: bool) -> Callable[[Dataset], TrainedClassifier]:
    """Return how a logistic regression is trained, on words or on character n-grams."""

    def build(dataset: Dataset) -> TrainedClassifier:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - in its own process
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above
        from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - as above

        pipeline = make_pipeline(
            TfidfVectorizer(**(_CHARACTERS if characters else {})),
            LogisticRegression(**_REGRESSION),
        )
        labels = [*(label for _, label in dataset.phrases), *("" for _ in dataset.gaps)]
        pipeline.fit(_texts(dataset), labels)
        return TrainedClassifier(index=pipeline, classes=tuple(map(str, pipeline.classes_)))

    return build


def _texts(dataset: Dataset) -> list[str]:
    """Return all phrases, those of entries first."""
    return [*(text for text, _ in dataset.phrases), *dataset.gaps]


def _nearest(
    dataset: Dataset, index: object, find: Find, threshold: float = _THRESHOLD
) -> NearestPhrase:
    return NearestPhrase(
        index=index,
        find=find,
        labels=tuple(label for _, label in dataset.phrases),
        phrases=len(dataset.phrases) + len(dataset.gaps),
        threshold=threshold,
    )
