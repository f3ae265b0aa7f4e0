"""Where a user's own files lie: by the XDG specification, on Windows in the application data."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Place", "own_file"]


class Place(Enum):
    """A directory of the XDG specification, and the one on Windows.

    Each with the variable that names it and where it is below the home directory without that.
    """

    CONFIG = (("XDG_CONFIG_HOME", ".config"), ("APPDATA", "AppData/Roaming"))
    STATE = (("XDG_STATE_HOME", ".local/state"), ("LOCALAPPDATA", "AppData/Local"))


def own_file(place: Place, name: str, environ: Mapping[str, str], *, windows: bool) -> Path | None:
    """Return faqbot's file *name* in *place*, or None where there is no home for it.

    A relative directory in the environment is ignored, as the specification says.
    """
    variable, usual = place.value[windows]
    base = environ.get(variable)
    if base and Path(base).is_absolute():
        return Path(base, "faqbot", name)
    home = environ.get("USERPROFILE" if windows else "HOME")
    return Path(home, usual, "faqbot", name) if home else None
