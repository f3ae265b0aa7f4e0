"""The FAQ in use, which a newer version of its file may replace while the chat goes on."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from faqbot.errors import FaqbotError
from faqbot.terminal.changes import describe_changes
from faqbot.terminal.loading import Loading

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from faqbot.terminal.protocols import Bot

__all__ = ["LiveBot"]

# Editors write a file in much less; a person does not notice it.
_SETTLED_SECONDS = 0.1
# What tells two states of a file apart: when it was changed, its size, and whether it is another.
Stamp = tuple[int, int, int]


class LiveBot:
    """A bot that is loaded behind the prompt, and again when its file has changed."""

    def __init__(
        self, load: Callable[[], Bot], *, file: Path | None, announce: Callable[[], None]
    ) -> None:
        """Start to *load*; *announce* says that it takes a while, *file* is what is watched."""
        self._load = load
        self._file = file
        self._announce = announce
        self._stamp = _stamp(file)
        self._newer: Bot | None = None
        self._lock = threading.Lock()
        self._loading = Loading(load)

    @property
    def first(self) -> Future[Bot]:
        """The bot as it was loaded first, or the error that came instead."""
        return self._loading.future

    def bot(self) -> Bot:
        """Return the newest good bot; waits for the first, and raises what was raised then."""
        return self._newer or self._loading.wait(announce=self._announce)

    def peek(self) -> Bot | None:
        """Return the newest good bot, or None if there is none yet."""
        return self._newer or self._loading.peek()

    def is_stale(self) -> bool:
        """Whether the file has changed since it was read last."""
        return self._file is not None and _stamp(self._file) != self._stamp

    def settle(self) -> None:
        """Wait until whoever writes the file has finished: until it stays as it is for a while."""
        stamp = None
        while stamp != (stamp := _stamp(self._file)):
            time.sleep(_SETTLED_SECONDS)

    def reload(self) -> str:
        """Read the file again and return what to say: what changed, or what is wrong with it.

        The last good bot stays where the file is bad.
        """
        before = self.bot()
        with self._lock:
            self._stamp = _stamp(self._file)
            try:
                newer = self._load()
            except FaqbotError as error:
                return f"{error}\nThe FAQ stays as it was."
            self._newer = newer
        return describe_changes(before.faq, newer.faq)


def _stamp(file: Path | None) -> Stamp | None:
    """Return the state of *file*, or None for one that is not there."""
    if file is None:
        return None
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
