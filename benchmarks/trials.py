"""One contestant put to one data set: what it guesses, and what that costs."""

from __future__ import annotations

import pickle
import statistics
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.contestants import CONTESTANTS
from benchmarks.datasets import Labelled, first, seeded
from benchmarks.isolation import isolated, peak_memory
from benchmarks.noise import with_typos
from benchmarks.scores import accuracy, percentile

if TYPE_CHECKING:
    from benchmarks.contestants import Contestant
    from benchmarks.datasets import Dataset
    from benchmarks.scores import Guess

__all__ = ["TYPOS", "Cost", "Trial", "index_bytes", "run_trial", "run_typos", "with_noise"]

# How many typing errors a question is given, in turn; 0 is the question as it was asked.
TYPOS = (0, 1, 2)
# Of a few hundred questions one draw of errors tells a loss to two points only.
_DRAWS = 5
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Times, and memory in bytes. *peak* is of the whole process, interpreter included."""

    compile_seconds: float
    median_ms: float
    p99_ms: float
    peak: int | None
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The guesses in the order of the questions, and their cost."""

    guesses: tuple[Guess, ...]
    cost: Cost


class _Counter:
    """A file that keeps nothing but its length."""

    def __init__(self) -> None:
        self.length = 0

    def write(self, data: bytes | memoryview) -> int:
        size = memoryview(data).nbytes
        self.length += size
        return size


def run_trial(name: str, dataset: Dataset, patience: float) -> Trial:
    """Return how the contestant called *name* does on *dataset*; raise JobError if it cannot."""
    return isolated(_trial, name, dataset, patience=patience)


def run_typos(name: str, dataset: Dataset, patience: float) -> tuple[float, ...]:
    """Return the accuracies at each number of TYPOS, each the mean of several draws of errors.

    Raises JobError if there are none.
    """
    return isolated(_typos, name, dataset, patience=patience)


def with_noise(dataset: Dataset, count: int, draw: int) -> Dataset:
    """Return *dataset* with *count* typing errors in each question, others in every *draw*."""
    rng = seeded(dataset.name, count, draw)
    questions = (
        Labelled(with_typos(question.text, count, rng), question.label)
        for question in dataset.questions
    )
    return replace(dataset, questions=tuple(questions))


def index_bytes(index: object) -> int:
    """Return how many bytes *index* takes when it is written down."""
    counter = _Counter()
    pickle.Pickler(counter, protocol=pickle.HIGHEST_PROTOCOL).dump(index)
    return counter.length


def _trial(name: str, dataset: Dataset) -> Trial:
    # Once beforehand, so that loading libraries does not count as compiling.
    CONTESTANTS[name](first(dataset, 3))
    start = time.perf_counter()
    contestant = CONTESTANTS[name](dataset)
    compiled = time.perf_counter() - start
    # A phrase, so that nothing is done for the first time while a question is timed.
    contestant.ask(dataset.phrases[0][0])
    guesses, times = _ask_all(contestant, dataset)
    cost = Cost(
        compile_seconds=compiled,
        median_ms=percentile(times, 50) * _MILLISECONDS,
        p99_ms=percentile(times, 99) * _MILLISECONDS,
        peak=peak_memory(),
        index=index_bytes(contestant.index),
    )
    return Trial(guesses=guesses, cost=cost)


def _typos(name: str, dataset: Dataset) -> tuple[float, ...]:
    contestant = CONTESTANTS[name](dataset)
    labels = [question.label for question in dataset.questions]

    def drawn(count: int, draw: int) -> float:
        guesses, _ = _ask_all(contestant, with_noise(dataset, count, draw))
        return accuracy(labels, guesses) or 0.0

    return tuple(
        statistics.mean(drawn(count, draw) for draw in range(_DRAWS if count else 1))
        for count in TYPOS
    )


def _ask_all(contestant: Contestant, dataset: Dataset) -> tuple[tuple[Guess, ...], list[float]]:
    guesses, times = [], []
    for question in dataset.questions:
        start = time.perf_counter()
        found = contestant.ask(question.text)
        times.append(time.perf_counter() - start)
        guesses.append(contestant.guess(question.text, found))
    return tuple(guesses), times
