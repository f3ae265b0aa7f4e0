"""Which way to talk fits the surroundings: the chat, a bare prompt, or line by line."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from faqbot.terminal.colour import When, use_colour
from faqbot.terminal.history import History, history_path
from faqbot.terminal.lines import answer_lines, prompt_lines, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from faqbot.terminal.protocols import Bot

__all__ = ["Mode", "choose_mode", "talk"]


class Mode(StrEnum):
    """The ways to talk."""

    CHAT = "chat"
    PROMPT = "prompt"
    LINES = "lines"


def choose_mode(environ: Mapping[str, str], *, terminal: bool) -> Mode:
    """Return the way to talk; *terminal* tells that input and output both are one.

    ``FAQBOT_PLAIN`` asks for the bare prompt, which screen readers can follow.
    """
    if not terminal:
        return Mode.LINES
    if environ.get("TERM") == "dumb" or environ.get("FAQBOT_PLAIN"):
        return Mode.PROMPT
    return Mode.CHAT


def talk(load: Callable[[], Bot], *, title: str | None = None, when: When = When.AUTO) -> int:
    """Talk to the person or program at standard input, and return the exit status.

    ``FAQBOT_NO_SUGGESTIONS`` keeps the chat from suggesting while one types, ``FAQBOT_VI`` gives
    it the keys of vi, ``FAQBOT_NO_HISTORY`` keeps questions out of any file.
    """
    environ = os.environ
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    mode = choose_mode(environ, terminal=terminal)
    if mode is Mode.LINES:
        source = None if sys.stdin is None else sys.stdin.buffer
        return answer_lines(load().conversation().ask, read_lines(source), out=sys.stdout)
    if mode is Mode.PROMPT:
        return prompt_lines(load, title=title)

    from faqbot.terminal.chat import run_chat  # noqa: PLC0415 - prompt_toolkit only for the chat

    path = history_path(environ, windows=sys.platform == "win32")
    return run_chat(
        load,
        history=History(path, warn=lambda text: print(text, file=sys.stderr)),
        title=title,
        colour=use_colour(when, environ=environ, terminal=True),
        suggestions=not environ.get("FAQBOT_NO_SUGGESTIONS"),
        vi=bool(environ.get("FAQBOT_VI")),
    )
