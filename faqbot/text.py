"""Text in, text out: normalising, cutting into tokens, and making text safe to print."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "key", "normalise", "printable", "tokenise", "tokens"]

# A number with its decimal part, or letters and digits with what names are made with (c++, c#)
# and the marks that carry vowels in many scripts.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+%?"
    r"|[^\W_]+(?:(?:[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e]"
    r"|['\u2019\u02bc](?=[^\W\d_]))[^\W_]*)*(?:[+#]+|%)?"
)
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_SPACES = re.compile(r"\s+")
# Of longer texts, which are few, nothing is kept.
_LONGEST_KEPT = 200
_VISIBLE_CONTROLS = {"\n", "\t"}


class Token(NamedTuple):
    """A normalised word and where it stands in the text it was cut from."""

    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Return *text* in one form: compatibility-composed, case-folded, without accents.

    Accents of Latin, Greek and Cyrillic letters go (people leave them out when they type fast);
    vowel signs of other scripts stay. Control and format characters become spaces or vanish.
    """
    if text.isascii():
        folded = text.lower()
        return folded if folded.isprintable() else _without_controls(folded)
    folded = unicodedata.normalize("NFKC", text).casefold()
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return _without_controls(unicodedata.normalize("NFC", decomposed))


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of an already normalised *text* with their places in it.

    Apostrophes inside a word are dropped (``can't`` becomes ``cant``).
    """
    found = [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
    if _has_no_apostrophe(text):
        return tuple(found)
    return tuple(Token(text.translate(_APOSTROPHES), start, end) for text, start, end in found)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of any *text*, normalised, in order."""
    return _kept_tokens(text) if len(text) <= _LONGEST_KEPT else _tokens(text)


def _tokens(text: str) -> tuple[str, ...]:
    normal = normalise(text)
    found = _TOKEN.findall(normal)
    if _has_no_apostrophe(normal):
        return tuple(found)
    return tuple(word.translate(_APOSTROPHES) for word in found)


# Whoever looks at a question asks for its words anew.
_kept_tokens = lru_cache(maxsize=256)(_tokens)


def _has_no_apostrophe(text: str) -> bool:
    # As most texts, and everything that is read is asked for this.
    return text.isascii() and "'" not in text


def key(text: str) -> str:
    """Return what two texts share exactly when they are equal after normalisation.

    That is their words with one space between; for text without any word (``?``) its visible
    characters.
    """
    return " ".join(tokens(text)) or _SPACES.sub("", normalise(text))


def printable(text: str) -> str:
    """Return *text* with every control, bidirectional and surrogate character made visible.

    Line feeds and tabs stay. An escape sequence in a question or a file can thus never reach a
    terminal.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char in _VISIBLE_CONTROLS or not _is_control(char) else _escaped(char)
        for char in text
    )


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _is_control(char: str) -> bool:
    # Cc controls, Cf format (bidirectional marks, zero width), Cs surrogates, Zl/Zp separators.
    # The joiners U+200C and U+200D shape scripts and emoji and do no harm.
    if char in "\u200c\u200d":
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs"}:
            kept.append(char)
    return "".join(kept)
