"""Choosing among the questions that were offered: by number, by a key word, or none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.wordforms import stem
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faqbot.dialogue.speech import Speech
    from faqbot.model import Entry

__all__ = ["NONE", "Choice", "choose"]

# More words than this are a question of their own.
_MAX_WORDS = 3
# A word that one option uses this much more often than the others is a word for it.
_LEAD = 3.0
_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of the options chosen, in order; none of them where it is empty."""

    places: tuple[int, ...]


NONE = Choice(())


def choose(text: str, offered: Sequence[Entry], speech: Speech, *, asked: bool) -> Choice | None:
    """Return what *text* chooses of *offered*, or None where it is no choice.

    Yes, no, all and key words answer only a question back, which *asked* tells.
    """
    said = key(text)
    if not offered:
        return None
    if speech.none.fullmatch(said) or (asked and speech.no.fullmatch(said)):
        return NONE
    if asked and len(offered) == 1 and speech.yes.fullmatch(said):
        return Choice((0,))
    place = _numbered(said, len(offered), speech)
    if place is None and asked:
        if len(offered) > 1 and speech.all.fullmatch(said):
            return Choice(tuple(range(len(offered))))
        place = _by_word(said, offered, speech)
    return None if place is None else Choice((place,))


def _numbered(said: str, count: int, speech: Speech) -> int | None:
    match = speech.choice.fullmatch(said)
    if not match:
        return None
    groups = match.groupdict()
    word = groups.get("word")
    if word == "last" or (word == "latter" and count == _COUNTED):
        number = count
    else:
        number = dict(speech.ordinals).get(word, 0) if word else int(groups["number"])
    return number - 1 if 0 < number <= count else None


def _by_word(said: str, offered: Sequence[Entry], speech: Speech) -> int | None:
    """Return the only option that has the few words *said*, in its question or its phrases."""
    match = speech.by_word.fullmatch(said)
    words = tokens(match["what"]) if match else ()
    meant = {stem(word) for word in words if word not in speech.mere}
    if not meant or len(meant) > _MAX_WORDS or not speech.openers.isdisjoint(words):
        return None
    asked = [meant <= _stems(entry.question) for entry in offered]
    if sum(asked) == 1:
        return asked.index(True)
    shares = [_share(meant, entry) for entry in offered]
    best, *others = sorted(shares, reverse=True)
    if not best or any(_LEAD * share > best for share in others):
        return None
    return shares.index(best)


def _share(meant: set[str], entry: Entry) -> float:
    """Return the share of the entry's phrases that have all the words meant."""
    texts = (entry.question, *entry.phrases)
    return sum(meant <= _stems(text) for text in texts) / len(texts)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in tokens(text)}
