"""Which wish is in force: flags, then environment, project file, user file, default."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from faqbot.errors import UsageError
from faqbot.preferences.files import Found, project_file, read_preferences, user_file
from faqbot.preferences.table import PREFERENCES, Preference, Preferences, parse_value

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["choose", "in_force", "with_value"]

_DEFAULT = "default"


def choose(
    flags: Namespace, environ: Mapping[str, str], *, folder: Path, windows: bool
) -> tuple[Found, ...]:
    """Return what is in force for every preference, in the table's order, each with its source.

    Flags are the attributes of *flags* that are named like a preference. *folder* is the working
    directory. Raises ConfigError for a bad file, UsageError for a bad variable.
    """
    project = project_file(folder)
    user = user_file(environ, windows=windows)
    wishes = [
        *((_flag(each, flags)) for each in PREFERENCES),
        *((_variable(each, environ)) for each in PREFERENCES),
        *(read_preferences(project, project=True) if project else ()),
        *(read_preferences(user, project=False) if user else ()),
        *(_default(field.name) for field in fields(Preferences)),
    ]
    first: dict[str, Found] = {}
    for wish in wishes:
        if wish:
            first.setdefault(wish.name, wish)
    return tuple(first[each.name] for each in PREFERENCES)


def in_force(chosen: tuple[Found, ...]) -> Preferences:
    """Return the values of *chosen* alone."""
    # Each value was parsed by its preference, which mypy does not follow.
    return Preferences(**{found.name: found.value for found in chosen})  # type: ignore[arg-type]


def with_value(preferences: Preferences, name: str, given: str) -> Preferences:
    """Return *preferences* with another value for *name*; ValueError as ``parse_value``."""
    preference = next(each for each in PREFERENCES if each.name == name)
    value = parse_value(preference, given)
    # As in `in_force`.
    return replace(preferences, **{name: value})  # type: ignore[arg-type]


def _flag(preference: Preference, flags: Namespace) -> Found | None:
    value = getattr(flags, preference.name, None)
    if value is None or value == "":
        return None
    negated = "no-" if value is False else ""
    return Found(name=preference.name, value=value, source=f"--{negated}{preference.name}")


def _variable(preference: Preference, environ: Mapping[str, str]) -> Found | None:
    for variable in preference.variables:
        given = environ.get(variable.name)
        if not given:
            continue
        source = f"${variable.name}"
        if variable.means is not None:
            return Found(name=preference.name, value=variable.means, source=source)
        try:
            value = parse_value(preference, given)
        except ValueError as error:
            message = f"expected {source} to be {error}."
            raise UsageError(message) from error
        return Found(name=preference.name, value=value, source=source)
    return None


def _default(name: str) -> Found:
    return Found(name=name, value=getattr(Preferences(), name), source=_DEFAULT)
