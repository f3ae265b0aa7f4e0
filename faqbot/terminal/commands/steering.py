"""Commands that change something: the topic, the files that keep questions, the chat itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.knowledge.wording import did_you_mean, quoted
from faqbot.preferences.table import PREFERENCES, Shape, find_preference, parse_value, shown
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
    Choice(text="off", help="Keep nothing from now on."),
    Choice(text="clear", help="Erase what was kept."),
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


def run_bad(context: Context, _argument: str) -> Result:
    """Note that the last reply was wrong."""
    return _judged(context, "bad", "Sorry. Other words may find it; /topics lists every question.")


def _judged(context: Context, verdict: str, thanks: str) -> Result:
    if context.last is None:
        return Result(text="Nothing has been asked yet.")
    if context.log is None:
        nowhere = "It is not written down: only a chat started with --log FILE keeps a log."
        return Result(text=f"{thanks} {nowhere}")
    return Result(
        text=f"{thanks} It is noted in {context.log}.", action=Action.JUDGE, value=verdict
    )


def run_reload(_context: Context, _argument: str) -> Result:
    """Read the FAQ file again."""
    return Result(action=Action.RELOAD)


def run_history(context: Context, argument: str) -> Result:
    """Say where questions are kept, stop keeping them, or erase them."""
    asked = argument.casefold()
    if asked == "clear":
        return Result(text="The history is cleared.", action=Action.CLEAR_HISTORY)
    if asked == "off":
        text = "From now on nothing that you ask is kept. /history clear erases what was."
        return Result(text=text, action=Action.STOP_HISTORY)
    if argument:
        return Result(text="/history shows where questions are kept; it takes off or clear.")
    if context.history is None:
        return Result(text="Questions are kept until the end of this chat only.")
    return Result(
        text=f"Questions are kept in {context.history}. /history off stops that, "
        "/history clear erases them."
    )


def history_choices(_faq: Faq | None) -> tuple[Choice, ...]:
    """Return what may follow /history."""
    return _HISTORY


def run_set(context: Context, argument: str) -> Result:
    """Show what can be set, or set it for this chat."""
    name, _, value = argument.partition(" ")
    if not name:
        return Result(text=_settings(context))
    preference = find_preference(name)
    if preference is None or not preference.settable:
        advice = did_you_mean(name, [each.name for each in _SETTABLE])
        return Result(text=f"There is no {quoted(name)} to set.{advice or ' /set lists what is.'}")
    if not value.strip():
        return Result(text=f"{name} is {shown(getattr(context.preferences, name))}.")
    try:
        wanted = shown(parse_value(preference, value.strip().casefold()))
    except ValueError as error:
        return Result(text=f"{name} takes {error}.")
    if not context.draws:
        return Result(text=f"{name} does nothing at a bare prompt.")
    text = f"{name} is {wanted} for the rest of this chat."
    return Result(text=text, action=Action.SET, value=f"{name} {wanted}")


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
