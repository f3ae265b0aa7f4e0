"""Being asked to end from outside: the terminal is given back as it was taken."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

__all__ = ["Killed", "ended_by_signals"]

_SIGNALS = tuple(
    number
    for name in ("SIGTERM", "SIGHUP")
    if isinstance(number := getattr(signal, name, None), signal.Signals)
)
_SHELL_BASE = 128  # what shells add to the number of the signal that ended a program


class Killed(BaseException):
    """The process was asked to end; no Exception, so that nothing takes it for a fault."""

    def __init__(self, number: int) -> None:
        """Keep the *number* of the signal."""
        super().__init__(number)
        self.exit_code = _SHELL_BASE + number


@contextmanager
def ended_by_signals(end_prompt: Callable[[Killed], bool]) -> Iterator[None]:
    """Turn signals to end into ``Killed``.

    It is given to *end_prompt* where a prompt is open, which returns True, and raised elsewhere.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        killed = Killed(number)
        if not end_prompt(killed):
            raise killed

    before = {}
    with suppress(ValueError):  # only the main thread can listen to signals
        for number in _SIGNALS:
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
