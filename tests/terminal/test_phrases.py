from __future__ import annotations

import pytest

from faqbot.terminal.commands.phrases import asks_what_was_meant, meant_command


@pytest.mark.parametrize(
    ("said", "command"),
    [
        *((each, "/quit") for each in ("stop", "close", "exit please", "quit please", "quit.")),
        *((each, "/quit") for each in ("exit()", "Goodbye!", "good bye", "please close the chat")),
        *((each, "/quit") for each in ("I want to exit", "I want to leave", "i'd like to quit")),
        *((f"how do I {each}?", "/help quit") for each in ("leave", "exit", "quit")),
        ("how to close the chat", "/help quit"),
        ("delete my history", "/history clear"),
        ("Please erase the history.", "/history clear"),
        ("turn off history", "/history off"),
        ("switch my history off", "/history off"),
        ("turn on history", "/history on"),
        ("how do I delete my history?", "/history"),
        ("how do I report a wrong answer", "/help bad"),
        ("no thats not what I asked", "/bad"),
        ("That isn't what I meant!", "/bad"),
    ],
)
def test_what_is_said_to_the_program_is_a_command(said: str, command: str) -> None:
    """However it is punctuated, and with a please before or behind it."""
    assert meant_command(said) == command


@pytest.mark.parametrize(
    "said",
    [
        "stop the pump",
        "I want to stop",
        "I want to end it",
        "the end",
        "can I leave the hospital",
        "how do I leave the hospital",
        "how do I stop this",
        "how do I stop the medicine",
        "close to the spine",
        "medical history",
        "what is the history of the pump",
        "please",
        "thanks",
        "",
        "?",
    ],
)
def test_what_may_be_a_question_stays_one(said: str) -> None:
    """Only the whole of what is typed counts."""
    assert meant_command(said) is None


@pytest.mark.parametrize("said", ["what do you mean", "Sorry, what do you mean?", "huh?"])
def test_a_question_back_may_be_asked_what_it_means(said: str) -> None:
    """By whoever is not used to that."""
    assert asks_what_was_meant(said)
    assert not asks_what_was_meant("what do you mean by risks")
