"""The figures of the benchmarks, on cases small enough to count by hand."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scores import (
    Guess,
    Held,
    best_correlation,
    correlation,
    held_at,
    percentile,
    score,
)

LABELS = st.sampled_from(["a", "b", None])
ROWS = st.lists(
    st.tuples(LABELS, st.sampled_from(["a", "b"]), st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])),
    min_size=1,
    max_size=12,
)


def decided(guess: Guess, threshold: float) -> str | None:
    """Return what is answered at one threshold."""
    return guess.best if guess.confidence >= threshold else None


def test_correlation_of_two_classes_is_the_phi_coefficient() -> None:
    """With 6 and 3 right, 1 and 2 wrong: (6*3 - 1*2) / sqrt(7*8*4*5)."""
    labels = ["a"] * 8 + ["b"] * 4
    predicted = ["a"] * 6 + ["b"] * 2 + ["a"] + ["b"] * 3
    assert correlation(labels, predicted) == pytest.approx(16 / math.sqrt(7 * 8 * 4 * 5))


def test_correlation_is_one_when_all_is_right_and_zero_for_one_answer_to_all() -> None:
    """Refusing is as right as an entry where no entry covers the question."""
    assert correlation(["a", "b", None], ["a", "b", None]) == pytest.approx(1)
    assert correlation(["a", "b", None], [None, None, None]) == 0


@given(ROWS)
def test_the_best_correlation_is_that_of_the_best_threshold(
    rows: list[tuple[str | None, str, float]],
) -> None:
    """It equals trying every threshold in turn, and the one named gives it."""
    labels = [label for label, _, _ in rows]
    guesses = [Guess(best=best, confidence=confidence) for _, best, confidence in rows]
    found, threshold = best_correlation(labels, guesses)
    tried = [
        correlation(labels, [decided(guess, level) for guess in guesses])
        for level in (0.0, 0.3, 0.5, 0.9, 1.0, 1.1)
    ]
    assert found == pytest.approx(max(tried))
    at_threshold = [decided(guess, threshold) for guess in guesses]
    assert correlation(labels, at_threshold) == pytest.approx(found)


def test_a_question_back_counts_as_not_answered() -> None:
    """It is no right answer, refuses what is not covered, and is given beside."""
    labels = ["a", "a", "b", None, None]
    guesses = [
        Guess(best="a", confidence=0.9, answered="a"),
        Guess(best="a", confidence=0.4, options=("b", "a")),
        Guess(best="a", confidence=0.8, answered="a"),
        Guess(best="b", confidence=0.3, options=("b",)),
        Guess(best="b", confidence=0.6, answered="b"),
    ]
    found = score(labels, guesses)
    assert found.accuracy == pytest.approx(2 / 3)
    assert found.right == pytest.approx(1 / 3)
    assert found.right_or_asked == pytest.approx(2 / 3)
    assert found.asked == pytest.approx(1 / 3)
    assert found.refused == found.asked_uncovered == pytest.approx(1 / 2)
    assert found.auroc_covered == pytest.approx(5 / 6)
    assert found.auroc_right == pytest.approx(4 / 6)
    # The bin at .8 holds a wrong one, that at .9 a right one, .3, .4 and .6 one each.
    assert found.calibration_error == pytest.approx((0.8 + 0.1 + 0.3 + 0.6 + 0.6) / 5)
    assert found.held_at_8 == Held(share=2 / 5, precision=1 / 2)
    assert found.held_at_9 == Held(share=1 / 5, precision=1)


def test_where_every_question_is_covered_nothing_is_said_of_others() -> None:
    """BANKING77 has no question out of scope."""
    found = score(["a"], [Guess(best="a", confidence=0.2)])
    assert found.refused is None
    assert found.auroc_covered is None
    assert found.accuracy == 1
    assert found.right == 0


def test_nothing_held_so_sure_has_no_precision() -> None:
    """A share of none is none, not zero."""
    assert held_at([(0.7, True)], 0.8) == Held(share=0, precision=None)


def test_percentiles_are_values_that_occurred() -> None:
    """The 99th of 200 is the third largest: two are above."""
    values = [float(value) for value in range(1, 201)]
    random.Random(1).shuffle(values)  # noqa: S311 - to repeat
    assert percentile(values, 99) == 198
    assert percentile(values, 50) == 100.5
    assert percentile([7.0], 99) == 7
