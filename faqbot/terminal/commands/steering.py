"""Commands that change something: the topic, the files that keep questions, the chat itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.knowledge.wording import did_you_mean, quoted
from faqbot.preferences.table import (
    PREFERENCES,
    Preference,
    Shape,
    find_preference,
    parse_value,
    shown,
)
from faqbot.terminal.commands.command import Action, Choice, Context, Result

if TYPE_CHECKING:
    from faqbot.model import Faq

__all__ = [
    "history_choices",
    "run_again",
    "run_bad",
    "run_good",
    "run_history",
    "run_new",
    "run_quit",
    "run_reload",
    "run_set",
    "set_choices",
]

_SETTABLE = tuple(each for each in PREFERENCES if each.settable)
_HISTORY = (
    Choice(text="on", help="Keep questions from now on."),
    Choice(text="off", help="Keep nothing from now on."),
    Choice(text="clear", help="Erase what was kept."),
)
_SPELLINGS = {"colour": "color"}
# Said after what is switched in a chat; no file of preferences is ever written.
_LASTING = (
    "That holds for this chat; `history = {}` in your file of preferences, which `faqbot config` "
    "names, makes it last."
)


def run_again(context: Context, _argument: str) -> Result:
    """Show the last reply again."""
    if context.last is None and context.shown is None:
        return Result(text="Nothing has been asked yet.")
    return Result(action=Action.REPEAT)


def run_new(_context: Context, _argument: str) -> Result:
    """Start a new topic."""
    return Result(text="A new topic: what came before is set aside.", action=Action.NEW_TOPIC)


def run_good(context: Context, _argument: str) -> Result:
    """Note that the last reply was right."""
    return _judged(context, "good", "Thank you.")


def run_bad(context: Context, reason: str) -> Result:
    """Note that the last reply was wrong, and why."""
    verdict = f"bad {reason}".strip()
    thanks = "Sorry. Other words may find it; /topics lists every question."
    return _judged(context, verdict, thanks)


def _judged(context: Context, verdict: str, thanks: str) -> Result:
    if context.last is None:
        return Result(text="Nothing has been asked yet.")
    if context.log is None:
        nowhere = "It is not written down: only a chat started with --log FILE keeps a log."
        return Result(text=f"{thanks} {nowhere}")
    if context.judged and (context.judged == verdict or context.judged.startswith(f"{verdict} ")):
        return Result(text=f"{thanks} It was noted before.")
    return Result(
        text=f"{thanks} It is noted in {context.log}.", action=Action.JUDGE, value=verdict
    )


def run_reload(_context: Context, _argument: str) -> Result:
    """Read the FAQ file again."""
    return Result(action=Action.RELOAD)


def run_history(context: Context, argument: str) -> Result:
    """Say where questions are kept, keep them or not from now on, or erase them."""
    asked = argument.casefold()
    if asked == "clear":
        return Result(text="The history is cleared.", action=Action.CLEAR_HISTORY)
    if asked == "off":
        return Result(text=_history_off(context), action=Action.STOP_HISTORY)
    if asked == "on":
        return _history_on(context)
    if argument:
        return Result(text="/history shows where questions are kept; it takes on, off or clear.")
    if context.history:
        text = f"Questions are kept in {context.history}. /history off stops that, "
        return Result(text=f"{text}/history clear erases them.")
    text = "Questions are kept until the end of this chat only."
    if context.history_file:
        text += f" /history clear erases those of other chats, in {context.history_file}."
    return Result(text=text)


def _history_off(context: Context) -> str:
    log = f" The log of misses, {context.log}, goes on." if context.log else ""
    return (
        f"From now on this chat adds nothing to the history.{log} {_LASTING.format('false')} "
        "/history clear erases what was kept."
    )


def _history_on(context: Context) -> Result:
    if not context.draws:
        return Result(text="A bare prompt keeps no history.")
    if context.history_file is None:
        return Result(text="There is no place for a history: no home directory is known.")
    text = f"From now on questions are kept in {context.history_file}. {_LASTING.format('true')}"
    return Result(text=text, action=Action.RESUME_HISTORY)


def history_choices(_faq: Faq | None) -> tuple[Choice, ...]:
    """Return what may follow /history."""
    return _HISTORY


def run_set(context: Context, argument: str) -> Result:
    """Show what can be set, or set it for this chat."""
    name, _, value = argument.partition(" ")
    name = _SPELLINGS.get(name.casefold(), name)
    if not name:
        return Result(text=_settings(context))
    preference = find_preference(name)
    if preference is None or not preference.settable:
        return Result(text=_not_settable(name))
    if not value.strip():
        return Result(text=f"{name} is {shown(getattr(context.preferences, name))}.")
    try:
        wanted = shown(parse_value(preference, _meant(preference, value.strip().casefold())))
    except ValueError as error:
        return Result(text=f"{name} takes {error}.")
    if not context.draws:
        return Result(text=f"{name} does nothing at a bare prompt.")
    text = f"{name} is {wanted} for the rest of this chat."
    return Result(text=text, action=Action.SET, value=f"{name} {wanted}")


def _meant(preference: Preference, value: str) -> str:
    """Return the choice that *value* means where a switch was thought of."""
    meant = {"on": "always", "off": "never"}.get(value)
    return meant if meant and meant in preference.choices else value


def _not_settable(name: str) -> str:
    if name == "history":
        return "/history on and /history off do that."
    if find_preference(name):
        return f"{name} is decided before the chat starts: faqbot --{name}"
    advice = did_you_mean(name, [each.name for each in _SETTABLE])
    return f"There is no {quoted(name)} to set.{advice or ' /set lists what is.'}"


def _settings(context: Context) -> str:
    width = max(len(each.name) for each in _SETTABLE)
    rows = (
        f"  {each.name:<{width}}  {shown(getattr(context.preferences, each.name)):<6}  "
        + each.help.partition(";")[0].rstrip(".")
        + "."
        for each in _SETTABLE
    )
    return "\n".join(["/set NAME VALUE changes one for the rest of this chat.", "", *rows])


def set_choices(_faq: Faq | None) -> tuple[Choice, ...]:
    """Return what may follow /set."""
    return tuple(
        Choice(text=f"{each.name} {value}", help=each.help)
        for each in _SETTABLE
        for value in (("on", "off") if each.shape is Shape.SWITCH else each.choices)
    )


def run_quit(_context: Context, _argument: str) -> Result:
    """Leave."""
    return Result(action=Action.LEAVE)
