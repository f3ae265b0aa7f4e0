"""Reading the bytes of a file."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from faqbot.errors import FaqError
from faqbot.knowledge import reading
from faqbot.knowledge.reading import read_faq_bytes


def refusal(path: Path) -> str:
    """Return why the file at *path* cannot be read."""
    with pytest.raises(FaqError) as caught:
        read_faq_bytes(path)
    [problem] = caught.value.problems
    assert problem.location.file == str(path)
    return problem.message


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    """No decoding, no change of line ends."""
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\n\xff")
    assert read_faq_bytes(path) == b"\xef\xbb\xbfa: b\r\n\xff"


def test_missing_file(tmp_path: Path) -> None:
    """A name that leads nowhere is told as such."""
    message = refusal(tmp_path / "faq.yaml")
    assert message == "there is no such file. Check the name and the folder."


def test_location_is_the_path_as_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative path stays relative in the message."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FaqError) as caught:
        read_faq_bytes(Path("none.yaml"))
    assert str(caught.value).startswith("none.yaml: there is no such file.")


def test_directory(tmp_path: Path) -> None:
    """A directory is no file, on every platform."""
    assert refusal(tmp_path) == "this is a directory. Name the FAQ file in it."


def test_empty_file(tmp_path: Path) -> None:
    """A file of no bytes is told what belongs into it."""
    path = tmp_path / "faq.yaml"
    path.touch()
    assert refusal(path).startswith("the file is empty. Write `entries:`")


def test_too_large_a_file_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Reading ends one byte behind the bound."""
    monkeypatch.setattr(reading, "MAX_BYTES", 2**20)
    path = tmp_path / "faq.yaml"
    path.write_bytes(b"#" * (2**20 + 1))
    assert refusal(path) == "the file is larger than 1 MB. Is it really an FAQ?"
    path.write_bytes(b"#" * 2**20)
    assert len(read_faq_bytes(path)) == 2**20


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless device")
def test_endless_device() -> None:
    """A device without a size is refused like a large file."""
    assert "larger than 32 MB" in refusal(Path("/dev/zero"))


def test_forbidden_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Missing permission is told as such."""

    def forbidden(*_args: object) -> None:
        raise PermissionError

    path = tmp_path / "faq.yaml"
    path.touch()
    monkeypatch.setattr(Path, "open", forbidden)
    assert refusal(path).startswith("this file may not be read.")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_name(name: str) -> None:
    """A name that the system refuses gives a message and no traceback."""
    assert refusal(Path(name)).startswith(("this file cannot be read (", "there is no such file."))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_pipe(tmp_path: Path) -> None:
    """What has no size beforehand can be read."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"a: b",))
    writer.start()
    assert read_faq_bytes(path) == b"a: b"
    writer.join()
