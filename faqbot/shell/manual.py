"""The manual page, made from the same help that the program prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import faqbot
from faqbot.shell.grammar import Grammar, Option, grammars
from faqbot.terminal.commands.table import command_rows
from faqbot.terminal.keyboard import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["manual_page"]


def manual_page() -> str:
    """Return the page in the man macros of roff."""
    chat, *commands = grammars()
    lines = [
        f'.TH FAQBOT 1 "" "faqbot {faqbot.__version__}" "User Commands"',
        ".SH NAME",
        "faqbot \\- answers free\\-text questions with answers that a person wrote",
        ".SH SYNOPSIS",
        *_synopsis((chat, *commands)),
        ".SH DESCRIPTION",
        *_prose(chat.description),
        ".SH OPTIONS",
        *_options(chat.options),
        ".SH COMMANDS",
    ]
    shared = {option.names for option in chat.options}
    for command in commands:
        lines += [f".SS {_escaped(f'faqbot {command.name}')}", *_prose(command.description)]
        lines += _options(command.arguments)
        lines += _options(each for each in command.options if each.names not in shared)
    lines += [".SH CHAT", *_rows(command_rows()), ".SS Keys", *_rows(KEYS)]
    lines += [".SH SURROUNDINGS", *_prose(chat.epilog)]
    return "\n".join(lines) + "\n"


def _synopsis(found: Iterable[Grammar]) -> Iterator[str]:
    for number, grammar in enumerate(found):
        arguments = " ".join(each.usage for each in grammar.arguments)
        line = " ".join(filter(None, ["faqbot", grammar.name, "[options]", arguments]))
        yield from [".br"] if number else []
        yield _escaped(line)


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        takes = f" {option.takes}" if option.takes else ""
        names = ", ".join(f"{name}{takes}" for name in option.names) or takes.strip()
        yield from (".TP", f"\\fB{_escaped(names)}\\fR", _escaped(option.help))


def _rows(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for left, right in rows:
        yield from (".TP", f"\\fB{_escaped(left)}\\fR", _escaped(right))


def _prose(text: str) -> Iterator[str]:
    """Yield paragraphs as they are; what is indented keeps its lines."""
    for block in re.split(r"\n\n+", text):
        yield ".PP"
        kept = False
        for line in block.split("\n"):
            indented = line.startswith(" ")
            if indented != kept:
                yield ".nf" if indented else ".fi"
                kept = indented
            yield _escaped(line)
        if kept:
            yield ".fi"


def _escaped(text: str) -> str:
    """Return *text* so that roff prints it as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    return f"\\&{text}" if text.startswith((".", "'")) else text
