"""How honest confidences are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.evaluation.calibration import area_under_roc, expected_calibration_error

# Confidences as replies hold them: four decimals. Few enough values that ties are common.
CONFIDENCES = st.integers(0, 20).map(lambda n: round(n / 20, 4))
HELD = st.lists(st.tuples(CONFIDENCES, st.booleans()), min_size=1, max_size=40)


def slow_auroc(held: list[tuple[float, bool]]) -> float | None:
    """Compare every right one with every wrong one."""
    rights = [confidence for confidence, is_right in held if is_right]
    wrongs = [confidence for confidence, is_right in held if not is_right]
    wins = [
        1.0 if right > wrong else 0.5 if right == wrong else 0.0
        for right, wrong in itertools.product(rights, wrongs)
    ]
    return sum(wins) / len(wins) if wins else None


def slow_error(held: list[tuple[float, bool]]) -> float:
    """Go through the ten bins and compare mean confidence with accuracy."""
    total = 0.0
    for low in range(10):
        inside = [h for h in held if low <= h[0] * 10 < low + 1 or (low == 9 and h[0] == 1)]
        if inside:
            confidence = sum(c for c, _ in inside) / len(inside)
            accuracy = sum(r for _, r in inside) / len(inside)
            total += len(inside) / len(held) * abs(confidence - accuracy)
    return total


@given(HELD)
def test_auroc_equals_comparing_every_pair(held: list[tuple[float, bool]]) -> None:
    """The quick way by ranks and the slow way by pairs agree, ties included."""
    assert area_under_roc(held) == pytest.approx(slow_auroc(held))


@given(HELD)
def test_calibration_error_equals_its_definition(held: list[tuple[float, bool]]) -> None:
    """The sum over bins agrees with means and shares worked out one by one."""
    assert expected_calibration_error(held) == pytest.approx(slow_error(held))


def test_auroc_needs_right_and_wrong() -> None:
    """With one kind only there is nothing to compare."""
    assert area_under_roc([(0.3, True), (0.8, True)]) is None
    assert area_under_roc([(0.3, False), (0.8, False)]) is None


def test_nothing_has_no_calibration() -> None:
    """No pairs, no figure."""
    assert expected_calibration_error([]) is None
    assert area_under_roc([]) is None


def test_perfect_confidences() -> None:
    """Sure of what is right and of nothing else: no error, perfect order."""
    held = [(1.0, True), (0.0, False), (1.0, True)]
    assert expected_calibration_error(held) == 0
    assert area_under_roc(held) == 1


def test_nine_in_ten_at_nine_tenths_is_honest() -> None:
    """Confidence 0.9 that is right nine times in ten carries no error."""
    held = [(0.9, n > 0) for n in range(10)]
    assert expected_calibration_error(held) == pytest.approx(0)


def test_a_border_belongs_to_the_bin_above() -> None:
    """0.1 and 0.19 share a bin, where their gaps cancel; 0.09 and 0.1 do not."""
    assert expected_calibration_error([(0.1, True), (0.19, False)]) == pytest.approx(0.355)
    assert expected_calibration_error([(0.09, True), (0.1, False)]) == pytest.approx(0.505)
