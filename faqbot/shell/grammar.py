"""The command line as data: commands, their options and what those take, read off the parsers."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from faqbot.arguments import CHAT, parsers

__all__ = ["Grammar", "Option", "grammars"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option or an argument.

    *names* are empty for an argument. *takes* is what it is called that follows, *usage* the same
    with brackets and dots for what may be missing or come again.
    """

    names: tuple[str, ...]
    help: str
    takes: str | None = None
    usage: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """One command; the chat has the name ``""``."""

    name: str
    summary: str
    description: str
    epilog: str
    options: tuple[Option, ...]
    arguments: tuple[Option, ...]


def grammars() -> tuple[Grammar, ...]:
    """Return the grammar of every command, the chat first."""
    known = parsers()
    summaries = _summaries(known[CHAT])
    return tuple(_grammar(name, parser, summaries) for name, parser in known.items())


def _grammar(name: str, parser: argparse.ArgumentParser, summaries: dict[str, str]) -> Grammar:
    actions = [each for each in _actions(parser) if not isinstance(each, _Commands)]
    described = tuple(_option(each) for each in actions)
    return Grammar(
        name=name,
        summary=summaries.get(name, "Chat."),
        description=parser.description or "",
        epilog=parser.epilog or "",
        options=tuple(each for each in described if each.names),
        arguments=tuple(each for each in described if not each.names),
    )


# argparse keeps what was added to a parser under private names, and has no other way to ask.
_Commands = argparse._SubParsersAction  # noqa: SLF001 - as just said


_USAGES: dict[object, str] = {"?": "[{}]", "*": "[{} ...]", "+": "{} ..."}


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # noqa: SLF001 - as above


def _summaries(parser: argparse.ArgumentParser) -> dict[str, str]:
    return {
        choice.dest: choice.help or ""
        for action in _actions(parser)
        if isinstance(action, _Commands)
        for choice in action._get_subactions()  # noqa: SLF001 - as above
    }


def _option(action: argparse.Action) -> Option:
    takes = None if action.nargs == 0 else str(action.metavar or action.dest.upper())
    return Option(
        names=tuple(action.option_strings),
        help=action.help or "",
        takes=takes,
        usage=_USAGES.get(action.nargs, "{}").format(takes or ""),
        choices=tuple(map(str, action.choices or ())),
    )
