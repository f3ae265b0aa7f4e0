"""FAQs of growing size, to time against."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.datasets import Dataset, Labelled, banking77, clinc150, faq_text, first, seeded

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

__all__ = ["SIZES", "Sized", "synthetic"]

_QUESTIONS = Path(__file__).parent / "questions" / "dev.jsonl"
# Words that all entries share: those that hold sentences together.
_COMMON = 150
_WORDS_OF_AN_ENTRY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """An FAQ's text, or None for the one that ships, and questions to time it with."""

    faq: str | None
    questions: tuple[str, ...]


def article(_: Path) -> Sized:
    """Return the FAQ that ships, and questions about it."""
    lines = _QUESTIONS.read_text("utf-8").splitlines()
    return Sized(faq=None, questions=tuple(json.loads(line)["q"] for line in lines))


def three_thousand(folder: Path) -> Sized:
    """Return 150 entries of 20 phrases: CLINC150."""
    return _sized(first(clinc150(folder), 20))


def twenty_five_thousand(folder: Path) -> Sized:
    """Return 227 entries: CLINC150 and BANKING77, all their phrases."""
    return _sized(_both(folder))


def hundred_thousand(folder: Path) -> Sized:
    """Return 5,000 made-up entries of 20 phrases."""
    return _sized(synthetic(_both(folder), entries=5000, each=20))


def synthetic(
    source: Dataset,
    *,
    entries: int,
    each: int,
    common: int = _COMMON,
    words: int = _WORDS_OF_AN_ENTRY,
) -> Dataset:
    """Return made-up entries: sentences of *source* with their rarer words replaced.

    Every entry draws its words from a small vocabulary of its own, so that entries differ as
    topics do; words are shared between entries as often as chance has it.
    """
    rng = seeded(entries, each)
    counts = Counter(word for text, _ in source.phrases for word in text.lower().split())
    ranked = [word for word, _ in counts.most_common()]
    shared, rare = frozenset(ranked[:common]), ranked[common:]
    frames = [text.lower().split() for text, _ in source.phrases]
    phrases, questions = [], []
    for entry in range(entries):
        own = rng.sample(rare, words)
        made = [_recombined(frames, own, shared, rng) for _ in range(each + 1)]
        phrases += [(text, f"entry-{entry}") for text in made[:each]]
        questions.append(Labelled(made[each], f"entry-{entry}"))
    return Dataset(
        name="synthetic",
        title="Made up",
        phrases=tuple(phrases),
        questions=tuple(questions),
    )


def _recombined(
    frames: list[list[str]], own: list[str], shared: frozenset[str], rng: Random
) -> str:
    frame = rng.choice(frames)
    return " ".join(word if word in shared else rng.choice(own) for word in frame)


def _sized(dataset: Dataset) -> Sized:
    return Sized(
        faq=faq_text(dataset), questions=tuple(question.text for question in dataset.questions)
    )


def _both(folder: Path) -> Dataset:
    parts = (clinc150(folder), banking77(folder))
    return Dataset(
        name="both",
        title="CLINC150 and BANKING77",
        # Both have an intent "exchange_rate".
        phrases=tuple(
            (text, f"{part.name}-{label}") for part in parts for text, label in part.phrases
        ),
        questions=tuple(question for part in parts for question in part.questions),
    )


SIZES: dict[str, Callable[[Path], Sized]] = {
    "article": article,
    "3000": three_thousand,
    "25000": twenty_five_thousand,
    "100000": hundred_thousand,
}
