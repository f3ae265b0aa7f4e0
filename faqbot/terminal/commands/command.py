"""What a command is, what it may look at, and what it asks the chat to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from faqbot.preferences.table import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply
    from faqbot.model import Faq

__all__ = ["Action", "Choice", "Command", "Context", "Result"]


class Action(StrEnum):
    """What the chat has to do after a command."""

    GO_ON = "go_on"
    SHOW = "show"  # the entry whose id is the value
    REPEAT = "repeat"  # the last reply
    NEW_TOPIC = "new_topic"
    JUDGE = "judge"  # the last reply, as the value says: good or bad, and why
    RELOAD = "reload"
    STOP_HISTORY = "stop_history"
    RESUME_HISTORY = "resume_history"
    CLEAR_HISTORY = "clear_history"
    SET = "set"  # a preference, as "name value"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a command says, not yet wrapped or made safe to print, and what is to be done.

    *numbered* are the questions that the text lists, to be asked by their numbers from now on.
    """

    text: str = ""
    numbered: tuple[str, ...] = ()
    action: Action = Action.GO_ON
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that may follow a command, and what it is."""

    text: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What commands may look at.

    *faq* is called only by commands that need it, for it may still be loading. *last* is the reply
    given last, *shown* the id of the entry shown last, *history* and *log* the files that keep
    questions now, *history_file* the one that would keep them, *judged* what was noted of the last
    reply, as the value of ``Action.JUDGE``, *keys* the keys worth knowing.
    *draws* tells that the chat redraws its line, so that there are a menu and keys to set, and
    questions to be kept.
    """

    faq: Callable[[], Faq]
    last: Reply | None = None
    shown: str | None = None
    history: str | None = None
    history_file: str | None = None
    log: str | None = None
    judged: str | None = None
    keys: tuple[tuple[str, str], ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    draws: bool = True


def _nothing(_faq: Faq | None) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. *help* is a sentence.

    *aliases* are other names, *phrases* what people say instead who do not know the name.
    *argument* names what may follow it, *choices* lists it for an FAQ, or for None while there is
    none yet.
    """

    name: str
    help: str
    run: Callable[[Context, str], Result]
    aliases: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    argument: str | None = None
    choices: Callable[[Faq | None], tuple[Choice, ...]] = _nothing

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"{self.name} {self.argument}" if self.argument else self.name
