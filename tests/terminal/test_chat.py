"""The chat with keys fed to it: what reaches the conversation, and what is shown."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from faqbot.errors import FaqError, Location, Problem
from faqbot.preferences.table import Preferences
from faqbot.terminal.chat import run_chat
from faqbot.terminal.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from prompt_toolkit.input import PipeInput

    from faqbot.terminal.protocols import Bot

UP, RIGHT, HOME = "\x1b[A", "\x1b[C", "\x1b[H"
ALT_ENTER, CTRL_C, CTRL_D, CTRL_R = "\x1b\r", "\x03", "\x04", "\x12"


class Recorder(DummyOutput):
    """An output that keeps the text written to it."""

    def __init__(self, on_write: Callable[[str], object]) -> None:
        """Start with nothing; *on_write* is called with all the text at each addition."""
        self.text = ""
        self.on_write = on_write

    def write(self, data: str) -> None:
        """Keep *data*."""
        self.text += data
        self.on_write(self.text)


class Typing(Protocol):
    """Types into a chat until it ends, and returns its status and what it showed."""

    def __call__(
        self,
        keys: str,
        *,
        load: Callable[[], Bot] = ...,
        on_write: Callable[[str], object] = ...,
        history: History = ...,
        file: Path = ...,
        **preferences: object,
    ) -> tuple[int, str]:
        """Type *keys*."""


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    """Yield a keyboard."""
    with create_pipe_input() as pipe:
        yield pipe


@pytest.fixture
def typing(bot: Bot, pipe: PipeInput, capsys: pytest.CaptureFixture[str]) -> Typing:
    """Return a chat with the toy bot and keys for it; Ctrl-D is typed at the end."""

    def chat(
        keys: str,
        *,
        load: Callable[[], Bot] = lambda: bot,
        on_write: Callable[[str], object] = len,
        history: History | None = None,
        file: Path | None = None,
        **preferences: object,
    ) -> tuple[int, str]:
        output = Recorder(on_write)
        pipe.send_text(keys + CTRL_D)
        with create_app_session(input=pipe, output=output):
            status = run_chat(
                load,
                preferences=Preferences(**preferences),  # type: ignore[arg-type]  # any of them
                colours=lambda _: False,
                history=history or remembered(),
                file=file,
            )
        return status, output.text + capsys.readouterr().err

    return chat


def remembered(*entries: str) -> History:
    """Return a history that holds *entries*."""
    history = History(None, warn=print)
    for entry in entries:
        history.append(entry)
    return history


def test_question_is_answered(typing: Typing, asked: list[str]) -> None:
    """Enter sends the line, the answer is shown, Ctrl-D leaves with status 0."""
    status, shown = typing("What is a drug pump?\r")
    assert (status, asked) == (0, ["What is a drug pump?"])
    assert shown.index("Ctrl-D leaves.") < shown.index("A device that gives medicine.")


def test_quit_ends_before_what_follows(typing: Typing, asked: list[str]) -> None:
    """After /quit nothing more is read."""
    assert typing("/quit\rhello\r")[0] == 0
    assert asked == []


def test_ctrl_c_clears_the_line(typing: Typing, asked: list[str]) -> None:
    """What was typed is gone, and the chat stays."""
    _, shown = typing(f"nonsense{CTRL_C}hello\r")
    assert asked == ["hello"]
    assert "/quit leaves" not in shown


def test_ctrl_c_on_an_empty_line_says_how_to_leave(typing: Typing, asked: list[str]) -> None:
    """The key that clears does not leave."""
    status, shown = typing(f"{CTRL_C}{CTRL_C}hello\r")
    assert (status, asked) == (0, ["hello"])
    assert shown.count("(Ctrl-D or /quit leaves)") == 2


def test_ctrl_d_deletes_forward_in_a_line(typing: Typing, asked: list[str]) -> None:
    """In a line that is not empty Ctrl-D deletes, at its beginning and end too."""
    typing(f"xhello{HOME}{CTRL_D}{RIGHT * 9}{CTRL_D}\r")
    assert asked == ["hello"]


def test_alt_enter_adds_a_line(typing: Typing, asked: list[str]) -> None:
    """Enter alone sends all lines together."""
    typing(f"one{ALT_ENTER}two\r")
    assert asked == ["one\ntwo"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("who\t\r", "Who wrote this?"),  # one item is taken
        ("wh\t\r", "wh"),  # several are offered
        ("wh\t\t\r", "What are the risks of a pump?"),
        ("wh\t\t\t\r", "What is a drug pump?"),
        ("zebra\t\r", "zebra"),
    ],
)
def test_tab_chooses_however_fast_it_comes(
    keys: str, expected: str, typing: Typing, asked: list[str]
) -> None:
    """Tab takes the only item or opens the menu, then goes from item to item."""
    typing(f"/topics\r{keys}")
    assert asked == [expected]


def test_pasted_lines_stay_together(typing: Typing, asked: list[str]) -> None:
    """A paste with line breaks is one question, sent by Enter."""
    typing("\x1b[200~one\r\ntwo\n\x1b[201~\r")
    assert asked == ["one\ntwo\n"]


def test_up_finds_what_begins_with_the_line(typing: Typing, asked: list[str]) -> None:
    """Up passes over entries that begin otherwise; one more Enter sends."""
    typing(f"he{UP}\r", history=remembered("hello", "who wrote it"))
    assert asked == ["hello"]


def test_up_on_an_empty_line_goes_back(typing: Typing, asked: list[str]) -> None:
    """Without a beginning, Up goes through all of the history, newest first."""
    typing(f"{UP}{UP}\r", history=remembered("old", "new"))
    assert asked == ["old"]


def test_ctrl_r_searches(typing: Typing, asked: list[str]) -> None:
    """Ctrl-R finds letters anywhere in an entry; Enter takes it, the next one sends."""
    typing(f"{CTRL_R}wrote\r\r", history=remembered("who wrote it", "hello"))
    assert asked == ["who wrote it"]


def test_lines_are_remembered(typing: Typing) -> None:
    """What was sent is in the history, once in a row, and what was cleared is not."""
    history = remembered()
    typing(f"hello\rhello\rgone{CTRL_C}\r/why\r", history=history)
    assert history.entries == ("hello", "/why")


def test_cleared_history_is_gone_from_the_keys(typing: Typing, asked: list[str]) -> None:
    """After /history clear, Up finds nothing."""
    typing(f"/history clear\r{UP}{UP}hello\r", history=remembered("secret"))
    assert asked == ["hello"]


def test_crash_does_not_end_the_chat(typing: Typing, asked: list[str]) -> None:
    """A fault in a reply is reported, and the next question asked."""
    status, shown = typing("crash\rhello\r")
    assert (status, asked) == (0, ["crash", "hello"])
    assert "\x1b" not in shown


def test_bad_faq_ends_the_chat_with_its_problems(typing: Typing) -> None:
    """Every problem is said on standard error, and the exit status is that of the error."""

    def load() -> Bot:
        raise FaqError((Problem(location=Location("faq\x1b.yaml", 1, 2), message="it is bad"),))

    status, shown = typing("hello\r", load=load)
    assert status == 3
    assert "faq\\x1b.yaml:1:2: it is bad" in shown


def test_bad_faq_ends_the_chat_before_anything_is_typed(pipe: PipeInput) -> None:
    """The prompt does not wait for a first question to say that there is no FAQ."""

    def load() -> Bot:
        raise FaqError((Problem(location=Location("faq.yaml"), message="it is missing"),))

    with create_app_session(input=pipe, output=DummyOutput()):
        status = run_chat(
            load, preferences=Preferences(), colours=lambda _: True, history=remembered()
        )
    assert status == 3


def test_first_question_waits_for_the_faq(typing: Typing, bot: Bot, asked: list[str]) -> None:
    """A question typed while the FAQ loads is answered when it has; a longer wait is said."""
    gate = threading.Event()

    def load() -> Bot:
        gate.wait()
        return bot

    def open_gate(text: str) -> None:
        if "Reading the FAQ ..." in text:
            gate.set()

    _, shown = typing("hello\r", load=load, on_write=open_gate)
    assert asked == ["hello"]
    assert shown.index("Reading the FAQ ...") < shown.index("Hello.")


def test_leaving_does_not_wait_for_the_faq(typing: Typing) -> None:
    """Ctrl-D leaves at once, even if the FAQ never loads."""
    gate = threading.Event()

    def load() -> Bot:
        gate.wait()
        raise AssertionError

    assert typing("", load=load)[0] == 0
    gate.set()


def test_numbers_are_not_remembered(typing: Typing, asked: list[str]) -> None:
    """In another chat they mean something else."""
    history = remembered()
    typing("What are the risks of a pump?\r1\r", history=history)
    assert asked[-1] == "Can the pump be taken out?"
    assert history.entries == ("What are the risks of a pump?",)


def test_keys_can_be_changed_while_chatting(typing: Typing, asked: list[str]) -> None:
    """/set vi on makes Escape lead to commands, from the next line on; and back."""
    escape = "\x1b"
    typing(f"/set vi on\rxhello{escape}0x\r/set vi off\rxhello{HOME}{CTRL_D}\r")
    assert asked == ["hello", "hello"]


def test_keys_of_vi_can_be_preferred(typing: Typing, asked: list[str]) -> None:
    """From the first line on."""
    typing("xhello\x1b0x\r", vi=True)
    assert asked == ["hello"]


@pytest.mark.parametrize("menu", [True, False])
def test_tab_opens_the_menu_in_any_case(typing: Typing, asked: list[str], *, menu: bool) -> None:
    """Also where it does not open by itself."""
    typing("who\t\r", menu=menu)
    assert asked == ["Who wrote this?"]


def test_opening_is_left_out_once_somebody_has_begun(typing: Typing, bot: Bot) -> None:
    """What is typed before the FAQ is there is answered, without examples that came too late."""
    gate = threading.Event()

    def load() -> Bot:
        gate.wait()
        return bot

    def open_gate(text: str) -> None:
        if "Reading the FAQ ..." in text:
            gate.set()

    _, shown = typing("hello\rhello\r", load=load, on_write=open_gate)
    assert "for example:" not in shown
    assert shown.count("Not advice.") == 1


def test_a_file_that_changes_is_read_while_one_types(
    typing: Typing, bot: Bot, tmp_path: Path
) -> None:
    """What is different is said before the answer."""
    file = tmp_path / "faq.yaml"
    file.write_text("1", encoding="utf-8")
    newer = replace(bot.faq, sha256="1" * 64)
    results = [bot, type(bot)(newer)]  # type: ignore[call-arg]  # the fixture's own class

    def change(text: str) -> None:
        if "Hello." in text and file.exists():
            file.unlink()

    keys = "hello\rhello\r"
    _, shown = typing(keys, load=lambda: results.pop(0), on_write=change, file=file, watch=True)
    assert shown.count("The FAQ was read again") == 1


KEYS = st.sampled_from(
    (
        *"ahw/? 1",
        *("\t", "\r", UP, RIGHT, HOME, "\x1b[B", "\x1b[D", "\x7f", ALT_ENTER),
        *(CTRL_C, CTRL_D, CTRL_R, "\x07", "\x0b", "\x17", "\x19", "\x1b", "\x1bb"),
        *("\u202e", "\u6cf5", "pump", "hello", "/topics", "/show risks", "/again", "/new"),
        *("/set vi on", "/set vi off"),
    )
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(keys=st.lists(KEYS, max_size=25).map("".join), vi=st.booleans())
def test_no_keys_break_the_chat(bot: Bot, keys: str, *, vi: bool) -> None:
    """Whatever is pressed in whatever order, it goes on, and Ctrl-D or the end leaves."""
    output = Recorder(len)
    leave = f"\x07{CTRL_C}\x1b[200~\x1b[201~{CTRL_C}{CTRL_C}/set vi off\r\x1b{CTRL_C}{CTRL_D}"
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        pipe.send_text(f"{keys}{leave}{CTRL_C}i{CTRL_C}/quit\r{CTRL_D}")
        status = run_chat(
            lambda: bot,
            preferences=Preferences(vi=vi),
            colours=lambda _: False,
            history=remembered("hello", "what can go wrong"),
        )
    assert status == 0
    assert "That went wrong" not in output.text
    assert not set(output.text) & set("\x1b\u202e")
