"""The preferences in force and where each comes from, for a person and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.preferences.table import shown
from faqbot.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.preferences.files import Found

__all__ = ["config_dict", "config_text"]


def config_text(chosen: tuple[Found, ...], files: tuple[Path, ...]) -> str:
    """Return a table of name, value and source, and below it which files are looked for."""
    names = max(len(each.name) for each in chosen)
    values = max(len(shown(each.value)) for each in chosen)
    rows = [
        f"{each.name:<{names}}  {shown(each.value):<{values}}  {each.source}" for each in chosen
    ]
    places = [f"  {path}{'' if path.is_file() else '  (not there)'}" for path in files]
    return printable("\n".join([*rows, "", "Files, the first of them first:", *places]))


def config_dict(chosen: tuple[Found, ...], files: tuple[Path, ...]) -> dict[str, object]:
    """Return the same, ready for JSON."""
    return {
        "preferences": {each.name: {"value": each.value, "source": each.source} for each in chosen},
        "files": [{"path": str(path), "exists": path.is_file()} for path in files],
    }
