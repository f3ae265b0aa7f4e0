"""`faqbot check`: what is wrong with an FAQ file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faqbot.errors import FaqError, Severity
from faqbot.subcommands.shared import FINE, faq_file, print_json
from faqbot.text import printable

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from faqbot.errors import Problem
    from faqbot.knowledge.readability import Readability
    from faqbot.model import Faq

__all__ = ["run_check"]

_ONE_OF = {"entries": "entry", "phrases": "phrase", "errors": "error", "warnings": "warning"}


def run_check(arguments: Namespace) -> int:
    """List every problem of an FAQ file."""
    from faqbot.knowledge.loading import load_faq
    from faqbot.knowledge.readability import measure_readability

    file = arguments.file or str(faq_file(arguments.preferences))
    faq: Faq | None = None
    problems: tuple[Problem, ...]
    try:
        loaded = load_faq(Path(file))
        faq, problems = loaded.faq, loaded.warnings
    except FaqError as error:
        problems = error.problems
    counts = _counts(faq, problems)
    readability = measure_readability(faq) if faq else None
    if arguments.json:
        print_json(
            {
                "file": file,
                "ok": faq is not None,
                "problems": [_problem_dict(problem) for problem in problems],
                "counts": counts,
                "reading_age": readability and asdict(readability),
            }
        )
    else:
        summary = ", ".join(_in_words(name, count) for name, count in counts.items())
        lines = [*map(str, problems), f"{file}: {summary}."]
        if readability:
            lines.append(_reading(readability))
        print(printable("\n".join(lines)))
    return FaqError.exit_code if faq is None else FINE


def _counts(faq: Faq | None, problems: Sequence[Problem]) -> dict[str, int]:
    """Return how much there is of what; the content of a bad file is not counted."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    content = {}
    if faq is not None:
        content = {
            "entries": len(faq.entries),
            "phrases": sum(len(entry.phrases) for entry in faq.entries),
        }
    return {**content, "errors": errors, "warnings": len(problems) - errors}


def _reading(readability: Readability) -> str:
    return (
        f"Answers are read with ease from about age {readability.median} (the middle one); "
        f"hardest: {readability.hardest_id}, {readability.hardest}."
    )


def _in_words(name: str, count: int) -> str:
    return f"{count:,} {_ONE_OF[name] if count == 1 else name}" if count else f"no {name}"


def _problem_dict(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
    }
