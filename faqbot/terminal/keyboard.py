"""The keys of the chat that are worth knowing, for help and manual."""

from __future__ import annotations

__all__ = ["KEYS"]

KEYS = (
    ("Enter", "Send the line as it stands."),
    ("Tab, Down", "Choose from the menu of questions and commands."),
    ("Right", "Take the grey text from your history."),
    ("Up, Ctrl-R", "Find what you asked before (Up: that begins with the line)."),
    ("Alt-Enter", "Add a line."),
    ("Ctrl-X Ctrl-E", "Write the line in your editor, $VISUAL or $EDITOR."),
    ("Ctrl-C", "Clear the line."),
    ("Ctrl-L", "Clear the screen."),
    ("Ctrl-D", "Leave."),
)
