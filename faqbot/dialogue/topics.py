"""What a conversation is about: the last thing answered, named as not covered, or offered."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from faqbot.model import Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faqbot.dialogue.parts import Part
    from faqbot.dialogue.speech import Speech
    from faqbot.model import Faq

__all__ = ["Subjects", "Topic"]

# A noun phrase ends where the FAQ hardly ever goes on with the next word ("the pump | costs"): said
# less often than this with it, and so many times more often without.
_SELDOM = 3
_DROP = 5
# The article and what it may be followed by: longer names are rare.
_MAX_WORDS = 6
_SHORTEST = 2
# What was spoken of longer ago than this is forgotten.
_MAX_TITLES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What was spoken of last.

    *entries* are the ids that were answered, or only *offered*; *gap* is the id of what was named
    as not covered. *related* are the entries that the FAQ puts beside them. *titles* are the
    questions and themes that were spoken of, the last one first.
    """

    entries: tuple[str, ...] = ()
    gap: str | None = None
    offered: bool = False
    related: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The question or the theme that was spoken of last."""
        return self.titles[0] if self.titles else ""

    @property
    def near(self) -> frozenset[str]:
        """The entries that the topic speaks of, and those related to them."""
        return self.related.union(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Finds topics in what was replied, and the thing that each is about."""

    faq: Faq
    speech: Speech
    # Of questions and themes, which come again and again; all phrases are gone through for each.
    _found: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def after(self, parts: Iterable[Part], before: Topic | None) -> Topic | None:
        """Return the topic after *parts*: what they answer, or the last thing they name."""
        parts = tuple(parts)
        found = before
        for part in parts:
            found = self._of(part) or found
        answered = tuple(dict.fromkeys(each.id for part in parts for each in part.answers))
        if len(answered) > 1 and found and not found.gap:
            # What follows two answers may lean on either.
            found = self.of_entries((answered[-1], *answered[:-1]))
        if not found or found is before:
            return found
        earlier = before.titles if before else ()
        titles = dict.fromkeys((*found.titles, *earlier))
        return replace(found, titles=tuple(titles)[:_MAX_TITLES])

    def of_entries(self, ids: tuple[str, ...], *, offered: bool = False) -> Topic:
        """Return the topic of these entries, the one spoken of last first."""
        entries = {entry.id: entry for entry in self.faq.entries}
        related = frozenset(each for id_ in ids for each in entries[id_].related)
        return Topic(
            entries=ids,
            offered=offered,
            related=related - frozenset(ids),
            titles=tuple(entries[id_].question for id_ in ids),
        )

    def of_gap(self, id_: str) -> Topic | None:
        """Return the topic of a known gap, None where there is none of this id."""
        gap = next((each for each in self.faq.not_covered if each.id == id_), None)
        if not gap:
            return None
        return Topic(gap=gap.id, related=frozenset(gap.related), titles=(gap.topic,))

    def of(self, topic: Topic) -> str | None:
        """Return the thing that "it" stands for after *topic*, as "the pump", or None."""
        for title in topic.titles:
            if title not in self._found:
                self._found[title] = self.subject(title)
            if found := self._found[title]:
                return found
        return None

    def subject(self, text: str) -> str | None:
        """Return the first thing that *text* names in the singular, as "the pump"."""
        words = tokens(text)
        for place, word in enumerate(words):
            if word not in self.speech.determiners:
                continue
            run = [word]
            for following in words[place + 1 : place + _MAX_WORDS]:
                if following in self._breaks:
                    break
                run.append(following)
            found = self._trimmed(run)
            if len(found) >= _SHORTEST and (word == "a" or not found[-1].endswith("s")):
                return " ".join(found)
        return None

    @property
    def _breaks(self) -> frozenset[str]:
        speech = self.speech
        return speech.mere | speech.auxiliaries | speech.bindings | speech.openers

    def _trimmed(self, run: list[str]) -> list[str]:
        """Return *run* without what the FAQ seldom says after its beginning."""
        while len(run) > _SHORTEST:
            count = self._count(run[-2:])
            if count >= _SELDOM or self._count(run[1:-1]) < _DROP * max(1, count):
                break
            run = run[:-1]
        return run

    def _count(self, run: list[str]) -> int:
        text = " ".join(run)
        said = re.compile(rf"\b{re.escape(text)}\b")
        phrases = itertools.chain(
            *(entry.phrases for entry in self.faq.entries),
            *(gap.phrases for gap in self.faq.not_covered),
        )
        lowered = (phrase.lower() for phrase in phrases)
        return sum(1 for phrase in lowered if text in phrase and said.search(phrase))

    def _of(self, part: Part) -> Topic | None:
        if part.outcome is Outcome.ANSWERED:
            return self.of_entries(tuple(answer.id for answer in part.answers))
        if part.outcome is Outcome.NOT_COVERED:
            gaps = (each.id for each in part.candidates)
            return next((topic for id_ in gaps if (topic := self.of_gap(id_))), None)
        if part.outcome is Outcome.CLARIFY and part.options:
            return self.of_entries(tuple(each.id for each in part.options), offered=True)
        return None
