from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from faqbot.terminal.commands import COMMANDS
from faqbot.terminal.completion import ChatCompleter, QuestionIndex, suggest

QUESTIONS = (
    "What is the intrathecal space?",
    "What are the risks of a drug pump?",
    "Is a drug pump permanent?",
    "What is a drug pump?",
    "Who wrote the article?",
)
INDEX = QuestionIndex(QUESTIONS)


def texts(text: str, **options: bool) -> list[str]:
    """Return what is suggested at the end of *text*."""
    found = suggest(text, len(text), questions=INDEX, **options)
    return [suggestion.text for suggestion in found]


def test_slash_suggests_commands_with_their_help() -> None:
    """A slash lists every command, what follows narrows the list."""
    assert texts("/") == [command.name for command in COMMANDS]
    assert texts("/to") == ["/topics"]
    assert texts("/x") == texts("/topics word") == []
    (only,) = suggest("/q", 2, questions=None)
    assert only.help == "Leave the chat."


def test_questions_are_found_by_the_beginnings_of_words() -> None:
    """Words may be cut short, left out and in any order."""
    assert texts("risk pump") == texts("pum ris") == ["What are the risks of a drug pump?"]
    assert texts("ump") == []


def test_questions_that_continue_the_line_come_first() -> None:
    """The rank is: goes on as typed, holds it in one piece, order of the file."""
    assert texts("what is") == ["What is the intrathecal space?", "What is a drug pump?"]
    assert texts("is a drug") == ["Is a drug pump permanent?", "What is a drug pump?"]
    assert texts("a drug pump")[-1] == "What is a drug pump?"


@pytest.mark.parametrize("typed", ["intratecal", "intrahec", "Intrathekal spa"])
def test_misspelt_words_are_read_as_the_nearest(typed: str) -> None:
    """A slip in a longer word does not empty the menu."""
    assert texts(typed) == ["What is the intrathecal space?"]


def test_menu_waits_for_three_letters_unless_asked_for() -> None:
    """One or two letters open nothing by themselves; Tab lists questions at once."""
    assert texts("wh") == []
    assert texts("wh", asked=True)
    assert texts("", asked=True) == list(QUESTIONS)


def test_at_most_seven_are_suggested() -> None:
    """A menu is a help, not a catalogue."""
    index = QuestionIndex(f"Question {number}?" for number in range(50))
    found = suggest("question", 8, questions=index)
    assert [suggestion.text for suggestion in found] == [f"Question {n}?" for n in range(7)]


@pytest.mark.parametrize(("text", "cursor"), [("what is", 3), ("what is\na", 9), ("w" * 300, 300)])
def test_nothing_is_suggested_elsewhere(text: str, cursor: int) -> None:
    """Inside a line, on several lines and in pasted text, suggestions would be in the way."""
    assert suggest(text, cursor, questions=INDEX) == ()


def test_questions_wait_for_the_faq() -> None:
    """Before the FAQ is loaded there are commands only."""
    assert suggest("what is", 7, questions=None) == ()
    assert suggest("/help", 5, questions=None)


def test_suggested_questions_are_safe_to_show() -> None:
    """A control character in a question is made visible, a line break becomes a space."""
    index = QuestionIndex(["What \x1b[31m\nred?"])
    assert index.find("what") == ("What \\x1b[31m red?",)


@given(st.text(max_size=40))
def test_any_text_can_be_typed(text: str) -> None:
    """No text breaks the search, and all that is found is a question."""
    assert set(INDEX.find(text)) <= set(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_beginning_finds_its_question(question: str) -> None:
    """While a question is typed letter by letter, it stays in the menu."""
    assert all(question in INDEX.find(question[:end]) for end in range(1, len(question)))


def test_completer_replaces_the_line() -> None:
    """The completer takes the place of what was typed, and says what a command does."""
    completer = ChatCompleter(lambda: INDEX)
    (found,) = completer.get_completions(Document("who wr"), CompleteEvent(text_inserted=True))
    assert (found.text, found.start_position) == ("Who wrote the article?", -6)
    (why,) = completer.get_completions(Document("/why"), CompleteEvent(text_inserted=True))
    assert why.display_meta_text == "Explain the last reply."
