"""Where an input may be cut into questions: its pieces, and what joins each to the one before.

Pieces end where a sentence ends; where a connective or a comma is followed by a word that
questions begin with; and, for those who write without either, where a whole question is followed
by another ("what is it can it leak").
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from faqbot.dialogue.resolving import named
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.dialogue.speech import Speech

__all__ = [
    "Joint",
    "Piece",
    "asks",
    "names",
    "pieces",
    "seams",
    "tells",
    "unmarked_pieces",
    "without_courtesies",
]

# After "I.D.D.S." or "e.g." no sentence ends.
_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\.\w\.)[\"')\u201d]*\s+|\n+")
# "1) what is it 2) what are the risks"
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?[1-9][).] ")
_SPACES = re.compile(r"[^\S\n]+")
_MARKS = " ,;:-\u2013\u2014"
_WORD = re.compile(r"\S+")
# Questions in a row without any mark are short; more words than this without one are a story.
_MAX_UNMARKED = 60
# "Why though" or "is it" says too little to be a question of its own.
_MIN_WORDS = 3
# More pieces than this are a list or a story, and trying all costs time.
_MAX_PIECES = 8
# A row of marks is no text; an input of few words has fewer places to be cut at.
_MAX_SEAMS = 100
# A question turns its verb round early: "how often is", "what are".
_TURNED = 3
# Longer ones are told.
_MAX_NAME = 5
# Longer ones say more than what is wanted.
_MAX_TOLD = 6
# A question behind its subject is short: "what is it", "who did that".
_LATE = 4
# How a question word stands before its verb: "how much | is".
_FRONT = 2


class Joint(IntEnum):
    """What stands between a piece and the one before it."""

    NOTHING = 0
    MARK = 1
    CONNECTIVE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an input that may be a question of its own."""

    text: str
    joint: Joint


def pieces(text: str, speech: Speech) -> tuple[Piece, ...]:
    """Return the pieces of *text* in order; none where they are too many to be questions."""
    found: list[Piece] = []
    for sentence in _SENTENCE.split(_NUMBER.sub("\n", _SPACES.sub(" ", text)).strip()):
        if not tokens(sentence):
            continue
        added = False
        for written, marked in _clauses(sentence.strip(), speech):
            clause = without_courtesies(written, speech)
            opening = speech.opening.match(clause)
            rest = clause[opening.end() :] if opening else clause
            added = added or marked or opening is not None
            if speech.connectives.issuperset(tokens(rest)):
                # "Also, does it leak?" adds with a clause of its own.
                continue
            found.append(Piece(rest, Joint.CONNECTIVE if added and found else Joint.MARK))
            added = False
    return tuple(found) if len(found) <= _MAX_PIECES else ()


def unmarked_pieces(text: str, speech: Speech) -> tuple[Piece, ...]:
    """Return the questions that follow one another in *text* with nothing between, or nothing."""
    spans = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    if len(spans) > _MAX_UNMARKED:
        return ()
    words = [_bare(word) for _, word in spans]
    starts = [0]
    for place in range(_MIN_WORDS, len(words) - 1):
        if _is_whole(words[starts[-1] : place], speech) and _begins(words[place:], speech):
            starts.append(place)
    if len(starts) == 1 or len(starts) > _MAX_PIECES:
        return ()
    ends = [*starts[1:], len(spans)]
    texts = (
        text[spans[start][0] : spans[end][0] if end < len(spans) else len(text)].strip()
        for start, end in zip(starts, ends, strict=True)
    )
    return tuple(Piece(each, Joint.NOTHING) for each in texts)


def seams(text: str, speech: Speech) -> tuple[tuple[str, str], ...]:
    """Return *text* in two, in every way that a mark or a joining word allows.

    Nothing where it is a story, or a list of many things.
    """
    if len(tokens(text)) > _MAX_UNMARKED:
        return ()
    found = [seam.span() for seam in speech.seam.finditer(text) if seam.group().strip()]
    if len(found) > _MAX_SEAMS:
        return ()
    pairs = ((text[:start].strip(), text[end:].strip()) for start, end in found)
    halves = tuple(pair for pair in pairs if all(map(tokens, pair)))
    return halves if len(halves) <= _MAX_PIECES else ()


def tells(piece: str, speech: Speech) -> bool:
    """Return whether *piece* tells of somebody, says nothing, or is too long to name a thing."""
    words = tokens(piece)
    if asks(piece, speech):
        return False
    if (
        words[0] in speech.greetings | speech.connectives
        and words[1:2]
        and words[1] in speech.openers
    ):
        return False
    told = not speech.tellers.isdisjoint(words)
    return told or not named(piece, speech) or len(words) > _MAX_TOLD


def asks(piece: str, speech: Speech) -> bool:
    """Return whether *piece* has the form of a question or a request, and is no mere tag."""
    words = tokens(piece)
    fronted = _fronted(words, speech)
    if len(words) < _MIN_WORDS:
        return bool(fronted)
    opens = words[0] in speech.openers or bool(fronted)
    turned = any(
        word in speech.auxiliaries and after in speech.subjects
        # "It's a catch, isn't it" is a mere tag.
        for word, after in itertools.pairwise(words[:-1])
    )
    requests = speech.request.match(" ".join(words)) is not None
    return piece.rstrip().endswith("?") or opens or turned or requests or _asks_late(words, speech)


def names(piece: str, speech: Speech) -> bool:
    """Return whether *piece* is but a few words that name a thing: "side effects", "the price"."""
    words = tokens(piece)
    told = speech.subjects | speech.persons | speech.plurals | speech.things
    ended = piece.rstrip().endswith((".", "!"))
    empty = speech.mere | speech.greetings | speech.farewells
    return (
        len(words) <= _MAX_NAME
        and not ended
        and told.isdisjoint(words)
        and not empty.issuperset(words)
        and words[0] not in speech.openers
    )


def without_courtesies(text: str, speech: Speech) -> str:
    """Return *text* without a greeting before its question and the thanks after it."""
    thanks = speech.thanks.search(text)
    if thanks and len(tokens(text[: thanks.start()])) >= _MIN_WORDS:
        # The mark before them is the question's own.
        mark = text[thanks.start()].strip(_MARKS)
        text = text[: thanks.start()] + mark
    spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [_bare(text[start:end]) for start, end in spans]
    first, last = 0, len(words)
    while first < last and words[first] in speech.greetings:
        first += 1
    if first == last or words[first] not in speech.openers:
        first = 0
    while last > first + _MIN_WORDS and words[last - 1] in speech.farewells:
        last -= 1
    kept = text[spans[first][0] : spans[last - 1][1]] if spans else text
    return kept.rstrip(" ,") if last < len(words) else kept


# Questions are made of the same few thousand words.
@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return *word* without the marks around it and in it."""
    return "".join(tokens(word))


def _clauses(sentence: str, speech: Speech) -> Iterator[tuple[str, bool]]:
    """Yield the clauses of a sentence, and of each whether a connective precedes."""
    start, linked = 0, False
    for joint in speech.joint.finditer(sentence):
        # A mere space before a question word is no joint.
        if not joint.group().strip() or joint.start() < start:
            continue
        left, right = sentence[start : joint.start()], tokens(sentence[joint.end() :])
        added = not speech.additions.isdisjoint(tokens(joint.group()))
        if not added and right[1:2] and right[1] in speech.pointers:
            # "An epidural, is that another word for it?" is one question.
            continue
        least = len(_fronted(right, speech)) or _MIN_WORDS
        if tokens(left) and len(right) >= least and not _is_no_question(right, speech):
            yield left.strip(), linked
            # A comma alone may stand before an aside ("my mother, who is old, has one").
            start, linked = joint.end(), bool(joint.group().strip(_MARKS))
    yield sentence[start:].strip(), linked


def _fronted(words: tuple[str, ...], speech: Speech) -> tuple[str, ...]:
    """Return the question word that *words* begin with and what stands before it: "by whom"."""
    first = words[:_FRONT]
    return first if " ".join(first) in speech.fronted else ()


def _asks_late(words: tuple[str, ...], speech: Speech) -> bool:
    """Whether a question stands behind what it is about: "the picture, what is it"."""
    late = words[-_LATE:]
    return words[-1] in speech.asking or any(
        word in speech.asking and after in speech.auxiliaries
        for word, after in itertools.pairwise(late)
    )


def _is_no_question(words: tuple[str, ...], speech: Speech) -> bool:
    """Whether *words* go on with a sentence, though their first may open a question.

    As in "I am old and have the pump", "and is in pain", "and was told".
    """
    if words[0] in speech.statives:
        return words[1] not in speech.subjects
    return words[0] in speech.auxiliaries - speech.asking and words[1] in speech.predicates


def _is_whole(words: list[str], speech: Speech) -> bool:
    """Whether *words* are a question with its verb, which the next word does not go on with."""
    # "Who is it for" and "what is it about" are whole.
    stranded = words[0] in speech.asking and words[-1] in speech.prepositions
    return (
        len(words) >= _MIN_WORDS
        and words[0] in speech.openers
        and (stranded or words[-1] not in speech.bindings)
        and words[-1] not in speech.auxiliaries
        and any(word in speech.auxiliaries for word in words[:_TURNED])
        # "How much | is it" is not parted.
        and speech.asking.isdisjoint(words[-_FRONT:])
    )


def _begins(words: list[str], speech: Speech) -> bool:
    """Whether a question with its verb begins with *words*."""
    if words[0] in speech.asking:
        return words[0] in speech.auxiliaries or any(
            word in speech.auxiliaries for word in words[1:_TURNED]
        )
    # "Can it", "do they": a verb alone goes on with a sentence ("the drugs in it are").
    return (
        words[0] in speech.auxiliaries
        and words[1] in (speech.things | speech.plurals) - speech.pointers
    )
