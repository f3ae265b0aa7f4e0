"""The last border before a terminal: what is typed or pasted is drawn without hidden controls.

Replies are made printable long before. What a person types or pastes, and what comes back from
the history, is drawn by the line editor, which shows control characters as ^X but passes on
characters that turn the direction of text round or hide in it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.output import Output

__all__ = ["neutral", "neutralise"]

# The joiners shape scripts and emoji, and do no harm.
_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset({"Cf", "Zl", "Zp", "Cs"})


def neutral(text: str) -> str:
    """Return *text* without format characters; they take no room, so nothing moves."""
    if text.isascii():
        return text
    return "".join(
        char for char in text if char in _JOINERS or unicodedata.category(char) not in _HIDDEN
    )


def neutralise(output: Output) -> None:
    """Let *output* write nothing but neutral text from now on; its own codes are not concerned."""
    write = output.write

    def write_neutral(data: str) -> None:
        write(neutral(data))

    # Replaced on purpose, on this output alone; its own codes go through `write_raw`.
    output.write = write_neutral  # type: ignore[method-assign]
