"""`faqbot` and `faqbot ask`: questions in, answers out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faqbot.errors import UsageError
from faqbot.subcommands.shared import FINE, SHORT, announce, faq_file, load_bot, surface
from faqbot.text import printable

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from faqbot.dialogue.reply import Reply
    from faqbot.preferences.table import Preferences

__all__ = ["run_ask", "run_chat_command"]


def run_chat_command(arguments: Namespace) -> int:
    """Chat, or answer line by line where input or output is no terminal."""
    from faqbot.terminal.modes import talk

    _require_input()
    preferences: Preferences = arguments.preferences
    # Where the FAQ that ships lies need not be known before it is read, unless it is watched.
    file = faq_file(preferences) if preferences.faq or preferences.watch else None
    return talk(lambda: load_bot(arguments.preferences), preferences=preferences, file=file)


def run_ask(arguments: Namespace) -> int:
    """Answer one question, or one a line."""
    from faqbot.terminal.lines import SERVED

    bot = load_bot(arguments.preferences, on_compile=announce, eager=arguments.question == "-")
    show = _as_json if arguments.json else _as_text(arguments.preferences)
    status = SHORT
    for number, question in enumerate(_questions(arguments)):
        reply = bot.ask(question)
        between = "\n" if number and not arguments.json else ""
        print(between + show(reply, explain=arguments.explain), flush=True)
        if reply.outcome in SERVED:
            status = FINE
    return status


def _require_input() -> None:
    if sys.stdin is None:
        message = "standard input is closed: there is no question to read."
        raise UsageError(message)


def _questions(arguments: Namespace) -> Iterator[str]:
    """Yield the question typed, or those of standard input; only data tells of blank lines."""
    from faqbot.terminal.lines import read_lines

    if arguments.question == "-":
        _require_input()
        lines = read_lines(sys.stdin.buffer)
        yield from (line for line in lines if arguments.json or line.strip())
    else:  # what the system could not decode is replaced, as it is in lines
        yield arguments.question.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_json(reply: Reply, *, explain: bool) -> str:
    import json

    data = reply.to_dict()
    return json.dumps({**data, "explanation": reply.explain()} if explain else data)


def _as_text(preferences: Preferences) -> Callable[..., str]:
    """Return what makes text of a reply: as it is for a pipe, wrapped or in colour for a person."""
    from faqbot.terminal.rendering import plain, prose, styled

    terminal = sys.stdout.isatty()
    colour, width = surface(preferences)

    def show(reply: Reply, *, explain: bool) -> str:
        if not (terminal or colour):
            text = plain(reply)
        elif reply.options:  # the chat's hint how to choose one has no place here
            text = prose(reply.text, width=width)
        else:
            text = styled(reply, width=width, colour=colour)
        return f"{text}\n\n{printable(reply.explain())}" if explain else text

    return show
