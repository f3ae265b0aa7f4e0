"""Where compiled indexes are kept, and that keeping them never stands in the way."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from faqbot.matching import cache
from faqbot.matching.cache import cache_folder, read_cached, write_cached


def kept(path: Path) -> bytes | None:
    """Return the bytes that were read."""
    found = read_cached(path)
    return None if found is None else bytes(found)


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "~"}, "~/.cache/faqbot"),
        ("darwin", {"HOME": "~"}, "~/Library/Caches/faqbot"),
        ("win32", {"HOME": "~", "LOCALAPPDATA": "~/local"}, "~/local/faqbot/cache"),
        ("linux", {"HOME": "~", "XDG_CACHE_HOME": "~/xdg"}, "~/xdg/faqbot"),
        ("darwin", {"HOME": "~", "XDG_CACHE_HOME": "~/xdg"}, "~/xdg/faqbot"),
        ("linux", {"HOME": "~", "XDG_CACHE_HOME": ""}, "~/.cache/faqbot"),
        ("linux", {"HOME": "~", "XDG_CACHE_HOME": "relative"}, "~/.cache/faqbot"),
        ("linux", {"HOME": "~", "LOCALAPPDATA": "~/local"}, "~/.cache/faqbot"),
        ("linux", {"HOME": "~", "FAQBOT_NO_CACHE": ""}, "~/.cache/faqbot"),
        ("linux", {"HOME": "~", "FAQBOT_NO_CACHE": "1"}, None),
        ("linux", {"HOME": "~", "XDG_CACHE_HOME": "~/xdg", "FAQBOT_NO_CACHE": "0"}, None),
        ("linux", {}, None),
        ("linux", {"HOME": ""}, None),
        ("win32", {"HOME": "~"}, None),
    ],
)
def test_the_folder_is_where_the_platform_keeps_caches(
    platform: str,
    environ: dict[str, str],
    folder: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """XDG where it is named, else the usual place; none where it is off or nobody is at home."""
    monkeypatch.setattr(sys, "platform", platform)
    at_home = {name: value.replace("~", str(tmp_path)) for name, value in environ.items()}
    found = cache_folder(at_home)
    assert found == (Path(folder.replace("~", str(tmp_path))) if folder else None)


def test_the_environment_of_the_process_is_read_when_no_other_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is remembered from the import."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "faqbot"
    monkeypatch.setenv("FAQBOT_NO_CACHE", "1")
    assert cache_folder() is None


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    """Folders are made on the way; a second writing replaces the first and leaves nothing else."""
    path = tmp_path / "some" / "folder" / "an.index"
    assert read_cached(path) is None
    for data in (b"first", b"second, longer"):
        write_cached(path, data)
        assert kept(path) == data
    write_cached(path, b"")
    assert read_cached(path) is None
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """An FAQ may be private."""
    path = tmp_path / "faqbot" / "an.index"
    write_cached(path, b"data")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """A file where a folder should be, or a folder where the file should be."""
    blocked = tmp_path / "file"
    blocked.write_bytes(b"in the way")
    write_cached(blocked / "an.index", b"data")
    assert read_cached(blocked / "an.index") is None
    folder = tmp_path / "an.index"
    (folder / "full").mkdir(parents=True)
    write_cached(folder, b"data")
    assert read_cached(folder) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["an.index", "file"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be renamed is removed, and what was kept before stays."""

    def fail(*_: object) -> None:
        raise OSError

    path = tmp_path / "an.index"
    write_cached(path, b"before")
    monkeypatch.setattr(Path, "replace", fail)
    write_cached(path, b"after")
    assert kept(path) == b"before"
    assert list(tmp_path.iterdir()) == [path]


def _kept(folder: Path, sizes: list[int]) -> set[str]:
    """Return what is left after writing files of these sizes, named by number, the oldest first."""
    for number, size in enumerate(sizes):
        path = folder / f"{number}.index"
        write_cached(path, b"x" * size)
        if path.exists():
            os.utime(path, (number, number))
    return {path.stem for path in folder.iterdir()}


def test_only_the_newest_few_are_kept(tmp_path: Path) -> None:
    """Each edit of an FAQ leaves an index that nobody reads again."""
    assert _kept(tmp_path, [1] * 9) == {"3", "4", "5", "6", "7", "8"}


def test_all_together_stay_below_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest goes first; the newest stays, however large it is."""
    monkeypatch.setattr(cache, "_MAX_BYTES", 100)
    assert _kept(tmp_path, [40, 40, 40]) == {"1", "2"}
    assert _kept(tmp_path, [10, 10, 10, 500]) == {"3"}


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    """Whoever is last, nobody reads half of anything."""
    path = tmp_path / "an.index"
    kinds = {bytes([number]) * 50_000 for number in range(8)}

    def write_and_read(data: bytes) -> bytes | None:
        write_cached(path, data)
        return kept(path)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(write_and_read, sorted(kinds) * 5))
    assert {data for data in found if data is not None} <= kinds
    assert list(tmp_path.iterdir()) == [path]
