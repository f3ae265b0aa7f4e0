"""Files for their owner's eyes: people ask about their health."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO, Literal

__all__ = ["append_privately", "open_privately"]


def append_privately(path: Path, line: bytes) -> None:
    """Add *line* to the end of *path*; the file and its folder, if made here, are private.

    It is one write to a file opened for it alone, so two chats may do so at once.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open_privately(path, "ab") as file:
        file.write(line)


def open_privately(path: Path, mode: Literal["ab", "wb"]) -> BinaryIO:
    """Open *path* for writing; a file that is made by it is its owner's alone."""
    # Path.open takes no opener; the callers close it.
    return open(path, mode, opener=lambda name, flags: os.open(name, flags, 0o600))
