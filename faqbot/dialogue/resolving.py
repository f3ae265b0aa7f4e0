"""Whether a turn leans on what came before, and how it reads with the thing spoken of in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.text import key, normalise, tokenise, tokens

if TYPE_CHECKING:
    from faqbot.dialogue.speech import Speech
    from faqbot.text import Token

__all__ = ["Resolved", "leans", "mentioned", "named", "resolve", "without_topic"]

_CLAUSE = re.compile(r"[,;:.?!\u2013\u2014]")
# So few words seldom say all that is asked.
_SHORT = 4
# A turn that names more than this itself stands by itself, whatever its "it" is.
_MAX_NAMED = 6


def leans(text: str, speech: Speech) -> bool:
    """Return whether *text* may need what came before to be understood."""
    words = tokens(text)
    if not speech.things or not words:
        return False
    leaning = speech.things | speech.persons | speech.plurals | speech.others
    return len(words) <= _SHORT or words[0] in speech.connectives or not leaning.isdisjoint(words)


def without_topic(text: str, speech: Speech) -> tuple[str, bool]:
    """Return *text* without a "new topic:" before it, and whether there was one."""
    found = speech.new_topic.match(text)
    if not found:
        return text, False
    rest = text[found.end() :].strip()
    return (rest, True) if tokens(rest) else (text, True)


def named(text: str, speech: Speech) -> tuple[str, ...]:
    """Return the words of *text* that tell what it is about."""
    loose = speech.mere | speech.auxiliaries | speech.asking
    return tuple(word for word in tokens(text) if word not in loose)


def mentioned(text: str, speech: Speech) -> tuple[str, ...]:
    """Return the words of X where *text* says no more than "what about X?", else nothing."""
    first, *rest = _CLAUSE.split(text.strip(), maxsplit=1)
    if any(named(each, speech) for each in rest):
        return ()
    found = speech.mention.fullmatch(key(first))
    said = tokens(found["what"]) if found else ()
    # "And what lies between them" asks more than "and the space between them".
    if not said or said[0] in speech.openers:
        return ()
    what = named(" ".join(said), speech)
    return what if len(what) <= _SHORT else ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A turn with the thing spoken of in it: for its "it", or only *added* to what it says."""

    text: str
    added: bool


def resolve(text: str, subject: str, speech: Speech) -> Resolved | None:
    """Return *text* with *subject* for its first "it", or after it where it is short.

    None where *text* has no such place, or names enough by itself.
    """
    normal = normalise(text)
    found = tokenise(normal)
    if len(named(text, speech)) > _MAX_NAMED:
        return None
    for place, token in enumerate(found):
        if not _stands_for_thing(found, place, speech):
            continue
        before = normal[: token.start]
        if _CLAUSE.search(before) and named(before, speech):
            # "That space you mention, where is it": it stands for what this turn names itself.
            return None
        thing = subject
        if normal[token.start : token.end].endswith(("'s", "\u2019s")):
            thing = f"{subject} is"
        elif token.text == "its":
            thing = f"{subject}'s"
        return Resolved(before + thing + normal[token.end :], added=False)
    words = [each.text for each in found]
    other = speech.persons | speech.plurals | speech.pointers
    if words[0] in speech.openers:
        other |= speech.ones
    if len(found) <= _SHORT and other.isdisjoint(words):
        return Resolved(f"{normal.strip()} {subject}", added=True)
    return None


def _stands_for_thing(found: tuple[Token, ...], place: int, speech: Speech) -> bool:
    word = found[place].text
    before = found[place - 1].text if place else ""
    after = found[place + 1].text if place + 1 < len(found) else ""
    loose = speech.mere | speech.auxiliaries | speech.bindings
    if word in speech.pointers:
        # "That company" points at something else, and "pain that stays" at what stands before.
        return (not after or after in loose) and (not before or before in loose)
    if word in speech.places:
        return before in {"in", "into", "inside"}
    return word in speech.things
