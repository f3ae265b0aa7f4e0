"""One job in a process of its own: its memory is its own, and its end does not end the run."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from typing import Any

__all__ = ["JobError", "isolated", "peak_memory"]

T = TypeVar("T")


class JobError(Exception):
    """Why a job has no result."""


def isolated(job: Callable[..., T], *arguments: object, patience: float) -> T:
    """Return what *job* returns in a new process; raise JobError if it fails or takes too long.

    *patience* is in seconds.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, job, arguments))
    process.start()
    sender.close()
    try:
        if not receiver.poll(patience):
            message = f"no result within {patience:.0f} s"
            raise JobError(message)
        outcome: T | JobError = receiver.recv()
    except EOFError:
        message = "the process ended without a result (out of memory?)"
        raise JobError(message) from None
    finally:
        process.terminate()
        process.join()
        receiver.close()
    if isinstance(outcome, JobError):
        raise outcome
    return outcome


def peak_memory() -> int | None:
    """Return the most memory this process ever held, in bytes; None where nothing tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    # In the form "VmHWM:   123456 kB".
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _run(sender: Connection, job: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    try:
        sender.send(job(*arguments))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
        sender.send(JobError(f"{type(error).__name__}: {error}"))
