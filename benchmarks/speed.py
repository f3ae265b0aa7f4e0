"""How long a question takes as an FAQ grows, beside a scan of the same phrases."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.datasets import seeded
from benchmarks.isolation import isolated, peak_memory
from benchmarks.scores import percentile
from benchmarks.sizes import SIZES
from benchmarks.trials import index_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from faqbot.dialogue.bot import FaqBot

__all__ = ["Speed", "run_speed"]

_MILLISECONDS = 1000
_WARM_UP = "entries: [{id: hours, question: When are you open?, answer: Always.}]"
# As many questions as the scan answers in some ten seconds, within bounds.
_SCANNED = 1_000_000
_FEWEST, _MOST = 50, 300
# So many questions in a row, each of which takes milliseconds.
_IN_TURN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Times of one size; *many_ms* is of one question in ``ask_many``, sizes are in bytes."""

    phrases: int
    entries: int
    questions: int
    compile_seconds: float
    index: int
    peak: int | None
    ask_ms: float
    ask_p99_ms: float
    mean_ms: float
    many_ms: float
    scan_ms: float

    @property
    def ratio(self) -> float:
        """How many times longer the scan takes than ``ask``, by the medians."""
        return self.scan_ms / self.ask_ms


def run_speed(name: str, folder: Path, encoder: str | None, patience: float) -> Speed:
    """Return the times of the size called *name*; raise JobError if there are none."""
    return isolated(_speed, name, folder, encoder, patience=patience)


def _speed(name: str, folder: Path, encoder: str | None) -> Speed:
    import faqbot  # noqa: PLC0415 - in a process of its own
    from faqbot.dialogue.loading import shipped_faq  # noqa: PLC0415 - as above

    sized = SIZES[name](folder)
    text = shipped_faq().read_bytes() if sized.faq is None else sized.faq
    # Once beforehand, so that loading libraries does not count as compiling.
    faqbot.parse(_WARM_UP, encoder=encoder)
    start = time.perf_counter()
    bot = faqbot.parse(text, encoder=encoder)
    compiled = time.perf_counter() - start
    entries = bot.faq.entries
    phrases = [phrase for each in entries for phrase in (each.question, *each.phrases)]
    phrases += [phrase for gap in bot.faq.not_covered for phrase in gap.phrases]
    count = max(_FEWEST, min(_MOST, _SCANNED // len(phrases), len(sized.questions)))
    questions = seeded(name).sample(sized.questions, count)
    asked, scanned = _in_turn(bot, phrases, questions)
    start = time.perf_counter()
    bot.ask_many(questions)
    many = time.perf_counter() - start
    return Speed(
        phrases=len(phrases),
        entries=len(entries),
        questions=count,
        compile_seconds=compiled,
        index=index_bytes(bot),
        peak=peak_memory(),
        ask_ms=percentile(asked, 50) * _MILLISECONDS,
        ask_p99_ms=percentile(asked, 99) * _MILLISECONDS,
        mean_ms=sum(asked) / count * _MILLISECONDS,
        many_ms=many / count * _MILLISECONDS,
        scan_ms=percentile(scanned, 50) * _MILLISECONDS,
    )


def _in_turn(
    bot: FaqBot, phrases: list[str], questions: Sequence[str]
) -> tuple[list[float], list[float]]:
    """Return the times of faqbot and of the scan, a few questions at a time in turn.

    So a slow spell of the machine hits both, and neither is slowed by what the other leaves in
    the processor's caches. Phrases are processed once, before.
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - in a process of its own

    processed = [utils.default_process(phrase) for phrase in phrases]
    asked, scanned = [], []
    bot.ask(phrases[0])

    def scan(question: str) -> None:
        process.extract(utils.default_process(question), processed, scorer=fuzz.WRatio)

    for first in range(0, len(questions), _IN_TURN):
        some = questions[first : first + _IN_TURN]
        asked += [_seconds(bot.ask, question) for question in some]
        scanned += [_seconds(scan, question) for question in some]
    return asked, scanned


def _seconds(answer: Callable[[str], object], question: str) -> float:
    start = time.perf_counter()
    answer(question)
    return time.perf_counter() - start
