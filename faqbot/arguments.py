"""What can be typed behind `faqbot`: commands, options, their help, and advice on slips."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

import faqbot
from faqbot import helptexts
from faqbot.errors import UsageError
from faqbot.preferences.table import PREFERENCES, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "ASK",
    "CHAT",
    "CHECK",
    "COMPLETION",
    "CONFIG",
    "EVAL",
    "MAN",
    "SHELLS",
    "SHOW",
    "TOPICS",
    "parse_arguments",
    "parsers",
]

# The commands; the chat is what happens without one.
CHAT, ASK, CHECK, EVAL = "", "ask", "check", "eval"
TOPICS, SHOW, CONFIG, COMPLETION, MAN = "topics", "show", "config", "completion", "man"
SHELLS = ("bash", "zsh", "fish")
_PROGRAM = "faqbot"
_HELP = "help"
_QUESTION = "QUESTION"
_FAQ_ENDINGS = (".yaml", ".yml")
# What a value of each shape is called in the help.
_METAVARS = {Shape.FILE: "FILE", Shape.NAME: "NAME", Shape.CHOICE: "WHEN"}
# The options that take a value, which therefore is no command.
_VALUED_OPTIONS = tuple(f"--{each.name}" for each in PREFERENCES if each.shape is not Shape.SWITCH)


class _Parser(argparse.ArgumentParser):
    """A parser that raises its errors, and shows its description as it is written."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - passed on as it comes
        super().__init__(
            **settings,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        if message.endswith(f": {_QUESTION}"):
            message += ", or - to read questions from standard input"
        end = "" if message.endswith(("?", ".")) else "."
        advice = f"{message}{end} See `{self.prog} --help`."
        raise UsageError(advice)


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what *argv* asks for, its command as ``command``; raise UsageError for what is wrong.

    Help and version are printed right away and raise SystemExit.
    """
    known = parsers()
    command = _command_word(argv)
    if command == _HELP:  # which many type out of habit
        topic = next((word for word in argv if word in known), CHAT)
        known[topic].print_help()
        raise SystemExit
    if command not in known:
        known[CHAT].error(_unknown_command(command, [each for each in known if each]))
    arguments, rest = known[CHAT].parse_known_args(argv)
    if rest:
        known[command].error(_unexpected(rest, arguments, known))
    return arguments


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command; that of the chat parses whole command lines."""
    about = {"description": helptexts.ABOUT, "epilog": helptexts.EPILOG}
    whole = _Parser(prog=_PROGRAM, usage=f"{_PROGRAM} [options] [COMMAND ...]", **about)
    commands = whole.add_subparsers(
        title="commands", metavar="COMMAND", prog=_PROGRAM, parser_class=_Parser
    )
    found: dict[str, argparse.ArgumentParser] = {CHAT: whole}
    for command, summary, description, add_arguments in (
        (ASK, "Answer one question, or many.", helptexts.ASK, _add_ask_arguments),
        (TOPICS, "List what can be asked.", helptexts.TOPICS, _add_topics_arguments),
        (SHOW, "Show one answer.", helptexts.SHOW, _add_show_arguments),
        (CHECK, "Find what is wrong in a file.", helptexts.CHECK, _add_check_arguments),
        (EVAL, "Measure on labelled questions.", helptexts.EVAL, _add_eval_arguments),
        (CONFIG, "Print the preferences in force.", helptexts.CONFIG, _add_json_argument),
        (
            COMPLETION,
            "Print completion for a shell.",
            helptexts.COMPLETION,
            _add_completion_arguments,
        ),
        (MAN, "Print the manual page.", helptexts.MAN, _add_nothing),
    ):
        found[command] = commands.add_parser(command, description=description, help=summary)
        add_arguments(found[command])
    _add_preferences(whole.add_argument_group("options of the chat"), chat=True)
    for command, parser in found.items():
        parser.set_defaults(command=command)
        _add_global_options(parser)
    return found


def _add_nothing(_parser: argparse.ArgumentParser) -> None:
    """For commands without arguments of their own."""


def _add_json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="Print one JSON object.")


def _add_topics_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", metavar="WORD", nargs="*", help="Beginnings of words that questions must have."
    )
    _add_json_argument(parser)


def _add_show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="The id of an answer, as `faqbot topics` lists.")
    _add_json_argument(parser)


def _add_completion_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish.")


def _add_ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        metavar=_QUESTION,
        help="The question, in quotes; or - for one question a line from standard input.",
    )
    parser.add_argument(
        "--json", action="store_true", help="Print one JSON object for each line, blank or not."
    )
    parser.add_argument(
        "--explain", action="store_true", help="Say why: the phrase, the words, the rule."
    )


def _add_check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="The FAQ file; without it the one of --faq."
    )
    _add_json_argument(parser)


def _add_eval_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions", metavar="QUESTIONS", nargs="+", help="Files of labelled questions."
    )
    _add_json_argument(parser)
    parser.add_argument("--by-style", action="store_true", help="Add the figures of each style.")
    parser.add_argument(
        "--fit",
        action="store_true",
        help="Learn calibration and thresholds from the questions and print the settings block "
        "to paste into the FAQ file.",
    )
    parser.add_argument("--misses", action="store_true", help="List every question not right.")
    parser.add_argument(
        "--fail-under", metavar="NAME=VALUE", action="append", default=[], help=helptexts.FAIL_UNDER
    )


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    options = parser.add_argument_group("options before or after the command")
    _add_preferences(options, chat=False)
    options.add_argument(
        "--version",
        action="version",
        version=f"faqbot {faqbot.__version__}",
        help="Show the version and exit.",
    )
    options.add_argument("-h", "--help", action="help", help="Show this help and exit.")


def _add_preferences(group: argparse._ArgumentGroup, *, chat: bool) -> None:
    for each in PREFERENCES:
        if each.chat is not chat:
            continue
        # Suppressed: a command's parser must not undo what stands before the command, and what
        # is not typed is left to the environment and the files.
        if each.shape is Shape.SWITCH:
            group.add_argument(
                f"--{each.name}",
                action=argparse.BooleanOptionalAction,
                default=argparse.SUPPRESS,
                help=each.help,
            )
        else:
            group.add_argument(
                f"--{each.name}",
                metavar=_METAVARS[each.shape],
                choices=each.choices or None,
                default=argparse.SUPPRESS,
                help=each.help,
            )


def _command_word(argv: Sequence[str]) -> str:
    """Return the word that stands where the command should, or the chat."""
    words = iter(argv)
    for word in words:
        if word in _VALUED_OPTIONS:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return CHAT


def _unknown_command(command: str, commands: Sequence[str]) -> str:
    from faqbot.knowledge.wording import did_you_mean, quoted  # noqa: PLC0415 - only where needed

    if command.endswith(_FAQ_ENDINGS):
        return f"unknown command {quoted(command)}. To use that FAQ: faqbot --faq {quoted(command)}"
    advice = did_you_mean(command, commands) or ' To ask a question: faqbot ask "..."'
    return f"unknown command {quoted(command)}.{advice}"


def _unexpected(
    rest: Sequence[str],
    arguments: argparse.Namespace,
    known: Mapping[str, argparse.ArgumentParser],
) -> str:
    """Return what to say about the arguments that nothing knows what to do with."""
    from faqbot.knowledge.wording import did_you_mean, quoted  # noqa: PLC0415 - only where needed

    if options := [word.partition("=")[0] for word in rest if word.startswith("-")]:
        option = options[0]
        meant = did_you_mean(option, _options(known[arguments.command]))
        owners = [f"`{known[name].prog}`" for name in known if option in _options(known[name])]
        advice = f" It belongs to {' and '.join(owners)}." if owners else meant
        return f"unknown option {quoted(option)}.{advice}"
    if arguments.command == ASK:
        question = quoted(" ".join([arguments.question, *rest]))
        return f"more than one question. Put it in quotes: faqbot ask {question}"
    return f"unexpected argument {quoted(rest[0])}"


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the long options that the help of *parser* lists."""
    listed = re.findall(r"^  (-.*)$", parser.format_help(), re.MULTILINE)
    return [option for line in listed for option in re.findall(r"(?<!\S)--[a-z-]+", line)]
