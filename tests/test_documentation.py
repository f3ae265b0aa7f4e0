"""The README says what is so: its commands, its transcripts, its names."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faqbot.arguments import CHAT, parsers
from faqbot.cli import main
from faqbot.preferences.files import read_preferences
from faqbot.terminal.commands.table import COMMANDS

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGE = (ROOT / "docs" / "chat.md").read_text("utf-8")


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
    """Commands of the command line stand in the README, those of the chat in its page."""
    for command in set(parsers()) - {CHAT}:
        assert f"faqbot {command}" in README, command
    assert all(command.help.endswith(".") for command in COMMANDS)
    assert all(f"`{command.name}" in PAGE for command in COMMANDS)


def test_the_file_of_preferences_that_is_shown_is_one(tmp_path: Path) -> None:
    """It is read as it stands."""
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "faqbot.toml"
    path.write_text(shown, encoding="utf-8")
    found = {each.name: each.value for each in read_preferences(path, project=True)}
    assert found == {
        "faq": str(tmp_path / "clinic.yaml"),
        "vi": True,
        "menu": False,
        "color": "never",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("script", ["record.py", "tables.py"])
def test_what_is_shown_is_what_the_program_does(script: str) -> None:
    """The session and the tables of commands, keys and preferences, made anew, are the same."""
    command = [sys.executable, str(ROOT / "docs" / script), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


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
