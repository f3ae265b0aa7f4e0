"""The chat in a real terminal, which reflows its lines and answers questions about the cursor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import faqbot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")

PATIENCE = 15  # far above what anything takes, also on a busy machine
FAQ = """
title: Pumps
entries:
  - id: risks
    question: What are the risks of a drug pump?
    phrases: [what can go wrong with it]
    answer: Infection, leaks, headaches and a device that fails, as far as anybody has told so far.
    section: Risks
"""


class Window:
    """A window of tmux, with a shell in it."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        """Open it, 80 columns wide."""
        self._socket = str(folder / "tmux")
        self._environ = environ
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", "sh")

    def send(self, *keys: str) -> None:
        """Press *keys*, by the names that tmux gives them."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type *text* as it is."""
        self._tmux("send-keys", "-l", text)

    def resize(self, columns: int) -> None:
        """Make the window as wide as *columns*."""
        self._tmux("resize-window", "-x", str(columns), "-y", "24")

    def wait(self, fits: Callable[[str], bool]) -> str:
        """Return all that was ever on the screen, as soon as it *fits*."""
        until = time.monotonic() + PATIENCE
        while True:
            shown = self._tmux("capture-pane", "-p", "-S", "-").rstrip()
            if fits(shown):
                return shown
            if time.monotonic() > until:
                pytest.fail(f"waited in vain:\n{shown}")
            time.sleep(0.05)

    def close(self) -> None:
        """End the shell and whatever runs in it."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        assert TMUX
        done = subprocess.run(
            [TMUX, "-S", self._socket, *arguments],
            env=self._environ,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """Yield a window in which `faqbot` starts the chat with a small FAQ."""
    (tmp_path / "faq.yaml").write_text(FAQ, encoding="utf-8")
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "FAQBOT_FAQ": str(tmp_path / "faq.yaml"),
        "FAQBOT_NO_CACHE": "1",
        "PYTHONPATH": str(Path(faqbot.__file__).parent.parent),
    }
    window = Window(tmp_path, environ)
    program = f"{shlex.quote(sys.executable)} -m faqbot"
    try:
        window.type(f"PS1='shell$ '; faqbot() {{ {program}; }}; clear; faqbot")
        window.send("Enter")
        window.wait(lambda shown: "for example:" in shown and shown.endswith("\n>"))
        yield window
    finally:
        window.close()


def prompts(shown: str) -> int:
    """Return how many lines begin with a prompt."""
    return sum(line.startswith(">") for line in shown.split("\n"))


def test_resizing_leaves_one_prompt(window: Window) -> None:
    """However often the window changes while a line is typed."""
    window.type("what can go")
    window.wait(lambda shown: "> what can go" in shown)
    for columns in (60, 45, 100, 50, 80):
        window.resize(columns)
        time.sleep(0.2)  # a person drags no faster, and tmux tells nobody when it is done
    window.type(" wrong with it")
    shown = window.wait(lambda shown: "> what can go wrong with it" in shown)
    assert prompts(shown) == 1
    window.send("Enter")
    shown = window.wait(lambda shown: "Infection" in shown and shown.endswith("\n>"))
    assert shown.count("What are the risks of a drug pump?") == 2  # the example and the answer


def test_an_answer_that_was_printed_stays_whole(window: Window) -> None:
    """A window that grows narrower afterwards breaks its lines and loses nothing."""
    window.type("what can go wrong with it")
    window.send("Enter")
    window.wait(lambda shown: "[Risks]" in shown and shown.endswith("\n>"))
    window.resize(40)
    shown = window.wait(lambda shown: max(map(len, shown.split("\n"))) <= 40)
    assert "as far as anybody has told so far." in " ".join(shown.split())


def test_suspended_and_resumed(window: Window) -> None:
    """Ctrl-Z leads to the shell and `fg` back, with the line that was being typed."""
    window.type("what can go")
    window.wait(lambda shown: "> what can go" in shown)
    window.send("C-z")
    window.wait(lambda shown: shown.endswith("shell$"))
    window.type("stty -a | grep -o ' echo '; fg")
    window.send("Enter")
    window.wait(lambda shown: "\n> what can go" in shown.partition("; fg\n")[2])
    window.type(" wrong with it")
    window.send("Enter")
    shown = window.wait(lambda shown: "Infection" in shown and shown.endswith("\n>"))
    assert "\n echo\n" in shown


def test_cleared_screen_shows_the_prompt_alone(window: Window) -> None:
    """Ctrl-L clears, and the line goes on."""
    window.type("what")
    window.send("C-l")
    window.wait(lambda shown: "\n> what" in f"\n{shown}")
    window.send("C-u")
    window.send("C-d")
    window.wait(lambda shown: shown.endswith("shell$"))
