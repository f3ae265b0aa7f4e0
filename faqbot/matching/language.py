"""What faqbot knows of a language: its common words, and the frames of its questions."""

from __future__ import annotations

from pathlib import Path

from faqbot.matching.features import Frame
from faqbot.text import tokens

__all__ = ["common_words", "question_frames"]

_FOLDER = Path(__file__).parent.parent / "data"


def common_words(language: str) -> frozenset[str]:
    """Return the common words of *language* (``en``, ``en-GB`` ...); empty where none are known."""
    return frozenset(_lines("common-words", language))


def question_frames(language: str) -> tuple[Frame, ...]:
    """Return what questions of *language* are made of ("how do I"); empty where not known."""
    counted = (line.split(" ", 1) for line in _lines("frames", language))
    return tuple(Frame(words=tokens(frame), count=int(count)) for count, frame in counted)


def _lines(name: str, language: str) -> list[str]:
    code = language.lower().replace("_", "-").split("-")[0]
    path = _FOLDER / f"{name}-{code}.txt"
    # Anything but letters is no language code, and must not lead out of the folder.
    if not code.isalpha() or not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]
