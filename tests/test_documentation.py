"""The README says what is so: its commands, its transcripts, its names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.arguments import ASK, CHAT, CHECK, EVAL
from faqbot.cli import main
from faqbot.terminal.commands.table import COMMANDS

if TYPE_CHECKING:
    import pytest

    from faqbot.dialogue.bot import FaqBot

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(name: str) -> str:
    """Return the fenced text between a named mark and the end mark."""
    found = re.search(
        rf"<!-- {re.escape(name)} -->\n```\n(.*?)```\n<!-- end -->", README, re.DOTALL
    )
    assert found, name
    return found.group(1)


def test_the_two_commands_stand_at_the_top() -> None:
    """One answers a question, one passes the tests; .ci/run calls the second."""
    commands = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)
    assert len(commands) == 2
    assert "faqbot ask" in commands[0]
    assert "pytest" in commands[1]
    assert "README.md" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_first_transcript_is_what_is_printed(
    article: FaqBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, as `faqbot ask` prints it into a pipe."""
    assert article.faq.title
    command = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)[0]
    asked = shlex.split(command)
    assert main(["ask", asked[asked.index("ask") + 1]]) == 0
    assert capsys.readouterr().out == block("transcript: ask risks")


def test_every_command_is_documented() -> None:
    """Commands of the command line stand in the README, those of the chat in its help."""
    for command in (ASK, CHECK, EVAL):
        assert f"faqbot {command}" in README
    assert CHAT not in {ASK, CHECK, EVAL}
    assert all(command.help.endswith(".") for command in COMMANDS)


def test_every_switch_is_documented() -> None:
    """Every environment variable that the package reads is told."""
    read = {
        name
        for path in (ROOT / "faqbot").rglob("*.py")
        for name in re.findall(r"\bFAQBOT_[A-Z_]+\b", path.read_text("utf-8"))
    }
    assert read
    assert {name for name in read if name not in README} == set()


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    """Keep a Changelog."""
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")
