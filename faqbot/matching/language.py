"""What faqbot knows of a language: its common words, and the frames of its questions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from faqbot.matching.features import Frame
from faqbot.text import tokens

__all__ = ["WordList", "common_words", "question_frames"]

_FOLDER = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class WordList:
    """Many words in order: ready sooner than a set of them, and few are looked up."""

    words: list[str]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def __len__(self) -> int:
        return len(self.words)


def common_words(language: str) -> WordList:
    """Return the common words of *language* (``en``, ``en-GB`` ...); empty where none are known."""
    return WordList(_text("common-words", language).split())


def question_frames(language: str) -> tuple[Frame, ...]:
    """Return what questions of *language* are made of ("how do I"); empty where not known."""
    counted = (line.split(" ", 1) for line in _text("frames", language).splitlines())
    return tuple(Frame(words=tokens(frame), count=int(count)) for count, frame in counted)


def _text(name: str, language: str) -> str:
    code = language.lower().replace("_", "-").split("-")[0]
    path = _FOLDER / f"{name}-{code}.txt"
    # Anything but letters is no language code, and must not lead out of the folder.
    if not code.isalpha() or not path.is_file():
        return ""
    # What a file is and where it comes from stands above the first empty line.
    return path.read_text(encoding="utf-8").partition("\n\n")[2].strip()
