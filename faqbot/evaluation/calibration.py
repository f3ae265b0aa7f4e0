"""How honest confidences are: pairs of a confidence and whether it was right in, figures out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["area_under_roc", "expected_calibration_error"]

# The customary number of bins (Guo and others 2017 use 15, most since then 10).
_BINS = 10


def expected_calibration_error(held: Sequence[tuple[float, bool]]) -> float | None:
    """Return by how much confidence and accuracy differ on average, or None for no pairs.

    The pairs fall into ten bins of equal width, each closed below; the last one holds 1 too.
    Each bin counts by its share of the pairs.
    """
    if not held:
        return None
    excess = [0.0] * _BINS
    for confidence, is_right in held:
        excess[min(int(confidence * _BINS), _BINS - 1)] += confidence - is_right
    return sum(abs(gap) for gap in excess) / len(held)


def area_under_roc(held: Sequence[tuple[float, bool]]) -> float | None:
    """Return how often a right one is held surer than a wrong one; ties count half.

    None where there is nothing right or nothing wrong.
    """
    rights = sum(is_right for _, is_right in held)
    wrongs = len(held) - rights
    if not rights or not wrongs:
        return None
    wins = 0.0
    wrongs_below = 0
    for _, tied in groupby(sorted(held), key=lambda pair: pair[0]):
        outcomes = [is_right for _, is_right in tied]
        rights_here = sum(outcomes)
        wrongs_here = len(outcomes) - rights_here
        wins += rights_here * (wrongs_below + wrongs_here / 2)
        wrongs_below += wrongs_here
    return wins / (rights * wrongs)
