"""Fitting what turns raw scores into confidence, on the FAQ's own phrases held out in turn.

The phrases are dealt into folds, stratified by group, and for each fold the head is fitted without
the fold's phrases. Those of entries are then questions that can be answered. Questions that cannot
be answered are, in an FAQ with known gaps, the held-out phrases of gaps, of every other gap all at
once, as if nobody had thought of it; in an FAQ without, all phrases of a fifth of the entries,
which are hidden from that fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faqbot.matching.calibration import ConfidenceMap, HeldOut, fit_confidence, softmax
from faqbot.matching.head import class_weights, fit_head
from faqbot.matching.index import Layout, Scales
from faqbot.matching.pooling import pool

__all__ = ["DEFAULT_SCALES", "UNANSWERABLE_SHARE", "fit_scales"]

Float = NDArray[np.float64]

# The share of questions that an FAQ cannot answer, where its settings do not say: .3 was right
# or on the safe side for most of the public sets that the recipe was developed on.
UNANSWERABLE_SHARE = 0.3
# Fitted on FAQs of 1 to 75 entries with 1 to 20 phrases each, drawn from the training parts of
# CLINC150 and BANKING77, with three unanswerable questions in ten: calibration error .02 to .18.
_PRIOR = ConfidenceMap(p_weight=1.32, s_weight=2.74, intercept=5.25)
DEFAULT_SCALES = Scales(pool=3.0, sharpness=20.0, confidence=_PRIOR)
# With fewer held-out phrases than this, what they say about the scales is noise.
_MIN_HELD_OUT = 60
_FOLDS = 5
# With nothing but unanswerable questions there would be nothing to learn from.
_MAX_SHARE = 0.95
# Hiding a fifth of the entries teaches something only where there is a fifth; and gaps tell about
# unanswerable questions only where there are several.
_MIN_ENTRIES_TO_HIDE = 5
_MIN_GAPS = 5
# The first of equals is taken: where nothing speaks for another weight, the usual one.
_POOL_GRID = (3.0, 0.0, 8.0, 16.0, 24.0)
_SHARPNESS_GRID = (5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0)
_TEMPERATURES = (0.5, 0.7, 1.0, 1.3, 1.6, 2.0, 2.5)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Held-out phrases: head scores and pools by class, pools by group, and what they are.

    *hidden* marks phrases whose entry was left out.
    """

    scores: Float
    pools: Float
    group_pools: Float
    phrases: NDArray[np.intp]
    hidden: NDArray[np.bool_]


def fit_scales(
    kernel: Float,
    groups: NDArray[np.intp],
    layout: Layout,
    unanswerable_share: float,
) -> Scales:
    """Return the scales for phrases with these inner products and groups."""
    labels = layout.class_of_groups()[groups]
    sizes = np.bincount(groups, minlength=layout.groups)
    # A phrase tells something when its group still has two others to find it by.
    usable = (sizes[groups] > 2) & (labels < layout.entries)  # noqa: PLR2004 - as just said
    if int(usable.sum()) < _MIN_HELD_OUT:
        return DEFAULT_SCALES
    scored = _hold_out(kernel, groups, labels, layout)
    pool_weight = _best_pool_weight(scored, labels, usable)
    return Scales(
        pool=pool_weight,
        sharpness=_best_sharpness(scored, groups, layout),
        confidence=fit_confidence(
            _rows(scored, pool_weight, labels, usable, layout, unanswerable_share), _PRIOR
        ),
    )


def _hold_out(
    kernel: Float,
    groups: NDArray[np.intp],
    labels: NDArray[np.intp],
    layout: Layout,
) -> _Scored:
    folds = _deal(groups)
    # Every other gap stays together.
    together = np.flatnonzero((labels == layout.gap_class) & (groups % 2 == 0))
    folds[together] = groups[together] // 2 % _FOLDS
    hide = layout.gaps < _MIN_GAPS and layout.entries >= _MIN_ENTRIES_TO_HIDE
    # Single precision halves the time, and what is fitted here is rounded in the end.
    kernel = kernel.astype(np.float32)
    entry_folds = np.random.default_rng(1).permutation(layout.entries) % _FOLDS
    results = []
    for fold in range(_FOLDS):
        hidden = np.zeros(len(groups), bool)
        if hide:
            of_entry = labels < layout.entries
            hidden[of_entry] = entry_folds[labels[of_entry]] == fold
        held = np.flatnonzero(hidden | (folds == fold))
        kept = np.flatnonzero(~hidden & (folds != fold))
        fitted = fit_head(
            kernel[np.ix_(kept, kept)],
            labels[kept],
            class_weights(labels[kept], np.arange(layout.classes) < layout.entries),
            classes=layout.classes,
        )
        near = kernel[np.ix_(held, kept)]
        scores = near @ fitted.coefficients + fitted.bias
        # A class without phrases was not trained and must not win.
        scores[:, np.bincount(labels[kept], minlength=layout.classes) == 0] = -np.inf
        results.append(
            _Scored(
                scores=scores,
                pools=_pools(near, labels[kept], layout.classes),
                group_pools=_pools(near, groups[kept], layout.groups),
                phrases=held,
                hidden=hidden[held],
            )
        )
    return _Scored(
        *(
            np.concatenate([getattr(result, name) for result in results])
            for name in ("scores", "pools", "group_pools", "phrases", "hidden")
        )
    )


def _deal(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return a fold for each phrase, every group spread evenly over the folds."""
    shuffled = np.random.default_rng(0).permutation(len(groups))
    order = shuffled[np.argsort(groups[shuffled], kind="stable")]
    folds = np.empty(len(groups), np.intp)
    folds[order] = np.arange(len(groups)) % _FOLDS
    return folds


def _pools(near: Float, labels: NDArray[np.intp], count: int) -> Float:
    pools = np.zeros((len(near), count))
    for label in np.unique(labels):
        pools[:, label] = pool(near[:, labels == label])
    return pools


def _best_pool_weight(
    scored: _Scored, labels: NDArray[np.intp], usable: NDArray[np.bool_]
) -> float:
    """Return the weight under which held-out phrases are most likely, at its best temperature."""
    chosen = usable[scored.phrases] & ~scored.hidden
    right = labels[scored.phrases[chosen]]
    # Of classes that went untrained in a fold the score is minus infinity; no weight changes it.
    scores, pools = scored.scores[chosen], scored.pools[chosen]

    def loss(weight: float) -> float:
        return min(
            _log_loss(temperature * (scores + weight * pools), right)
            for temperature in _TEMPERATURES
        )

    return min(_POOL_GRID, key=loss)


def _best_sharpness(scored: _Scored, groups: NDArray[np.intp], layout: Layout) -> float:
    """Return the sharpness under which held-out phrases of gaps most likely find their gap."""
    first, last = layout.entries, layout.entries + layout.gaps
    own = groups[scored.phrases]
    # Of a gap that is hidden as a whole nothing is near.
    near = scored.group_pools[np.arange(len(own)), own] > 0
    chosen = (own >= first) & (own < last) & near
    if int(chosen.sum()) < _MIN_HELD_OUT:
        return DEFAULT_SCALES.sharpness
    pools, right = scored.group_pools[chosen, first:last], own[chosen] - first
    return min(_SHARPNESS_GRID, key=lambda sharpness: _log_loss(sharpness * pools, right))


def _log_loss(scores: Float, right: NDArray[np.intp]) -> float:
    # A probability floor keeps single hopeless phrases from deciding alone.
    return float(-np.log(softmax(scores)[np.arange(len(right)), right] + 1e-4).mean())


def _rows(
    scored: _Scored,
    pool_weight: float,
    labels: NDArray[np.intp],
    usable: NDArray[np.bool_],
    layout: Layout,
    unanswerable_share: float,
) -> HeldOut:
    probabilities = softmax(scored.scores + pool_weight * scored.pools)[:, : layout.entries]
    best = probabilities.argmax(axis=1)
    rows = np.arange(len(best))
    own = labels[scored.phrases]
    answerable = usable[scored.phrases] & ~scored.hidden
    kinds = [scored.hidden, own == layout.entries] if layout.gaps else [scored.hidden]
    weight = answerable.astype(np.float64)
    present = [kind for kind in kinds if kind.any()]
    share = min(unanswerable_share, _MAX_SHARE)
    odds = share / (1.0 - share)
    for kind in present:
        weight[kind] = odds * weight[answerable].sum() / len(present) / kind.sum()
    chosen = weight > 0
    return HeldOut(
        probability=probabilities[rows, best][chosen],
        pool=scored.pools[rows, best][chosen],
        right=(answerable & (best == own))[chosen],
        weight=weight[chosen],
    )
