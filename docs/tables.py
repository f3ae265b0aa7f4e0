"""The tables of chat.md, made from the program's own: commands, keys, preferences.

python docs/tables.py            rewrite them
python docs/tables.py --check    only tell whether they are as the program is now
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from faqbot.preferences.table import PREFERENCES, Preference, Preferences, Shape, shown
from faqbot.terminal.commands.table import command_rows
from faqbot.terminal.keyboard import KEYS

PAGE = Path(__file__).parent / "chat.md"


def main() -> int:
    """Rewrite the page, or say whether it is out of date."""
    page = PAGE.read_text("utf-8")
    current = with_tables(page)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(current, "utf-8")
    elif current != page:
        print("The tables of docs/chat.md are out of date: python docs/tables.py", file=sys.stderr)
        return 1
    return 0


def with_tables(page: str) -> str:
    """Return *page* with its tables as the program is now."""
    tables = {
        "commands": _table("command", "what it does", command_rows()),
        "keys": _table("key", "what it does", KEYS),
        "preferences": _preferences(),
    }
    for name, table in tables.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        # mypy finds no type for a lambda that keeps a value as its default.
        page = mark.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", page)  # type: ignore[misc]
    return page


def _table(left: str, right: str, rows: tuple[tuple[str, str], ...]) -> str:
    lines = [f"| `{_cell(name)}` | {_cell(text)} |" for name, text in rows]
    return "\n".join([f"| {left} | {right} |", "|---|---|", *lines])


def _preferences() -> str:
    lines = [
        f"| `{each.name}` | {_cell(shown(getattr(Preferences(), each.name)))} "
        f"| {_options(each)} | {_variables(each)} | {_cell(each.help)} |"
        for each in PREFERENCES
    ]
    head = "| name | default | options | environment | what it does |"
    return "\n".join([head, "|---|---|---|---|---|", *lines])


def _options(preference: Preference) -> str:
    name = preference.name
    if preference.shape is Shape.SWITCH:
        return f"`--{name}`, `--no-{name}`"
    return f"`--{name}`"


def _variables(preference: Preference) -> str:
    return ", ".join(
        f"`{each.name}`" + ("" if each.means is None else f" ({shown(each.means)})")
        for each in preference.variables
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
