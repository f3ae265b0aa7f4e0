from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from faqbot.model import Entry, Faq
from faqbot.terminal.commands import COMMANDS, Action, Context, run_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply
    from faqbot.terminal.protocols import Bot


@pytest.fixture
def context(bot: Bot) -> Context:
    """Return a chat in which nothing was asked yet."""
    return Context(faq=lambda: bot.faq)


def unloaded() -> Faq:
    """Fail: for commands that must not wait for the FAQ."""
    raise AssertionError


def said(line: str, context: Context) -> str:
    """Return what a command line says."""
    result = run_command(line, context)
    assert result is not None
    return result.text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_help_is_a_sentence(command) -> None:  # type: ignore[no-untyped-def]
    """Help strings begin with a capital and end with a period."""
    assert re.fullmatch(r"[A-Z].*\.", command.help)


def test_no_two_commands_share_a_name() -> None:
    """Each name or alias means one command."""
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("line", ["/help", "/h", "?", "help", "/HELP", "/help "])
def test_help_names_every_command_and_key(line: str, context: Context) -> None:
    """Help shows each command with its sentence and other names, and the keys of the chat."""
    context = Context(faq=context.faq, keys=(("Tab", "Choose."),))
    text = said(line, context)
    assert all(command.usage in text and command.help in text for command in COMMANDS)
    assert all(alias in text for command in COMMANDS for alias in command.aliases)
    assert max(map(len, text.split("\n"))) <= 80
    assert re.search(r"Tab +Choose\.", text)


@pytest.mark.parametrize("line", ["/quit", "/exit", "/q", ":q", "\\q", "/QUIT"])
def test_quit_leaves_without_waiting_for_the_faq(line: str) -> None:
    """Nobody who wants to leave waits for a file to load."""
    result = run_command(line, Context(faq=unloaded))
    assert result is not None
    assert result.action is Action.LEAVE


@pytest.mark.parametrize("line", ["exit", "quit", "bye", "Exit", "quit "])
def test_bare_words_leave(line: str, context: Context) -> None:
    """A whole line that says so leaves, without a slash."""
    result = run_command(line, context)
    assert result is not None
    assert result.action is Action.LEAVE


def test_bare_word_is_a_question_where_an_entry_has_it() -> None:
    """An entry's own phrase is answered, not obeyed."""
    entry = Entry(id="exit", question="How do I leave?", phrases=("Exit!",), answer="Type quit.")
    faq = Faq(sha256="", entries=(entry,))
    assert run_command("exit", Context(faq=lambda: faq)) is None


@pytest.mark.parametrize(
    "line", ["what is a pump?", "exit the pump", "? what", " /help", " exit", "\t/x", "a /help", ""]
)
def test_other_lines_are_questions(line: str, context: Context) -> None:
    """Only whole lines and slashes are commands, and a space in front escapes both."""
    assert run_command(line, context) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/hlep", "Unknown command /hlep. Did you mean /help?"),
        ("/wyh", "Unknown command /wyh. Did you mean /why?"),
        ("/topic", "Unknown command /topic. Did you mean /topics?"),
        ("/ext", "Unknown command /ext. /help lists the commands."),
        ("/usr/bin please", "Unknown command /usr/bin. /help lists the commands."),
        ("/", "Unknown command /. /help lists the commands."),
    ],
)
def test_unknown_command_is_never_run(line: str, expected: str, context: Context) -> None:
    """A beginning or a slip runs nothing; the nearest command is named."""
    result = run_command(line, context)
    assert result is not None
    assert (result.text, result.action) == (expected, Action.GO_ON)


def test_commands_without_argument_refuse_one(context: Context) -> None:
    """What follows a command that takes nothing is not silently dropped."""
    assert said("/quit now", context) == "/quit takes nothing after it."


def test_topics_groups_by_section_in_file_order(context: Context) -> None:
    """Each section stands once, where it comes first in the file."""
    assert said("/topics", context).split("\n") == [
        "Risks",
        "  - What are the risks of a pump?",
        "Basics",
        "  - What is a drug pump?",
        "  - Can the pump be taken out?",
        "  - Who wrote this?",
    ]


@pytest.mark.parametrize("word", ["taken", "TAKE", "basics taken"])
def test_topics_are_narrowed_by_words(word: str, context: Context) -> None:
    """Words begin words of the question or its section, in any case."""
    assert said(f"/topics {word}", context).split("\n") == [
        "Basics",
        "  - Can the pump be taken out?",
    ]


def test_topics_says_when_there_are_none(context: Context) -> None:
    """A word that no question has is told apart from a broken command."""
    assert said("/topics zebra", context).startswith('No question has "zebra" in it.')


def test_topics_of_a_long_faq_are_cut() -> None:
    """A list that would scroll away says how many are left out."""
    entries = tuple(Entry(id=f"e{n}", question=f"Question {n}?", answer="A") for n in range(1_200))
    text = said("/topics", Context(faq=lambda: Faq(sha256="", entries=entries)))
    assert text.count("  - ") == 100
    assert "1,100 more" in text


def test_why_explains_the_last_reply(context: Context, reply_to: Callable[[str], Reply]) -> None:
    """/why says what the reply says of itself."""
    reply = reply_to("zebra")
    assert said("/why", context) == "Nothing has been asked yet."
    assert said("/why", Context(faq=context.faq, last=reply)) == reply.explain()


def test_source_names_the_section_of_the_last_answer(
    context: Context, reply_to: Callable[[str], Reply]
) -> None:
    """/source shows title, source, where the last answer stands, and the disclaimer."""
    assert said("/source", Context(faq=context.faq, last=reply_to("what can go wrong"))) == (
        "Pumps\n"
        "  article: All about pumps\n"
        "  author: An author\n"
        "The last answer stands on: Risks\n"
        "Not advice."
    )
    assert "last answer" not in said("/source", context)


def test_history_says_where_and_clears(context: Context) -> None:
    """The person can see where questions are kept, and erase them."""
    kept = Context(faq=context.faq, history="/home/me/history")
    assert "/home/me/history" in said("/history", kept)
    assert "this chat only" in said("/history", context)
    result = run_command("/history clear", kept)
    assert result is not None
    assert result.action is Action.CLEAR_HISTORY


def test_new_sets_the_topic_aside(context: Context) -> None:
    """/new asks the chat for a conversation without turns."""
    result = run_command("/new", context)
    assert result is not None
    assert result.action is Action.NEW_TOPIC
