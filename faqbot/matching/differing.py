"""Objections that two differing words call for: opposites by an affix, look-alikes, strangers."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, Prefix

from faqbot.matching.clauses import is_content
from faqbot.matching.evidence import Clash
from faqbot.matching.meanings import mean_the_same
from faqbot.matching.objections import (
    Objection,
    Statement,
    any_of,
    is_remedy,
    shares,
)
from faqbot.matching.quantities import quantities
from faqbot.matching.resembling import is_slip
from faqbot.matching.terms import builtin_terms
from faqbot.matching.wordforms import (
    are_affix_opposites,
    stem,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

__all__ = [
    "FAMILY",
    "VAGUE",
    "affixes",
    "apart",
    "content",
    "one_word",
    "question_words",
    "without_articles",
    "word_objection",
]

# Entries with more phrases than these show what words may change in them without changing the
# answer: word for word the same else, or only alike.
_FEW = 5
_FEWER = 2
# Of two words, one would decide alone: "good morning", "good evening".
_MIN_FRAME = 3
# "Made-up formula", "expressed breast milk".
_STRETCH = 3
_MORE_WORDS = 3
# Words that share as many letters are of one family: transfer, transaction.
FAMILY = 5
_FORMS = word_set("""
    how hows what whats which when whens where wheres who whos whose whom why whys
    """)
# Words so vague that another one in their place changes little.
VAGUE = frozenset(
    stem(word)
    for word in word_set("""
    find look check give share see view know tell show make take put go come say ask think seem
    want like try use deal expect wonder understand explain inform information idea reason way
    kind type sort place thing people someone everywhere anywhere somewhere time now today good
    sure actual own extra help issue problem mean detail option claim apply request set locate
    obtain before wait much
    """)
)

# What another word says as well: aperture priority, aperture priority mode.
_GENERIC = frozenset(
    stem(word) for word in word_set("mode kind type sort model version system process rule way")
)
# One word may stand for two.
_COMPOUND = 2
# Shorter words are one slip away from too many others.
_MIN_SLIPPED = 5
# "A bicycle", "skis"; "a CT scan", "an MRI scan".
_ARTICLES = frozenset(["a", "an", "the"])

# What each asks for differs; "what" may ask for anything.
_ASKING = frozenset(["how", "when", "where", "who", "why"])


def affixes(asked: Statement, near: Statement, common: Container[str]) -> Iterator[Objection]:
    """Yield an objection for each word whose opposite by an affix the phrase has."""
    for theirs, ours in _opposed(asked, near):
        if theirs[-1] == ours[-1] and len(theirs) == len(ours) and is_slip(theirs, ours, common):
            # "Interthecal" is a slip of intrathecal.
            continue
        here, there = asked.text.words.index(theirs), near.text.words.index(ours)
        if is_remedy(asked, here, near, there):
            continue
        if (stem(theirs) in asked.denied) == (stem(ours) in near.denied):
            yield word_objection("opposites", theirs, ours, asked)


def question_words(asked: Statement, near: Statement, phrases: int) -> Iterator[Objection]:
    """Yield an objection where two texts ask different things of the same: who, where are you.

    "How" is often another word for "where" or "why" and counts where nothing else is said.
    """
    if phrases > _FEW or set(content(asked)) != set(content(near)):
        return
    theirs = [word for word in asked.text.words if word in _ASKING]
    ours = [word for word in near.text.words if word in _ASKING]
    if len(theirs) == len(ours) == 1 and theirs != ours:
        if "how" in (*theirs, *ours) and asked.content:
            return
        (word,) = theirs
        yield Objection(
            clash=Clash(guard="word", asked=word, phrase=ours[0]),
            hint=any_of(frozenset([word])),
            overruled=lambda own: word in own.text.words,
        )


def one_word(
    asked: Statement, near: Statement, common: Container[str], phrases: int
) -> Iterator[Objection]:
    """Yield an objection where two texts say the same but for one word of content.

    Whoever asks in the words of the only phrase of an entry and means the same would use that
    word too, or one of the same meaning. More of *phrases* show what may change in them.
    """
    if phrases > _FEW:
        return
    apart = _verbatim(asked, near)
    if apart is None and phrases <= _FEWER and _alike(asked, near):
        apart = _only_pair(asked, near)
    if apart is None and phrases == 1:
        apart = _loosely_apart(asked, near)
    if apart is None:
        return
    theirs, ours = apart
    first, second = stem(theirs), stem(ours)
    if (first in asked.denied) != (second in near.denied):
        # Not remembered, forgotten.
        return
    vague = not (theirs.isalpha() and ours.isalpha()) or not VAGUE.isdisjoint({first, second})
    # "Blepharitis" and "blepharospasm" are no forms of one word.
    foreign = theirs not in common and ours not in common
    family = len(first) if foreign else FAMILY
    if vague or Prefix.similarity(first, second) >= min(family, len(first), len(second)):
        return
    judged = mean_the_same(first, second) or builtin_terms().contrast(first, second)
    if not (first in second or judged or is_slip(theirs, ours, common)):
        yield word_objection("word", theirs, ours, asked)


def _only_pair(asked: Statement, near: Statement) -> tuple[str, str] | None:
    """Return the only two words of content, one by one, that differ."""
    apart = [
        (theirs, ours)
        for theirs, ours in zip(content(asked), content(near), strict=False)
        if stem(theirs) != stem(ours)
    ]
    return apart[0] if len(apart) == 1 else None


def _loosely_apart(asked: Statement, near: Statement) -> tuple[str, str] | None:
    """Return the words in which two texts differ that ask for the same things in order.

    A generic word may be missing from one of them ("priority", "priority mode"), a real word may
    be a slip of another beside the two, and one may stand for two ("commuter", "home office").
    """
    here, there = asked.text.words, near.text.words
    small = Counter(word for word in here if not is_content(word))
    small.subtract(Counter(word for word in there if not is_content(word)))
    short = min(len(here), len(there)) < _MIN_FRAME
    if short or _form(here) != _form(there) or sum(map(abs, small.values())) > _MORE_WORDS:
        return None
    theirs, ours = _telling(asked, near), _telling(near, asked)
    # What is left between the same beginning and the same end.
    start = _shared(zip(theirs, ours, strict=False))
    theirs, ours = theirs[start:], ours[start:]
    end = _shared(zip(reversed(theirs), reversed(ours), strict=False))
    theirs, ours = theirs[: len(theirs) - end], ours[: len(ours) - end]
    most = max(len(theirs), len(ours))
    reworded = any(small.values())
    if quantities((*theirs, *ours)):
        # Two weeks, fourteen days.
        return None
    if theirs and ours and most <= _COMPOUND and start + end >= (most if reworded else 1):
        return theirs[-1], ours[-1]
    return None


def _shared(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many of *pairs* from the first on say the same, or look like it."""
    same = takewhile(lambda pair: stem(pair[0]) == stem(pair[1]) or _looks_slipped(*pair), pairs)
    return sum(1 for _ in same)


def _telling(reading: Statement, other: Statement) -> list[str]:
    """Return the words of content, without generic ones that *other* lacks."""
    return [
        word
        for word, each in zip(reading.text.words, reading.text.stems, strict=True)
        if is_content(word) and (each not in _GENERIC or each in other.stems)
    ]


def _looks_slipped(theirs: str, ours: str) -> bool:
    least = min(len(theirs), len(ours))
    return least >= _MIN_SLIPPED and theirs[0] == ours[0] and OSA.distance(theirs, ours) == 1


def _verbatim(asked: Statement, near: Statement) -> tuple[str, str] | None:
    """Return the last words of content of the only stretch in which two texts differ.

    Short ones, in a frame of several words: "a business class ticket", "an economy class ticket".
    """
    here, there = without_articles(asked), without_articles(near)
    start = sum(1 for _ in takewhile(_is_same, zip(here, there, strict=False)))
    here, there = here[start:], there[start:]
    end = sum(1 for _ in takewhile(_is_same, zip(here[::-1], there[::-1], strict=False)))
    here, there = here[: len(here) - end], there[: len(there) - end]
    theirs, ours = ([word for word, _ in each if is_content(word)] for each in (here, there))
    short = theirs and ours and max(len(here), len(there)) <= _STRETCH
    if not short or start + end < _MIN_FRAME - 1:
        return None
    # "Switch the sound off", "turn off the sound" have words in another order; two weeks are
    # fourteen days.
    moved = not {each for _, each in here}.isdisjoint(each for _, each in there)
    counted = quantities(asked.text.words) and quantities(near.text.words)
    return None if moved or counted else (theirs[-1], ours[-1])


def _is_same(pair: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    return pair[0][1] == pair[1][1]


def without_articles(reading: Statement) -> list[tuple[str, str]]:
    """Return the words of a text with their stems, but for articles."""
    both = zip(reading.text.words, reading.text.stems, strict=True)
    return [(word, each) for word, each in both if word not in _ARTICLES]


def _alike(asked: Statement, near: Statement) -> bool:
    """Whether two texts ask in about as many words for as many things in the same way."""
    here, there = asked.text.words, near.text.words
    return (
        len(content(asked)) == len(content(near))
        and min(len(here), len(there)) >= _MIN_FRAME
        and abs(len(here) - len(there)) <= _MORE_WORDS
        and _form(here) == _form(there)
    )


def content(reading: Statement) -> list[str]:
    """Return the words of content of a text, in order."""
    return [word for word in reading.text.words if is_content(word)]


def _form(words: tuple[str, ...]) -> str:
    """Return the beginning of the first question word, of what and whats the same, or nothing."""
    return next((word[:3] for word in words if word in _FORMS), "")


def _opposed(asked: Statement, near: Statement) -> Iterator[tuple[str, str]]:
    new = apart(asked, near)
    strange = apart(near, asked) if new else []
    held = {each: word for word in strange for each in (stem(word), word)}
    for word in new if held else []:
        for form in dict.fromkeys((word, stem(word))):
            for other, ours in held.items():
                if are_affix_opposites(form, other):
                    yield word, ours


def apart(one: Statement, other: Statement) -> list[str]:
    """Return the words of content of *one* that *other* has in no form."""
    held = other.stems
    return [
        word
        for word, each in zip(one.text.words, one.text.stems, strict=True)
        if each not in held and is_content(word)
    ]


def word_objection(guard: str, theirs: str, ours: str, asked: Statement) -> Objection:
    """Return the objection of *guard* that a question has *theirs* where a phrase has *ours*."""
    wanted = stem(theirs)
    return Objection(
        clash=Clash(guard=guard, asked=theirs, phrase=ours),
        hint=any_of(frozenset([wanted])),
        overruled=lambda own: (
            wanted in own.text.stems and shares(own, asked, frozenset([wanted, stem(ours)]))
        ),
    )
