"""Objections where a question goes the other way: from euros to dollars, from dollars to euros."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from faqbot.matching.clauses import Clauses, is_content
from faqbot.matching.evidence import Clash
from faqbot.matching.objections import Objection, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["directions"]

_PRONOUNS = {"me": "i", "him": "he", "us": "we", "them": "they"}
_DETERMINERS = frozenset(["a", "an", "the", "my", "your", "our", "this", "that"])
# What stands before and behind these words cannot be exchanged; behind "after" comes what is
# before.
_RELATIONS = {"to": False, "into": False, "before": False, "after": True, "than": False}
_TOWARDS = frozenset(["to", "into"])
# What a relation is called, and whether what stands behind it comes first in that.
_FAMILIES = {
    "to": ("to", False),
    "into": ("to", False),
    "onto": ("to", False),
    "from": ("to", True),
    "off": ("to", True),
    "before": ("before", False),
    "after": ("before", True),
    "than": ("than", False),
    "above": ("above", False),
    "over": ("above", False),
    "below": ("above", True),
    "under": ("above", True),
}
# "Black and white footage be converted to": as many words belong to what is before or behind.
_REACH = 6
# Of the words of content, where any two that changed sides count: the rest is nearly the same. On
# pairs by six writers, .7 left 48 of 100 questions the other way answered straight, .5 41; of 100
# the same way 91 and 90 were still answered.
_LEAST_SHARED = 0.5
_MOST_SHARED = 0.7


class _Sides(NamedTuple):
    """What stands before and behind a relation, and by which *word* that is said."""

    word: str
    relation: str
    before: frozenset[str]
    behind: frozenset[str]


def directions(asked: Statement, near: Statement) -> Iterator[Objection]:
    """Yield an objection where the question goes the other way."""
    checks = (_reversed, _crossed, _exchanged)
    yield from next(filter(None, (list(check(asked, near)) for check in checks)), ())


def _reversed(asked: Statement, near: Statement) -> Iterator[Objection]:
    """Yield an objection for each two things that stand in the opposite relation."""
    words = _RELATIONS.keys()
    if words.isdisjoint(asked.text.words) or words.isdisjoint(near.text.words):
        return
    held = _relations(near.text)
    for relation in sorted(_relations(asked.text)):
        word, first, second = relation
        if first != second and (word, second, first) in held:
            # mypy finds no type for a lambda that keeps a value as its default.
            yield Objection(
                clash=_clash(word, first, second),
                hint=lambda own, first=first: first in own,  # type: ignore[misc]
                overruled=lambda own, it=relation: it in _relations(own.text),  # type: ignore[misc]
            )


def _exchanged(asked: Statement, near: Statement) -> Iterator[Objection]:
    """Yield an objection where two parts of the same words have changed places."""
    swap = _changed_places(asked, near)
    if swap:
        here, there = (" ".join(each) for each in swap)
        yield Objection(
            clash=Clash(guard="direction", asked=here, phrase=there),
            overruled=lambda own: any(
                here in " ".join(words) for words in (own.text.words, _bare(own.text))
            ),
        )


def _changed_places(
    asked: Statement, near: Statement
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    if asked.content != near.content:
        return None
    # "Group A" needs its article, "a cat" and "an owl" must do without.
    as_written = _swapped(asked.text.words, near.text.words)
    return as_written or _swapped(_bare(asked.text), _bare(near.text))


def _bare(text: Clauses) -> tuple[str, ...]:
    """Return the words of a text without articles and the like; I and me are one."""
    return tuple(_PRONOUNS.get(word, word) for word in text.words if word not in _DETERMINERS)


def _swapped(
    asked: tuple[str, ...], near: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what differs of two texts that are the same but for two parts that changed places.

    "Can a cat chase a dog", "can a dog chase a cat".
    """
    if asked == near or len(asked) != len(near) or sorted(asked) != sorted(near):
        return None
    start = _same(zip(asked, near, strict=True))
    end = len(asked) - _same(zip(reversed(asked), reversed(near), strict=True))
    here, there = asked[start:end], near[start:end]
    for first in range(1, len(here)):
        for last in range(1, len(here) - first):
            middle = here[first:-last]
            telling = any(map(is_content, (*here[:first], *here[-last:])))
            if telling and there == (*here[-last:], *middle, *here[:first]):
                return here, there
    return None


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _clash(word: str, first: str, second: str) -> Clash:
    return Clash(
        guard="direction", asked=f"{first} {word} {second}", phrase=f"{second} {word} {first}"
    )


def _relations(text: Clauses) -> frozenset[tuple[str, str, str]]:
    """Return the relations of a text: the word, and the stems before and behind it."""
    found = set()
    for place, word in enumerate(text.words):
        if word not in _RELATIONS:
            continue
        behind = _content(text, range(place + 1, len(text.words)))
        before = _content(text, range(place - 1, -1, -1))
        if word in _TOWARDS and "from" in text.words:
            start = text.words.index("from")
            before = _content(text, range(start + 1, len(text.words)))
        if before and behind:
            pair = (behind, before) if _RELATIONS[word] else (before, behind)
            found.add(("to" if word == "into" else "before" if word == "after" else word, *pair))
    return frozenset(found)


def _content(text: Clauses, places: range) -> str | None:
    words = (text.words[at] for at in places if is_content(text.words[at]))
    return next(map(_form, words), None)


def _form(word: str) -> str:
    """Return *word* as written but for the plural and American spelling.

    "Synced to the phone" is no opposite of "phone to sync".
    """
    word = word.removesuffix("s")
    return f"{word[:-2]}r" if word.endswith("our") else word


def _crossed(asked: Statement, near: Statement) -> Iterator[Objection]:
    """Yield an objection where two words of content have changed sides of a relation."""
    words = _FAMILIES.keys()
    if words.isdisjoint(asked.text.words) or words.isdisjoint(near.text.words):
        return
    most = max(len(asked.content), len(near.content))
    alike = len(asked.content & near.content) / max(1, most)
    ours = tuple(_sides(near.text)) if alike >= _LEAST_SHARED else ()
    parted = "from" in asked.text.words or "from" in near.text.words
    for theirs in _sides(asked.text) if ours else ():
        # A "to" may begin a verb: "use my card to transfer money", "add money to my card".
        if theirs.relation == "to" and not parted and alike < _MOST_SHARED:
            continue
        for held in ours:
            pair = _changed(theirs, held)
            if pair is None:
                continue
            first, second = pair
            clash = Clash(guard="direction", asked=theirs.word, phrase=held.word)
            # As above, of the lambdas.
            yield Objection(
                clash=_clash(theirs.word, first, second) if theirs.word == held.word else clash,
                hint=lambda own, first=first: first in own,  # type: ignore[misc]
                overruled=lambda own, first=first, second=second: any(  # type: ignore[misc]
                    first in each.before and second in each.behind for each in _sides(own.text)
                ),
            )
            return


def _changed(theirs: _Sides, ours: _Sides) -> tuple[str, str] | None:
    """Return a word of the question before and one behind, each on the other side only of ours."""
    if theirs.relation != ours.relation:
        return None
    firsts = (theirs.before - theirs.behind) & (ours.behind - ours.before)
    seconds = (theirs.behind - theirs.before) & (ours.before - ours.behind)
    return (min(firsts), min(seconds)) if firsts and seconds else None


def _sides(text: Clauses) -> Iterator[_Sides]:
    """Yield what stands on both sides of each relation, up to the next one."""
    words = text.words
    for place, word in enumerate(words):
        if word not in _FAMILIES:
            continue
        relation, turned = _FAMILIES[word]
        before = takewhile(_relates_nothing, reversed(words[max(0, place - _REACH) : place]))
        behind = takewhile(_relates_nothing, words[place + 1 : place + 1 + _REACH])
        sides = [_contents(tuple(before)), _contents(tuple(behind))]
        yield _Sides(word, relation, *(reversed(sides) if turned else sides))


def _relates_nothing(word: str) -> bool:
    return word not in _FAMILIES


def _contents(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_form(word) for word in words if is_content(word))
