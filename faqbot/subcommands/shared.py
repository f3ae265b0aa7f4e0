"""What several commands need: the bot, the surface they print on, exit statuses."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.bot import FaqBot
    from faqbot.model import Entry, Faq, Gap, SmallTalk
    from faqbot.preferences.table import Preferences

__all__ = ["FINE", "SHORT", "announce", "faq_file", "load_bot", "print_json", "surface"]

# Exit statuses: somebody was served, nobody was.
FINE, SHORT = 0, 1
# From here on compiling an FAQ takes more than about half a second.
_MANY_PHRASES = 500


def load_bot(
    preferences: Preferences,
    *,
    on_compile: Callable[[Faq], None] | None = None,
    eager: bool = True,
) -> FaqBot:
    """Return the bot that *preferences* name; *on_compile* and *eager* are as in ``load``."""
    from faqbot.dialogue.loading import load

    bot = load(preferences.faq, encoder=preferences.encoder, on_compile=on_compile, eager=eager)
    # What was loaded stays; looking for garbage among it would stop a typist now and then.
    gc.freeze()
    gc.enable()
    return bot


def announce(faq: Faq) -> None:
    """Say on a terminal why nothing happens for a while."""
    parts: tuple[Entry | Gap | SmallTalk, ...] = (*faq.entries, *faq.not_covered, *faq.smalltalk)
    phrases = sum(len(part.phrases) for part in parts)
    if phrases > _MANY_PHRASES and sys.stderr.isatty():
        print(f"Learning {phrases:,} phrases, once for each version of the FAQ.", file=sys.stderr)


def faq_file(preferences: Preferences) -> Path:
    """Return the FAQ file that *preferences* name, or the one that ships."""
    if preferences.faq:
        return Path(preferences.faq)
    from faqbot.dialogue.loading import shipped_faq

    return shipped_faq()


def surface(preferences: Preferences) -> tuple[bool, int]:
    """Return whether standard output is coloured, and how many columns it has."""
    from shutil import get_terminal_size

    from faqbot.terminal.colour import When, use_colour

    terminal = sys.stdout.isatty()
    colour = use_colour(When(preferences.color), environ=os.environ, terminal=terminal)
    return colour, get_terminal_size().columns


def print_json(data: dict[str, Any]) -> None:
    """Print *data* as one JSON object."""
    import json

    print(json.dumps(data, indent=2))
