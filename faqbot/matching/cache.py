"""Where compiled indexes are kept, so that nothing is trained twice."""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cache_folder", "read_cached", "write_cached"]

# As many FAQs as one person works with at a time, and what nobody misses on a disk.
_MAX_KEPT = 6
_MAX_BYTES = 100_000_000


def cache_folder(environ: Mapping[str, str] | None = None) -> Path | None:
    """Return the folder for compiled indexes, or None where caching is off or has no home.

    ``FAQBOT_NO_CACHE`` switches it off. Otherwise it is ``faqbot`` in ``$XDG_CACHE_HOME``, on
    Windows in ``%LOCALAPPDATA%``, else in the platform's usual place.
    """
    environ = os.environ if environ is None else environ
    if environ.get("FAQBOT_NO_CACHE"):
        return None
    # The XDG specification tells to ignore relative paths.
    if (named := environ.get("XDG_CACHE_HOME")) and Path(named).is_absolute():
        return Path(named) / "faqbot"
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) / "faqbot" / "cache" if local else None
    home = environ.get("HOME")
    if not home:
        return None
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(home) / usual / "faqbot"


def read_cached(path: Path) -> memoryview | None:
    """Return the bytes kept at *path*, or None where there are none to be had.

    They are mapped, not copied: a file is never changed once it is there.
    """
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    # Nothing at all cannot be mapped.
    except (OSError, ValueError):
        return None


def write_cached(path: Path, data: bytes) -> None:
    """Keep *data* at *path*; a folder that cannot be written to is no error.

    Written beside and renamed, so that another process never reads half of it.
    """
    with contextlib.suppress(OSError):
        # An FAQ may be private, and its index holds all of it.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        import tempfile  # noqa: PLC0415 - only a first start writes

        handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).replace(path)
            _prune(path.parent)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise


def _prune(folder: Path) -> None:
    """Remove the oldest indexes; each edit of an FAQ leaves one that nobody reads again.

    The newest stays, however large it is.
    """
    states = [(kept.stat(), kept) for kept in folder.glob("*.index")]
    states.sort(key=lambda pair: pair[0].st_mtime_ns, reverse=True)
    total = 0
    for place, (state, kept) in enumerate(states):
        total += state.st_size
        if place and (place >= _MAX_KEPT or total > _MAX_BYTES):
            kept.unlink(missing_ok=True)
