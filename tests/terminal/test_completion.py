from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from faqbot.model import Entry
from faqbot.terminal.commands.table import COMMANDS
from faqbot.terminal.completion import ChatCompleter, Known, suggest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from faqbot.terminal.protocols import Bot

    Texts: TypeAlias = Callable[..., list[str]]


@pytest.fixture
def known(bot: Bot) -> Known:
    """Return what there is to suggest of the toy bot's FAQ."""
    return Known(bot)


@pytest.fixture
def texts(known: Known) -> Texts:
    """Return what gives the suggestions at the end of a text."""

    def suggested(text: str, **options: bool) -> list[str]:
        found = suggest(text, len(text), known=known, **options)
        return [suggestion.text for suggestion in found]

    return suggested


def test_slash_suggests_commands_with_their_help(texts: Texts) -> None:
    """A slash lists every command, what follows narrows the list."""
    assert texts("/") == [command.name for command in COMMANDS]
    assert texts("/to") == ["/topics"]
    assert texts("/x") == texts("/topics word") == texts("/nothing ") == []
    (only,) = suggest("/q", 2, known=None)
    assert only.help == "Leave the chat."


def test_what_may_follow_a_command_is_suggested_too(known: Known, texts: Texts) -> None:
    """Ids with their questions, settings with their values."""
    assert texts("/show ") == [f"/show {entry.id}" for entry in known.bot.faq.entries]
    (found,) = suggest("/show ri", 8, known=known)
    assert (found.text, found.help) == ("/show risks", "What are the risks of a pump?")
    assert texts("/history ") == ["/history on", "/history off", "/history clear"]
    assert texts("/set vi ") == ["/set vi on", "/set vi off"]
    assert suggest("/show ", 6, known=None) == ()


def test_questions_are_found_by_the_beginnings_of_words(texts: Texts) -> None:
    """And by misspelt ones where nothing else is found."""
    assert texts("risk pum") == ["What are the risks of a pump?"]
    assert texts("takne ou") == ["Can the pump be taken out?"]
    assert texts("taken aut") == []


def test_questions_are_found_by_what_is_meant(texts: Texts) -> None:
    """The matcher's own index knows other words; gaps and mere guesses are left out."""
    assert texts("is it dangerous") == ["What are the risks of a pump?"]


def test_menu_waits_for_three_letters_unless_asked_for(texts: Texts, known: Known) -> None:
    """One or two letters open nothing by themselves; Tab lists questions at once."""
    assert texts("wh") == []
    assert texts("wh", asked=True)
    assert texts("", asked=True) == [entry.question for entry in known.bot.faq.entries]


def test_at_most_seven_are_suggested(known: Known) -> None:
    """A menu is a help, not a catalogue."""
    entries = tuple(Entry(id=f"e{n}", question=f"Question {n}?", answer="") for n in range(50))
    bot = type(known.bot)(replace(known.bot.faq, entries=entries))  # type: ignore[call-arg]  # the fixture's own class
    found = suggest("question", 8, known=Known(bot))
    assert [suggestion.text for suggestion in found] == [f"Question {n}?" for n in range(7)]


@pytest.mark.parametrize(("text", "cursor"), [("what is", 3), ("what is\na", 9), ("w" * 300, 300)])
def test_nothing_is_suggested_elsewhere(text: str, cursor: int, known: Known) -> None:
    """Inside a line, on several lines and in pasted text, suggestions would be in the way."""
    assert suggest(text, cursor, known=known) == ()


def test_questions_wait_for_the_faq() -> None:
    """Before the FAQ is loaded there are commands only."""
    assert suggest("what is", 7, known=None) == ()
    assert suggest("/help", 5, known=None)


def test_completer_replaces_the_line(known: Known) -> None:
    """The completer takes the place of what was typed, and says what a command does."""
    completer = ChatCompleter(lambda: known)
    (found,) = completer.get_completions(Document("who wr"), CompleteEvent(text_inserted=True))
    assert (found.text, found.start_position) == ("Who wrote this?", -6)
    (why,) = completer.get_completions(Document("/why"), CompleteEvent(text_inserted=True))
    assert why.display_meta_text == "Explain the last reply."


def test_a_fault_in_finding_suggests_nothing() -> None:
    """The line goes on without a menu."""

    def fail() -> Known:
        raise ArithmeticError

    completer = ChatCompleter(fail)
    assert list(completer.get_completions(Document("what"), CompleteEvent())) == []
