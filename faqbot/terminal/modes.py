"""Which way to talk fits the surroundings: the chat, a bare prompt, or line by line."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.terminal.colour import When, use_colour
from faqbot.terminal.history import History, history_path
from faqbot.terminal.lines import answer_lines, prompt_lines, read_lines
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from faqbot.preferences.table import Preferences
    from faqbot.terminal.misses import MissLog
    from faqbot.terminal.protocols import Bot

__all__ = ["Mode", "choose_mode", "talk"]


class Mode(StrEnum):
    """The ways to talk."""

    CHAT = "chat"
    PROMPT = "prompt"
    LINES = "lines"


def choose_mode(environ: Mapping[str, str], *, terminal: bool, plain: bool = False) -> Mode:
    """Return the way to talk; *terminal* tells that input and output both are one.

    *plain* asks for the bare prompt, which screen readers can follow.
    """
    if not terminal:
        return Mode.LINES
    if environ.get("TERM") == "dumb" or plain:
        return Mode.PROMPT
    return Mode.CHAT


def talk(load: Callable[[], Bot], *, preferences: Preferences, file: Path | None = None) -> int:
    """Talk to the person or program at standard input, and return the exit status.

    *load* reads *file*, the FAQ, and does so again when it is to be read anew.
    """
    environ = os.environ
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    mode = choose_mode(environ, terminal=terminal, plain=preferences.plain)
    if mode is Mode.LINES:
        source = None if sys.stdin is None else sys.stdin.buffer
        return answer_lines(load().conversation().ask, read_lines(source), out=sys.stdout)
    log = _log(preferences)
    path = history_path(environ, windows=sys.platform == "win32")
    keep = preferences.history and mode is Mode.CHAT
    history = History(path, warn=_warn, keep=keep)
    if mode is Mode.PROMPT:
        return prompt_lines(load, preferences=preferences, history=history, log=log, file=file)

    from faqbot.terminal.chat import run_chat  # noqa: PLC0415 - prompt_toolkit only for the chat

    return run_chat(
        load,
        preferences=preferences,
        colours=lambda chosen: use_colour(When(chosen.color), environ=environ, terminal=True),
        history=history,
        log=log,
        file=file,
    )


def _log(preferences: Preferences) -> MissLog | None:
    if preferences.log is None:
        return None
    from faqbot.terminal.misses import MissLog  # noqa: PLC0415 - only where it is asked for

    return MissLog(Path(preferences.log), warn=_warn)


def _warn(text: str) -> None:
    print(printable(text), file=sys.stderr)
