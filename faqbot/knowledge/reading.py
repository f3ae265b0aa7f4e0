"""The bytes of an FAQ file, or a plain message why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.errors import FaqError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MAX_BYTES", "read_faq_bytes"]

# About a hundred times a large FAQ: what is bigger was named by mistake and must not fill memory.
MAX_BYTES = 32 * 2**20


def read_faq_bytes(path: Path) -> bytes:
    """Return the content of the file at *path*; raise FaqError if there is none to be had."""
    try:
        if path.is_dir():
            raise _refusal(path, "this is a directory. Name the FAQ file in it.")
        with path.open("rb") as file:
            # One byte more than allowed tells a file that is too large, also where no size is
            # known beforehand, as with a device or a pipe.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(path, "there is no such file. Check the name and the folder.") from None
    except PermissionError:
        message = "this file may not be read. Change its permissions or name another file."
        raise _refusal(path, message) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refusal(path, f"this file cannot be read ({reason}). Check the name.") from None
    if not data:
        raise _refusal(path, "the file is empty. Write `entries:` and below it the questions.")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise _refusal(path, f"the file is larger than {limit} MB. Is it really an FAQ?")
    return data


def _refusal(path: Path, message: str) -> FaqError:
    return FaqError((Problem(location=Location(str(path)), message=message),))
