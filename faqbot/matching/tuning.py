"""Fitting what turns raw scores into confidence, on the FAQ's own phrases held out in turn.

A phrase held out is a question that can be answered; the same phrase, with its entry left out of
the running, is one that cannot, and so is a held-out phrase of a known gap: half of each. Where
many phrases of known gaps are held out, they alone are the questions that cannot be answered: the
curator has said what people ask in vain. With many gaps those of every other one are held out all
at once, as if nobody had thought of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import ConfidenceMap, HeldOut, fit_confidence, softmax
from faqbot.matching.head import DualHead, Single, class_weights, fit_head
from faqbot.matching.index import Scales
from faqbot.matching.pooling import pool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.index import Layout
    from faqbot.matching.kernel import Kernel

__all__ = [
    "DEFAULT_SCALES",
    "UNANSWERABLE_SHARE",
    "HeldOutScores",
    "cross_validate",
    "default_scales",
    "fit_scales",
]

Float = NDArray[np.float64]

# The share of questions that an FAQ cannot answer, where its settings do not say. Entries that
# are hidden make harder questions than people do: with .2, .25 and .3 the confidence of people's
# own unanswerable questions (the article's, and those of CLINC150) is off by .037, .049 and .064 on
# average and Matthews correlation at the default decision is .709, .704 and .696; where whole
# entries are hidden it is .645, .649 and .657.
UNANSWERABLE_SHARE = 0.25
# Fitted on FAQs of 1 to 75 entries with 1 to 20 phrases each, drawn from the training parts of
# CLINC150 and BANKING77, with three unanswerable questions in ten, half of them about other
# entries: on either source by the numbers from the other one, off by .08 and .12 on average.
_PRIOR = ConfidenceMap(p_weight=1.045, doubt_weight=0.135, s_weight=2.693, intercept=4.918)
# The same with the encoder of the extra.
_PRIOR_ENCODED = ConfidenceMap(p_weight=0.758, doubt_weight=0.472, s_weight=2.846, intercept=4.034)
DEFAULT_SCALES = Scales(pool=3.0, sharpness=20.0, confidence=_PRIOR, learned=False)
# With fewer held-out phrases than this, what they say about the scales is noise.
_MIN_HELD_OUT = 60
# A phrase tells something when its group still has two others to find it by.
_MIN_GROUP = 3
# Few phrases are held out in five parts; of many, a part or two tell enough, and time counts.
_FOLDS = 5
_FOLDS_USED = ((1_000, 5), (2_000, 2))
# So many held-out phrases tell enough, and so many at a time keep their nearness to tens of
# thousands of others within some tens of megabytes.
_MOST_HELD_OUT = 4_000
_AT_ONCE = 500
# So few parts are gaps dealt into that enough of their phrases are among the parts used.
_FEWEST_GAP_PARTS = 3
# From so many gaps on, every other one can be held out as a whole.
_MIN_GAPS = 5
# From so many held-out phrases of gaps on, they alone stand for what cannot be answered.
_MIN_GAP_PHRASES = 30
# With nothing but unanswerable questions there would be nothing to learn from.
_MAX_SHARE = 0.95
# The first of equals is taken: where nothing speaks for another weight, the usual one.
_POOL_GRID = (3.0, 0.0, 8.0, 16.0, 24.0)
_SHARPNESS_GRID = (5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0)
_TEMPERATURES = (0.5, 0.7, 1.0, 1.3, 1.6, 2.0, 2.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOutScores:
    """Head scores and pools by class, pools by group, and the group, of phrases held out."""

    scores: Float
    pools: Float
    group_pools: Float
    groups: NDArray[np.intp]


def default_scales(*, encoded: bool) -> Scales:
    """Return the scales of an FAQ that has too few phrases to learn its own from."""
    return replace(DEFAULT_SCALES, confidence=_PRIOR_ENCODED) if encoded else DEFAULT_SCALES


def fit_scales(
    held: HeldOutScores, layout: Layout, unanswerable_share: float, default: Scales
) -> Scales:
    """Return the scales under which *held* phrases are most likely, or *default* if too few."""
    own = layout.class_of_groups()[held.groups]
    answerable = own < layout.entries
    if int(answerable.sum()) < _MIN_HELD_OUT:
        return default
    weight = _best_pool_weight(held, own, answerable)
    rows = _rows(held, weight, own, layout, unanswerable_share)
    return Scales(
        pool=weight,
        sharpness=_best_sharpness(held, layout),
        confidence=fit_confidence(rows, default.confidence),
        learned=True,
    )


def cross_validate(
    kernel: Kernel, groups: NDArray[np.intp], layout: Layout
) -> tuple[HeldOutScores, DualHead]:
    """Return the scores of phrases that the head was fitted without, fold by fold.

    And the head of the last fold, as one of all phrases: near that of all, it is where to begin.
    """
    labels = layout.class_of_groups()[groups]
    enough = np.bincount(groups, minlength=layout.groups)[groups] >= _MIN_GROUP
    results = []
    for held in _folds(groups, labels, layout):
        kept = np.setdiff1d(np.arange(len(groups)), held, assume_unique=True)
        held = held[enough[held] | (labels[held] >= layout.entries)]  # noqa: PLW2901 - narrowed
        fitted = fit_head(
            kernel.of(kept),
            labels[kept],
            class_weights(labels[kept], np.arange(layout.classes) < layout.entries),
            classes=layout.classes,
        )
        told = held[:: -(-len(held) // _MOST_HELD_OUT) or 1]
        for start in range(0, max(1, len(told)), _AT_ONCE):
            some = told[start : start + _AT_ONCE]
            near = kernel.between(some, kept)
            # With an encoder texts can be contrary; a pool begins at 0.
            nearness = np.maximum(near, 0.0)
            by_group = _pools(nearness, groups[kept], layout.groups)
            # An entry is a class of its own; all gaps are one together, and all small talk.
            others = slice(layout.entries, layout.classes)
            pools = by_group[:, : layout.classes].copy()
            pools[:, others] = _pools(nearness, labels[kept], layout.classes, others)
            results.append(
                HeldOutScores(
                    scores=(near @ fitted.coefficients + fitted.bias).astype(np.float64),
                    pools=pools,
                    group_pools=by_group,
                    groups=groups[some],
                )
            )
    scores = HeldOutScores(
        scores=np.concatenate([result.scores for result in results]),
        pools=np.concatenate([result.pools for result in results]),
        group_pools=np.concatenate([result.group_pools for result in results]),
        groups=np.concatenate([result.groups for result in results]),
    )
    return scores, fitted.among(kept, len(groups))


def _folds(
    groups: NDArray[np.intp], labels: NDArray[np.intp], layout: Layout
) -> Iterator[NDArray[np.intp]]:
    """Yield the phrases of each fold, every group spread evenly, every other gap in one piece."""
    used = next((used for limit, used in _FOLDS_USED if len(groups) <= limit), 1)
    shuffled = np.random.default_rng(0).permutation(len(groups))
    order = shuffled[np.argsort(groups[shuffled], kind="stable")]
    folds = np.empty(len(groups), np.intp)
    folds[order] = np.arange(len(groups)) % _FOLDS
    of_gaps = order[labels[order] == layout.gap_class]
    gap_parts = max(used, _FEWEST_GAP_PARTS)
    folds[of_gaps] = np.arange(len(of_gaps)) % gap_parts
    if layout.gaps >= _MIN_GAPS:
        together = of_gaps[groups[of_gaps] % 2 == 0]
        folds[together] = groups[together] // 2 % gap_parts
    for fold in range(used):
        yield np.flatnonzero(folds == fold)


def _pools(
    near: Single, labels: NDArray[np.intp], count: int, wanted: slice = slice(None)
) -> Float:
    """Return the pools over phrases with each of the *wanted* of *count* labels, which ascend."""
    starts = labels.searchsorted(np.arange(count + 1))
    spans = [slice(*starts[label : label + 2]) for label in range(count)[wanted]]
    pools = np.zeros((len(near), len(spans)))
    for column, span in enumerate(spans):
        pools[:, column] = pool(near[:, span])
    return pools


def _best_pool_weight(
    held: HeldOutScores, own: NDArray[np.intp], answerable: NDArray[np.bool_]
) -> float:
    """Return the weight under which held-out phrases are most likely, at its best temperature."""
    scores, pools, right = held.scores[answerable], held.pools[answerable], own[answerable]

    def loss(weight: float) -> float:
        return min(
            _log_loss(temperature * (scores + weight * pools), right)
            for temperature in _TEMPERATURES
        )

    return min(_POOL_GRID, key=loss)


def _best_sharpness(held: HeldOutScores, layout: Layout) -> float:
    """Return the sharpness under which held-out phrases of gaps most likely find their gap."""
    first, last = layout.entries, layout.entries + layout.gaps
    # Of a gap that is hidden as a whole nothing is near.
    near = held.group_pools[np.arange(len(held.groups)), held.groups] > 0
    chosen = (held.groups >= first) & (held.groups < last) & near
    if int(chosen.sum()) < _MIN_HELD_OUT:
        return DEFAULT_SCALES.sharpness
    pools, right = held.group_pools[chosen, first:last], held.groups[chosen] - first
    return min(_SHARPNESS_GRID, key=lambda sharpness: _log_loss(sharpness * pools, right))


def _log_loss(scores: Float, right: NDArray[np.intp]) -> float:
    # A probability floor keeps single hopeless phrases from deciding alone.
    return float(-np.log(softmax(scores)[np.arange(len(right)), right] + 1e-4).mean())


def _rows(
    held: HeldOutScores,
    pool_weight: float,
    own: NDArray[np.intp],
    layout: Layout,
    unanswerable_share: float,
) -> HeldOut:
    """Return the best entries of held-out phrases as rows to fit the confidence to."""
    totals = held.scores + pool_weight * held.pools
    answerable = own < layout.entries
    rows = [_best(totals[answerable], held.pools[answerable], own[answerable], layout.entries)]
    gap = own == layout.gap_class
    if gap.any():
        rows.append(_best(totals[gap], held.pools[gap], None, layout.entries))
    if int(gap.sum()) < _MIN_GAP_PHRASES and layout.entries > 1:
        masked = totals[answerable]
        masked[np.arange(len(masked)), own[answerable]] = -np.inf
        rows.append(_best(masked, held.pools[answerable], None, layout.entries))
    share = min(unanswerable_share, _MAX_SHARE)
    odds = share / (1.0 - share)
    sizes = [len(right) for _, _, right in rows]
    weights = [np.ones(sizes[0])]
    kinds = max(1, len(sizes) - 1)
    weights += [np.full(size, odds * sizes[0] / kinds / max(1, size)) for size in sizes[1:]]
    probability, pools, right = (np.concatenate(column) for column in zip(*rows, strict=True))
    return HeldOut(probability=probability, pool=pools, right=right, weight=np.concatenate(weights))


def _best(
    totals: Float, pools: Float, own: NDArray[np.intp] | None, entries: int
) -> tuple[Float, Float, NDArray[np.bool_]]:
    """Return probability and pool of the best entry of each row, and whether it is its own."""
    probabilities = softmax(totals)[:, :entries]
    best = probabilities.argmax(axis=1)
    rows = np.arange(len(best))
    right = best == own if own is not None else np.zeros(len(best), bool)
    return probabilities[rows, best], pools[rows, best], right
