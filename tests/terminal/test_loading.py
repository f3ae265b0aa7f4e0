from __future__ import annotations

import threading

import pytest

from faqbot.terminal.loading import Loading


def test_result_is_there_after_waiting() -> None:
    """What the function returns is returned; a quick one is not announced."""
    announced: list[None] = []
    loading = Loading(lambda: 17)
    assert loading.wait(announce=lambda: announced.append(None)) == 17
    assert loading.peek() == 17
    assert announced == []


def test_longer_wait_is_announced_once() -> None:
    """Whoever waits is told so, and the loading goes on."""
    gate = threading.Event()
    announced: list[bool | None] = []

    def announce() -> None:
        announced.append(loading.peek())
        gate.set()

    loading = Loading(gate.wait)
    assert loading.wait(announce=announce) is True
    assert announced == [None]


def test_error_is_raised_where_the_result_is_wanted() -> None:
    """A failure in the thread is not lost."""

    def fail() -> int:
        message = "no"
        raise ValueError(message)

    loading = Loading(fail)
    with pytest.raises(ValueError, match="no"):
        loading.wait(announce=lambda: None)
    assert loading.peek() is None
