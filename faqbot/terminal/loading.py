"""Something slow that is computed behind the prompt."""

from __future__ import annotations

import threading
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Loading"]

Loaded = TypeVar("Loaded")

# Shorter waits need no words.
_PATIENCE = 0.5


class Loading(Generic[Loaded]):
    """The result of a function that runs in a thread of its own from now on.

    The thread does not keep the program alive: whoever leaves before it is done need not wait.
    """

    def __init__(self, load: Callable[[], Loaded]) -> None:
        """Start *load*."""
        self.future: Future[Loaded] = Future()
        # A future that runs cannot be cancelled by a prompt that stops watching it.
        self.future.set_running_or_notify_cancel()
        threading.Thread(target=self._run, args=(load,), daemon=True).start()

    def peek(self) -> Loaded | None:
        """Return the result, or None if it is not there (yet)."""
        done = self.future.done() and self.future.exception() is None
        return self.future.result() if done else None

    def wait(self, *, announce: Callable[[], None]) -> Loaded:
        """Return the result, or raise what was raised; a longer wait is announced, once."""
        finished, _ = wait([self.future], timeout=_PATIENCE)
        if not finished:
            announce()
        while not finished:  # in short turns, for Ctrl-C is heard between them on every system
            finished, _ = wait([self.future], timeout=_PATIENCE)
        return self.future.result()

    def _run(self, load: Callable[[], Loaded]) -> None:
        try:
            self.future.set_result(load())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is wanted
            self.future.set_exception(error)
