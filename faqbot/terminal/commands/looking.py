"""Commands that look something up in the FAQ or in the reply given last."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from faqbot.knowledge.wording import did_you_mean, quoted
from faqbot.terminal.commands.command import Action, Choice, Context, Result
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from faqbot.model import Entry, Faq

__all__ = [
    "about",
    "entry_choices",
    "find_entry",
    "related_questions",
    "run_related",
    "run_show",
    "run_source",
    "run_topics",
    "run_why",
]

# A list that scrolls off the screen helps nobody; a word narrows it.
_MAX_TOPICS = 100
_NO_SECTION = "Other"
_HOW_TO_ASK = "Type a number to ask it."
_NOTHING_YET = "Nothing has been asked yet."
# As many as a reader takes in at a glance, and as a question back offers.
_MAX_RELATED = 3


def run_topics(context: Context, word: str) -> Result:
    """List the questions, or those with a word in them."""
    entries = about(context.faq(), word)
    if not entries:
        return Result(text=f"No question has {quoted(word)} in it. /topics lists them all.")
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries[:_MAX_TOPICS]:
        groups.setdefault(entry.section, []).append(entry)
    lines = list(_listed(groups))
    if len(entries) > _MAX_TOPICS:
        more = len(entries) - _MAX_TOPICS
        lines.append(f"... and {more:,} more: /topics WORD lists those with a word in them.")
    questions = tuple(entry.question for entry in chain.from_iterable(groups.values()))
    return Result(text="\n".join([*lines, "", _HOW_TO_ASK]), numbered=questions)


def about(faq: Faq, words: str) -> tuple[Entry, ...]:
    """Return the entries whose question, section or id has words beginning with all of *words*."""
    wanted = tokens(words)
    return tuple(entry for entry in faq.entries if _is_about(entry, wanted))


def _listed(groups: Mapping[str | None, Sequence[Entry]]) -> Iterator[str]:
    number = count(1)
    for section, entries in groups.items():
        if any(groups):
            # Without a heading those of no section would seem to belong to the one before.
            yield section or _NO_SECTION
        yield from (f"  {next(number)}. {each.question} ({each.id})" for each in entries)


def _is_about(entry: Entry, wanted: tuple[str, ...]) -> bool:
    present = tokens(f"{entry.question} {entry.section or ''} {entry.id}")
    return all(any(word.startswith(start) for word in present) for start in wanted)


def run_show(context: Context, wanted: str) -> Result:
    """Show one answer, found by its id or by its question."""
    faq = context.faq()
    if not wanted:
        return Result(text="/show needs the id of an answer: /show and Tab lists them.")
    if entry := find_entry(faq, wanted):
        return Result(action=Action.SHOW, value=entry.id)
    advice = did_you_mean(wanted, (each.id for each in faq.entries))
    return Result(text=f"No answer is called {quoted(wanted)}.{advice or ' /topics lists them.'}")


def find_entry(faq: Faq, wanted: str) -> Entry | None:
    """Return the entry with this id, else with this id or question however written, or None."""
    asked = key(wanted)
    exact = (each for each in faq.entries if each.id == wanted)
    alike = (each for each in faq.entries if asked in {key(each.id), key(each.question)})
    return next(exact, None) or next(alike, None)


def entry_choices(faq: Faq | None) -> tuple[Choice, ...]:
    """Return the ids of all entries with their questions."""
    return tuple(Choice(text=each.id, help=each.question) for each in faq.entries) if faq else ()


def run_why(context: Context, _argument: str) -> Result:
    """Explain the last reply."""
    return Result(text=context.last.explain() if context.last else _NOTHING_YET)


def run_source(context: Context, _argument: str) -> Result:
    """Say what the answers are taken from."""
    faq = context.faq()
    lines = [faq.title, *(f"  {name}: {value}" for name, value in faq.source)]
    if context.last:
        sections = dict.fromkeys(each.section for each in context.last.answers if each.section)
        lines.extend(f"The last answer stands on: {section}" for section in sections)
    if faq.disclaimer:
        lines.append(faq.disclaimer)
    return Result(text="\n".join(lines))


def run_related(context: Context, _argument: str) -> Result:
    """List the questions related to the answer shown last."""
    if context.shown is None:
        return Result(text="There is no answer yet that others could be related to.")
    questions = related_questions(context.faq(), context.shown, limit=None)
    if not questions:
        return Result(text="The FAQ names no related questions. /topics lists all of them.")
    lines = [f"  {number}. {question}" for number, question in enumerate(questions, start=1)]
    return Result(text="\n".join([*lines, "", _HOW_TO_ASK]), numbered=questions)


def related_questions(
    faq: Faq, entry_id: str, *, limit: int | None = _MAX_RELATED
) -> tuple[str, ...]:
    """Return the questions that an entry names as related, in the curator's order."""
    entries = {entry.id: entry for entry in faq.entries}
    if entry_id not in entries:
        return ()
    related = entries[entry_id].related[:limit]
    return tuple(entries[each].question for each in related if each in entries)
