"""An input as words in clauses and sentences, its spelling corrected, and what it denies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from faqbot.matching.reading import shorten
from faqbot.text import normalise, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.matching.spelling import Speller

__all__ = ["NEGATORS", "Statements", "denied", "read_statements"]

Words = tuple[str, ...]

_SENTENCE_END = re.compile(r"[.!?;]+(?=\s|$)|[\r\n]+")
# "But" and its like begin a new clause and belong to it.
_CLAUSE_END = re.compile(
    r"[,:](?=\s|$)|[()\u2013\u2014]|\s-+\s|\b(?=(?:but|though|although|because)\b)"
)
# "Heeelp": no English word holds a letter three times in a row.
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
# "The wound's open" and "my wife's breathing"; "he's" is a word of its own where a group holds it.
_POSSESSIVE = re.compile(r"([^\W\d_]{2,})['\u2019]s\b")
# Negations reach a few words ahead ("I do not have any fever") but not across a clause.
_NEGATION_REACH = 4
NEGATORS = frozenset(
    [
        *("no", "not", "never", "without", "isnt", "arent", "wasnt", "havent", "hasnt", "hadnt"),
        *("dont", "doesnt", "didnt", "none", "neither", "nor", "nobody", "zero"),
    ]
)
# These deny the next word only: "without warning she collapsed", "nobody cares, I want to die".
_SHORT_NEGATORS = frozenset(["without", "nobody"])
# After these a negation does not deny what follows: "I could not stop vomiting".
_AFFIRMERS = frozenset(["only", "just", "sure", "stop", "such", "so", "know", "knowing", "why"])
# A new subject ends a negation's reach ("if it does not help I will end it") ...
_SUBJECTS = frozenset(
    [
        *("i", "im", "ive", "ill", "he", "hes", "she", "shes", "they", "theyre", "we", "were"),
        *("my", "his", "her", "its", "our", "the"),
    ]
)
# ... unless it is what somebody does not think or say.
_REPORTERS = frozenset(["think", "believe", "feel", "say", "mean", "suppose", "want", "need"])
# Of what is longer than any letter, the beginning and the end are read, in some milliseconds.
_MAX_CHARACTERS = 10_000
# In a longer input the words are taken as they stand: spelling is what takes time.
_MAX_SPELT = 400


class Statements(NamedTuple):
    """The words of an input, and the clause and the sentence that each stands in."""

    words: Words
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]


def read_statements(text: str, speller: Speller) -> Statements:
    """Return *text* cut into words, their spelling corrected by *speller*."""
    text = shorten(text, _MAX_CHARACTERS)
    cut = [
        (number, tokens(clause))
        for number, sentence in enumerate(_SENTENCE_END.split(text))
        for clause in _CLAUSE_END.split(_plain(normalise(sentence), speller))
    ]
    spelt = sum(len(words) for _, words in cut) <= _MAX_SPELT
    found = [
        (word, clause, sentence)
        for clause, (sentence, words) in enumerate(cut)
        for word in (_spell(words, speller) if spelt else words)
    ]
    words, clauses, sentences = zip(*found, strict=True) if found else ((), (), ())
    # Empty sentences, as between two line feeds, must not keep neighbours apart.
    order = {sentence: place for place, sentence in enumerate(dict.fromkeys(sentences))}
    return Statements(words, clauses, tuple(order[sentence] for sentence in sentences))


def denied(said: Statements, start: int, members: int) -> bool:
    """Whether a negation in the same clause denies the word at *start*.

    *members* has a bit for each word that belongs to what is looked at: of "not waking" the "not"
    denies nothing.
    """
    for place in range(start - 1, max(-1, start - 1 - _NEGATION_REACH), -1):
        if said.clauses[place] != said.clauses[start]:
            return False
        word = said.words[place]
        if word not in NEGATORS or members >> place & 1:
            continue
        between = set(said.words[place + 1 : start])
        if word in _SHORT_NEGATORS and between:
            continue
        if between & _AFFIRMERS:
            continue
        # The subject may be the word itself: "I am not well, I can't breathe" without its comma.
        subject = (between | {said.words[start]}) & _SUBJECTS
        if not subject or between & _REPORTERS:
            return True
    return False


def _plain(text: str, speller: Speller) -> str:
    text = _DRAWN_OUT.sub(r"\1\1", text)
    known = speller.counts
    return _POSSESSIVE.sub(lambda found: found[0] if f"{found[1]}s" in known else found[1], text)


def _spell(words: Words, speller: Speller) -> Iterator[str]:
    for word in words:
        yield from (speller.correct(word) or word).split()
