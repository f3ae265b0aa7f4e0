"""What may be meant by a line that is still being typed: commands, or the curator's questions."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion

from faqbot.model import Kind
from faqbot.terminal.commands.table import COMMANDS
from faqbot.terminal.questions import QuestionIndex, one_line
from faqbot.text import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from faqbot.terminal.protocols import Bot

__all__ = ["ChatCompleter", "Known", "Suggestion", "suggest"]

# More would hide the conversation, and nobody reads them.
_LIMIT = 7
# Fewer letters begin too many questions for a menu that opens by itself to be of use.
_LETTERS_BEFORE_MENU = 3
# Nobody types a curator's question at this length; a pasted text is not worth looking at.
_MAX_CHARACTERS = 200
# A question less likely to be meant than this would puzzle whoever sees it in the menu. The half
# of a sentence is seldom surer than a third.
_SURE_ENOUGH = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A text that may replace all before the cursor, and what it is."""

    text: str
    help: str = ""


class Known:
    """What can be suggested once an FAQ is there."""

    def __init__(self, bot: Bot) -> None:
        """Prepare the questions of *bot*."""
        self.bot = bot
        self._questions = QuestionIndex(entry.question for entry in bot.faq.entries)

    def find(self, typed: str) -> tuple[str, ...]:
        """Return the questions that *typed* may become, best first.

        First those with words that begin like the words typed. Where there are none, those that
        may be meant by other words, by the matcher's own index, and then by misspelt ones.
        """
        found = self._questions.find(typed, limit=_LIMIT)
        return found or self._meant(typed) or self._questions.find_misspelt(typed, limit=_LIMIT)

    def _meant(self, typed: str) -> tuple[str, ...]:
        return tuple(
            one_line(candidate.question)
            for candidate in self.bot.search(typed, limit=_LIMIT)
            if candidate.kind is Kind.ENTRY and candidate.confidence >= _SURE_ENOUGH
        )


def suggest(
    text: str, cursor: int, *, known: Known | None, asked: bool = False
) -> tuple[Suggestion, ...]:
    """Return what may replace *text*, best first; *asked* tells that the person asked for it.

    Only at the end of a single line. Before an FAQ is *known* there are commands only.
    """
    if cursor != len(text) or "\n" in text or len(text) > _MAX_CHARACTERS:
        return ()
    if text.startswith("/"):
        return tuple(_commands(text, known))
    if known is None or not (asked or len(key(text)) >= _LETTERS_BEFORE_MENU):
        return ()
    return tuple(Suggestion(text=question) for question in known.find(text))


def _commands(text: str, known: Known | None) -> Iterator[Suggestion]:
    name, space, argument = text.partition(" ")
    if not space:
        for command in COMMANDS:
            if command.name.startswith(name.casefold()):
                yield Suggestion(text=command.name, help=command.help)
        return
    command_named = next((each for each in COMMANDS if each.name == name.casefold()), None)
    if command_named is None:
        return
    for choice in command_named.choices(known.bot.faq if known else None):
        if choice.text.startswith(argument):
            yield Suggestion(
                text=f"{command_named.name} {one_line(choice.text)}", help=one_line(choice.help)
            )


class ChatCompleter(Completer):
    """The suggestions in the form that prompt_toolkit asks for."""

    def __init__(self, known: Callable[[], Known | None]) -> None:
        """Suggest from what *known* returns at each key: None until it is loaded."""
        self._known = known

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Yield what may replace the line; nothing where finding it fails."""
        found: tuple[Suggestion, ...] = ()
        with suppress(Exception):  # a menu is not worth a chat
            found = suggest(
                document.text,
                document.cursor_position,
                known=self._known(),
                asked=complete_event.completion_requested,
            )
        for suggestion in found:
            yield Completion(
                suggestion.text,
                start_position=-document.cursor_position,
                display_meta=suggestion.help,
            )
