"""The whole program on a terminal: what a person sees after each key."""

from __future__ import annotations

import os
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

COLUMNS, ROWS = 80, 24
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
  - id: pump
    question: What is a drug pump?
    phrases: [describe the device, pump]
    answer: A small device under the skin that gives medicine.
"""


class Terminal:
    """A program on a pseudo-terminal, and the screen that its output draws."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        """Start *command*."""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._program = pexpect.spawn(
            command[0],
            command[1:],
            env=environ,
            cwd=str(Path(faqbot.__file__).parent.parent),
            dimensions=(ROWS, COLUMNS),
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

    def __call__(self, **environ: str) -> Terminal:
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

    def begin(**environ: str) -> Terminal:
        command = [sys.executable, "-m", "faqbot", "--faq", str(faq)]
        started.append(Terminal(command, {**surroundings, **environ}))
        started[-1].wait("Ctrl-D leaves.", PROMPT)
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
