"""Labelled questions read from files, as FAQs: an intent is an entry, its sentences its phrases."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = [
    "DATASETS",
    "FILES",
    "Dataset",
    "Labelled",
    "banking77",
    "clinc150",
    "faq_text",
    "first",
    "sampled",
    "seeded",
    "sofmattress",
    "some_questions",
]

FILES = (
    "hint3-sofmattress-train.csv",
    "hint3-sofmattress-test.csv",
    "clinc150.json",
    "banking77-train.csv",
    "banking77-test.csv",
)
# What HINT3 calls a message that no intent covers.
_NOT_COVERED = "NO_NODES_DETECTED"
# So few phrases an entry are what curators write.
_FEW = 10
_SEED = 20_240_229


class Labelled(NamedTuple):
    """A text with the id of its entry, or None for one that no entry covers."""

    text: str
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Phrases to build an FAQ from, and questions to measure it on.

    *phrases* are those of entries; *gaps* are sentences known not to be covered.
    """

    name: str
    title: str
    phrases: tuple[tuple[str, str], ...]
    questions: tuple[Labelled, ...]
    gaps: tuple[str, ...] = ()

    def by_entry(self) -> dict[str, list[str]]:
        """Return the phrases of every entry, in the order of the file."""
        found: dict[str, list[str]] = defaultdict(list)
        for text, label in self.phrases:
            found[label].append(text)
        return dict(found)


def sofmattress(folder: Path) -> Dataset:
    """Return HINT3's sofmattress: a shop's chatbot and what its users really wrote."""
    train = _csv_rows(folder / "hint3-sofmattress-train.csv", "sentence", "label")
    test = _csv_rows(folder / "hint3-sofmattress-test.csv", "sentence", "label")
    return Dataset(
        name="sofmattress",
        title="HINT3 sofmattress",
        phrases=_slugged(train),
        questions=tuple(
            Labelled(text, None if label == _NOT_COVERED else slug(label)) for text, label in test
        ),
    )


def clinc150(folder: Path) -> Dataset:
    """Return CLINC150, with its out-of-scope sentences for training as known gaps."""
    data: Mapping[str, Any] = json.loads((folder / "clinc150.json").read_text("utf-8"))
    return Dataset(
        name="clinc150",
        title="CLINC150",
        phrases=_slugged(data["train"]),
        gaps=tuple(text for part in ("oos_train", "oos_val") for text, _ in data[part]),
        questions=(
            *(Labelled(text, slug(label)) for text, label in data["test"]),
            *(Labelled(text, None) for text, _ in data["oos_test"]),
        ),
    )


def banking77(folder: Path) -> Dataset:
    """Return BANKING77: a bank's customers; every question of it is covered."""
    test = _csv_rows(folder / "banking77-test.csv", "text", "category")
    return Dataset(
        name="banking77",
        title="BANKING77",
        phrases=_slugged(_csv_rows(folder / "banking77-train.csv", "text", "category")),
        questions=tuple(Labelled(text, slug(label)) for text, label in test),
    )


def first(dataset: Dataset, count: int) -> Dataset:
    """Return *dataset* with the first *count* phrases of each entry, and no known gaps."""
    return _cut(dataset, count, lambda phrases: phrases[:count], "first")


def sampled(dataset: Dataset, count: int) -> Dataset:
    """Return *dataset* with *count* random phrases of each entry, and no known gaps."""
    rng = seeded(count)
    return _cut(dataset, count, lambda phrases: rng.sample(phrases, count), "random")


def some_questions(dataset: Dataset, count: int) -> Dataset:
    """Return *dataset* with *count* of its questions, the same ones every time."""
    if count >= len(dataset.questions):
        return dataset
    return replace(dataset, questions=tuple(seeded(count).sample(dataset.questions, count)))


def faq_text(dataset: Dataset) -> str:
    """Return the FAQ file of *dataset*: JSON, which is YAML and quick to write."""
    entries = [
        {"id": label, "question": question, "phrases": others, "answer": label}
        for label, (question, *others) in dataset.by_entry().items()
    ]
    faq: dict[str, object] = {"title": dataset.title, "entries": entries}
    if dataset.gaps:
        topic = "what no entry is about"
        gap = {"id": "out-of-scope", "topic": topic, "phrases": list(dataset.gaps)}
        faq["not_covered"] = [gap]
    return json.dumps(faq)


def seeded(*key: object) -> random.Random:
    """Return a generator that gives the same numbers for the same *key* in every run."""
    return random.Random(f"{_SEED} {key}")  # noqa: S311 - to repeat, not to keep secret


def slug(label: str) -> str:
    """Return *label* as an entry's id: "Refund_not_showing_up" gives "refund-not-showing-up"."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def _csv_rows(path: Path, text: str, label: str) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[text], row[label]) for row in csv.DictReader(file)]


def _slugged(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((text, slug(label)) for text, label in rows)


def _cut(
    dataset: Dataset, count: int, choose: Callable[[list[str]], list[str]], how: str
) -> Dataset:
    return replace(
        dataset,
        name=f"{dataset.name}-{count}",
        title=f"{dataset.title}, {how} {count} an entry",
        gaps=(),
        phrases=tuple(
            (text, label)
            for label, phrases in dataset.by_entry().items()
            for text in choose(phrases)
        ),
    )


DATASETS: dict[str, Callable[[Path], Dataset]] = {
    "sofmattress": sofmattress,
    "clinc150-10": lambda folder: first(clinc150(folder), _FEW),
    "banking77-10": lambda folder: first(banking77(folder), _FEW),
    "banking77": banking77,
    "clinc150": clinc150,
}
