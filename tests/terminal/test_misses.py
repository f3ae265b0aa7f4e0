from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from faqbot.terminal import misses
from faqbot.terminal.misses import MissLog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.dialogue.reply import Reply

posix = pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")


@pytest.fixture
def warnings() -> list[str]:
    """Return what was warned of."""
    return []


def test_a_miss_is_one_line_of_json(
    tmp_path: Path, warnings: list[str], reply_to: Callable[[str], Reply]
) -> None:
    """With all that a curator wants to know, in ASCII."""
    path = tmp_path / "misses.jsonl"
    log = MissLog(path, warn=warnings.append)
    log.add("zebra\x1b \u202e", reply_to("zebra"), verdict="bad", reason="too long")
    line = path.read_bytes()
    assert line.isascii()
    assert line.count(b"\n") == 1
    record = json.loads(line)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record.pop("time"))
    assert record == {
        "question": "zebra\x1b \u202e",
        "outcome": "no_match",
        "answers": [],
        "candidates": [],
        "verdict": "bad",
        "reason": "too long",
        "faq": "0" * 64,
    }
    assert log.place == str(path)
    assert warnings == []


@posix
def test_the_log_is_its_owners_alone(
    tmp_path: Path, warnings: list[str], reply_to: Callable[[str], Reply]
) -> None:
    """It and the folder that is made for it."""
    path = tmp_path / "new" / "misses.jsonl"
    MissLog(path, warn=warnings.append).add("zebra", reply_to("zebra"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_log_that_cannot_be_written_is_said_once(
    tmp_path: Path, warnings: list[str], reply_to: Callable[[str], Reply]
) -> None:
    """And the chat goes on without one."""
    log = MissLog(tmp_path, warn=warnings.append)
    assert len(warnings) == 1  # at the start, not after the first miss
    log.add("zebra", reply_to("zebra"))
    log.add("zebra", reply_to("zebra"))
    assert len(warnings) == 1
    assert str(tmp_path) in warnings[0]
    assert log.place is None


def test_a_full_log_grows_no_more(
    tmp_path: Path,
    warnings: list[str],
    reply_to: Callable[[str], Reply],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is to be read and emptied by then."""
    monkeypatch.setattr(misses, "_MAX_BYTES", 10)
    path = tmp_path / "misses.jsonl"
    log = MissLog(path, warn=warnings.append)
    log.add("zebra", reply_to("zebra"))
    size = path.stat().st_size
    log.add("zebra", reply_to("zebra"))
    assert path.stat().st_size == size
    assert "it is full" in warnings[0]


def test_a_pasted_document_is_cut(
    tmp_path: Path, warnings: list[str], reply_to: Callable[[str], Reply]
) -> None:
    """A question is no longer than a page."""
    path = tmp_path / "misses.jsonl"
    MissLog(path, warn=warnings.append).add("z" * 1_000_000, reply_to("zebra"))
    assert path.stat().st_size < 3_000
