"""What can be typed behind `faqbot`: commands, options, their help, and advice on slips."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

import faqbot
from faqbot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["ASK", "CHAT", "CHECK", "EVAL", "parse_arguments", "parsers"]

# The commands; the chat is what happens without one.
CHAT, ASK, CHECK, EVAL = "", "ask", "check", "eval"
# The options that take a value, which therefore is no command.
_VALUED_OPTIONS = ("--faq", "--encoder", "--color")

_ABOUT = """\
Answers free-text questions with answers that a person wrote.

examples:
  faqbot                                      chat on the terminal
  faqbot ask "what is a pain pump?"           one answer, then exit
  faqbot ask --explain "can they remove it"   and why this answer
  faqbot ask --json - < questions.txt         one JSON object for each line
  faqbot --faq my-faq.yaml                    answer from a file of your own
  faqbot check my-faq.yaml                    find what is wrong with it

Without a command and with piped input or output, faqbot answers line by line."""

_EPILOG = """\
environment, each on when set to anything:
  FAQBOT_FAQ, FAQBOT_ENCODER  what to use without --faq and --encoder
  NO_COLOR, FORCE_COLOR       never colour, or colour in a pipe too
  FAQBOT_PLAIN                a bare prompt, for screen readers
  FAQBOT_VI                   the keys of vi in the chat
  FAQBOT_NO_SUGGESTIONS       nothing suggested while typing
  FAQBOT_NO_HISTORY           no file of the questions asked in the chat
  FAQBOT_NO_CACHE             no file of what was learned from an FAQ

exit status:
  0    at least one question answered, or small talk, or a notice given;
       check found no error; eval met every --fail-under
  1    nothing answered; eval fell short
  2    wrong usage, unreadable questions, or an extra that is not installed
  3    the FAQ file is missing, unreadable or bad
  130  interrupted"""

_ASK = """\
Answers one question, or one question a line from standard input, in order.

examples:
  faqbot ask "what is a pain pump?"
  faqbot ask --explain "what is a pain pump?"
  cat questions.txt | faqbot ask --json -
  faqbot ask -- "-5 degrees, is that too cold?"    a question that begins with a dash"""

_CHECK = """\
Lists every problem of an FAQ file with its line and column.

examples:
  faqbot check my-faq.yaml
  faqbot check --json my-faq.yaml"""

_EVAL = """\
Measures the FAQ on labelled questions: JSON lines, each of one of three kinds.

  {"q": "can it leak", "label": "risks", "also": ["reversible"], "style": "terse"}
  {"turns": [{"q": "hi", "label": "smalltalk"}, {"q": "is it safe", "label": "risks"}]}
  {"q": "what is it and is it safe", "labels": ["drug-pump", "risks"]}

A label is the id of an entry, or oos (the FAQ does not answer it), urgent (a possible
emergency) or smalltalk; "also" names further labels whose answer is as right.

examples:
  faqbot eval questions.jsonl
  faqbot eval --by-style --misses questions.jsonl conversations.jsonl
  faqbot eval --fit reviewed.jsonl            settings learned from reviewed questions
  faqbot eval --fail-under right_first=0.8 --fail-under wrong=5% questions.jsonl"""

_FAIL_UNDER = """\
Exit with 1 if a figure of the report is below a value, such as right_first=0.8. Of asked, wrong,
answered, false_alarms and calibration_error less is better: exit with 1 if one is above it.
May be repeated."""


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
        end = "" if message.endswith(("?", ".")) else "."
        advice = f"{message}{end} See `{self.prog} --help`."
        raise UsageError(advice)


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what *argv* asks for, its command as ``command``; raise UsageError for what is wrong.

    Help and version are printed right away and raise SystemExit.
    """
    known = parsers()
    command = _command_word(argv)
    if command not in known:
        known[CHAT].error(_unknown_command(command, [ASK, CHECK, EVAL]))
    arguments, rest = known[CHAT].parse_known_args(argv)
    if rest:
        known[command].error(_unexpected(rest, arguments, known))
    return arguments


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command; that of the chat parses whole command lines."""
    whole = _Parser(prog="faqbot", description=_ABOUT, epilog=_EPILOG)
    whole.set_defaults(command=CHAT, faq=None, encoder=None, color="auto")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    found: dict[str, argparse.ArgumentParser] = {
        CHAT: whole,
        ASK: commands.add_parser(ASK, description=_ASK, help="Answer one question, or many."),
        CHECK: commands.add_parser(CHECK, description=_CHECK, help="Find what is wrong in a file."),
        EVAL: commands.add_parser(EVAL, description=_EVAL, help="Measure on labelled questions."),
    }
    _add_ask_arguments(found[ASK])
    _add_check_arguments(found[CHECK])
    _add_eval_arguments(found[EVAL])
    for command, parser in found.items():
        parser.set_defaults(command=command)
        _add_global_options(parser)
    return found


def _add_ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        metavar="QUESTION",
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
    parser.add_argument("--json", action="store_true", help="Print one JSON object.")


def _add_eval_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions", metavar="QUESTIONS", nargs="+", help="Files of labelled questions."
    )
    parser.add_argument("--json", action="store_true", help="Print one JSON object.")
    parser.add_argument("--by-style", action="store_true", help="Add the figures of each style.")
    parser.add_argument(
        "--fit",
        action="store_true",
        help="Learn calibration and thresholds from the questions and print the settings block "
        "to paste into the FAQ file.",
    )
    parser.add_argument("--misses", action="store_true", help="List every question not right.")
    parser.add_argument(
        "--fail-under", metavar="NAME=VALUE", action="append", default=[], help=_FAIL_UNDER
    )


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    # Suppressed defaults: a command's parser must not undo what stands before the command.
    options = parser.add_argument_group("options before or after the command")
    options.add_argument(
        "--faq",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="The FAQ to answer from; else $FAQBOT_FAQ, else the one that ships.",
    )
    options.add_argument(
        "--encoder",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="The encoder that helps to match: semantic (an extra) or none; else "
        "$FAQBOT_ENCODER, else the one that the FAQ names, else none.",
    )
    options.add_argument(
        "--color",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default=argparse.SUPPRESS,
        help="Use colour auto (on a terminal, unless $NO_COLOR is set), always or never.",
    )
    options.add_argument(
        "--version",
        action="version",
        version=f"faqbot {faqbot.__version__}",
        help="Show the version and exit.",
    )
    options.add_argument("-h", "--help", action="help", help="Show this help and exit.")


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
        owners = [f"`faqbot {name}`" for name in known if option in _options(known[name])]
        advice = f" It belongs to {' and '.join(owners)}." if owners else meant
        return f"unknown option {quoted(option)}.{advice}"
    if arguments.command == ASK:
        question = quoted(" ".join([arguments.question, *rest]))
        return f"more than one question. Put it in quotes: faqbot ask {question}"
    return f"unexpected argument {quoted(rest[0])}"


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the long options that the help of *parser* lists."""
    return re.findall(r"^  (?:-\w, )?(--[a-z-]+)", parser.format_help(), re.MULTILINE)
