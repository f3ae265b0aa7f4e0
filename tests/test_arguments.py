"""What can be typed behind `faqbot`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

import faqbot
from faqbot.arguments import ASK, CHAT, CHECK, EVAL, parse_arguments, parsers
from faqbot.errors import UsageError
from faqbot.evaluation.metrics import LOWER_IS_BETTER


def actions() -> list[argparse.Action]:
    """Return everything that any help describes."""
    return [action for parser in parsers().values() for action in parser._actions]


def refusal(*argv: str) -> str:
    """Return what is said about a command line that makes no sense."""
    with pytest.raises(UsageError) as caught:
        parse_arguments(argv)
    return str(caught.value)


def test_every_help_sentence_ends_with_a_period() -> None:
    """Help is prose, down to the last option."""
    described = [action.help for action in actions() if action.help]
    summaries = [
        choice.help
        for action in actions()
        if isinstance(action, argparse._SubParsersAction)
        for choice in action._choices_actions
    ]
    assert len(summaries) == len(parsers()) - 1
    assert all(str(text).strip().endswith(".") for text in [*described, *summaries])


def test_every_argument_is_described() -> None:
    """Nothing can be typed that the help is silent about."""
    silent = [action for action in actions() if not action.help]
    assert all(isinstance(action, argparse._SubParsersAction) for action in silent)


def test_every_help_begins_with_examples() -> None:
    """What can be copied comes before what must be read."""
    for parser in parsers().values():
        help_text = parser.format_help()
        assert 0 < help_text.index("examples:\n") < help_text.index("  --version ")


def test_the_help_tells_which_figures_are_better_low() -> None:
    """Of those, a limit is the most that is allowed."""
    help_text = parsers()[EVAL].format_help()
    assert all(name in help_text for name in LOWER_IS_BETTER)


def test_the_help_lists_every_variable_that_is_read() -> None:
    """A switch that nobody knows of is none."""
    package = Path(faqbot.__file__).parent
    read = {
        name
        for path in package.rglob("*.py")
        if path.name != "helptexts.py"
        for name in re.findall(r"FAQBOT_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert set(re.findall(r"FAQBOT_[A-Z_]+", parsers()[CHAT].format_help())) == read


def test_without_a_command_there_is_the_chat() -> None:
    """With global options or without."""
    assert parse_arguments([]).command == CHAT
    assert parse_arguments(["--faq", "ask", "--color=never"]).command == CHAT


@pytest.mark.parametrize(
    "argv",
    [
        ["--faq", "a.yaml", "--color", "never", "ask", "is it safe?"],
        ["ask", "is it safe?", "--color", "never", "--faq", "a.yaml"],
        ["--faq=a.yaml", "ask", "--color=never", "is it safe?"],
        ["--faq", "b.yaml", "ask", "--faq", "a.yaml", "--color", "never", "is it safe?"],
    ],
)
def test_global_options_stand_before_or_after_the_command(argv: list[str]) -> None:
    """The last one wins, and a command forgets nothing that stands before it."""
    found = parse_arguments(argv)
    assert found.command == ASK
    assert (found.faq, found.color, found.question) == ("a.yaml", "never", "is it safe?")
    assert not hasattr(found, "encoder")


@pytest.mark.parametrize(
    ("argv", "text"), [(["help"], "exit status:"), (["help", "ask"], "usage: faqbot ask ")]
)
def test_help_is_given_however_it_is_asked_for(
    argv: list[str], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a command too, which many type out of habit."""
    with pytest.raises(SystemExit):
        parse_arguments(argv)
    assert text in capsys.readouterr().out


def test_a_question_may_begin_with_a_dash() -> None:
    """After two dashes nothing is an option."""
    assert parse_arguments(["ask", "--", "-x"]).question == "-x"
    assert parse_arguments(["ask", "-"]).question == "-"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["aks", "is it safe?"], 'unknown command "aks". Did you mean `ask`?'),
        (["is it safe?"], 'unknown command "is it safe?". To ask a question: faqbot ask "..."'),
        (["my.yaml"], 'unknown command "my.yaml". To use that FAQ: faqbot --faq "my.yaml". See'),
        (["--faq", "a.yaml", "chekc"], 'unknown command "chekc". Did you mean `check`?'),
        (["ask", "--jsno", "q"], 'unknown option "--jsno". Did you mean `--json`?'),
        (["ask", "q", "--colour=never"], 'unknown option "--colour". Did you mean `--color`?'),
        (["--json"], "It belongs to `faqbot ask` and `faqbot topics` and"),
        (["--quiet"], 'unknown option "--quiet". See `faqbot --help`.'),
        (["ask", "is", "it", "safe?"], 'Put it in quotes: faqbot ask "is it safe?"'),
        (["check", "a", "b"], 'unexpected argument "b". See `faqbot check --help`.'),
        (["ask"], "QUESTION, or - to read questions from standard input. See `faqbot ask --help`."),
        (["eval"], "QUESTIONS. See `faqbot eval --help`."),
        (["--color", "blue"], "invalid choice: 'blue'"),
        (["ask", "q", "--faq"], "--faq: expected one argument. See `faqbot ask --help`."),
        (["check", "--js"], 'unknown option "--js".'),
    ],
)
def test_slips_are_named_with_advice(argv: list[str], message: str) -> None:
    """What was typed, what may have been meant, and where to read on."""
    assert message in refusal(*argv)


def test_what_was_typed_is_made_safe_to_print() -> None:
    """An escape sequence in an argument does not come back as one."""
    assert "\x1b" not in refusal("\x1b[31mask")
    assert "\x1b" not in refusal("ask", "a", "\x1b[31mb")


def test_check_reads_one_file_and_eval_many() -> None:
    """The file to check may be left to --faq."""
    assert parse_arguments([CHECK]).file is None
    assert parse_arguments([CHECK, "a"]).file == "a"
    found = parse_arguments([EVAL, "a", "b", "--fail-under", "x=1", "--fail-under", "y=2"])
    assert found.questions == ["a", "b"]
    assert found.fail_under == ["x=1", "y=2"]
