from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.errors import FaqError, Location, Problem
from faqbot.terminal.history import History
from faqbot.terminal.session import Session, banner

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.terminal.protocols import Bot


@pytest.fixture
def session(bot: Bot) -> Session:
    """Return a chat with the toy bot, without colour."""
    return Session(lambda: bot, colour=False)


def said(session: Session, line: str) -> str:
    """Return what is shown for *line*."""
    return session.respond(line, width=80).text


def test_disclaimer_is_shown_once(session: Session) -> None:
    """It stands under the first reply, and never again."""
    assert said(session, "What is a drug pump?") == (
        "What is a drug pump?\nA device that gives medicine.\n[Basics]\n\nNot advice."
    )
    assert "Not advice." not in said(session, "What is a drug pump?")


def test_empty_line_gets_a_hint_and_is_not_asked(session: Session, asked: list[str]) -> None:
    """Enter alone says what can be done."""
    assert said(session, "  ") == "Ask a question, or /help."
    assert asked == []


def test_number_chooses_in_the_conversation(session: Session) -> None:
    """Turns belong to one conversation, so a number means the options just shown."""
    offered = said(session, "pump")
    assert '2. Can the pump be taken out?\nType 1 or 2 to ask it, or "none' in offered
    assert "Yes, by surgery." in said(session, "2")


def test_new_topic_forgets_the_turns_before(session: Session) -> None:
    """After /new a number chooses nothing, and there is no last reply."""
    said(session, "pump")
    assert said(session, "/new").startswith("A new topic")
    assert said(session, "/why") == "Nothing has been asked yet."
    assert "Nothing fits" in said(session, "2")


def test_why_explains_the_last_reply(session: Session) -> None:
    """/why is about the question asked last, not about itself."""
    said(session, "zebra")
    assert "Decision: not answered" in said(session, "/why")
    assert said(session, "/why") == said(session, "/why")


def test_space_in_front_asks(session: Session, asked: list[str]) -> None:
    """A command's name after a space is a question."""
    said(session, " /help")
    assert asked == [" /help"]


def test_unexpected_error_does_not_end_the_chat(session: Session) -> None:
    """A fault says what it is and where to report it; the next question is answered."""
    text = said(session, "crash")
    assert "ArithmeticError at conftest.py:" in text
    assert "\\x1b[31mbroke" in text
    assert "report" in text
    assert "A device" in said(session, "What is a drug pump?")


def test_bad_faq_is_raised() -> None:
    """Without an FAQ there is nothing to go on with."""

    def load() -> Bot:
        raise FaqError((Problem(location=Location("faq.yaml", 1, 2), message="it is bad"),))

    with pytest.raises(FaqError):
        Session(load, colour=False).respond("anything", width=80)


def test_history_is_cleared_on_request(bot: Bot, tmp_path: Path) -> None:
    """/history clear erases the file."""
    history = History(tmp_path / "faqbot" / "history", warn=print)
    history.append("secret")
    session = Session(lambda: bot, colour=False, history=history)
    assert str(tmp_path) in said(session, "/history").replace("\n", "")
    said(session, "/history clear")
    assert history.entries == ()


def test_leaving_says_so(session: Session) -> None:
    """Only a command to leave ends the chat."""
    assert session.respond("/quit", width=80).leave
    assert not session.respond("/help", width=80).leave


def test_banner_has_two_lines() -> None:
    """It names where the answers come from, what to do and how to leave."""
    assert banner("my-faq.yaml", width=80) == (
        "faqbot: answers from my-faq.yaml.\nAsk a question, or /help. Ctrl-D leaves."
    )
    assert banner(None, width=80).count("\n") == 1
