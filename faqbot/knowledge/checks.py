"""What can only be seen by comparing items: ids taken twice, dangling ones, phrases held twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.knowledge.sections import ENTRIES
from faqbot.knowledge.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from faqbot.knowledge.items import Item
    from faqbot.knowledge.values import Text

__all__ = ["check_ids", "check_related", "check_repeated", "check_shared"]


def check_ids(items: Sequence[Item]) -> None:
    """Note every id that an item above has taken."""
    first: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: item.id.at):
        if not item.id.value:
            continue
        taken_by = first.setdefault(item.id.value, item)
        if taken_by is not item:
            message = (
                f"the id is already taken by {taken_by.label} (line {taken_by.id.at.line}). "
                "Choose another."
            )
            item.reader.error(item.id.at, message)


def check_related(items: Sequence[Item]) -> None:
    """Note related ids that are no entry's, the item's own, or given twice."""
    fields = {item.id.value: item.section.field for item in items}
    entries = [item.id.value for item in items if item.section is ENTRIES]
    for item in items:
        seen = set()
        for related in item.related:
            name = related.value
            if not name:
                continue
            if name not in entries:
                item.reader.error(related.at, _dangling(name, fields, entries))
            elif item.section is ENTRIES and name == item.id.value:
                item.reader.warn(related.at, "it is related to itself. Remove its own id.")
            elif name in seen:
                message = f"{quoted(name)} stands twice in `related`. Remove one."
                item.reader.warn(related.at, message)
            seen.add(name)


def check_repeated(items: Iterable[Item]) -> None:
    """Warn of phrases that stand twice in one item."""
    for item in items:
        first: dict[str, Text] = {}
        for phrase in item.phrases:
            earlier = first.setdefault(phrase.key, phrase)
            if phrase.key and earlier is not phrase:
                message = (
                    f"phrase {quoted(phrase.value)} already stands in line {earlier.at.line}. "
                    "Remove one."
                )
                item.reader.warn(phrase.at, message)


def check_shared(items: Iterable[Item]) -> None:
    """Warn of phrases that two items hold."""
    claims = [(phrase, item) for item in items for phrase in item.phrases if phrase.key]
    first: dict[str, tuple[Text, Item]] = {}
    for phrase, item in sorted(claims, key=lambda claim: claim[0].at):
        earlier, holder = first.setdefault(phrase.key, (phrase, item))
        if holder is not item:
            message = (
                f"phrase {quoted(phrase.value)} also belongs to {holder.label} "
                f"(line {earlier.at.line}). {_consequence(item, holder)}"
            )
            item.reader.warn(phrase.at, message)


def _dangling(name: str, fields: Mapping[str, str], entries: Iterable[str]) -> str:
    if field := fields.get(name):
        return f"`related` leads to entries, and {quoted(name)} stands in `{field}`. Remove it."
    hint = did_you_mean(name, entries)
    return f"`related` names {quoted(name)}, and no entry has this id.{hint}"


def _consequence(item: Item, holder: Item) -> str:
    if item.section is ENTRIES and holder.section is ENTRIES:
        return "Who asks exactly this is asked back; keep it in one of them if one answer fits."
    return "Keep it in the one that is to reply."
