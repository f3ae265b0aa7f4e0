"""The command line: what is typed goes in, an exit status comes out.

What a command needs is imported when it is asked for, so that help and version load nothing, and
a single question loads no part of the chat.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from faqbot.arguments import (
    ASK,
    CHAT,
    CHECK,
    COMPLETION,
    CONFIG,
    EVAL,
    MAN,
    SHOW,
    TOPICS,
    parse_arguments,
)
from faqbot.errors import (
    ConfigError,
    FaqbotError,
    FaqError,
    QuestionsError,
)
from faqbot.preferences.choosing import choose, in_force
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]

_FINE, _USAGE, _INTERRUPTED = 0, 2, 130
# Where each command is; only the one that is asked for is imported.
_COMMANDS = {
    CHAT: ("asking", "run_chat_command"),
    ASK: ("asking", "run_ask"),
    TOPICS: ("looking", "run_topics"),
    SHOW: ("looking", "run_show"),
    CHECK: ("checking", "run_check"),
    EVAL: ("measuring", "run_eval"),
    CONFIG: ("looking", "run_config"),
    COMPLETION: ("looking", "run_completion"),
    MAN: ("looking", "run_man"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a command line says and return its exit status; errors are said on stderr."""
    try:
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        arguments.chosen = choose(
            arguments, os.environ, folder=Path(), windows=sys.platform == "win32"
        )
        arguments.preferences = in_force(arguments.chosen)
        module, function = _COMMANDS[arguments.command]
        run_command = getattr(import_module(f"faqbot.subcommands.{module}"), function)
        status: int = run_command(arguments)
    except SystemExit:  # help or version was asked for, and shown
        return _FINE
    except FaqbotError as error:
        named = "" if isinstance(error, ConfigError | FaqError | QuestionsError) else "faqbot: "
        print(f"{named}{printable(str(error))}", file=sys.stderr)
        return error.exit_code
    return status


def run() -> NoReturn:
    """Run the command line of this process and exit with its status."""
    # Loading makes many objects that all stay; looking for garbage among them is a tenth of it.
    gc.disable()
    _prepare_streams()
    sys.exit(_guarded())


def _guarded() -> int:
    """Return the exit status of main; an interrupt and a closed pipe end it quietly."""
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except OSError as error:
        status = _FINE if _is_closed_pipe(error) else _USAGE
        if status:
            reason = printable(error.strerror or str(error))
            print(f"faqbot: reading or writing failed: {reason}.", file=sys.stderr)
    else:
        return status
    # What could not be written must not be tried again, loudly, when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _prepare_streams() -> None:
    """Let neither a locale nor a closed stream make writing fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open as standard output
            setattr(sys, name, nowhere)
        getattr(sys, name).reconfigure(errors="backslashreplace")


def _is_closed_pipe(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )
