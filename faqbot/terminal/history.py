"""The questions asked before, kept in a private file of the person who asked them.

One JSON string a line, in ASCII: several lines stay one entry, and an escape sequence is harmless
even when the file is shown on a terminal.
"""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

from faqbot.places import Place, own_file
from faqbot.terminal.private import append_privately, open_privately

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["MAX_ENTRIES", "History", "history_path"]

# As many as are ever looked for again; the file stays small enough to read at every start.
MAX_ENTRIES = 2_000
# A pasted document is no question to come back to, and would swell the file.
_MAX_CHARACTERS = 10_000
# Far above what MAX_ENTRIES usual questions take; of a larger file only the end is read.
_MAX_BYTES = 4_000_000


def history_path(environ: Mapping[str, str], *, windows: bool) -> Path | None:
    """Return where the history is kept, or None where it has no place."""
    return own_file(Place.STATE, "history", environ, windows=windows)


class History:
    """The entries of a history file; after the first failure they live in memory only."""

    def __init__(
        self, path: Path | None, *, warn: Callable[[str], None], keep: bool = True
    ) -> None:
        """Read *path*, if any; what goes wrong now or later is said once, to *warn*.

        Without *keep* nothing is read or written, but the file can still be erased.
        """
        self._file = path
        self._path = path if keep else None
        self._warn = warn
        self._entries: list[str] = []
        if self._path is not None:
            self._read(self._path)

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries, oldest first."""
        return tuple(self._entries)

    @property
    def place(self) -> str | None:
        """The file that keeps the entries, or None if they live in memory only."""
        return None if self._path is None else str(self._path)

    def append(self, text: str) -> None:
        """Keep *text*, unless it is blank, overlong or equal to the entry before."""
        repeated = bool(self._entries) and self._entries[-1] == text
        if not text.strip() or repeated or len(text) > _MAX_CHARACTERS:
            return
        self._entries.append(text)
        del self._entries[:-MAX_ENTRIES]
        if self._path is None:
            return
        try:
            append_privately(self._path, _encoded(text))
        except OSError as error:
            self._give_up(error)

    @property
    def file(self) -> str | None:
        """The file that would keep the entries, also while nothing is kept; None has no place."""
        return None if self._file is None else str(self._file)

    def stop(self) -> None:
        """Keep what comes from now on in memory only; the file stays as it is."""
        self._path = None

    def resume(self) -> None:
        """Keep what comes from now on in the file again."""
        self._path = self._file

    def clear(self) -> str | None:
        """Forget every entry, also those of other chats, and erase the file, kept up or not.

        Returns why the file could not be erased, or None.
        """
        self._entries.clear()
        try:
            if self._file is not None:
                self._file.unlink(missing_ok=True)
        except NotADirectoryError:  # then there is no such file either
            return None
        except OSError as error:
            return error.strerror or str(error)
        return None

    def _read(self, path: Path) -> None:
        try:
            if not path.exists():
                return
            content, size = _content(path)
            path.parent.chmod(0o700)
            path.chmod(0o600)
            entries = _decoded(content)
            if content.strip() and not entries:
                message = "it holds something else"
                raise OSError(message)  # noqa: TRY301 - one place says what is wrong with the file
            self._entries = entries[-MAX_ENTRIES:]
            if len(entries) > MAX_ENTRIES or size > len(content):
                self._shorten(path, size=size)
        except OSError as error:
            self._give_up(error)

    def _shorten(self, path: Path, *, size: int) -> None:
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            with open_privately(beside, "wb") as file:
                file.writelines(map(_encoded, self._entries))
            # Another chat may have added to it meanwhile: then the next start shortens it.
            if path.stat().st_size == size:
                beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def _give_up(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        self._warn(
            f"The history {self._path} cannot be used ({reason}): this chat keeps its own only."
        )
        self._path = None


def _content(path: Path) -> tuple[bytes, int]:
    """Return the end of the file that is worth reading, and the size of the whole."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would block, a device never end
        message = "not a regular file"
        raise OSError(message)
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _MAX_BYTES))
        # What another chat adds from now on is left for the next start.
        return file.read(min(size, _MAX_BYTES)), size


def _encoded(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=True).encode("ascii") + b"\n"


def _decoded(content: bytes) -> list[str]:
    """Return the entries in *content*; damaged lines and adjacent duplicates are left out."""
    entries: list[str] = []
    for line in content.splitlines():
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(text, str) and text.strip() and text not in entries[-1:]:
            entries.append(text)
    return entries
