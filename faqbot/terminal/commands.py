"""The commands of the chat: one table that help, completion and the chat itself read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faqbot.dialogue.reply import Reply
    from faqbot.model import Entry, Faq

__all__ = ["COMMANDS", "Action", "Command", "Context", "Result", "run_command"]

# A list that scrolls off the screen helps nobody; a word narrows it.
_MAX_TOPICS = 100
# Two letters changed places, or one is wrong, in a name as short as /why.
_NEAR_ENOUGH = 0.5


class Action(StrEnum):
    """What the chat has to do after a command."""

    GO_ON = "go_on"
    NEW_TOPIC = "new_topic"
    CLEAR_HISTORY = "clear_history"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a command says, not yet wrapped or made safe to print, and what is to be done."""

    text: str = ""
    action: Action = Action.GO_ON


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What commands may look at.

    *faq* is called only by commands that need it, for it may still be loading. *last* is the reply
    given last, *history* the file that keeps the questions, *keys* the keys worth knowing.
    """

    faq: Callable[[], Faq]
    last: Reply | None = None
    history: str | None = None
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. *argument* names what may follow it; *help* is a sentence."""

    name: str
    help: str
    run: Callable[[Context, str], Result]
    aliases: tuple[str, ...] = ()
    argument: str | None = None

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"{self.name} [{self.argument}]" if self.argument else self.name


def run_command(line: str, context: Context) -> Result | None:
    """Return what the command in *line* does, or None if the line is a question.

    A line that begins with a slash is a command, known or not. The other names count only as the
    whole line, and not if an entry has exactly that phrase. A space in front makes any line a
    question.
    """
    name, argument = _split(line)
    command = _find(name)
    if not name.startswith("/"):
        if command is None or argument or _is_phrase(name, context):
            return None
        return command.run(context, "")
    if command is None:
        return Result(text=_unknown(name))
    if argument and command.argument is None:
        return Result(text=f"{command.name} takes nothing after it.")
    return command.run(context, argument)


def _split(line: str) -> tuple[str, str]:
    if not line.strip() or line[0].isspace():
        return "", ""
    name, *rest = line.split(maxsplit=1)
    return name, "".join(rest).strip()


def _find(name: str) -> Command | None:
    folded = name.casefold()
    return next((each for each in COMMANDS if folded in {each.name, *each.aliases}), None)


def _is_phrase(name: str, context: Context) -> bool:
    if not name.isalpha():  # :q is nobody's question, and need not wait for the FAQ
        return False
    wanted = key(name)
    return any(
        key(phrase) == wanted
        for entry in context.faq().entries
        for phrase in (entry.question, *entry.phrases)
    )


def _unknown(name: str) -> str:
    names = [command.name for command in COMMANDS]
    nearest = process.extractOne(
        name.casefold(), names, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH
    )
    hint = f"Did you mean {nearest[0]}?" if nearest else "/help lists the commands."
    return f"Unknown command {name}. {hint}"


def _help(context: Context, _argument: str) -> Result:
    commands = [(each.usage, " ".join([each.help, *_also(each)])) for each in COMMANDS]
    width = max(len(left) for left, _ in (*commands, *context.keys))
    lines = ["Ask in your own words. A space in front makes a question of a line like /this."]
    for rows in filter(None, (commands, context.keys)):
        lines += ["", *(f"  {left:<{width}}  {right}" for left, right in rows)]
    return Result(text="\n".join(lines))


def _also(command: Command) -> list[str]:
    return [f"Also: {', '.join(command.aliases)}"] if command.aliases else []


def _topics(context: Context, word: str) -> Result:
    wanted = tokens(word)
    entries = [each for each in context.faq().entries if _is_about(each, wanted)]
    if not entries:
        return Result(text=f'No question has "{word}" in it. /topics lists them all.')
    lines = list(_grouped(entries[:_MAX_TOPICS]))
    if len(entries) > _MAX_TOPICS:
        more = len(entries) - _MAX_TOPICS
        lines.append(f"... and {more:,} more: /topics WORD lists those with a word in them.")
    return Result(text="\n".join(lines))


def _is_about(entry: Entry, wanted: tuple[str, ...]) -> bool:
    """Tell whether every wanted word begins a word of the entry's question or section."""
    present = tokens(f"{entry.question} {entry.section or ''}")
    return all(any(word.startswith(start) for word in present) for start in wanted)


def _grouped(entries: list[Entry]) -> Iterator[str]:
    groups: dict[str | None, list[str]] = {}
    for entry in entries:
        groups.setdefault(entry.section, []).append(entry.question)
    for section, questions in groups.items():
        if section:
            yield section
        yield from (f"  - {question}" for question in questions)


def _why(context: Context, _argument: str) -> Result:
    if context.last is None:
        return Result(text="Nothing has been asked yet.")
    return Result(text=context.last.explain())


def _source(context: Context, _argument: str) -> Result:
    faq = context.faq()
    lines = [faq.title, *(f"  {name}: {value}" for name, value in faq.source)]
    if context.last:
        sections = dict.fromkeys(each.section for each in context.last.answers if each.section)
        lines.extend(f"The last answer stands on: {section}" for section in sections)
    if faq.disclaimer:
        lines.append(faq.disclaimer)
    return Result(text="\n".join(lines))


def _history(context: Context, argument: str) -> Result:
    if argument.casefold() == "clear":
        return Result(text="The history is cleared.", action=Action.CLEAR_HISTORY)
    if argument:
        return Result(text="/history shows where questions are kept; /history clear erases them.")
    if context.history is None:
        return Result(text="Questions are kept until the end of this chat only.")
    return Result(text=f"Questions are kept in {context.history}. /history clear erases them.")


def _new(_context: Context, _argument: str) -> Result:
    return Result(text="A new topic: what came before is set aside.", action=Action.NEW_TOPIC)


def _quit(_context: Context, _argument: str) -> Result:
    return Result(action=Action.LEAVE)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="/help",
        aliases=("/h", "?", "help"),
        help="Show the commands and keys.",
        run=_help,
    ),
    Command(
        name="/topics",
        argument="word",
        help="List what can be asked, or what has a word in it.",
        run=_topics,
    ),
    Command(name="/why", help="Explain the last reply.", run=_why),
    Command(name="/source", help="Show what the answers are taken from.", run=_source),
    Command(name="/new", help="Start a new topic.", run=_new),
    Command(
        name="/history",
        argument="clear",
        help="Show where your questions are kept, or erase them.",
        run=_history,
    ),
    Command(
        name="/quit",
        aliases=("/exit", "/q", ":q", "\\q", "exit", "quit", "bye"),
        help="Leave the chat.",
        run=_quit,
    ),
)
