"""The keys of the chat, where they differ from those of every line editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.buffer import CompletionState
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import (
    completion_is_selected,
    emacs_insert_mode,
    has_focus,
    vi_insert_mode,
)
from prompt_toolkit.key_binding import KeyBindings

if TYPE_CHECKING:
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

__all__ = ["key_bindings"]


def key_bindings() -> KeyBindings:
    """Return the keys that differ from prompt_toolkit's own."""
    bindings = KeyBindings()
    at_line = has_focus(DEFAULT_BUFFER)
    bindings.add("c-c", filter=at_line)(_clear_or_hint)
    bindings.add("tab", filter=at_line & (emacs_insert_mode | vi_insert_mode))(_open_menu)
    bindings.add("up", filter=at_line & ~completion_is_selected)(_up)
    # In vi, Escape and Enter are two keys, and Ctrl-D and Ctrl-P have other meanings.
    emacs = at_line & emacs_insert_mode
    bindings.add("c-p", filter=emacs & ~completion_is_selected)(_up)
    bindings.add("c-d", filter=emacs)(_delete_or_leave)
    bindings.add("escape", "enter", filter=emacs)(_add_line)
    return bindings


def _add_line(event: KeyPressEvent) -> None:
    event.current_buffer.insert_text("\n")


def _clear_or_hint(event: KeyPressEvent) -> None:
    if event.current_buffer.text:
        event.current_buffer.reset()
    else:
        event.app.exit(exception=KeyboardInterrupt())


def _delete_or_leave(event: KeyPressEvent) -> None:
    # prompt_toolkit does not delete at the very beginning of a line.
    if event.current_buffer.text:
        event.current_buffer.delete(count=event.arg)
    else:
        event.app.exit(exception=EOFError())


def _up(event: KeyPressEvent) -> None:
    # A menu that opened by itself must not keep Up from the history: Down and Tab lead into it.
    event.current_buffer.cancel_completion()
    event.current_buffer.auto_up(count=event.arg)


def _open_menu(event: KeyPressEvent) -> None:
    """Choose the next item of the menu; open it first, where a single item is taken at once."""
    # prompt_toolkit finds completions in the background, and drops a Tab that comes meanwhile.
    # Ours take no time worth mentioning.
    buffer = event.current_buffer
    if not (buffer.complete_state and buffer.complete_state.completions):
        asked = CompleteEvent(completion_requested=True)
        found = list(buffer.completer.get_completions(buffer.document, asked))
        buffer.complete_state = CompletionState(buffer.document, found) if found else None
        if len(found) != 1:
            return
    buffer.complete_next()
