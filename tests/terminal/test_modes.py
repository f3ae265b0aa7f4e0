from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from faqbot.preferences.table import Preferences
from faqbot.terminal.modes import Mode, choose_mode, talk

if TYPE_CHECKING:
    from faqbot.terminal.protocols import Bot


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, Mode.CHAT),
        ({"TERM": "xterm-256color"}, Mode.CHAT),
        ({"TERM": "dumb"}, Mode.PROMPT),
    ],
)
def test_mode_on_a_terminal(environ: dict[str, str], expected: Mode) -> None:
    """A terminal that can draw gets the chat, unless a bare prompt is asked for."""
    assert choose_mode(environ, terminal=True) is expected
    assert choose_mode(environ, terminal=True, plain=True) is Mode.PROMPT
    assert choose_mode(environ, terminal=False, plain=True) is Mode.LINES


def test_piped_input_is_answered_line_by_line(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One conversation runs through the lines of a pipe, so numbers choose there too."""
    piped = io.TextIOWrapper(io.BytesIO(b"pump\n1\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    assert talk(lambda: bot, preferences=Preferences()) == 0
    out = capsys.readouterr().out
    assert "A device that gives medicine." in out
    assert ">" not in out


def test_closed_standard_input_is_no_terminal(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any input nothing is answered, and nothing breaks."""
    monkeypatch.setattr(sys, "stdin", None)
    assert talk(lambda: bot, preferences=Preferences()) == 1
