"""The article's FAQ on all labelled questions of this folder, as one table.

    python -m benchmarks.article [--encoder semantic]

Each column is a group of files in ``questions/``, measured as ``faqbot eval`` does it; the table
is Markdown. ``fitting`` and ``development`` are not among them: those the thresholds were fitted
to, and follow-ups and double questions were developed on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import faqbot
from faqbot.evaluation.asking import ask_all
from faqbot.evaluation.metrics import Figure, figures
from faqbot.evaluation.questions import read_questions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from faqbot.dialogue.bot import FaqBot

__all__ = ["COLUMNS", "QUESTIONS", "cell", "markdown", "measure"]

QUESTIONS = Path(__file__).parent / "questions"


def _numbered(name: str, count: int) -> tuple[str, ...]:
    """Return the names of *count* files of a kind; the first has no number."""
    return (name, *(f"{name}-{number}" for number in range(2, count + 1)))


# What each column is made of: files of these names, in the order of the table.
COLUMNS: dict[str, tuple[str, ...]] = {
    "dev": ("dev", "dev-dialogues", "dev-double"),
    "held-out": (
        *_numbered("held-out", 11),
        *_numbered("held-out-emergencies", 10),
        *_numbered("held-out-dialogues", 9),
        "held-out-dialogues-11",
        *_numbered("held-out-double", 9),
        "held-out-double-11",
    ),
    "last writer": ("held-out-12", "held-out-dialogues-10", "held-out-double-10"),
    "minimal pairs": _numbered("held-out-pairs", 5),
    "close to emergencies": _numbered("held-out-near-emergencies", 6),
}
_ROWS = {
    "right_first": "right first",
    "right_or_asked": "right or asked",
    "asked": "asked",
    "wrong": "wrong",
    "refused": "refused",
    "answered": "answered",
    "noticed": "emergencies noticed",
    "false_alarms": "false alarms",
    "small_talk": "small talk",
    "conversations": "conversations: turns right",
    "follow_ups": "turns after the first",
    "double": "double questions",
    "calibration_error": "calibration error",
    "auroc": "AUROC",
    "precision_at_0.9": "right, of those held at .9",
    "held_at_0.9": "held at .9",
}
# Of questions that are all close to emergencies nothing else is told.
_OF_CLOSE = "close to emergencies"


def measure(bot: FaqBot, names: Sequence[str]) -> dict[str, Figure]:
    """Return the figures of *bot* on the files of these *names*, all taken together."""
    ids = [entry.id for entry in bot.faq.entries]
    paths = [QUESTIONS / f"{name}.jsonl" for name in names]
    found = figures(ask_all(bot, read_questions(paths, entry_ids=ids)))
    return {figure.name: figure for figure in found}


def cell(figure: Figure | None) -> str:
    """Return a figure as it stands in the table: a share with its counts, or a number."""
    if figure is None or figure.value is None:
        return ""
    if figure.count is None:
        return f"{figure.value:.3f}".removeprefix("0")
    return f"{figure.count} of {figure.of}, {figure.value:.1%}"


def markdown(columns: Mapping[str, Mapping[str, Figure]]) -> str:
    """Return the table of *columns*, each the figures by name; empty rows are left out."""
    lines = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    for name, title in _ROWS.items():
        cells = [
            cell(found.get(name)) if column != _OF_CLOSE or name == "false_alarms" else ""
            for column, found in columns.items()
        ]
        if any(cells):
            lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="article.py", description=__doc__)
    parser.add_argument("--encoder", choices=("none", "semantic"), default="none")
    bot = faqbot.load(encoder=parser.parse_args().encoder)
    print(markdown({title: measure(bot, names) for title, names in COLUMNS.items()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
