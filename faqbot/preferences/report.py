"""The preferences in force and where each comes from, for a person and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.preferences.table import shown
from faqbot.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.preferences.files import Found

__all__ = ["config_dict", "config_text"]


def config_text(chosen: tuple[Found, ...], files: tuple[Path, ...], cache: Path | None) -> str:
    """Return a table of name, value and source, and below it which files are looked for.

    *cache* is the folder of compiled indexes, None where none are kept.
    """
    names = max(len(each.name) for each in chosen)
    values = max(len(shown(each.value)) for each in chosen)
    rows = [
        f"{each.name:<{names}}  {shown(each.value):<{values}}  {each.source}" for each in chosen
    ]
    places = [f"  {path}{'' if path.is_file() else '  (not there)'}" for path in files]
    kept = f"Compiled FAQs are kept in {cache}" if cache else "Compiled FAQs are not kept."
    return printable("\n".join([*rows, "", "Files, the first of them first:", *places, "", kept]))


def config_dict(
    chosen: tuple[Found, ...], files: tuple[Path, ...], cache: Path | None
) -> dict[str, object]:
    """Return the same, ready for JSON."""
    return {
        "preferences": {each.name: {"value": each.value, "source": each.source} for each in chosen},
        "files": [{"path": str(path), "exists": path.is_file()} for path in files],
        "cache": None if cache is None else str(cache),
    }
