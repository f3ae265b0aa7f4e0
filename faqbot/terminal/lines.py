"""Questions and answers as lines of text: for pipes, and for terminals that cannot draw."""

from __future__ import annotations

import importlib
from contextlib import suppress
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from faqbot.model import Outcome
from faqbot.terminal.rendering import plain, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from faqbot.dialogue.reply import Reply
    from faqbot.preferences.table import Preferences
    from faqbot.terminal.history import History
    from faqbot.terminal.misses import MissLog
    from faqbot.terminal.protocols import Bot

__all__ = ["SERVED", "answer_lines", "prompt_lines", "read_lines"]

# The outcomes after which nobody leaves empty-handed.
SERVED = frozenset({Outcome.ANSWERED, Outcome.SMALLTALK, Outcome.NOTICE})
_BYTE_ORDER_MARK = "\ufeff"


def read_lines(stream: Iterable[bytes] | None) -> Iterator[str]:
    """Yield the lines of *stream* as they come, without their ends; None is a closed input.

    Bytes that are no UTF-8 are replaced, and a byte order mark is left out.
    """
    for raw in stream or ():
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix(_BYTE_ORDER_MARK)


def answer_lines(ask: Callable[[str], Reply], lines: Iterable[str], *, out: TextIO) -> int:
    """Write one plain answer for each line that is not blank, and return the exit status.

    An empty line stands between answers; each is flushed before the next line is read.
    """
    status, between = 1, ""
    for line in lines:
        if not line.strip():
            continue
        reply = ask(line)
        out.write(f"{between}{plain(reply)}\n")
        out.flush()
        between = "\n"
        if reply.outcome in SERVED:
            status = 0
    return status


def prompt_lines(
    load: Callable[[], Bot],
    *,
    preferences: Preferences,
    history: History | None = None,
    log: MissLog | None = None,
    file: Path | None = None,
) -> int:
    """Chat with a bare prompt, nothing redrawn and nothing coloured, until the person leaves.

    For terminals that cannot move the cursor, and for screen readers, which follow it. Nothing is
    added to *history*; it can be erased.
    """
    # Whoever asks one question or sends a pipe needs nothing of the chat.
    from faqbot.terminal.greeting import LEAVE_HINT, banner  # noqa: PLC0415 - see above
    from faqbot.terminal.live import LiveBot  # noqa: PLC0415 - likewise
    from faqbot.terminal.session import Session, Surroundings  # noqa: PLC0415 - likewise

    with suppress(ImportError):  # editing keys, where the system has them
        importlib.import_module("readline")
    print(prose(banner(preferences.faq), width=_columns()), end="\n\n", flush=True)
    live = LiveBot(load, file=file, announce=lambda: print("Reading the FAQ ..."))
    around = Surroundings(colours=lambda _: False, draws=False, history=history, log=log)
    session = Session(live, preferences=preferences, surroundings=around)
    print(session.opening(live.bot().faq, width=_columns()), end="\n\n")
    while True:
        try:
            response = session.respond(input("> "), width=_columns())
        except KeyboardInterrupt:
            print(f"\n{LEAVE_HINT}")
            continue
        except EOFError:
            print()
            return 0
        if response.text:
            print(response.text, end="\n\n", flush=True)
        if response.leave:
            return 0


def _columns() -> int:
    return get_terminal_size().columns
