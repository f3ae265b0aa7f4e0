"""The comparison: what to run, in which order, and what is shown of it."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import sys
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import rendering
from benchmarks.contestants import CONTESTANTS, NEEDED
from benchmarks.datasets import DATASETS, FILES, clinc150, sampled, some_questions
from benchmarks.isolation import JobError
from benchmarks.scores import score
from benchmarks.sizes import SIZES
from benchmarks.speed import run_speed
from benchmarks.trials import run_trial, run_typos

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["main"]

_PARTS = (*DATASETS, "typos", "growth", "speed")
_NOISY = ("sofmattress", "clinc150-10", "banking77-10")
_GROWTH = (1, 3, 5, 10, 20)
# Enough for a standard error of two points or less; --quick asks fewer everywhere.
_GROWTH_QUESTIONS = 1500
_TYPO_QUESTIONS = 1000
_QUICK_QUESTIONS = 400
_OWN = ("faqbot", "faqbot semantic")
_LIBRARIES = ("numpy", "rapidfuzz", "bm25s", "scikit-learn")


class Comparison:
    """One run: what was asked for, and the results so far."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.folder: Path = options.data
        self.options = options
        self.names = [name for name in _present(options.encoder) if not options.own or name in _OWN]
        self.results: dict[str, Any] = {"machine": _machine()}

    def dataset(self, name: str) -> None:
        """Measure all contestants on one data set."""
        dataset = DATASETS[name](self.folder)
        if self.options.quick:
            dataset = some_questions(dataset, _QUICK_QUESTIONS)
        labels = [question.label for question in dataset.questions]
        scores, costs = {}, {}
        for contestant in self.names:
            trial = self._tried(
                f"{name}: {contestant}", run_trial, contestant, dataset, self.options.patience
            )
            if trial:
                scores[contestant] = score(labels, trial.guesses)
                costs[contestant] = trial.cost
        print(f"\n{rendering.heading(dataset)}\n\n{rendering.scores_table(dataset, scores)}")
        print(f"\n{rendering.costs_table(costs)}", flush=True)
        self.results[name] = {
            each: {"scores": asdict(scores[each]), "cost": asdict(costs[each])} for each in scores
        }

    def typos(self) -> None:
        """Measure what typing errors cost."""
        asked = _QUICK_QUESTIONS if self.options.quick else _TYPO_QUESTIONS
        accuracies: dict[str, dict[str, tuple[float, ...]]] = {name: {} for name in self.names}
        for name in _NOISY:
            dataset = some_questions(DATASETS[name](self.folder), asked)
            for contestant in self.names:
                found = self._tried(
                    f"typos, {name}: {contestant}",
                    run_typos,
                    contestant,
                    dataset,
                    self.options.patience,
                )
                if found:
                    accuracies[contestant][name] = found
        print("\n## One and two typing errors in a question: points of accuracy lost\n")
        print(rendering.typos_table(accuracies), flush=True)
        self.results["typos"] = accuracies

    def growth(self) -> None:
        """Measure what more phrases for each entry are worth."""
        asked = _QUICK_QUESTIONS if self.options.quick else _GROWTH_QUESTIONS
        whole = some_questions(clinc150(self.folder), asked)
        labels = [question.label for question in whole.questions]
        scores: dict[str, dict[int, Any]] = {name: {} for name in self.names}
        for count in _GROWTH:
            dataset = sampled(whole, count)
            for contestant in self.names:
                trial = self._tried(
                    f"growth, {count}: {contestant}",
                    run_trial,
                    contestant,
                    dataset,
                    self.options.patience,
                )
                if trial:
                    scores[contestant][count] = score(labels, trial.guesses)
        print("\n## CLINC150, k random phrases an entry: accuracy, AUROC of covered or not\n")
        print(rendering.growth_table(scores), flush=True)
        self.results["growth"] = {
            name: {count: asdict(each) for count, each in found.items()}
            for name, found in scores.items()
        }

    def speed(self) -> None:
        """Measure a question's time against the size of the FAQ."""
        encoders = dict.fromkeys((None, self.options.encoder))
        speeds = {}
        for size, encoder in itertools.product(self.options.sizes, encoders):
            name = f"{size} {encoder}" if encoder else size
            found = self._tried(
                f"speed: {name}", run_speed, size, self.folder, encoder, self.options.patience
            )
            if found:
                speeds[name] = found
        print("\n## Speed against size: bot.ask and a scan with rapidfuzz, in turn\n")
        print(rendering.speed_table(speeds), flush=True)
        self.results["speed"] = {
            size: {**asdict(found), "ratio": found.ratio} for size, found in speeds.items()
        }

    def run(self, part: str) -> None:
        """Run one of the parts."""
        if part in DATASETS:
            self.dataset(part)
        else:
            {"typos": self.typos, "growth": self.growth, "speed": self.speed}[part]()

    def _tried(self, what: str, job: Callable[..., T], *arguments: object) -> T | None:
        """Return the result, or None and say on standard error why there is none."""
        print(f"... {what}", file=sys.stderr, flush=True)
        try:
            return job(*arguments)
        except JobError as error:
            print(f"{what} is left out: {str(error).rstrip('.')}.", file=sys.stderr, flush=True)
            return None


def main(arguments: Sequence[str]) -> int:
    """Run the parts asked for; return the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    missing = [name for name in FILES if not (options.data / name).is_file()]
    if missing:
        parser.error(
            f"{options.data} lacks {', '.join(missing)}. "
            "README.md beside this script says where to get them."
        )
    comparison = Comparison(options)
    print(f"# {comparison.results['machine']}", flush=True)
    for part in options.only:
        comparison.run(part)
    if options.json:
        text = json.dumps(comparison.results, indent=1)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="matcher.py", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="where the data sets lie")
    parser.add_argument(
        "--only", nargs="+", choices=_PARTS, default=_PARTS, metavar="PART", help=", ".join(_PARTS)
    )
    parser.add_argument(
        "--sizes",
        nargs="+",
        choices=tuple(SIZES),
        default=("article", "3000"),
        metavar="SIZE",
        help=f"of the FAQs to time: {', '.join(SIZES)} (default: the first two)",
    )
    parser.add_argument("--encoder", choices=("semantic",), help="run faqbot with it, too")
    parser.add_argument("--own", action="store_true", help="run the rows of faqbot alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument(
        "--quick", action="store_true", help=f"ask {_QUICK_QUESTIONS} questions of each set"
    )
    parser.add_argument(
        "--patience", type=float, default=1800.0, metavar="SECONDS", help="for any one job"
    )
    return parser


def _present(encoder: str | None) -> list[str]:
    """Return the contestants that can run, and say which packages the others need."""
    absent = {name: package for name, package in NEEDED.items() if find_spec(package) is None}
    if absent:
        packages = ", ".join(sorted(set(absent.values())))
        print(
            f"{packages}: not installed, so {', '.join(absent)} are left out. "
            "To have them: pip install -r benchmarks/requirements.txt",
            file=sys.stderr,
        )
    left_out = {*absent, *(() if encoder else ("faqbot semantic",))}
    return [name for name in CONTESTANTS if name not in left_out]


def _machine() -> str:
    """Return what the figures depend on."""
    libraries = []
    for name in ("faqbot", *_LIBRARIES):
        try:
            libraries.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return (
        f"Python {platform.python_version()}, {', '.join(libraries)}; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    )
