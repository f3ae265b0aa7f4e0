"""What a conversation remembers from turn to turn, and the same as data to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.topics import Topic
from faqbot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from faqbot.model import Faq

__all__ = ["Memory", "recall"]

# Version 1 knew what was offered, but no topic.
_VERSION = 2
_READ = frozenset({1, _VERSION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the next turn may be an answer to or lean on.

    *offered* are the ids of the questions shown last, *asked* tells that they were a question
    back, *question* what it was about; *topic* is what was spoken of.
    """

    offered: tuple[str, ...] = ()
    asked: bool = False
    question: str | None = None
    topic: Topic | None = None

    def to_dict(self, faq: Faq) -> dict[str, Any]:
        """Return the memory ready for JSON; it holds ids of *faq* only."""
        topic = self.topic
        return {
            "version": _VERSION,
            "faq": faq.sha256,
            "offered": list(self.offered),
            "asked": self.asked,
            "question": self.question,
            "topic": topic
            and {
                "entries": list(topic.entries),
                "gap": topic.gap,
                "offered": topic.offered,
                "titles": list(topic.titles),
            },
        }


def recall(saved: Mapping[str, Any], faq: Faq) -> Memory:
    """Return the memory that ``to_dict`` gave as *saved*; raise UsageError if it is none.

    In another version of an FAQ the same numbers may mean other questions, and its entries other
    things: then nothing is remembered.
    """
    try:
        if saved["version"] not in _READ:
            raise _not_saved()
        offered = _ids(saved["offered"])
        topic = saved.get("topic")
        memory = Memory(
            offered=offered,
            asked=bool(offered and saved.get("asked")),
            question=_text(saved.get("question")),
            topic=_topic(topic, faq) if topic is not None else None,
        )
        same = saved["faq"] == faq.sha256
    except (KeyError, TypeError, IndexError, AttributeError):
        raise _not_saved() from None
    known = {entry.id for entry in faq.entries}
    return memory if same and known.issuperset(memory.offered) else Memory()


def _topic(saved: Mapping[str, Any], faq: Faq) -> Topic:
    entries, gap = _ids(saved["entries"]), _text(saved["gap"])
    related = {entry.id: entry.related for entry in faq.entries}
    related.update((gap.id, gap.related) for gap in faq.not_covered)
    ids = tuple(id_ for id_ in entries if id_ in related)
    near = (each for id_ in (*ids, gap) for each in related.get(id_ or "", ()))
    return Topic(
        entries=ids,
        gap=gap if gap in related else None,
        offered=bool(saved["offered"]),
        related=frozenset(near) - frozenset(ids),
        titles=_ids(saved["titles"]),
    )


def _ids(saved: object) -> tuple[str, ...]:
    if not isinstance(saved, list | tuple) or not all(isinstance(each, str) for each in saved):
        raise _not_saved()
    return tuple(saved)


def _text(saved: object) -> str | None:
    if saved is not None and not isinstance(saved, str):
        raise _not_saved()
    return saved


def _not_saved() -> UsageError:
    return UsageError("this is no saved conversation. Give what Conversation.to_dict returned.")
