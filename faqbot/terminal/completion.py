"""What may be meant by a line that is still being typed: commands, or the curator's questions."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion
from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.terminal.commands import COMMANDS
from faqbot.text import key, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

__all__ = ["ChatCompleter", "QuestionIndex", "Suggestion", "suggest"]

# More would hide the conversation, and nobody reads them.
_LIMIT = 7
# Fewer letters begin too many questions for a menu that opens by itself to be of use.
_LETTERS_BEFORE_MENU = 3
# Nobody types a curator's question at this length; a pasted text is not worth looking at.
_MAX_CHARACTERS = 200
# Shorter words are a letter or two away from too many others.
_LETTERS_OF_A_MISSPELLING = 4
# One slip in four letters, two in eight.
_NEAR_ENOUGH = 0.74


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A text that may replace all before the cursor, and what it is."""

    text: str
    help: str = ""


class QuestionIndex:
    """The curator's questions, prepared for being found by the beginnings of their words."""

    def __init__(self, questions: Iterable[str]) -> None:
        """Prepare *questions*; of the same rank, the earlier is found first."""
        lines = (" ".join(printable(text).split()) for text in questions)
        self._questions = tuple(dict.fromkeys(lines))
        # A space in front, so that " be" finds only words that begin with it.
        self._texts = tuple(f" {key(text)}" for text in self._questions)
        self._words = sorted({word for text in self._texts for word in text.split()})

    def find(self, typed: str, *, limit: int = _LIMIT) -> tuple[str, ...]:
        """Return the questions with words that begin like every word of *typed*, best first.

        Best is what continues *typed* as it is, then what holds it in one piece, then the file's
        order. A word that begins no word of any question is read as the nearest that does.
        """
        starts = []
        for word in dict.fromkeys(key(typed).split()):
            reading = self._reading(word)
            if reading is None:
                return ()
            starts.append(f" {reading}")
        found: Iterable[int] = range(len(self._texts))
        for start in sorted(starts, key=len, reverse=True):  # the longest leaves fewest
            found = [index for index in found if start in self._texts[index]]
        whole = "".join(starts)

        def rank(index: int) -> tuple[bool, bool, int]:
            text = self._texts[index]
            return not text.startswith(whole), whole not in text, index

        return tuple(self._questions[index] for index in heapq.nsmallest(limit, found, key=rank))

    def _reading(self, word: str) -> str | None:
        """Return *word* if a word of any question begins so, else the nearest beginning, if any."""
        place = bisect_left(self._words, word)
        if place < len(self._words) and self._words[place].startswith(word):
            return word
        if len(word) < _LETTERS_OF_A_MISSPELLING:
            return None
        starts = [other[: len(word)] for other in self._words]
        nearest = process.extractOne(
            word, starts, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH
        )
        return nearest[0] if nearest else None


def suggest(
    text: str, cursor: int, *, questions: QuestionIndex | None, asked: bool = False
) -> tuple[Suggestion, ...]:
    """Return what may replace *text*, best first; *asked* tells that the person asked for it.

    Only at the end of a single line. Without *questions* (not loaded yet) there are commands only.
    """
    if cursor != len(text) or "\n" in text or len(text) > _MAX_CHARACTERS:
        return ()
    if text.startswith("/"):
        return tuple(
            Suggestion(text=command.name, help=command.help)
            for command in COMMANDS
            if command.name.startswith(text.casefold())
        )
    if questions is None or not (asked or len(key(text)) >= _LETTERS_BEFORE_MENU):
        return ()
    return tuple(Suggestion(text=question) for question in questions.find(text))


class ChatCompleter(Completer):
    """The suggestions in the form that prompt_toolkit asks for."""

    def __init__(self, questions: Callable[[], QuestionIndex | None]) -> None:
        """Suggest from what *questions* returns at each key: None until they are loaded."""
        self._questions = questions

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Yield what may replace the line."""
        for suggestion in suggest(
            document.text,
            document.cursor_position,
            questions=self._questions(),
            asked=complete_event.completion_requested,
        ):
            yield Completion(
                suggestion.text,
                start_position=-document.cursor_position,
                display_meta=suggestion.help,
            )
