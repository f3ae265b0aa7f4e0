"""Records the chat as the documentation shows it: the screens in README.md, and chat.svg.

    python docs/record.py            rewrite both
    python docs/record.py --check    only tell whether they are as the program is now

The real program runs on a pseudo-terminal, in an empty home; what it draws is read back by a
terminal emulator. Needs the development dependencies, and a system with pseudo-terminals.
"""

from __future__ import annotations

import html
import io
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pexpect
import pyte
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "chat.svg"
# What somebody types who sees the chat for the first time.
TYPED = (
    "what could go wrong with one of these pain pumps",
    "1",
    "what does a pump cost",
    "/topics pain",
    "/quit",
)
_COLUMNS, _ROWS = 80, 100
_SECONDS = 60
_PROMPT = "\n>"
_BLOCK = re.compile(r"(<!-- screen: chat -->\n```\n).*?(```\n<!-- end -->)", re.DOTALL)
_COLOURS = {
    "black": "color(0)",
    "red": "color(1)",
    "green": "color(2)",
    "brown": "color(3)",
    "blue": "color(4)",
    "magenta": "color(5)",
    "cyan": "color(6)",
    "white": "color(7)",
}
_THEME = TerminalTheme(
    (250, 250, 247),
    (40, 40, 38),
    [
        (40, 40, 38),
        (179, 38, 30),
        (46, 112, 57),
        (138, 98, 0),
        (32, 84, 160),
        (128, 55, 130),
        (0, 110, 128),
        (90, 90, 86),
    ],
)
# As rich draws it, but without fonts from elsewhere: the picture needs no network.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px;
line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A recorded session: its lines as text, and as text in the styles that they were drawn in."""

    text: str
    styled: Text


def main() -> int:
    """Rewrite what the documentation shows, or say whether it is out of date."""
    session = record()
    shown = README.read_text("utf-8")
    current = with_screen(shown, session.text)
    if "--check" in sys.argv[1:]:
        pictured = PICTURE.read_text("utf-8") if PICTURE.exists() else ""
        # Its text alone: another version of rich may draw it a little differently.
        if current != shown or _words(pictured) != session.text.split():
            print("The recorded session is out of date: python docs/record.py", file=sys.stderr)
            return 1
        return 0
    README.write_text(current, "utf-8")
    PICTURE.write_text(svg(session), "utf-8")
    return 0


def record() -> Session:
    """Run the chat, type what there is to type, and return what it looked like."""
    screen = pyte.Screen(_COLUMNS, _ROWS)
    stream = pyte.ByteStream(screen)
    with tempfile.TemporaryDirectory() as home:
        program = pexpect.spawn(
            sys.executable,
            ["-m", "faqbot"],
            cwd=home,
            env=_environ(home),
            dimensions=(_ROWS, _COLUMNS),
            timeout=_SECONDS,
        )
        _wait(program, screen, stream, "for example:")
        for line in TYPED[:-1]:
            program.send(f"{line}\r")
            _wait(program, screen, stream, f"\n> {line}\n")
        program.send(f"{TYPED[-1]}\r")
        stream.feed(program.read())
        program.close()
    return _session(screen)


def with_screen(readme: str, text: str) -> str:
    """Return *readme* with *text* as the screen of the chat."""
    return _BLOCK.sub(lambda found: f"{found[1]}{text}\n{found[2]}", readme)


def svg(session: Session) -> str:
    """Return the session as a picture."""
    lines = session.text.count("\n") + 1
    console = Console(record=True, width=_COLUMNS, height=lines, file=io.StringIO())
    console.print(session.styled)
    return console.export_svg(title="faqbot", theme=_THEME, code_format=_FORMAT)


def _environ(home: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }


def _wait(program: pexpect.spawn, screen: pyte.Screen, stream: pyte.ByteStream, text: str) -> None:
    """Read until *text* is on the screen and a new prompt stands last."""
    while True:
        shown = "\n".join(line.rstrip() for line in screen.display).rstrip()
        if text in shown and shown.endswith(_PROMPT):
            return
        stream.feed(program.read_nonblocking(4096, timeout=_SECONDS))


def _session(screen: pyte.Screen) -> Session:
    lines = [line.rstrip() for line in screen.display]
    last = max(number for number, line in enumerate(lines) if line)
    styled = Text()
    for number in range(last + 1):
        cells = (screen.buffer[number][place] for place in range(len(lines[number])))
        for style, run in groupby(cells, key=_style):
            styled.append("".join(cell.data for cell in run), style=style)
        styled.append("\n")
    styled.right_crop(1)
    return Session(text="\n".join(lines[: last + 1]), styled=styled)


def _words(svg_text: str) -> list[str]:
    """Return the words that the terminal of a picture shows."""
    runs = re.findall(r"<text class=\"[^\"]*-r\d+\"[^>]*>(.*?)</text>", svg_text, re.DOTALL)
    return html.unescape("".join(runs)).split()


def _style(cell: pyte.screens.Char) -> str:
    colour = _COLOURS.get(cell.fg, "default")
    return f"bold {colour}" if cell.bold else colour


if __name__ == "__main__":
    sys.exit(main())
