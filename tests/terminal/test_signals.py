from __future__ import annotations

import os
import signal
import threading

import pytest

from faqbot.terminal.signals import Killed, ended_by_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_is_raised_where_no_prompt_is_open(
    number: signal.Signals, status: int
) -> None:
    """With the exit status that shells give it, and the old handler comes back."""
    before = signal.getsignal(number)
    with pytest.raises(Killed) as caught, ended_by_signals(lambda _: False):
        signal.raise_signal(number)
    assert caught.value.exit_code == status
    assert signal.getsignal(number) is before


def test_an_open_prompt_is_given_the_signal() -> None:
    """It ends by itself then."""
    given: list[Killed] = []

    def end(killed: Killed) -> bool:
        given.append(killed)
        return True

    with ended_by_signals(end):
        signal.raise_signal(signal.SIGTERM)
    assert [killed.exit_code for killed in given] == [143]


def test_other_threads_do_not_listen() -> None:
    """A chat in one goes without."""
    entered: list[bool] = []

    def run() -> None:
        with ended_by_signals(lambda _: False):
            entered.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert entered == [True]
