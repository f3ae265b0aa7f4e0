"""The little markup that curators use in answers: headings, strong words, emphasis.

Lists need nothing but hanging lines, which wrapping gives them. Where there is no colour the
marks stay as they are written: they say the same.
"""

from __future__ import annotations

import re

__all__ = ["inked", "marked"]

# Stand-ins while text is wrapped: format characters, which take no column there, and which no
# text can smuggle in, for it was made printable before.
_STRONG, _EMPHASIS, _END = "\u2061", "\u2062", "\u2063"
_CODES = {_STRONG: "\x1b[1m", _EMPHASIS: "\x1b[3m", _END: "\x1b[0m"}
_STANDINS = re.compile(f"[{_STRONG}{_EMPHASIS}{_END}]")
_HEADING = re.compile(r"^#{1,6} +(\S.*?)(?: +#+)?$", re.MULTILINE)
# A mark opens before a letter and closes behind one; 2 * 3 * 4 and a_b_c are none.
_STRONG_TEXT = re.compile(r"(?<![\w*])\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*(?![\w*])")
_EMPHASIS_TEXT = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w_])"
)


def marked(text: str) -> str:
    """Return printable *text* with stand-ins for its marks, to be wrapped and then ``inked``."""
    text = _HEADING.sub(lambda found: f"{_STRONG}{found[1]}{_END}", text)
    text = _STRONG_TEXT.sub(lambda found: f"{_STRONG}{found[1]}{_END}", text)
    return _EMPHASIS_TEXT.sub(lambda found: f"{_EMPHASIS}{found[1] or found[2]}{_END}", text)


def inked(text: str) -> str:
    """Return wrapped *text* with codes for its stand-ins; none of them crosses a line's end."""
    lines, open_style = [], ""
    for line in text.split("\n"):
        begun = open_style
        for standin in _STANDINS.findall(line):
            open_style = "" if standin == _END else standin
        closing = _END if open_style else ""
        lines.append(_STANDINS.sub(lambda found: _CODES[found[0]], f"{begun}{line}{closing}"))
    return "\n".join(lines)
