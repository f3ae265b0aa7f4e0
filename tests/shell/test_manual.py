from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from faqbot.arguments import parsers
from faqbot.shell.manual import manual_page
from faqbot.terminal.commands.table import COMMANDS
from faqbot.terminal.keyboard import KEYS


@pytest.fixture(scope="module")
def text() -> str:
    """Return the page as it reads, without what roff needs."""
    page = manual_page().replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
    return re.sub(r"\\f[BR]|\\\((ti|ha)", "", page)


def test_the_manual_says_what_the_help_says(text: str) -> None:
    """Every command, option and sentence of help, and those of the chat."""
    for name, parser in parsers().items():
        assert f"faqbot {name}".rstrip() in text
        for action in parser._actions:
            assert all(option in text for option in action.option_strings)
            assert (action.help or "") in text
    for command in COMMANDS:
        assert command.usage in text
        assert command.help in text
    assert all(does in text for _, does in KEYS)
    assert "FAQBOT_NO_HISTORY" in text
    assert "exit status" in text


def test_no_line_is_taken_for_a_macro() -> None:
    """What begins with a dot is roff's, and known to it."""
    macros = {line.split()[0] for line in manual_page().splitlines() if line.startswith(".")}
    assert macros == {".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".nf", ".fi"}


def test_roff_finds_no_fault() -> None:
    """Where it is installed."""
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tascii", "-z"],
        input=manual_page().encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
