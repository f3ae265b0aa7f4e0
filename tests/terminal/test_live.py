from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faqbot.errors import FaqError, Location, Problem
from faqbot.terminal.live import LiveBot

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.terminal.protocols import Bot


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file to watch."""
    path = tmp_path / "faq.yaml"
    path.write_text("1", encoding="utf-8")
    return path


def live(results: list[Bot | FaqError], file: Path | None = None) -> LiveBot:
    """Return what gives *results*, one at each loading."""

    def load() -> Bot:
        result = results.pop(0)
        if isinstance(result, FaqError):
            raise result
        return result

    return LiveBot(load, file=file, announce=lambda: None)


def test_the_newest_good_bot_is_used(bot: Bot) -> None:
    """The first, until a newer one is read."""
    newer = type(bot)(replace(bot.faq, sha256="1" * 64))  # type: ignore[call-arg]  # the fixture's own class
    source = live([bot, newer])
    assert source.bot() is bot
    assert source.peek() is bot
    source.reload()
    assert source.bot() is source.peek() is newer


def test_a_bad_file_leaves_the_last_good_bot(bot: Bot) -> None:
    """And every problem is told."""
    bad = FaqError((Problem(location=Location("faq.yaml", 3, 4), message="it is bad."),))
    source = live([bot, bad])
    said = source.reload()
    assert said.startswith("faq.yaml:3:4: it is bad.")
    assert said.endswith("The FAQ stays as it was.")
    assert source.bot() is bot


def test_a_changed_file_is_stale_until_it_is_read(bot: Bot, file: Path) -> None:
    """A change, another file in its place, and a file that is gone."""
    source = live([bot] * 4, file)
    source.bot()
    assert not source.is_stale()
    os.utime(file, ns=(1, 1))
    assert source.is_stale()
    source.reload()
    assert not source.is_stale()
    file.unlink()
    assert source.is_stale()
    source.reload()
    file.write_text("1", encoding="utf-8")
    assert source.is_stale()


def test_without_a_file_nothing_is_stale(bot: Bot) -> None:
    """The one that ships is not watched."""
    assert not live([bot]).is_stale()


def test_a_file_that_is_being_written_is_waited_for(
    bot: Bot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is the same at two looks."""
    source = live([bot], file)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) < 3:
            os.utime(file, ns=(len(waits), len(waits)))

    monkeypatch.setattr("time.sleep", wait)
    source.settle()
    assert len(waits) == 3
    assert sum(waits) < 1
