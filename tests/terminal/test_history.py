from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.terminal.history import MAX_ENTRIES, History, _decoded, _encoded, history_path

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a place for a history, in a folder that is not there yet."""
    return tmp_path / "state" / "faqbot" / "history"


@pytest.fixture
def warnings() -> list[str]:
    """Return what was warned of."""
    return []


@posix
def test_path_follows_xdg() -> None:
    """The state directory is used if it is absolute, else the usual place in the home."""
    usual = Path("/home/me/.local/state/faqbot/history")
    assert history_path({"HOME": "/home/me"}, windows=False) == usual
    assert history_path({"HOME": "/home/me", "XDG_STATE_HOME": "state"}, windows=False) == usual
    state = {"HOME": "/home/me", "XDG_STATE_HOME": "/state"}
    assert history_path(state, windows=False) == Path("/state/faqbot/history")
    assert history_path({}, windows=False) is None


def test_path_on_windows_is_local_application_data(tmp_path: Path) -> None:
    """Windows has its own place."""
    expected = tmp_path / "faqbot" / "history"
    assert history_path({"LOCALAPPDATA": str(tmp_path)}, windows=True) == expected


def test_entries_come_back(path: Path, warnings: list[str]) -> None:
    """A later chat has the entries of an earlier one, several lines as one entry."""
    first = History(path, warn=warnings.append)
    first.append("one")
    first.append("two\nlines")
    assert History(path, warn=warnings.append).entries == ("one", "two\nlines")
    assert warnings == []


@posix
def test_file_is_the_owners_alone(path: Path, warnings: list[str]) -> None:
    """Others can neither read the file nor list its folder; loose permissions are tightened."""
    History(path, warn=warnings.append).append("private")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    History(path, warn=warnings.append)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_adjacent_duplicates_and_blanks_are_dropped(path: Path, warnings: list[str]) -> None:
    """The same line twice in a row is one entry, also from one chat to the next."""
    for _ in range(2):
        history = History(path, warn=warnings.append)
        for text in ("same", "same", "  ", "other", "same"):
            history.append(text)
    assert history.entries == ("same", "other", "same", "other", "same")


def test_history_is_bounded(path: Path, warnings: list[str]) -> None:
    """Only the newest entries stay, in memory and, from the next start on, in the file."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(_encoded(str(n)) for n in range(MAX_ENTRIES + 10)))
    history = History(path, warn=warnings.append)
    assert len(history.entries) == MAX_ENTRIES
    assert history.entries[0] == "10"
    assert len(path.read_bytes().splitlines()) == MAX_ENTRIES
    assert [each.name for each in path.parent.iterdir()] == ["history"]
    history.append("x" * 1_000_000)
    assert len(history.entries[-1]) < 10


def test_of_a_huge_file_the_end_is_read(
    path: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that something else has swollen costs little, and is shortened."""
    monkeypatch.setattr("faqbot.terminal.history._MAX_BYTES", 25)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(_encoded(f"entry {n}") for n in range(10)))
    assert History(path, warn=warnings.append).entries == ("entry 8", "entry 9")
    assert path.read_bytes() == b'"entry 8"\n"entry 9"\n'


def test_two_chats_do_not_destroy_each_other(path: Path, warnings: list[str]) -> None:
    """What two chats append at the same time is all there afterwards."""
    one, two = (History(path, warn=warnings.append) for _ in range(2))
    for number in range(3):
        one.append(f"one {number}")
        two.append(f"two {number}")
    assert len(History(path, warn=warnings.append).entries) == 6


def test_escape_sequences_are_harmless_in_the_file(path: Path, warnings: list[str]) -> None:
    """The file is plain ASCII, whatever was typed."""
    typed = "\x1b]0;evil\x07 caf\u00e9 \ud800"
    History(path, warn=warnings.append).append(typed)
    assert all(byte == 0x0A or 0x20 <= byte < 0x7F for byte in path.read_bytes())
    assert History(path, warn=warnings.append).entries == (typed,)


def test_damaged_lines_are_left_out(path: Path, warnings: list[str]) -> None:
    """A line that was cut short costs that line only."""
    path.parent.mkdir(parents=True)
    path.write_bytes(_encoded("good") + b'"cut sho\n\xff\xfe\n17\n' + b"[" * 100_000 + b"\n")
    assert History(path, warn=warnings.append).entries == ("good",)
    assert warnings == []


@pytest.mark.parametrize("spoil", ["folder", "foreign", "parent"])
def test_bad_place_warns_once_and_keeps_memory(spoil: str, path: Path, warnings: list[str]) -> None:
    """A history that cannot be used costs one warning; nothing is overwritten."""
    path.parent.parent.mkdir(parents=True)
    if spoil == "folder":
        path.mkdir(parents=True)
    elif spoil == "foreign":
        path.parent.mkdir()
        path.write_bytes(b"\x7fELF something else\n")
    else:
        path.parent.write_bytes(b"a file where the folder should be")
    history = History(path, warn=warnings.append)
    history.append("one")
    history.append("two")
    assert history.entries == ("one", "two")
    assert history.place is None
    assert len(warnings) == 1
    assert str(path) in warnings[0]


@posix
def test_pipe_in_place_of_the_file_does_not_block(path: Path, warnings: list[str]) -> None:
    """Only a regular file is read."""
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert History(path, warn=warnings.append).entries == ()
    assert "not a regular file" in warnings[0]


def test_clear_erases_file_and_memory(path: Path, warnings: list[str]) -> None:
    """Nothing is left, and the history can go on."""
    history = History(path, warn=warnings.append)
    history.append("secret")
    history.clear()
    assert history.entries == ()
    assert not path.exists()
    history.append("new")
    assert History(path, warn=warnings.append).entries == ("new",)


@pytest.mark.parametrize("how", ["stopped", "never kept"])
def test_clear_erases_what_is_kept_up_no_more(how: str, path: Path, warnings: list[str]) -> None:
    """What other chats kept goes too, whether or not this one keeps anything."""
    History(path, warn=warnings.append).append("secret")
    history = History(path, warn=warnings.append, keep=how == "stopped")
    history.stop()
    assert history.place is None
    assert history.file == str(path)
    assert history.clear() is None
    assert not path.exists()


def test_a_history_that_cannot_be_erased_says_why(path: Path, warnings: list[str]) -> None:
    """Nobody is to believe that it is gone."""
    (path / "something").mkdir(parents=True)
    assert History(path, warn=warnings.append, keep=False).clear()
    assert path.exists()


def test_a_history_can_be_resumed(path: Path, warnings: list[str]) -> None:
    """What came between is not kept."""
    history = History(path, warn=warnings.append, keep=False)
    history.append("one")
    history.resume()
    history.append("two")
    assert History(path, warn=warnings.append).entries == ("two",)


def test_without_a_path_nothing_is_written(warnings: list[str]) -> None:
    """Switched off, the history lives as long as the chat."""
    history = History(None, warn=warnings.append)
    history.append("one")
    assert (history.entries, history.place, warnings) == (("one",), None, [])


@given(st.text())
def test_any_text_survives_the_file(text: str) -> None:
    """Whatever can be typed is read back as it was, from one line."""
    line = _encoded(text)
    assert line.count(b"\n") == 1
    assert _decoded(line) == ([text] if text.strip() else [])
