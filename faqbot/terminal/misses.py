"""The log of misses: questions that got no answer, and replies that a person judged.

Kept only where it is asked for, in a private file: one JSON object a line, in ASCII.

    {"time": "2024-05-01T09:30:00Z", "question": "...", "outcome": "no_match", "answers": [],
     "candidates": [{"id": "risks", "kind": "entry", "confidence": 0.21}],
     "verdict": null, "reason": null, "faq": "<SHA-256 of the FAQ file>"}

*verdict* is ``good`` or ``bad`` where a person said so, else null; *reason* what they added to it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from faqbot.model import Outcome
from faqbot.terminal.private import append_privately

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.dialogue.reply import Reply

__all__ = ["MISSED", "MissLog"]

# The outcomes that leave somebody without an answer.
MISSED = frozenset({Outcome.CLARIFY, Outcome.NOT_COVERED, Outcome.NO_MATCH})
# What a curator wants to see of the ranking.
_CANDIDATES = 3
# A pasted document is no question, and would swell the file.
_MAX_CHARACTERS = 2_000
# Some ten thousand questions: to be read and emptied by then.
_MAX_BYTES = 5_000_000


class MissLog:
    """A file that misses are added to; after the first failure nothing is kept."""

    def __init__(self, path: Path, *, warn: Callable[[str], None]) -> None:
        """Add to *path*; what goes wrong now or later is said once, to *warn*.

        The file is made now if it is not there, for nobody looks at a log that fails later.
        """
        self._path: Path | None = path
        self._warn = warn
        self._append(b"")

    @property
    def place(self) -> str | None:
        """The file, or None if it cannot be used."""
        return None if self._path is None else str(self._path)

    def add(
        self,
        question: str,
        reply: Reply,
        *,
        verdict: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Keep what became of *question*."""
        self._append(_line(question, reply, verdict, reason))

    def _append(self, line: bytes) -> None:
        if self._path is None:
            return
        try:
            _check(self._path)
            append_privately(self._path, line)
        except OSError as error:
            reason = error.strerror or str(error)
            self._warn(f"The log {self._path} cannot be used ({reason}): no misses are kept.")
            self._path = None


def _check(path: Path) -> None:
    """Raise OSError where *path* is nothing to add to."""
    if not path.exists():
        return
    if not path.is_dir() and not path.is_file():  # a pipe would block
        message = "not a regular file"
        raise OSError(message)
    if path.is_file() and path.stat().st_size > _MAX_BYTES:
        message = "it is full"
        raise OSError(message)


def _line(question: str, reply: Reply, verdict: str | None, reason: str | None) -> bytes:
    record = {
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "question": question[:_MAX_CHARACTERS],
        "outcome": str(reply.outcome),
        "answers": [answer.id for answer in reply.answers],
        "candidates": [
            {"id": each.id, "kind": str(each.kind), "confidence": each.confidence}
            for each in reply.candidates[:_CANDIDATES]
        ],
        "verdict": verdict,
        "reason": reason and reason[:_MAX_CHARACTERS],
        "faq": reply.faq.sha256,
    }
    return json.dumps(record, ensure_ascii=True).encode("ascii") + b"\n"
