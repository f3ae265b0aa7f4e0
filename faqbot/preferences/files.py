"""Preferences kept in TOML files: the user's own, and one of the folder that one works in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.errors import ConfigError, Location, Problem
from faqbot.places import Place, own_file
from faqbot.preferences.table import PREFERENCES, Shape, Value, find_preference, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Found", "preference_files", "project_file", "read_preferences", "user_file"]

_PROJECT, _PYPROJECT = "faqbot.toml", "pyproject.toml"
_TABLE = re.compile(rb"^\s*\[\s*tool\s*\.\s*faqbot\s*\]", re.MULTILINE)
# A file of preferences is a page; something far larger is not one.
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value and where it comes from."""

    name: str
    value: Value
    source: str


def user_file(environ: Mapping[str, str], *, windows: bool) -> Path | None:
    """Return where the user's own file would be, or None where there is no home for it."""
    return own_file(Place.CONFIG, "config.toml", environ, windows=windows)


def project_file(folder: Path) -> Path | None:
    """Return the file of *folder* that holds preferences: ``faqbot.toml``, else pyproject's."""
    own, shared = folder / _PROJECT, folder / _PYPROJECT
    if own.is_file():
        return own
    try:
        with shared.open("rb") as file:
            return shared if _TABLE.search(file.read(_MAX_BYTES)) else None
    except OSError:
        return None


def preference_files(
    folder: Path, environ: Mapping[str, str], *, windows: bool
) -> tuple[Path, ...]:
    """Return the files that count in *folder*, whether they exist or not, the first one first."""
    user = user_file(environ, windows=windows)
    return tuple(filter(None, (project_file(folder) or folder / _PROJECT, user)))


def read_preferences(path: Path, *, project: bool) -> tuple[Found, ...]:
    """Return what *path* says; a file that does not exist says nothing.

    Raises ConfigError with every problem. A relative file name counts from the folder of *path*.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror or error}.") from error
    if len(data) > _MAX_BYTES:
        raise _refused(path, "is far too large for preferences.")
    text, table = _parsed(path, data)
    problems: list[Problem] = []
    found = []
    for name, given in table.items():
        try:
            found.append(_found(path, name, given, project=project))
        except ValueError as error:
            location = _location(path, text, name)
            problems.append(Problem(location=location, message=str(error)))
    if problems:
        raise ConfigError(tuple(problems))
    return tuple(found)


def _parsed(path: Path, data: bytes) -> tuple[str, dict[str, object]]:
    import tomllib  # noqa: PLC0415 - most have no such file

    try:
        text = data.decode("utf-8-sig")
        whole: dict[str, object] = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _refused(path, "is not UTF-8 text. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        what = str(error).partition(" (at ")[0]
        raise _refused(path, f"this is not TOML: {what}.", line, column) from error
    if path.name != _PYPROJECT:
        return text, whole
    tool = whole.get("tool")
    own = tool.get("faqbot") if isinstance(tool, dict) else None
    return text, own if isinstance(own, dict) else {}


def _found(path: Path, name: str, given: object, *, project: bool) -> Found:
    preference = find_preference(name)
    if preference is None:
        from faqbot.knowledge.wording import did_you_mean, quoted  # noqa: PLC0415 - only for slips

        advice = did_you_mean(name, [each.name for each in PREFERENCES])
        message = f"unknown preference {quoted(name)}.{advice or ' See `faqbot config`.'}"
        raise ValueError(message)
    if project and not preference.project:
        message = (
            f"`{name}` cannot be set for a project, only by you: by the option, the "
            "environment or your own file."
        )
        raise ValueError(message)
    try:
        value = parse_value(preference, given)
    except ValueError as error:
        message = f"expected `{name}` to be {error}."
        raise ValueError(message) from error
    if preference.shape is Shape.FILE and isinstance(value, str):
        value = str(path.parent / Path(value).expanduser())
    return Found(name=name, value=value, source=str(path))


def _location(path: Path, text: str, name: str) -> Location:
    """Return where *name* is set, as near as can be told without a parser that keeps places."""
    key = re.compile(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
    lines: Iterator[int] = (
        number for number, line in enumerate(text.splitlines(), start=1) if key.match(line)
    )
    number = next(lines, 0)
    return Location(str(path), number, 1 if number else 0)


def _refused(path: Path, message: str, line: int = 0, column: int = 0) -> ConfigError:
    return ConfigError((Problem(location=Location(str(path), line, column), message=message),))
