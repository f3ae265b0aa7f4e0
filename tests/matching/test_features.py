"""Features against a slow, obvious count of strings."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.coding import all_pair_codes, feature_codes, pair_codes, word_codes
from faqbot.matching.features import (
    Frame,
    Rows,
    Vector,
    Vocabulary,
    build_rows,
)
from faqbot.matching.lexicon import Lexicon
from faqbot.text import tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

Words: TypeAlias = tuple[str, ...]
Feature: TypeAlias = tuple[str, ...]

SHARES = {"pieces": 0.7, "words": 0.3}
WORDS = (
    *("how", "do", "i", "open", "opening", "the", "pump", "pumps", "a", "reservoir", "refill"),
    *("überfall", "नमस्ते", "痛みポンプ", "c++", "1.5", "no", "not", "catheter", "catheters"),
)
FRAMES = (
    Frame(words=("how", "do", "i"), count=8),
    Frame(words=("the", "the"), count=2),
    Frame(words=("why",), count=1),
)
texts = st.lists(st.sampled_from(WORDS), max_size=7).map(tuple)


def all_features(words: Words) -> list[tuple[Feature, int]]:
    """Return every feature of *words* with the number of the word that it begins in."""
    found: list[tuple[Feature, int]] = []
    for number, word in enumerate(words):
        padded = f" {word} "
        for size in (2, 3, 4):
            starts = range(len(padded) - size + 1)
            found += [(("pieces", padded[at : at + size]), number) for at in starts]
    beginnings = [word[:5] for word in words]
    found += [(("words", beginning), number) for number, beginning in enumerate(beginnings)]
    if words:
        pairs = itertools.pairwise(["<edge>", *beginnings, "<edge>"])
        found += [(("words", *pair), max(0, number - 1)) for number, pair in enumerate(pairs)]
    return found


class Slow:
    """Vectors as dictionaries from features to weights."""

    def __init__(self, phrases: tuple[Words, ...], frames: tuple[Frame, ...]) -> None:
        self.total = 1 + len(phrases) + sum(frame.count for frame in frames)
        self.known = {feature for words in phrases for feature, _ in all_features(words)}
        self.frequency: Counter[Feature] = Counter()
        for words, count in [(words, 1) for words in phrases] + [
            (frame.words, frame.count) for frame in frames
        ]:
            for feature in {feature for feature, _ in all_features(words)}:
                self.frequency[feature] += count

    def idf(self, feature: Feature) -> float:
        """Return the idf, smoothed, of a feature that may be unseen."""
        return math.log(self.total / (1 + self.frequency[feature])) + 1

    def vector(self, words: Words) -> dict[Feature, float]:
        """Return the weights of the known features of *words*."""
        counts = Counter(feature for feature, _ in all_features(words))
        weights = {feature: count * self.idf(feature) for feature, count in counts.items()}
        norms = {
            block: math.sqrt(sum(w**2 for feature, w in weights.items() if feature[0] == block))
            for block in SHARES
        }
        return {
            feature: weight / norms[feature[0]] * math.sqrt(SHARES[feature[0]])
            for feature, weight in weights.items()
            if feature in self.known
        }

    def by_word(self, words: Words) -> list[float]:
        """Return the sum of the weights that each word brings: a part of what is shared."""
        counts = Counter(feature for feature, _ in all_features(words))
        weights = self.vector(words)
        sums = [0.0] * len(words)
        for feature, number in all_features(words):
            sums[number] += weights.get(feature, 0.0) / counts[feature]
        return sums


def dot(one: dict[Feature, float], other: dict[Feature, float]) -> float:
    """Return the inner product of two slow vectors."""
    return sum(weight * other.get(feature, 0.0) for feature, weight in one.items())


def dense(rows: Rows, vocabulary: Vocabulary) -> NDArray[np.float64]:
    """Return *rows* as a matrix."""
    matrix = np.zeros((len(rows.indptr) - 1, len(vocabulary.codes)))
    for row in range(len(matrix)):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        matrix[row, rows.ids[span]] = rows.values[span]
    return matrix


def spread(vector: Vector, vocabulary: Vocabulary) -> NDArray[np.float64]:
    """Return *vector* with a place for every feature."""
    full = np.zeros(len(vocabulary.codes))
    np.add.at(full, vector.ids, vector.values)
    return full


@given(st.lists(texts, min_size=1, max_size=5).map(tuple), texts, st.sampled_from([(), FRAMES]))
@settings(deadline=None, max_examples=60)
def test_vectors_equal_those_of_a_slow_count(
    phrases: tuple[Words, ...], question: Words, frames: tuple[Frame, ...]
) -> None:
    """Rows, question, similarities and the part of each word are those of the formula."""
    slow = Slow(phrases, frames)
    vocabulary, rows, _ = build_rows(phrases, frames)
    matrix = dense(rows, vocabulary)
    expected = [slow.vector(words) for words in phrases]
    assert len(vocabulary.codes) == len(slow.known)
    for row, weights in zip(matrix, expected, strict=True):
        assert np.sort(row[row > 0]) == pytest.approx(sorted(weights.values()), abs=1e-5)
    assert matrix @ matrix.T == pytest.approx(
        np.array([[dot(one, other) for other in expected] for one in expected]), abs=1e-5
    )
    vector, asked = Lexicon(vocabulary).encode(question), slow.vector(question)
    full = spread(vector, vocabulary)
    assert np.sort(full[full > 0]) == pytest.approx(sorted(asked.values()), abs=1e-5)
    assert matrix @ full == pytest.approx(
        np.array([dot(asked, weights) for weights in expected]), abs=1e-5
    )
    brought = np.bincount(vector.words, vector.values, minlength=len(question))
    assert brought == pytest.approx(np.array(slow.by_word(question)), abs=1e-5)
    assert vector.seen == pytest.approx(dot(asked, asked), abs=1e-5)


@pytest.mark.parametrize("word", ["a", "is", "pump", "reservoir", "नमस्ते", "c++"])
def test_the_features_of_one_word_can_be_counted_by_hand(word: str) -> None:
    """A word of n letters has n + 1 pairs, n triples, n - 1 fours, itself and two edges."""
    letters = len(word)
    assert len(feature_codes((word,))) == (letters + 1) + letters + (letters - 1) + 3


def test_an_idf_is_smaller_for_what_frames_hold_too() -> None:
    """Words of which any question is made tell little, also where the phrases hold them once."""
    bare, *_ = build_rows((("how", "pump"),))
    framed, *_ = build_rows((("how", "pump"),), (Frame(words=("how",), count=50),))
    of_how = np.isin(framed.codes, feature_codes(("how",)))
    assert np.ptp(bare.idf) == 0
    assert framed.idf[of_how].max() < framed.idf[~of_how].min()
    assert framed.unseen_idf > framed.idf.max()


@given(texts.filter(bool))
@settings(deadline=None, max_examples=40)
def test_a_phrase_of_the_faq_has_length_one_and_is_nearest_to_itself(phrase: Words) -> None:
    """What the vocabulary knows in full loses nothing."""
    vocabulary, rows, _ = build_rows((phrase, ("something", "else")), FRAMES)
    vector = Lexicon(vocabulary).encode(phrase)
    assert vector.seen == pytest.approx(1, abs=1e-5)
    assert dense(rows, vocabulary)[0] == pytest.approx(spread(vector, vocabulary), abs=1e-5)


@given(st.permutations(["how", "do", "i", "open", "the", "pump"]))
@settings(deadline=None, max_examples=30)
def test_the_order_of_words_changes_the_pairs_alone(order: list[str]) -> None:
    """Pieces and single words are a bag."""
    straight = ("how", "do", "i", "open", "the", "pump")
    here, there = feature_codes(straight), feature_codes(tuple(order))
    pairs = len(straight) + 1
    assert sorted(here[:-pairs].tolist()) == sorted(there[:-pairs].tolist())
    same = set(here[-pairs:].tolist()) == set(there[-pairs:].tolist())
    assert same == (tuple(order) == straight)


@given(st.lists(st.sampled_from(["xylophone", "zebra", "quokka"]), min_size=1, unique=True))
@settings(deadline=None)
def test_each_foreign_word_shrinks_the_vector(foreign: list[str]) -> None:
    """Unknown features count in the norm, which tells an out-of-scope question."""
    vocabulary, *_ = build_rows((("how", "do", "i", "refill", "the", "pump"),), FRAMES)
    lengths = [
        Lexicon(vocabulary).encode(("refill", "the", "pump", *foreign[:count])).seen
        for count in range(len(foreign) + 1)
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == len(lengths)


def test_each_word_brings_its_own_features_and_the_pair_behind_it() -> None:
    """Also those that another word brings too; the pair with the start is the first word's."""
    vocabulary, *_ = build_rows((("pump", "pumps"),))
    vector = Lexicon(vocabulary).encode(("pump", "pumps"))
    counts = np.bincount(vector.words)
    # " p pu um mp p_" and so on, the word, and the pairs with the start and with its neighbour.
    assert counts.tolist() == [5 + 4 + 3 + 1 + 2, 6 + 5 + 4 + 1 + 1]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_has_a_vector_of_length_at_most_one(text: str) -> None:
    """Each coordinate is one of the vocabulary's, and each word is one of the text's."""
    vocabulary, *_ = build_rows(tuple(tokens(phrase) for phrase in ("how are you", "नमस्ते", text)))
    for words in (tokens(text), tokens(f"{text} how")):
        vector = Lexicon(vocabulary).encode(words)
        assert 0 <= vector.seen <= 1
        assert np.linalg.norm(spread(vector, vocabulary)) <= 1 + 1e-6
        assert vector.ids.size == 0 or vector.ids.max() < len(vocabulary.codes)
        assert vector.words.size == 0 or vector.words.max() < len(words)


@given(st.lists(texts, max_size=6))
@settings(deadline=None, max_examples=40)
def test_a_lexicon_that_knows_words_already_gives_the_same_vectors(asked: list[Words]) -> None:
    """What was looked up for one question serves the next, to the last bit."""
    vocabulary, *_ = build_rows((("how", "do", "i", "open", "the", "pump"), *asked[:2]), FRAMES)
    lexicon = Lexicon(vocabulary)
    for words in (*asked, *asked):
        known, fresh = lexicon.encode(words), Lexicon(vocabulary).encode(words)
        assert known.seen == fresh.seen
        for one, other in ((known.ids, fresh.ids), (known.values, fresh.values)):
            assert one.tobytes() == other.tobytes()
        assert known.words.tolist() == fresh.words.tolist()


def test_no_words_have_no_features() -> None:
    """An empty question is the zero vector, an empty phrase a row of zeros."""
    vocabulary, rows, _ = build_rows(((), ("pump",), ()))
    assert rows.indptr[1] == 0
    assert rows.indptr[2] == rows.indptr[3]
    assert Lexicon(vocabulary).encode(()).ids.size == 0
    assert Lexicon(vocabulary).encode(()).seen == 0
    empty, none, _ = build_rows(((),))
    assert (empty.codes.size, none.values.size) == (0, 0)
    assert Lexicon(empty).encode(("pump",)).seen == 0


def test_different_words_and_pieces_have_different_codes() -> None:
    """The hash tells some thousand features apart, as a random one would."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = tuple(a + b + c for a in letters for b in letters for c in letters[:8])
    features = feature_codes(words)
    single = features[: -len(words) - 1]
    expected = {feature for feature, _ in all_features(words) if len(feature) == 2}
    assert len(np.unique(single)) == len(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("is", "to"), ("it", "so")), (("in", "to"), ("it", "no")), (("on", "my"), ("om", "ny"))],
)
def test_different_pairs_of_words_have_different_codes(one: Words, other: Words) -> None:
    """Neighbours "is to" are another feature than neighbours "it so"."""
    here, there = feature_codes(("x", *one, "y")), feature_codes(("x", *other, "y"))
    # The four pairs from word to word, without those with the start and the end of the text.
    assert not set(here[-4:-1].tolist()) & set(there[-4:-1].tolist())


@given(st.lists(texts, max_size=6))
def test_pairs_of_many_texts_are_those_of_each(said: list[Words]) -> None:
    """Also where some have no words."""
    own = [[word_codes(word)[1] for word in words] for words in said]
    flat = np.array([code for codes in own for code in codes], np.uint64)
    found = all_pair_codes(flat, np.array([len(words) for words in said], np.int64))
    assert found.tolist() == [code for codes in own for code in pair_codes(codes)]
