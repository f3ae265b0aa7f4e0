"""Whether to use colour: a pure function of what is asked for and of the surroundings."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["When", "use_colour"]


class When(StrEnum):
    """The values of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def use_colour(when: When, *, environ: Mapping[str, str], terminal: bool) -> bool:
    """Return whether output is coloured; *terminal* tells that it goes to one.

    What the command line says wins, then ``NO_COLOR``, then ``FORCE_COLOR`` (both count when not
    empty, whatever their value); otherwise colour is for terminals that are not dumb.
    """
    if when is not When.AUTO:
        return when is When.ALWAYS
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"
