"""The whole program on a terminal: what a person sees after each key."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import faqbot

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pexpect
import pyte

# pexpect forks; the numeric library may have started threads in this process by then.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

COLUMNS, ROWS = 80, 30
TIMEOUT = 10  # far above what anything takes, also on a busy machine
UP, DOWN, RIGHT, TAB = "\x1b[A", "\x1b[B", "\x1b[C", "\t"
PROMPT = "\n>"
CTRL_C, CTRL_D = "\x03", "\x04"
FAQ = """
title: Pumps
disclaimer: Not advice.
entries:
  - id: risks
    question: What are the risks of a drug pump?
    phrases: [what can go wrong with it, pump]
    answer: Infection, leaks, headaches and a device that fails.
    section: Risks
    related: [pump]
  - id: pump
    question: What is a drug pump?
    phrases: [describe the device, pump]
    answer: A small device under the skin that gives medicine.
"""


class Terminal:
    """A program on a pseudo-terminal, and the screen that its output draws."""

    def __init__(
        self, command: list[str], environ: dict[str, str], *, columns: int = COLUMNS
    ) -> None:
        """Start *command*."""
        self.screen = pyte.Screen(columns, ROWS)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._program = pexpect.spawn(
            command[0],
            command[1:],
            env=environ,
            cwd=str(Path(faqbot.__file__).parent.parent),
            dimensions=(ROWS, columns),
            timeout=TIMEOUT,
        )
        self._program.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without the blanks at their ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def is_as_before(self) -> bool:
        """Whether the program gave back what it took: the cursor, and pastes without brackets."""
        off, on = self.raw.rfind(b"\x1b[?2004l"), self.raw.rfind(b"\x1b[?2004h")
        return off > on and not self.screen.cursor.hidden

    def wait(self, *texts: str, end: str = "") -> str:
        """Return the screen as soon as every one of *texts* is on it, and *end* stands last."""
        while True:
            shown = "\n".join(self.lines).rstrip()
            if all(text in shown for text in texts) and shown.endswith(end):
                return shown
            try:
                self._feed(self._program.read_nonblocking(4096, timeout=TIMEOUT))
            except (pexpect.TIMEOUT, pexpect.EOF):
                pytest.fail(f"{texts} are not all on this screen:\n{shown}")

    def ask(self, line: str, *texts: str) -> str:
        """Send *line*, and return the screen when *texts* and a new prompt are on it."""
        self.send(f"{line}\r")
        return self.wait(*texts, end=PROMPT)

    def send(self, keys: str) -> None:
        """Press *keys*."""
        self._program.send(keys)

    def resize(self, columns: int) -> None:
        """Make the window as wide as *columns*; the program is told."""
        self.screen.resize(ROWS, columns)
        self._program.setwinsize(ROWS, columns)

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._program.kill(number)

    def status(self) -> int | None:
        """Return the exit status, once the program has ended."""
        self._feed(self._program.read())
        self._program.close()
        status: int | None = self._program.exitstatus
        return status

    def stop(self) -> None:
        """End the program if it still runs."""
        self._program.close(force=True)

    def _feed(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)


class Start(Protocol):
    """Starts the program on a terminal; keywords are added to its environment."""

    def __call__(self, *options: str, columns: int = ..., **environ: str) -> Terminal:
        """Start it."""


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """Return a file with two answers, and a phrase that means either."""
    path = tmp_path / "faq.yaml"
    path.write_text(FAQ, encoding="utf-8")
    return path


@pytest.fixture
def start(faq: Path, tmp_path: Path) -> Iterator[Start]:
    """Yield a way to start the chat, as often as needed, in a home of its own."""
    started: list[Terminal] = []
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "FAQBOT_NO_CACHE": "1",
    }

    def begin(*options: str, columns: int = COLUMNS, **environ: str) -> Terminal:
        command = [sys.executable, "-m", "faqbot", "--faq", str(faq), *options]
        started.append(Terminal(command, {**surroundings, **environ}, columns=columns))
        started[-1].wait("faqbot:", PROMPT)
        return started[-1]

    yield begin
    for terminal in started:
        terminal.stop()


def test_question_answer_and_leaving(start: Start) -> None:
    """A question is answered with its section and, once, the disclaimer; /quit leaves."""
    terminal = start()
    terminal.ask(
        "what can go wrong with it",
        "What are the risks of a drug pump?",
        "Infection, leaks, headaches and a device that fails.",
        "[Risks]",
        "Not advice.",
    )
    terminal.send("/quit\r")
    assert terminal.status() == 0
    assert terminal.is_as_before


def test_question_back_is_answered_by_number(start: Start) -> None:
    """Options are numbered, and typing a number asks one of them."""
    terminal = start()
    screen = terminal.ask("pump", "  1. ", "  2. ", "Type 1 or 2 to ask it")
    number = "1" if "1. What is a drug pump?" in screen else "2"
    terminal.ask(number, "A small device under the skin that gives medicine.")


def test_menu_does_not_steal_enter(start: Start) -> None:
    """Enter sends what is typed while the menu is open."""
    terminal = start()
    terminal.wait("for example:", end=PROMPT)  # it is loaded then
    terminal.send("what dru")
    terminal.wait("\n> what dru\n", "  What are the risks of a drug pump?")
    terminal.ask("", "\n> what dru\n", "Not advice.")


def test_chosen_item_of_the_menu_is_sent(start: Start) -> None:
    """Down leads into the menu, and Enter sends the question chosen there."""
    terminal = start()
    terminal.wait("for example:", end=PROMPT)
    terminal.send("what are")
    terminal.wait("  What are the risks of a drug pump?", end="pump?")
    terminal.ask(DOWN, "\n> What are the risks of a drug pump?\n", "Infection")


def test_tab_completes_a_command(start: Start) -> None:
    """A command's beginning is completed, with help for each in the menu."""
    terminal = start()
    terminal.send("/")
    terminal.wait("Explain the last reply.")
    terminal.send(f"w{TAB}")
    terminal.wait("> /why")
    terminal.ask("", "Nothing has been asked yet.")


def test_ctrl_c_and_ctrl_d(start: Start) -> None:
    """Ctrl-C clears a line and else says how to leave; Ctrl-D leaves with status 0."""
    terminal = start()
    terminal.send("nonsense")
    terminal.wait("> nonsense")
    terminal.send(CTRL_C)
    terminal.wait(end=PROMPT)
    terminal.send(CTRL_C)
    assert "nonsense" not in terminal.wait("(Ctrl-D or /quit leaves)", end=PROMPT)
    terminal.send(CTRL_D)
    assert terminal.status() == 0


def test_escape_sequences_are_shown_and_not_obeyed(start: Start) -> None:
    """What is pasted into a question never reaches the terminal as it was."""
    terminal = start()
    pasted = "what? \x1b]0;evil\x07 is \x1b[41mred?"
    terminal.ask(f"\x1b[200~{pasted}\x1b[201~", "Not advice.")
    terminal.ask("/why", "Decision:")
    assert terminal.screen.title == ""
    assert b"\x1b]0;evil" not in terminal.raw
    assert b"\x1b[41m" not in terminal.raw


def test_wide_characters_are_edited_in_place(start: Start) -> None:
    """The cursor stands where the text is, in scripts of double width too."""
    terminal = start()
    terminal.send("\u4ec0\u4e48\u662f \u6cf5")
    terminal.wait("\u6cf5")
    assert terminal.screen.cursor.x == len("> ") + 9


def test_history_lasts_until_the_next_chat(start: Start) -> None:
    """Up brings back what an earlier chat asked; grey text offers it and Right takes it."""
    first = start()
    first.ask("describe the device", "A small device")
    first.send(CTRL_D)
    assert first.status() == 0
    second = start()
    second.send("desc")
    second.wait("> describe the device")
    second.ask(RIGHT, "A small device")
    second.ask("/new", "A new topic")
    second.send(UP)
    second.wait("> /new", end="> /new")
    second.send(UP)
    second.wait(end="> describe the device")


def test_no_color_is_obeyed(start: Start) -> None:
    """NO_COLOR leaves no colour on the screen; else there is some, from the palette."""
    colours = []
    for terminal in (start(NO_COLOR="1"), start()):
        terminal.ask("describe the device", "A small device")
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        colours.append({cell.fg for cell in cells} | {cell.bg for cell in cells})
    assert colours == [{"default"}, {"default", "cyan"}]


def test_dumb_terminal_gets_a_bare_prompt(start: Start) -> None:
    """Nothing is redrawn or coloured; commands and numbers work as in the chat."""
    terminal = start(TERM="dumb")
    terminal.ask("pump", "Type 1 or 2 to ask it")
    terminal.ask("/why", "Decision:")
    terminal.send("/quit\r")
    assert terminal.status() == 0
    assert b"\x1b" not in terminal.raw


def test_bad_faq_leaves_the_terminal_as_it_was(start: Start, faq: Path) -> None:
    """Every problem is said, the status is that of a bad file, and the line is given back."""
    faq.write_text("entries: [{id: a}]\n", encoding="utf-8")
    terminal = start()
    assert terminal.status() == 3
    assert "faq.yaml:1:" in "".join(terminal.lines)
    assert terminal.is_as_before


def test_first_minute(start: Start) -> None:
    """Two lines, what it knows, examples by number; the whole screen is what it should be."""
    terminal = start()
    terminal.wait("Not advice.", end=PROMPT)
    assert terminal.ask("1", "See also") == (
        "faqbot: answers from faq.yaml that a person wrote.\n"
        "Ask a question in your own words, or type ? for help. Ctrl-D leaves.\n"
        "\n"
        'It knows 2 answers on "Pumps", for example:\n'
        "  1. What are the risks of a drug pump?\n"
        "  2. What is a drug pump?\n"
        "Not advice.\n"
        "\n"
        "> 1\n"
        "What are the risks of a drug pump?\n"
        "Infection, leaks, headaches and a device that fails.\n"
        "[Risks]\n"
        "\n"
        "See also (type a number):\n"
        "  1. What is a drug pump?\n"
        "\n"
        "(/why says why you got this answer.)\n"
        "\n"
        ">"
    )


def test_window_may_change_while_one_types(start: Start) -> None:
    """What is typed stays, and the answer fits the window as it is then."""
    terminal = start()
    terminal.wait("Not advice.", end=PROMPT)
    terminal.send("describe the dev")
    terminal.wait("> describe the dev")
    terminal.resize(40)
    terminal.send("ice")
    terminal.wait("> describe the device")
    screen = terminal.ask("", "medicine.")
    assert "\nA small device under the skin that gives\nmedicine.\n" in screen


@pytest.mark.parametrize("columns", [20, 300])
def test_very_narrow_and_very_wide_windows(start: Start, columns: int) -> None:
    """Lines are neither chopped nor too long to read."""
    terminal = start(columns=columns)
    terminal.wait("Not advice.", end=PROMPT)
    screen = terminal.ask("describe the device", "medicine.")
    longest = max(map(len, screen.split("\n")))
    assert longest <= min(columns, 80)


def test_killed_chat_gives_the_terminal_back(start: Start) -> None:
    """In the middle of a line, with the status that shells give to a signal."""
    for number, status in ((signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        terminal = start()
        terminal.wait("Not advice.", end=PROMPT)
        terminal.send("what is")
        terminal.wait("what is")
        terminal.kill(number)
        assert terminal.status() == status
        assert terminal.is_as_before


def test_line_is_written_in_the_editor(start: Start, tmp_path: Path) -> None:
    """Ctrl-X Ctrl-E opens it, and what is saved comes back."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "describe the device" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = start(VISUAL=str(editor))
    terminal.wait("Not advice.", end=PROMPT)
    terminal.send("some words\x18\x05")
    terminal.wait("> describe the device")
    terminal.ask("", "A small device")


def test_vi_keys(start: Start) -> None:
    """Escape leads to commands, without a wait."""
    terminal = start("--vi")
    terminal.wait("Not advice.", end=PROMPT)
    terminal.send("xdescribe the device\x1b")
    terminal.send("0x")
    terminal.wait(end="> describe the device")
    terminal.ask("", "A small device")


def test_watched_file_is_read_at_once(start: Start, faq: Path) -> None:
    """A good one says what changed, a bad one where it is bad, without a key being pressed."""
    terminal = start("--watch", "--no-menu")
    terminal.wait("Not advice.", end=PROMPT)
    terminal.send("what")
    terminal.wait(end="\n> what")
    faq.write_text(FAQ.replace("A small device", "A tiny device"), encoding="utf-8")
    terminal.wait("The FAQ was read again (2 answers): changed: pump.", end="\n> what")
    faq.write_text("entries: [{id: a}]", encoding="utf-8")
    terminal.wait("The FAQ stays as it was.", "errors,", end="\n> what")
    terminal.send(CTRL_C)
    terminal.ask("describe the device", "A tiny device")


def test_reload_reads_the_file_again(start: Start, faq: Path) -> None:
    """Whenever it is asked for."""
    terminal = start()
    terminal.wait("Not advice.", end=PROMPT)
    terminal.ask("/reload", "The FAQ is as it was.")
    faq.write_text(FAQ.replace("A small device", "A tiny device"), encoding="utf-8")
    terminal.ask("/reload", "changed: pump.")
    terminal.ask("describe the device", "A tiny device")


def test_two_chats_share_a_history(start: Start, tmp_path: Path) -> None:
    """Neither loses what the other has kept; the file is its owner's alone."""
    first, second = start(), start()
    for terminal in (first, second):
        terminal.wait("Not advice.", end=PROMPT)
    first.ask("describe the device", "A small device")
    second.ask("what can go wrong with it", "Infection")
    first.ask("1", "A small device")
    path = tmp_path / ".local" / "state" / "faqbot" / "history"
    kept = [json.loads(line) for line in path.read_text("ascii").splitlines()]
    assert kept == ["describe the device", "what can go wrong with it"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_no_history_is_kept_where_it_is_switched_off(start: Start, tmp_path: Path) -> None:
    """By the option or by the environment."""
    for terminal in (start("--no-history"), start(FAQBOT_NO_HISTORY="1")):
        terminal.wait("Not advice.", end=PROMPT)
        terminal.ask("describe the device", "A small device")
        terminal.ask("/history", "until the end of this chat only.")
    assert not (tmp_path / ".local").exists()


def test_hidden_characters_are_not_drawn(start: Start) -> None:
    """A pasted text cannot turn the line round."""
    terminal = start()
    terminal.wait("Not advice.", end=PROMPT)
    terminal.send("\x1b[200~pass\u202eword\u2066\x1b[201~")
    terminal.wait("> password")
    terminal.ask("", "\n> password\n")
    assert "\u202e".encode() not in terminal.raw
    assert "\u2066".encode() not in terminal.raw


def test_a_terminal_without_unicode(start: Start) -> None:
    """What it cannot show is replaced, and nothing fails."""
    terminal = start(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    terminal.wait("2 answers on", end=PROMPT)
    terminal.ask("d\u00e9scribe the device", "A small device")
    terminal.send(CTRL_D)
    assert terminal.status() == 0


def test_plain_prompt_for_screen_readers(start: Start) -> None:
    """Nothing is redrawn or coloured, choices are numbered."""
    for terminal in (start("--plain"), start(ACCESSIBLE="1")):
        terminal.wait("Not advice.", end=PROMPT)
        terminal.ask("pump", "Type 1 or 2 to ask it")
        assert b"\x1b" not in terminal.raw.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?2004l", b"")


def test_keys_that_come_before_the_faq_is_there_are_kept(start: Start) -> None:
    """Whoever types at once sees the line once, whole, below what is said meanwhile."""
    terminal = start("--no-menu")
    for key in "describe the device":
        terminal.send(key)
    shown = terminal.wait("Not advice.", end="\n> describe the device")
    assert shown.count("describe") == 1
    terminal.ask("", "A small device")
