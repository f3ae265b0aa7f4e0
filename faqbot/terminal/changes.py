"""What a newer version of an FAQ has changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.model import Faq

__all__ = ["describe_changes"]

# More names than this say less than their number.
_NAMED = 5


def describe_changes(before: Faq, after: Faq) -> str:
    """Return what differs between two versions of an FAQ, entry by entry."""
    if before.sha256 == after.sha256:
        return "The FAQ is as it was."
    changes = [*_entry_changes(before, after), *_other_changes(before, after)]
    count = len(after.entries)
    size = f"{count:,} answer{'' if count == 1 else 's'}"
    what = "; ".join(changes) or "nothing that is answered is different"
    return f"The FAQ was read again ({size}): {what}."


def _entry_changes(before: Faq, after: Faq) -> Iterator[str]:
    old = {entry.id: entry for entry in before.entries}
    new = {entry.id: entry for entry in after.entries}
    yield from _listed("new", (each for each in new if each not in old))
    yield from _listed("changed", (each for each in new if each in old and new[each] != old[each]))
    yield from _listed("gone", (each for each in old if each not in new))


def _listed(word: str, ids: Iterable[str]) -> Iterator[str]:
    found = list(ids)
    if found:
        more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        yield f"{word}: {', '.join(found[:_NAMED])}{more}"


def _other_changes(before: Faq, after: Faq) -> Iterator[str]:
    for name, words in (
        ("not_covered", "known gaps"),
        ("notices", "notices"),
        ("smalltalk", "small talk"),
        ("synonyms", "synonyms"),
        ("settings", "settings"),
    ):
        if getattr(before, name) != getattr(after, name):
            yield f"changed {words}"
