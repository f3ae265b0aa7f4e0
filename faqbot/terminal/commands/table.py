"""The table of commands, which help, completion, the manual and the chat itself read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.model import Outcome
from faqbot.terminal.commands import looking, steering
from faqbot.terminal.commands.command import Action, Choice, Command, Context, Result
from faqbot.terminal.commands.phrases import asks_what_was_meant, bare, meant_command
from faqbot.text import key

if TYPE_CHECKING:
    from faqbot.model import Faq

__all__ = ["COMMANDS", "command_rows", "run_command"]

# Two letters changed places, or one is wrong, in a name as short as /why.
_NEAR_ENOUGH = 0.5
# Shorter names, such as /q, are near to everything.
_NAME_LENGTH = 4
_KEYS = "keys"
_OUTSIDE = "In a shell, `faqbot --help` tells of other FAQs and JSON."
_ASKED_BACK = (
    "Your words come near more than one answer, or near one that may not be meant. Type the "
    'number of the question that you mean, or "none of these":'
)
_INTRODUCTION = (
    "Ask in your own words; spelling does not matter much. A number asks one of the "
    "numbered questions shown last. /topics lists everything that is known. A space in front "
    "makes a question of a line like /this."
)


def run_command(line: str, context: Context) -> Result | None:
    """Return what the command in *line* does, or None if the line is a question.

    A line that begins with a slash is a command, known or not. Other names, and what people say
    instead, count only as the whole line, and not if an entry or a notice has exactly that
    phrase. A space in front makes any line a question.
    """
    if not line.strip() or line[0].isspace():
        return None
    if not line.startswith("/"):
        if _asked_back(context) and asks_what_was_meant(line):
            return Result(text=_ASKED_BACK, action=Action.REPEAT)
        spoken = _find(line.strip())
        meant = spoken.name if spoken else meant_command(line)
        if meant is None or _is_phrase(line, context):
            return None
        line = meant
    name, *rest = line.split(maxsplit=1)
    argument = "".join(rest).strip()
    command = _find(name)
    if command is None:
        return Result(text=_unknown(name))
    if argument and command.argument is None:
        return Result(text=f"{command.name} takes nothing after it.")
    return command.run(context, argument)


def command_rows() -> tuple[tuple[str, str], ...]:
    """Return every command as it is typed, with what it does and its other names."""
    return tuple((each.usage, " ".join([each.help, *_also(each)])) for each in COMMANDS)


def _find(name: str) -> Command | None:
    folded, said = name.casefold(), {key(name), bare(name)}
    for command in COMMANDS:
        if folded in {command.name, *command.aliases} or not said.isdisjoint(command.phrases):
            return command
    return None


def _asked_back(context: Context) -> bool:
    return context.last is not None and context.last.outcome is Outcome.CLARIFY


def _is_phrase(line: str, context: Context) -> bool:
    if not any(char.isalpha() for char in line) or line.strip().startswith((":", "\\")):
        return False  # ? and :q are nobody's question, and need not wait for the FAQ
    wanted = key(line)
    return any(key(phrase) == wanted for phrase in _phrases(context.faq()))


def _phrases(faq: Faq) -> tuple[str, ...]:
    notices = (phrase for notice in faq.notices for phrase in notice.phrases)
    entries = (phrase for each in faq.entries for phrase in (each.question, *each.phrases))
    return (*notices, *entries)


def _unknown(name: str) -> str:
    names = [
        known
        for command in COMMANDS
        for known in (command.name, *command.aliases)
        if known.startswith("/") and len(known) >= _NAME_LENGTH
    ]
    nearest = process.extractOne(
        name.casefold(), names, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH
    )
    hint = f"Did you mean {nearest[0]}?" if nearest else "/help lists the commands."
    return f"Unknown command {name}. {hint}"


def _run_help(context: Context, argument: str) -> Result:
    if argument.casefold() == _KEYS:
        rows = context.keys or (("Enter", "Send the line. There are no other keys here."),)
        return Result(text=_columns(rows))
    if argument:
        return _help_on(argument)
    lines = [_INTRODUCTION, "", _columns(command_rows()), ""]
    if context.keys:
        lines.append(f"/help {_KEYS} lists the keys.")
    lines.append(_OUTSIDE)
    return Result(text="\n".join(lines))


def _help_on(name: str) -> Result:
    name = name.casefold()
    command = _find(name) or _find(f"/{name}")
    if command is None:
        return Result(text=_unknown(name if name.startswith("/") else f"/{name}"))
    return Result(text=" ".join([f"{command.usage}: {command.help}", *_also(command)]))


def _columns(rows: tuple[tuple[str, str], ...]) -> str:
    width = max(len(left) for left, _ in rows)
    return "\n".join(f"  {left:<{width}}  {right}" for left, right in rows)


def _help_choices(_faq: Faq | None) -> tuple[Choice, ...]:
    return (
        Choice(text=_KEYS, help="List the keys."),
        *(Choice(text=each.name.removeprefix("/"), help=each.help) for each in COMMANDS),
    )


def _also(command: Command) -> list[str]:
    return [f"Also: {', '.join(command.aliases)}"] if command.aliases else []


COMMANDS: tuple[Command, ...] = (
    Command(
        name="/help",
        aliases=("/h", "?", "help"),
        phrases=(
            "what can you do",
            "what can i do",
            "what can i type",
            "what now",
            "how does this work",
            "how do i use this",
            "commands",
        ),
        argument="[keys]",
        help="Show this.",
        run=_run_help,
        choices=_help_choices,
    ),
    Command(
        name="/topics",
        phrases=(
            "topics",
            "list topics",
            "show topics",
            "show all topics",
            "all topics",
            "list",
            "menu",
            "questions",
            "what can i ask",
            "what can i ask you",
            "what do you know",
        ),
        argument="[WORD]",
        help="List what can be asked, or what has a word in it.",
        run=looking.run_topics,
    ),
    Command(
        name="/show",
        argument="ID",
        help="Show one answer.",
        run=looking.run_show,
        choices=looking.entry_choices,
    ),
    Command(
        name="/why",
        phrases=(
            "why this answer",
            "why that answer",
            "why did you say that",
            "why did you answer that",
            "why did i get this answer",
            "explain your answer",
            "how do you know",
            "how do you know that",
        ),
        help="Explain the last reply.",
        run=looking.run_why,
    ),
    Command(name="/source", help="Show what the answers are taken from.", run=looking.run_source),
    Command(
        name="/related",
        phrases=("related",),
        help="List what is related to the last answer.",
        run=looking.run_related,
    ),
    Command(
        name="/again",
        phrases=("again", "repeat", "repeat that", "say that again"),
        help="Show the last reply again.",
        run=steering.run_again,
    ),
    Command(
        name="/new",
        phrases=("new topic", "new question", "start over", "start again"),
        help="Start a new topic.",
        run=steering.run_new,
    ),
    Command(
        name="/good",
        phrases=("good answer", "right answer", "that helped"),
        help="Note that the last reply was right.",
        run=steering.run_good,
    ),
    Command(
        name="/bad",
        phrases=(
            "bad answer",
            "wrong answer",
            "thats wrong",
            "that is wrong",
            "this is wrong",
            "that answer is wrong",
            "this answer is wrong",
            "the answer is wrong",
        ),
        argument="[REASON]",
        help="Note that the last reply was wrong, and why.",
        run=steering.run_bad,
    ),
    Command(name="/reload", help="Read the FAQ file again.", run=steering.run_reload),
    Command(
        name="/history",
        phrases=("history", "my history"),
        argument="[on|off|clear]",
        help="Show where questions are kept; stop that; erase them.",
        run=steering.run_history,
        choices=steering.history_choices,
    ),
    Command(
        name="/set",
        argument="[NAME VALUE]",
        help="Change colour, keys or suggestions for this chat.",
        run=steering.run_set,
        choices=steering.set_choices,
    ),
    Command(
        name="/quit",
        aliases=("/exit", "/q", "exit", "quit", "bye"),
        phrases=("q",),  # however it is written: :q, \\q, q!
        help="Leave the chat.",
        run=steering.run_quit,
    ),
)
