from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faqbot.model import Entry, Faq, Notice
from faqbot.preferences.table import PREFERENCES, Preferences
from faqbot.terminal.commands.command import Action, Command, Context
from faqbot.terminal.commands.table import COMMANDS, run_command
from faqbot.terminal.keyboard import KEYS
from faqbot.terminal.wrapping import wrap
from faqbot.text import key

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.bot import FaqBot
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
def test_every_help_is_a_sentence(command: Command) -> None:
    """Help strings begin with a capital and end with a period."""
    assert re.fullmatch(r"[A-Z].*\.", command.help)


def test_no_two_commands_share_a_name() -> None:
    """Each name or alias means one command."""
    names = [
        name for command in COMMANDS for name in (command.name, *command.aliases, *command.phrases)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "line", ["/help", "/h", "?", "help", "/HELP", "/help ", "What can you do?", "commands please"]
)
def test_help_names_every_command(line: str, context: Context) -> None:
    """With its sentence and other names, in less than a small window."""
    text = said(line, replace(context, keys=KEYS))
    assert all(command.usage in text and command.help in text for command in COMMANDS)
    assert all(alias in text for command in COMMANDS for alias in command.aliases)
    wrapped = wrap(text, 80).split("\n")
    assert len(wrapped) < 24
    assert [line for line in wrapped if line.startswith("  /")] == text.split("\n")[2:-3]
    assert "/help keys" in text


def test_help_has_the_keys_too(context: Context) -> None:
    """Where there are any but Enter."""
    text = said("/help keys", replace(context, keys=KEYS))
    assert all(name in text and does in text for name, does in KEYS)
    assert "There are no other keys here." in said("/help KEYS", context)
    assert "keys" not in said("/help", context).replace("[keys]", "").replace("colour, keys", "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/help /why", "/why: Explain the last reply."),
        ("/help topics", "/topics [WORD]: List what can be asked, or what has a word in it."),
        ("/help quit", "/quit: Leave the chat. Also: /exit, /q, exit, quit, bye"),
        ("/help wyh", "Unknown command /wyh. Did you mean /why?"),
    ],
)
def test_help_on_one_command(line: str, expected: str, context: Context) -> None:
    """By its name, with or without the slash."""
    assert said(line, context) == expected


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
        ("/ext", "Unknown command /ext. Did you mean /exit?"),
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


@pytest.mark.parametrize("line", ["help", "what can you do"])
def test_a_call_for_help_that_a_notice_knows_is_no_command(line: str) -> None:
    """Whoever may be in danger does not get a list of commands."""
    notice = Notice(id="emergency", text="Call for help.", phrases=(line,))
    faq = Faq(sha256="", entries=(), notices=(notice,))
    assert run_command(line, Context(faq=lambda: faq)) is None


def test_topics_are_numbered_section_by_section(context: Context) -> None:
    """Each section stands once, where it comes first in the file, and numbers go through."""
    result = run_command("/topics", context)
    assert result is not None
    assert result.text.split("\n") == [
        "Risks",
        "  1. What are the risks of a pump? (risks)",
        "Basics",
        "  2. What is a drug pump? (pump)",
        "  3. Can the pump be taken out? (removal)",
        "Other",
        "  4. Who wrote this? (author)",
        "",
        "Type a number to ask it.",
    ]
    assert result.numbered[2] == "Can the pump be taken out?"


@pytest.mark.parametrize("word", ["taken", "TAKE", "basics taken", "remov"])
def test_topics_are_narrowed_by_words(word: str, context: Context) -> None:
    """Words begin words of the question, its section or its id, in any case."""
    result = run_command(f"/topics {word}", context)
    assert result is not None
    assert result.numbered == ("Can the pump be taken out?",)


def test_topics_says_when_there_are_none(context: Context) -> None:
    """A word that no question has is told apart from a broken command."""
    assert said("/topics zebra", context).startswith('No question has "zebra" in it.')


def test_topics_of_a_long_faq_are_cut() -> None:
    """A list that would scroll away says how many are left out."""
    entries = tuple(Entry(id=f"e{n}", question=f"Question {n}?", answer="A") for n in range(1_200))
    text = said("/topics", Context(faq=lambda: Faq(sha256="", entries=entries)))
    assert "  100. Question 99? (e99)" in text
    assert "  101." not in text
    assert "1,100 more" in text


@pytest.mark.parametrize("wanted", ["risks", "Risks", "what are the risks of a pump"])
def test_show_finds_an_answer_by_id_or_question(wanted: str, context: Context) -> None:
    """However it is written."""
    result = run_command(f"/show {wanted}", context)
    assert result is not None
    assert (result.action, result.value) == (Action.SHOW, "risks")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/show rsiks", 'No answer is called "rsiks". Did you mean `risks`?'),
        ("/show zebra", 'No answer is called "zebra". /topics lists them.'),
        ("/show", "/show needs the id of an answer: /show and Tab lists them."),
    ],
)
def test_show_says_what_it_cannot_find(line: str, expected: str, context: Context) -> None:
    """With the nearest id, or where to look."""
    assert said(line, context) == expected


def test_related_questions_are_numbered(context: Context) -> None:
    """All that the entry names, in the curator's order."""
    assert said("/related", context).startswith("There is no answer yet")
    result = run_command("/related", replace(context, shown="risks"))
    assert result is not None
    assert result.numbered == ("Can the pump be taken out?", "What is a drug pump?")
    assert result.text.startswith("  1. Can the pump")
    assert "names no related" in said("/related", replace(context, shown="author"))


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


@pytest.mark.parametrize("line", ["/set colour off", "/set color off", "/set Colour NEVER"])
def test_colour_is_set_however_it_is_spelt(line: str, context: Context) -> None:
    """As a switch, too."""
    assert said(line, context) == "color is never for the rest of this chat."


def test_what_is_kept_is_switched_by_its_own_command(context: Context) -> None:
    """/set says so; what only a start decides is said too."""
    assert said("/set history off", context) == "/history on and /history off do that."
    assert "faqbot --watch" in said("/set watch on", context)
    kept = replace(context, history_file="/home/me/history", log="/home/me/log")
    result = run_command("/history on", kept)
    assert result
    assert result.action is Action.RESUME_HISTORY
    assert "/home/me/history" in result.text
    assert "bare prompt" in said("/history on", replace(kept, draws=False))
    assert "no place" in said("/history on", context)
    assert "/home/me/log, goes on" in said("/history off", kept)


def test_history_says_where_and_clears(context: Context) -> None:
    """The person can see where questions are kept, and erase them."""
    kept = Context(faq=context.faq, history="/home/me/history")
    assert "/home/me/history" in said("/history", kept)
    assert "this chat only" in said("/history", context)
    stopped = run_command("/history off", kept)
    assert stopped is not None
    assert stopped.action is Action.STOP_HISTORY
    assert "for this chat" in stopped.text
    assert "history = false" in stopped.text
    assert "takes on, off or clear" in said("/history never", kept)
    result = run_command("/history clear", kept)
    assert result is not None
    assert result.action is Action.CLEAR_HISTORY


def test_new_sets_the_topic_aside(context: Context) -> None:
    """/new asks the chat for a conversation without turns."""
    result = run_command("/new", context)
    assert result is not None
    assert result.action is Action.NEW_TOPIC


def test_verdicts_are_kept_only_where_there_is_a_log(
    context: Context, reply_to: Callable[[str], Reply]
) -> None:
    """Without one the chat says so, and how to get one."""
    assert said("/bad", context) == "Nothing has been asked yet."
    replied = replace(context, last=reply_to("zebra"))
    for line in ("/good", "/bad"):
        unkept = run_command(line, replied)
        assert unkept is not None
        assert unkept.action is Action.GO_ON
        assert "--log FILE" in unkept.text
        kept = run_command(line, replace(replied, log="/tmp/log"))  # noqa: S108 - not written
        assert kept is not None
        assert (kept.action, kept.value) == (Action.JUDGE, line[1:])


def test_again_and_reload_are_left_to_the_chat(
    context: Context, reply_to: Callable[[str], Reply]
) -> None:
    """It knows what it showed, and where the FAQ comes from."""
    assert said("/again", context) == "Nothing has been asked yet."
    again = run_command("/again", replace(context, last=reply_to("zebra")))
    reload = run_command("/reload", context)
    assert again is not None
    assert reload is not None
    assert (again.action, reload.action) == (Action.REPEAT, Action.RELOAD)


def test_set_lists_what_can_be_set(context: Context) -> None:
    """Each preference that the chat can change, with its value now."""
    text = said("/set", replace(context, preferences=Preferences(vi=True)))
    settable = [each.name for each in PREFERENCES if each.settable]
    assert all(re.search(rf"^  {name} ", text, re.MULTILINE) for name in settable)
    assert re.search(r"^  vi +on ", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("line", "action", "expected"),
    [
        ("/set vi", Action.GO_ON, "vi is off."),
        ("/set vi yes", Action.SET, "vi is on for the rest of this chat."),
        ("/set color NEVER", Action.SET, "color is never for the rest of this chat."),
        ("/set color blue", Action.GO_ON, "color takes one of auto, always, never."),
        ("/set vi maybe", Action.GO_ON, "vi takes on or off."),
        ("/set colr on", Action.GO_ON, 'There is no "colr" to set. Did you mean `color`?'),
        ("/set faq x", Action.GO_ON, "faq is decided before the chat starts: faqbot --faq"),
    ],
)
def test_set_changes_one_thing(line: str, action: Action, expected: str, context: Context) -> None:
    """Or says what it takes."""
    result = run_command(line, context)
    assert result is not None
    assert (result.text, result.action) == (expected, action)


def test_set_says_what_a_bare_prompt_has_not(context: Context) -> None:
    """There are no menu and no keys to set."""
    assert said("/set vi on", replace(context, draws=False)) == "vi does nothing at a bare prompt."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_follows_a_command_is_what_it_takes(command: Command, context: Context) -> None:
    """Every choice that is offered behind a command is understood."""
    assert not (command.choices(context.faq()) and command.argument is None)
    for choice in command.choices(context.faq()):
        result = run_command(f"{command.name} {choice.text}", context)
        assert result is not None
        assert "takes" not in result.text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_people_say_instead_is_understood(
    command: Command, context: Context, reply_to: Callable[[str], Reply]
) -> None:
    """However it is written, and as the name of the command would be."""
    context = replace(context, last=reply_to("what can go wrong"), shown="risks")
    for phrase in command.phrases:
        assert phrase == key(phrase)
        assert run_command(f"{phrase.capitalize()}?", context) == run_command(command.name, context)


def test_the_articles_own_phrases_are_questions(article: FaqBot) -> None:
    """No entry loses a phrase to a command."""
    context = Context(faq=lambda: article.faq)
    for entry in article.faq.entries:
        for phrase in (entry.question, *entry.phrases):
            assert run_command(phrase, context) is None
