from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.terminal.questions import QuestionIndex, one_line

QUESTIONS = (
    "What is the intrathecal space?",
    "What are the risks of a drug pump?",
    "Is a drug pump permanent?",
    "What is a drug pump?",
    "Who wrote the article?",
)
INDEX = QuestionIndex(QUESTIONS)


def found(typed: str) -> list[str]:
    """Return the first seven questions found by *typed*."""
    return list(INDEX.find(typed, limit=7))


def test_questions_are_found_by_the_beginnings_of_words() -> None:
    """Words may be cut short, left out and in any order."""
    assert found("risk pump") == found("pum ris") == ["What are the risks of a drug pump?"]
    assert found("ump") == []


def test_questions_that_continue_the_line_come_first() -> None:
    """The rank is: goes on as typed, holds it in one piece, order of the file."""
    assert found("what is") == ["What is the intrathecal space?", "What is a drug pump?"]
    assert found("is a drug") == ["Is a drug pump permanent?", "What is a drug pump?"]
    assert found("a drug pump")[-1] == "What is a drug pump?"


@pytest.mark.parametrize("typed", ["intratecal", "intrahec", "Intrathekal spa"])
def test_misspelt_words_are_read_as_the_nearest(typed: str) -> None:
    """A slip in a longer word is found when it is looked for, and one in a short word is not."""
    assert found(typed) == []
    assert INDEX.find_misspelt(typed, limit=7) == ("What is the intrathecal space?",)
    assert INDEX.find_misspelt("wrt", limit=7) == ()


def test_no_more_are_found_than_wanted() -> None:
    """The best of them."""
    index = QuestionIndex(f"Question {number}?" for number in range(50))
    assert index.find("question", limit=2) == ("Question 0?", "Question 1?")


def test_questions_are_safe_to_show() -> None:
    """A control character in a question is made visible, a line break becomes a space."""
    index = QuestionIndex(["What \x1b[31m\nred?"])
    assert index.find("what", limit=1) == ("What \\x1b[31m red?",)
    assert one_line("a\n  b\u202e") == "a b\\u202e"


@given(st.text(max_size=40))
def test_any_text_can_be_typed(text: str) -> None:
    """No text breaks the search, and all that is found is a question."""
    assert set(found(text)) <= set(QUESTIONS)
    assert set(INDEX.find_misspelt(text, limit=7)) <= set(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_beginning_finds_its_question(question: str) -> None:
    """While a question is typed letter by letter, it stays in the menu."""
    assert all(question in found(question[:end]) for end in range(1, len(question)))
