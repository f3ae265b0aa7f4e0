"""Everything that can be preferred: one table that options, files, help and chat read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "PREFERENCES",
    "Preference",
    "Preferences",
    "Shape",
    "Value",
    "Variable",
    "find_preference",
    "parse_value",
    "shown",
]

Value = bool | str | None
_ON = frozenset({"on", "true", "yes", "1"})
_OFF = frozenset({"off", "false", "no", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What is in force. *log* and *faq* are paths, *color* is ``auto``, ``always`` or ``never``."""

    faq: str | None = None
    encoder: str | None = None
    color: str = "auto"
    plain: bool = False
    vi: bool = False
    menu: bool = True
    ghost: bool = True
    tips: bool = True
    history: bool = True
    watch: bool = False
    log: str | None = None


class Shape(StrEnum):
    """What a value looks like."""

    FILE = "file"
    NAME = "name"
    CHOICE = "choice"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the environment, counted when not empty.

    It stands for *means*, whatever it is set to; without *means* it holds the value itself.
    """

    name: str
    means: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One thing to prefer. *help* is a sentence.

    *chat* tells that it matters in the chat alone, *settable* that the chat can change it while it
    runs, *project* that a file in the working directory may decide it.
    """

    name: str
    shape: Shape
    help: str
    variables: tuple[Variable, ...]
    choices: tuple[str, ...] = ()
    chat: bool = True
    settable: bool = False
    project: bool = True


PREFERENCES: tuple[Preference, ...] = (
    Preference(
        name="faq",
        shape=Shape.FILE,
        help="The FAQ to answer from; else $FAQBOT_FAQ, else the one that ships.",
        variables=(Variable("FAQBOT_FAQ"),),
        chat=False,
    ),
    Preference(
        name="encoder",
        shape=Shape.NAME,
        help="The encoder that helps to match: semantic (an extra) or none; else "
        "$FAQBOT_ENCODER, else the one that the FAQ names, else none.",
        variables=(Variable("FAQBOT_ENCODER"),),
        chat=False,
    ),
    Preference(
        name="color",
        shape=Shape.CHOICE,
        help="Use colour auto (on a terminal, unless $NO_COLOR is set), always or never.",
        variables=(Variable("NO_COLOR", "never"), Variable("FORCE_COLOR", "always")),
        choices=("auto", "always", "never"),
        chat=False,
        settable=True,
    ),
    Preference(
        name="plain",
        shape=Shape.SWITCH,
        help="A bare prompt that redraws nothing, for screen readers.",
        variables=(Variable("FAQBOT_PLAIN", means=True), Variable("ACCESSIBLE", means=True)),
    ),
    Preference(
        name="vi",
        shape=Shape.SWITCH,
        help="The keys of vi instead of those of Emacs.",
        variables=(Variable("FAQBOT_VI", means=True),),
        settable=True,
    ),
    Preference(
        name="menu",
        shape=Shape.SWITCH,
        help="Show fitting questions while one types; Tab shows them in any case.",
        variables=(Variable("FAQBOT_NO_SUGGESTIONS", means=False),),
        settable=True,
    ),
    Preference(
        name="ghost",
        shape=Shape.SWITCH,
        help="Show in grey how a line went on that was typed before.",
        variables=(Variable("FAQBOT_NO_SUGGESTIONS", means=False),),
        settable=True,
    ),
    Preference(
        name="tips",
        shape=Shape.SWITCH,
        help="Name a command below each of the first replies.",
        variables=(Variable("FAQBOT_NO_SUGGESTIONS", means=False),),
        settable=True,
    ),
    Preference(
        name="history",
        shape=Shape.SWITCH,
        help="Keep the questions in a file that only you can read.",
        variables=(Variable("FAQBOT_NO_HISTORY", means=False),),
    ),
    Preference(
        name="watch",
        shape=Shape.SWITCH,
        help="Read the FAQ file again whenever it changes.",
        variables=(Variable("FAQBOT_WATCH", means=True),),
    ),
    Preference(
        name="log",
        shape=Shape.FILE,
        help="Keep questions that got no answer, and what /good and /bad say, in this file.",
        variables=(Variable("FAQBOT_LOG"),),
        # Whose questions they are decides, not whoever wrote a file into the folder.
        project=False,
    ),
)


def find_preference(name: str) -> Preference | None:
    """Return the preference called *name*, or None."""
    return next((each for each in PREFERENCES if each.name == name), None)


def parse_value(preference: Preference, given: object) -> Value:
    """Return what *given*, a text or a boolean, means for *preference*.

    Raises ValueError with what was expected instead.
    """
    if preference.shape is Shape.SWITCH:
        folded = given.casefold() if isinstance(given, str) else given
        if folded is True or folded in _ON:
            return True
        if folded is False or folded in _OFF:
            return False
        message = "on or off"
        raise ValueError(message)
    if not isinstance(given, str) or not given:
        message = "a text in quotes"
        raise ValueError(message)
    if preference.choices and given not in preference.choices:
        message = f"one of {', '.join(preference.choices)}"
        raise ValueError(message)
    return given


def shown(value: Value) -> str:
    """Return *value* as a person writes it."""
    if value is None:
        return "(none)"
    return value if isinstance(value, str) else "on" if value else "off"
