"""`faqbot topics`, `show`, `config`, `completion` and `man`: what there is to know."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.subcommands.shared import FINE, SHORT, announce, load_bot, print_json, surface

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["run_completion", "run_config", "run_man", "run_show", "run_topics"]


def run_topics(arguments: Namespace) -> int:
    """List the questions of the FAQ."""
    from faqbot.terminal.listing import about, topic_dicts, topic_lines

    entries = about(
        load_bot(arguments.preferences, on_compile=announce).faq, " ".join(arguments.words)
    )
    if arguments.json:
        print_json({"topics": topic_dicts(entries)})
    elif entries:
        print(topic_lines(entries))
    else:
        print("faqbot: no question has all of these words in it.", file=sys.stderr)
    return FINE if entries else SHORT


def run_show(arguments: Namespace) -> int:
    """Show one answer."""
    from faqbot.terminal.listing import entry_dict, entry_page, wanted_entry

    faq = load_bot(arguments.preferences, on_compile=announce).faq
    entry = wanted_entry(faq, arguments.id)
    if arguments.json:
        print_json(entry_dict(entry))
    else:
        colour, width = surface(arguments.preferences)
        print(entry_page(faq, entry, width=width, colour=colour))
    return FINE


def run_config(arguments: Namespace) -> int:
    """Print the preferences in force."""
    from faqbot.matching.cache import cache_folder
    from faqbot.preferences.files import preference_files
    from faqbot.preferences.report import config_dict, config_text

    files = preference_files(Path(), os.environ, windows=sys.platform == "win32")
    cache = cache_folder()
    if arguments.json:
        print_json(config_dict(arguments.chosen, files, cache))
    else:
        print(config_text(arguments.chosen, files, cache))
    return FINE


def run_completion(arguments: Namespace) -> int:
    """Print completion for a shell."""
    from faqbot.shell.completion import completion_script

    print(completion_script(arguments.shell), end="")
    return FINE


def run_man(_arguments: Namespace) -> int:
    """Print the manual page."""
    from faqbot.shell.manual import manual_page

    print(manual_page(), end="")
    return FINE
