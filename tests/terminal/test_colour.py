from __future__ import annotations

import pytest

from faqbot.terminal.colour import When, use_colour


@pytest.mark.parametrize("terminal", [True, False])
def test_auto_colours_terminals_only(terminal: bool) -> None:  # noqa: FBT001 - a table
    """Without any wish, colour is for terminals."""
    assert use_colour(When.AUTO, environ={}, terminal=terminal) is terminal


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "0"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_environment_speaks_for_a_terminal(environ: dict[str, str], *, expected: bool) -> None:
    """NO_COLOR counts when not empty and wins over FORCE_COLOR; dumb terminals get none."""
    assert use_colour(When.AUTO, environ=environ, terminal=True) is expected


def test_force_color_reaches_pipes() -> None:
    """FORCE_COLOR colours what is no terminal, unless it is empty."""
    assert use_colour(When.AUTO, environ={"FORCE_COLOR": "1"}, terminal=False)
    assert not use_colour(When.AUTO, environ={"FORCE_COLOR": ""}, terminal=False)


def test_command_line_wins() -> None:
    """What --color says stands above the environment."""
    assert use_colour(When.ALWAYS, environ={"NO_COLOR": "1", "TERM": "dumb"}, terminal=False)
    assert not use_colour(When.NEVER, environ={"FORCE_COLOR": "1"}, terminal=True)
