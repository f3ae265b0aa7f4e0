"""The results as tables for people."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.published import PUBLISHED
from benchmarks.tables import bars, number, share, table
from benchmarks.trials import TYPOS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.datasets import Dataset
    from benchmarks.published import Published
    from benchmarks.scores import Scores
    from benchmarks.speed import Speed
    from benchmarks.trials import Cost

__all__ = ["costs_table", "growth_table", "heading", "scores_table", "speed_table", "typos_table"]

_MEGABYTE = 1e6
_SCORES = (
    "",
    *("acc", "right", "or asked", "asked", "refused", "asked-", "AUROC", "AUROC r", "MCC", "best"),
    *("at", "ECE", "P>=.8", "held", "P>=.9", "held"),
)
_SPEEDS = (
    *("", "phrases", "entries", "compile s", "index MB", "peak MB"),
    *("ask ms", "p99 ms", "mean ms", "ask_many ms", "WRatio ms", "WRatio/ask"),
)
_COSTS = ("", "compile s", "median ms", "p99 ms", "peak MB", "index MB")


def heading(dataset: Dataset) -> str:
    """Return what is measured on what."""
    uncovered = sum(question.label is None for question in dataset.questions)
    gaps = f" and {len(dataset.gaps):,} known gaps" if dataset.gaps else ""
    return (
        f"## {dataset.title}\n"
        f"{len(dataset.by_entry())} entries, {len(dataset.phrases):,} phrases{gaps}; "
        f"{len(dataset.questions) - uncovered:,} questions covered, {uncovered:,} not"
    )


def scores_table(dataset: Dataset, scores: Mapping[str, Scores]) -> str:
    """Return the table of what was right, with what was published at its end."""
    rows = [_SCORES, *((name, *_score_cells(found)) for name, found in scores.items())]
    published = PUBLISHED.get(dataset.name, ())
    return table([*rows, *((f"* {each.name}", *_published_cells(each)) for each in published)])


def costs_table(costs: Mapping[str, Cost]) -> str:
    """Return the table of times and memory."""
    return table(
        [
            _COSTS,
            *(
                (
                    name,
                    number(cost.compile_seconds),
                    number(cost.median_ms),
                    number(cost.p99_ms),
                    _megabytes(cost.peak),
                    _megabytes(cost.index),
                )
                for name, cost in costs.items()
            ),
        ]
    )


def typos_table(accuracies: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """Return the points of accuracy lost, for each contestant on each data set."""
    sets = list(dict.fromkeys(name for found in accuracies.values() for name in found))
    errors = [f"{count} typo{'s' if count > 1 else ''}" for count in TYPOS[1:]]
    rows = [
        (
            "",
            *(column for name in sets for column in (name, *errors)),
            *(f"mean, {count}" for count in errors),
        )
    ]
    for contestant, found in accuracies.items():
        losses = {
            name: [100 * (each - clean) for each in noisy]
            for name, (clean, *noisy) in found.items()
        }
        means = [statistics.mean(column) for column in zip(*losses.values(), strict=True)]
        cells: list[str] = []
        for name in sets:
            if name in found:
                cells += [share(found[name][0]), *(f"{each:+.1f}" for each in losses[name])]
            else:
                cells += ["-"] * len(TYPOS)
        rows.append((contestant, *cells, *(f"{mean:+.1f}" for mean in means)))
    return table([row + ("-",) * (len(rows[0]) - len(row)) for row in rows])


def growth_table(scores: Mapping[str, Mapping[int, Scores]]) -> str:
    """Return accuracy and AUROC by phrases an entry, and the accuracies as bars."""
    counts = list(dict.fromkeys(count for found in scores.values() for count in found))
    rows = [("", *(f"k={count}" for count in counts))]
    for name, found in scores.items():
        cells = (found.get(count) for count in counts)
        rows.append(
            (
                name,
                *(
                    f"{share(each.accuracy)} {share(each.auroc_covered)}" if each else "-"
                    for each in cells
                ),
            )
        )
    drawn = [
        (f"k={count:<3} {name}", scores[name][count].accuracy or 0.0)
        for count in counts
        for name in scores
        if count in scores[name]
    ]
    return f"{table(rows)}\n\n{bars(drawn)}"


def speed_table(speeds: Mapping[str, Speed]) -> str:
    """Return the times by size, and the medians as bars on a logarithmic scale."""
    rows = [
        _SPEEDS,
        *(
            (
                name,
                f"{found.phrases:,}",
                f"{found.entries:,}",
                number(found.compile_seconds),
                _megabytes(found.index),
                _megabytes(found.peak),
                number(found.ask_ms),
                number(found.ask_p99_ms),
                number(found.mean_ms),
                number(found.many_ms),
                number(found.scan_ms),
                f"{number(found.ratio)} x",
            )
            for name, found in speeds.items()
        ),
    ]
    drawn = [
        (f"{name} {what}", value)
        for name, found in speeds.items()
        for what, value in (("ask", found.ask_ms), ("WRatio", found.scan_ms))
    ]
    plot = bars(drawn, logarithmic=True)
    return f"{table(rows)}\n\nMedian of a question in ms, logarithmic scale:\n{plot}"


def _score_cells(found: Scores) -> list[str]:
    values = (
        found.accuracy,
        found.right,
        found.right_or_asked,
        found.asked,
        found.refused,
        found.asked_uncovered,
        found.auroc_covered,
        found.auroc_right,
        found.correlation,
        found.best_correlation,
        found.best_threshold,
        found.calibration_error,
        found.held_at_8.precision,
        found.held_at_8.share,
        found.held_at_9.precision,
        found.held_at_9.share,
    )
    return [share(value) for value in values]


def _published_cells(found: Published) -> list[str]:
    known = {
        "acc": found.accuracy,
        "right": found.right,
        "refused": found.refused,
        "AUROC": found.auroc_covered,
        "best": found.best_correlation,
    }
    return [share(known.get(column)) for column in _SCORES[1:]]


def _megabytes(size: int | None) -> str:
    return number(None if size is None else size / _MEGABYTE)
