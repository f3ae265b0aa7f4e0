"""What is said to each line, whole: these are the transcripts of the chat."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faqbot.dialogue.loading import parse
from faqbot.errors import FaqError, Location, Problem
from faqbot.terminal.history import History
from faqbot.terminal.misses import MissLog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.model import Faq
    from faqbot.terminal.protocols import Bot
    from faqbot.terminal.session import Session

RISKS = (
    "What are the risks of a pump?\n"
    "Infection and headaches.\n"
    '[Risks, in "All about pumps"]\n'
    "\n"
    "See also (type a number):\n"
    "  1. Can the pump be taken out?\n"
    "  2. What is a drug pump?"
)
REMOVAL = 'Can the pump be taken out?\nYes, by surgery.\n[Basics, in "All about pumps"]'


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    """Return a chat with the toy bot, its disclaimer said."""
    session = make_session()
    said(session, "hello")
    return session


def said(session: Session, line: str) -> str:
    """Return what is shown for *line*."""
    return session.respond(line, width=80).text


def test_answer_has_heading_source_and_related_questions(session: Session) -> None:
    """The question matched, the answer, where it stands, and what to go on with."""
    assert said(session, "what can go wrong") == RISKS


def test_numbers_ask_the_related_questions(session: Session, asked: list[str]) -> None:
    """The conversation is asked the curator's own question."""
    said(session, "what can go wrong")
    assert said(session, "1") == REMOVAL
    assert asked[-1] == "Can the pump be taken out?"


def test_numbers_mean_the_list_shown_last(session: Session) -> None:
    """An answer without related questions leaves the list that stands above it."""
    said(session, "what can go wrong")
    said(session, "1")
    assert said(session, "2.").startswith("What is a drug pump?")


def test_other_numbers_are_questions(session: Session, asked: list[str]) -> None:
    """A number that nothing is listed under, and one that is no such number."""
    said(session, "what can go wrong")
    for line in ("3", "0", "1999", "-1", "\u00bd"):
        assert "Nothing fits" in said(session, line)
        assert asked[-1] == line


def test_number_chooses_in_a_question_back(session: Session) -> None:
    """Turns belong to one conversation, so a number means the options just shown."""
    said(session, "what can go wrong")
    offered = said(session, "pump")
    assert offered.endswith(
        "  1. What is a drug pump?\n"
        "  2. Can the pump be taken out?\n"
        'Type 1 or 2 to ask it, or "none of these".'
    )
    assert said(session, "2") == REMOVAL


def test_notice_is_followed_by_no_way_on(session: Session) -> None:
    """In an emergency no number leads to a question."""
    said(session, "what can go wrong")
    assert said(session, "help me") == "!! Call for help now."
    assert "Nothing fits" in said(session, "1")


def test_opening_says_what_is_known_and_numbers_ask_it(
    make_session: Callable[..., Session], bot: Bot
) -> None:
    """The title, three examples by number, the disclaimer once."""
    session = make_session()
    assert session.opening(bot.faq, width=80) == (
        'It knows 4 answers on "Pumps", for example:\n'
        "  1. What are the risks of a pump?\n"
        "  2. What is a drug pump?\n"
        "  3. Can the pump be taken out?\n"
        "Not advice."
    )
    assert said(session, "1") == RISKS


def test_disclaimer_is_shown_once(make_session: Callable[..., Session]) -> None:
    """It stands under the first reply, and never again."""
    session = make_session()
    assert said(session, "hello") == "Hello.\n\nNot advice."
    assert said(session, "hello") == "Hello."


@pytest.mark.parametrize("line", ["", "  ", "\t"])
def test_empty_line_leads_on(line: str, session: Session, asked: list[str]) -> None:
    """Enter alone says what can be done, with examples, and asks nothing."""
    assert said(session, line) == (
        "Ask a question in your own words, or type ? for help.\n"
        "  1. What are the risks of a pump?\n"
        "  2. What is a drug pump?\n"
        "  3. Can the pump be taken out?"
    )
    assert said(session, line) == "Ask a question in your own words, or type ? for help."
    assert asked == ["hello"]
    assert said(session, "1") == RISKS


def test_empty_line_leaves_the_numbers_above_as_they_are(session: Session) -> None:
    """What stands on the screen keeps its meaning."""
    said(session, "pump")
    said(session, "")
    assert said(session, "2") == REMOVAL


def test_show_draws_an_answer_as_if_it_were_asked(session: Session, asked: list[str]) -> None:
    """With its related questions, and without asking."""
    assert said(session, "/show risks") == RISKS
    assert said(session, "/related").startswith("  1. Can the pump be taken out?")
    assert asked == ["hello"]
    assert said(session, "1") == REMOVAL


def test_topics_are_asked_by_number(session: Session) -> None:
    """A list to choose from."""
    said(session, "/topics")
    assert said(session, "3") == REMOVAL


def test_again_shows_the_last_reply_at_the_present_width(session: Session) -> None:
    """Be it an answer asked for, or one shown."""
    said(session, "what can go wrong")
    assert said(session, "/again") == RISKS
    narrow = session.respond("/again", width=24).text
    assert max(map(len, narrow.split("\n"))) <= 24
    said(session, "/show removal")
    assert said(session, "/again") == REMOVAL


def test_again_gives_numbers_their_meaning_back(session: Session) -> None:
    """A number always means the list shown last, options of a question back included."""
    said(session, "what can go wrong")
    said(session, "/topics")
    said(session, "/again")
    assert said(session, "1") == REMOVAL
    said(session, "pump")
    said(session, "/topics")
    said(session, "/again")
    assert said(session, "2") == REMOVAL


def test_new_topic_forgets_the_turns_before(session: Session) -> None:
    """After /new a number chooses nothing, and there is no last reply."""
    said(session, "pump")
    assert said(session, "/new").startswith("A new topic")
    assert said(session, "/why") == said(session, "/again") == "Nothing has been asked yet."
    assert "Nothing fits" in said(session, "2")


def test_why_explains_the_last_reply(session: Session) -> None:
    """/why is about the question asked last, not about itself."""
    said(session, "zebra")
    assert "Decision: not answered" in said(session, "/why")
    assert said(session, "/why") == said(session, "/why")


def test_space_in_front_asks(session: Session, asked: list[str]) -> None:
    """A command's name after a space is a question."""
    said(session, " /help")
    assert asked[-1] == " /help"


def test_colour_can_be_set(session: Session) -> None:
    """From the next reply on, and back."""
    said(session, "/set color always")
    assert "\x1b[36mWhat are the risks of a pump?\x1b[0m" in said(session, "/show risks")
    said(session, "/set color never")
    assert "\x1b" not in said(session, "/again")


def test_unexpected_error_does_not_end_the_chat(session: Session) -> None:
    """A fault says what it is and where to report it; the next question is answered."""
    text = said(session, "crash")
    assert "ArithmeticError at conftest.py:" in text
    assert "\\x1b[31mbroke" in text
    assert "report" in text
    assert "A device" in said(session, "What is a drug pump?")


def test_bad_faq_is_raised(make_session: Callable[..., Session]) -> None:
    """Without an FAQ there is nothing to go on with."""

    def load() -> Bot:
        raise FaqError((Problem(location=Location("faq.yaml", 1, 2), message="it is bad"),))

    with pytest.raises(FaqError):
        make_session(load).respond("anything", width=80)


def test_history_is_stopped_and_cleared_on_request(
    make_session: Callable[..., Session], tmp_path: Path
) -> None:
    """/history off keeps what is there and adds nothing; /history clear erases the file."""
    path = tmp_path / "faqbot" / "history"
    history = History(path, warn=print)
    history.append("secret")
    session = make_session(history=history)
    assert str(path) in said(session, "/history").replace("\n", "")
    said(session, "/history clear")
    assert not path.exists()
    assert history.entries == ()
    history.append("one")
    said(session, "/history off")
    history.append("two")
    assert path.read_text("ascii") == '"one"\n'
    assert "this chat only" in said(session, "/history")
    assert said(session, "/history clear") == "The history is cleared."
    assert not path.exists()
    said(session, "/history on")
    history.append("three")
    assert path.read_text("utf-8") == '"three"\n'
    path.unlink()
    (path / "something").mkdir(parents=True)
    assert "cannot be erased" in said(session, "/history clear").replace("\n", " ")


class TestLog:
    """The log of misses."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """Return where it is kept."""
        return tmp_path / "misses.jsonl"

    @pytest.fixture
    def session(self, make_session: Callable[..., Session], path: Path) -> Session:
        """Return a chat that keeps one."""
        return make_session(log=MissLog(path, warn=print))

    def kept(self, path: Path) -> list[tuple[str, str, str | None]]:
        """Return question, outcome and verdict of every line."""
        lines = map(json.loads, path.read_text("ascii").splitlines())
        return [(line["question"], line["outcome"], line["verdict"]) for line in lines]

    def test_what_got_no_answer_is_kept(self, session: Session, path: Path) -> None:
        """And nothing else: no answer, no small talk, no emergency, no command."""
        for line in ("hello", "what can go wrong", "help me", "/topics", "zebra", "pump"):
            said(session, line)
        assert self.kept(path) == [("zebra", "no_match", None), ("pump", "clarify", None)]

    def test_verdicts_are_kept_with_their_question(self, session: Session, path: Path) -> None:
        """Of the reply given last."""
        said(session, "/bad")
        said(session, "what can go wrong")
        assert str(path) in said(session, "/bad").replace("\n", "")
        said(session, "/good")
        assert self.kept(path) == [
            ("what can go wrong", "answered", "bad"),
            ("what can go wrong", "answered", "good"),
        ]

    def test_a_verdict_is_kept_once_with_its_reason(self, session: Session, path: Path) -> None:
        """Saying it again adds nothing, unless a reason comes with it; a new reply is another."""
        said(session, "what can go wrong")
        for line in ("/bad", "that's wrong", "/bad It's about  another pump", "/bad"):
            said(session, line)
        assert "It was noted before." in said(session, "/bad").replace("\n", " ")
        said(session, "what can go wrong")
        said(session, "/bad")
        lines = map(json.loads, path.read_text("ascii").splitlines())
        assert [line["reason"] for line in lines] == [None, "It's about  another pump", None]

    def test_the_opening_says_that_there_is_one(
        self, session: Session, bot: Bot, path: Path
    ) -> None:
        """Nobody is listened to unawares."""
        opening = session.opening(bot.faq, width=200)
        assert "Questions that get no answer are kept in" in opening
        assert path.name in opening.replace("\n", "")

    def test_none_of_these_stands_for_the_question_before(
        self, make_session: Callable[..., Session], path: Path
    ) -> None:
        """What nothing offered was right for is what was asked, not the refusal."""
        twice = parse(
            "entries: [{id: a, question: Can I go?, answer: Yes., phrases: [leaving]},"
            " {id: b, question: Can it go?, answer: No., phrases: [leaving]}]"
        )
        session = make_session(lambda: twice, log=MissLog(path, warn=print))
        assert "Type 1 or 2" in said(session, "leaving")
        said(session, "none of these")
        assert self.kept(path) == [
            ("leaving", "clarify", None),
            ("leaving", "no_match", None),
        ]


class TestReload:
    """A newer version of the file."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        """Return a file to watch."""
        path = tmp_path / "faq.yaml"
        path.write_text("1", encoding="utf-8")
        return path

    def touch(self, file: Path) -> None:
        """Make *file* differ from what it was."""
        later = file.stat().st_mtime_ns + 1_000_000
        os.utime(file, ns=(later, later))

    def versions(self, bot: Bot, *changed: Faq | FaqError) -> Callable[[], Bot]:
        """Return a loader that gives *bot*, then what it is with each change, or the error."""
        results = [bot.faq, *changed]

        def load() -> Bot:
            result = results.pop(0)
            if isinstance(result, FaqError):
                raise result
            return type(bot)(result)  # type: ignore[call-arg]  # the fixture's own class

        return load

    def newer(self, faq: Faq) -> Faq:
        """Return *faq* with another first answer and no last one."""
        first, *others, _last = faq.entries
        return replace(
            faq, sha256="1" * 64, entries=(replace(first, answer="Hardly any."), *others)
        )

    def test_reload_says_what_changed_and_answers_by_it(
        self, make_session: Callable[..., Session], bot: Bot
    ) -> None:
        """At once, and in a conversation of its own."""
        session = make_session(self.versions(bot, self.newer(bot.faq)))
        said(session, "pump")
        assert said(session, "/reload") == (
            "The FAQ was read again (3 answers): changed: risks; gone: author."
        )
        assert "Hardly any." in said(session, "what can go wrong")

    def test_bad_file_is_reported_and_the_last_good_one_stays(
        self, make_session: Callable[..., Session], bot: Bot
    ) -> None:
        """With file, line and column."""
        bad = FaqError((Problem(location=Location("faq.yaml", 3, 4), message="it is bad"),))
        session = make_session(self.versions(bot, bad))
        assert said(session, "/reload") == (
            "faq.yaml:3:4: it is bad\nfaq.yaml: 1 error, no warnings.\nThe FAQ stays as it was."
        )
        assert "Infection" in said(session, "what can go wrong")

    def test_watched_file_is_read_before_the_next_answer(
        self, make_session: Callable[..., Session], bot: Bot, file: Path
    ) -> None:
        """Once for each change."""
        load = self.versions(bot, self.newer(bot.faq))
        session = make_session(load, file=file, watch=True)
        assert "Infection" in said(session, "what can go wrong")
        self.touch(file)
        text = said(session, "what can go wrong")
        assert text.startswith("The FAQ was read again")
        assert "Hardly any." in text
        assert not said(session, "what can go wrong").startswith("The FAQ")

    def test_unwatched_file_is_left_alone(
        self, make_session: Callable[..., Session], bot: Bot, file: Path
    ) -> None:
        """Unless /reload asks for it."""
        session = make_session(self.versions(bot), file=file)
        said(session, "hello")
        self.touch(file)
        assert "Infection" in said(session, "what can go wrong")


def test_leaving_says_so(session: Session) -> None:
    """Only a command to leave ends the chat."""
    assert session.respond("/quit", width=80).leave
    assert not session.respond("/help", width=80).leave


def test_the_first_answers_carry_a_tip_each(make_session: Callable[..., Session]) -> None:
    """Three, then never again; none where nothing was answered, and none for old hands."""
    session = make_session(tips=True)
    said(session, "hello")
    assert said(session, "zebra") == 'Nothing fits "zebra".'
    tips = [said(session, "Who wrote this?").split("\n")[-1] for _ in range(4)]
    assert [tip[:7] for tip in tips] == ["(/why s", "(/topic", "(/bad n", "[All ab"]
    history = History(None, warn=print)
    for line in ("one", "two", "three"):
        history.append(line)
    practised = make_session(tips=True, history=history)
    assert "(/why" not in said(practised, "Who wrote this?")


def test_nothing_that_an_faq_or_a_person_writes_controls_the_terminal(
    make_session: Callable[..., Session],
) -> None:
    """In any command, in colour too, wherever it comes from."""
    evil = "\x1b]0;title\x07\x9b31m\u202e\u2066"
    entries = "".join(
        f"  - {{id: e{number}, question: {json.dumps(evil)}, answer: {json.dumps(evil)},"
        f" section: {json.dumps(evil)}, phrases: [leave it {number}, leave it], related: [e0]}}\n"
        for number in range(2)
    )
    head = f"title: {json.dumps(evil)}\nsource: {{article: {json.dumps(evil)}}}\n"
    faq = parse(f"{head}disclaimer: {json.dumps(evil)}\nentries:\n{entries}")
    session = make_session(lambda: faq, color="always", tips=True)
    shown = [session.opening(faq.faq, width=80)]
    lines = ["", "leave it", "leave it 1", "1", evil, f"/{evil}", f"/topics {evil}", "/topics"]
    lines += [f"/show {evil}", "/show e1", "/why", "/source", "/related", "/again", "/good", "/set"]
    shown += [said(session, line) for line in [*lines, f"/set {evil}", f"/help {evil}", "/reload"]]
    text = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(shown))
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066")
    assert text.count("title") > 10


def test_a_number_that_is_not_listed_says_what_is(make_session: Callable[..., Session]) -> None:
    """Neither a question nor one of an older offer; several numbers ask several."""
    bot = parse(
        "entries:\n"
        "  - {id: winding, question: How do I wind it?, answer: By key., phrases: [the clock]}\n"
        "  - {id: setting, question: How do I set it?, answer: By hand., phrases: [the clock]}\n"
        "notices: [{id: danger, text: Call them., phrases: ['911']}]\n"
    )
    session = make_session(lambda: bot)
    assert said(session, "3") == "There is nothing to choose from now. Ask in your own words."
    said(session, "the clock")
    assert said(session, "7") == "Choose 1 or 2, or ask in your own words."
    said(session, "/topics wind")
    assert said(session, "2") == "Choose 1, or ask in your own words."
    assert "Call them." in said(session, "911")
    said(session, "/topics")
    both = said(session, "2 and 1")
    assert both.index("By hand.") < both.index("By key.")


def test_what_do_you_mean_explains_a_question_back(make_session: Callable[..., Session]) -> None:
    """And shows it again, so that a number chooses; elsewhere it is a question."""
    session = make_session()
    assert said(session, "what do you mean").startswith("Nothing fits")
    options = said(session, "pump").split("\n\n")[0]
    again = said(session, "what do you mean?")
    assert again.startswith("Your words come near")
    assert options in again
    assert "A device" in said(session, "1")
