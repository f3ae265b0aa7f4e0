from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from faqbot.preferences.table import Preferences
from faqbot.terminal.lines import answer_lines, prompt_lines, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faqbot.dialogue.reply import Reply
    from faqbot.terminal.protocols import Bot


class FlushedOutput(io.StringIO):
    """An output that keeps what was visible at each flush."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self.flushed: list[str] = []

    def flush(self) -> None:
        """Note what is visible now."""
        if not self.closed:
            self.flushed.append(self.getvalue())


def test_one_plain_answer_for_each_line(reply_to: Callable[[str], Reply]) -> None:
    """Answers follow in order, an empty line between; blank lines are passed over."""
    out = io.StringIO()
    lines = ["What is a drug pump?", "", "  ", "zebra"]
    assert answer_lines(reply_to, lines, out=out) == 0
    assert out.getvalue() == (
        'What is a drug pump?\nA device that gives medicine.\n[Basics]\n\nNothing fits "zebra".\n'
    )


def test_each_answer_is_flushed_before_the_next_line_is_read(
    reply_to: Callable[[str], Reply],
) -> None:
    """A program that asks line by line gets each answer in time."""
    out = FlushedOutput()

    def lines() -> Iterator[str]:
        for number in range(3):
            assert len(out.flushed) == number
            yield "hello"

    answer_lines(reply_to, lines(), out=out)
    assert out.flushed[-1] == "Hello.\n\nHello.\n\nHello.\n"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["zebra", "What is a drug pump?"], 0),
        (["hello"], 0),
        (["help me"], 0),
        (["zebra"], 1),
        (["pump"], 1),
        ([""], 1),
        ([], 1),
    ],
)
def test_status_tells_whether_anything_was_answered(
    lines: list[str], status: int, reply_to: Callable[[str], Reply]
) -> None:
    """An answer, small talk or a notice count; a question back and a refusal do not."""
    assert answer_lines(reply_to, lines, out=io.StringIO()) == status


def test_commands_are_questions_in_a_pipe(asked: list[str], bot: Bot) -> None:
    """What comes through a pipe is data and commands nothing."""
    answer_lines(bot.conversation().ask, ["/quit", "hello"], out=io.StringIO())
    assert asked == ["/quit", "hello"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"one\r\ntwo\n", ["one", "two"]),
        (b"\xef\xbb\xbfone", ["one"]),
        (b"caf\xe9\n", ["caf\ufffd"]),
        (b"\n\n", ["", ""]),
        (b"a\x00b\x0cc\n", ["a\x00b\x0cc"]),
        (b"", []),
    ],
)
def test_lines_of_any_bytes_are_read(raw: bytes, expected: list[str]) -> None:
    """Line ends of every system and bytes that are no text do no harm."""
    assert list(read_lines(io.BytesIO(raw))) == expected


def test_closed_input_has_no_lines() -> None:
    """A program started without standard input gets none, and does not fail."""
    assert list(read_lines(None)) == []


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str | type[BaseException]]:
    """Return what is typed at a bare prompt; at the end comes Ctrl-D."""
    lines: list[str | type[BaseException]] = []

    def type_next(prompt: str) -> str:
        assert prompt == "> "
        line = lines.pop(0) if lines else EOFError
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", type_next)
    return lines


def test_bare_prompt_knows_the_commands(
    bot: Bot,
    typed: list[str | type[BaseException]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same conversation and commands, nothing coloured or redrawn."""
    typed += ["pump", "2", "/why", "/quit", "never read"]
    assert prompt_lines(lambda: bot, preferences=Preferences(faq="the FAQ")) == 0
    out = capsys.readouterr().out
    assert out.startswith("faqbot: answers from the FAQ that a person wrote.\nAsk a question")
    assert "1. What are the risks of a pump?" in out
    assert "Yes, by surgery." in out
    assert "\x1b" not in out
    assert typed == ["never read"]


def test_bare_prompt_survives_interrupts(
    bot: Bot,
    typed: list[str | type[BaseException]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl-C says how to leave, Ctrl-D leaves."""
    typed += [KeyboardInterrupt, "hello"]
    assert prompt_lines(lambda: bot, preferences=Preferences()) == 0
    out = capsys.readouterr().out
    assert "(Ctrl-D or /quit leaves)\nHello." in out
