"""A text as the guards see it: its words, their stems, the clauses they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faqbot.matching.opposites import NEGATORS
from faqbot.matching.units import CAPITALS, CURRENCIES
from faqbot.matching.wordforms import stem, word_set
from faqbot.text import normalise, tokenise

__all__ = ["FUNCTION_WORDS", "Clauses", "is_content", "read_clauses"]

# Words that say how a thing is said or asked, not what about.
FUNCTION_WORDS = word_set("""
    a about actually again all already also always am an and any anybody anyhow anymore anyone
    anything are as at be because been being but by can cannot could did do does doing done else
    etc even ever every exactly for from get gets getting had happen happens has have having he
    hello help her hers hey hi him his how however i id if im in into is it its itself ive just
    kindly know let like lot lots may maybe me might mine much must my myself need needs no nor not
    now of ok okay on one ones only or other our ours out over own perhaps please possible possibly
    quite rather really s shall she should show so some someone something still such t tell than
    thank thanks that thats the their them then there theres these they thing things this those
    though thus to too until up upon us use used uses using very want wants was way ways we well
    were what whatever whats when whenever where wheres whether which while who whom whose why will
    wish with within would yes yet you your yours able allowed going gonna supposed permitted
    possible order wondering wonder aint arent cant couldnt didnt doesnt dont hadnt hasnt havent
    isnt mightnt mustnt neednt shant shouldnt wasnt werent without wont wouldnt never nobody none
    nothing neither
    """)
_BREAK = re.compile(r"[.,;:!?()\n\u2013\u2014]| - ")
_JOINERS = frozenset(
    [
        "and",
        "because",
        "but",
        "so",
        "although",
        "though",
        "since",
        "as",
        "then",
        "if",
        "when",
        "unless",
        "while",
    ]
)
# "Non-refundable" is one word, whether it is written so or not.
_PREFIXES = word_set("anti de dis hyper hypo in inter intra macro micro non over post pre un under")
_NON = ("non", " ")
# "5-10 mg".
_TO = ("-", "\u2013")
# "7:30", "7:30pm".
_MINUTES = re.compile("[0-5][0-9](?:am|pm)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The words of a text in order, of each its stem and its clause, and whether it has a "?"."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    clauses: tuple[int, ...]
    asks: bool

    @property
    def content(self) -> frozenset[str]:
        """The stems of all words but function words."""
        return frozenset(
            each
            for word, each in zip(self.words, self.stems, strict=True)
            if word not in FUNCTION_WORDS
        )


def is_content(word: str) -> bool:
    """Return whether *word* says what a text is about."""
    return word not in FUNCTION_WORDS


def read_clauses(text: str) -> Clauses:
    """Return *text* cut into words and clauses."""
    normal = normalise(text)
    # Where normalising moves letters, what was written in capitals cannot be told.
    raw = text if len(text) == len(normal) else normal
    words: list[str] = []
    clauses: list[int] = []
    clause, end, last = 0, 0, ""
    for word, start, stop in tokenise(normal):
        joint, end = normal[end:start], stop
        joined = _joined(last, joint, word)
        if joined:
            words[-1] += joined
        else:
            if words and (word in _JOINERS or (joint != " " and _BREAK.search(joint))):
                clause += 1
            written = raw[start:stop]
            if written == word:
                words.append(word)
            else:
                measures = written in CAPITALS and _counts(last)
                words.append(CAPITALS[written] if measures else _word(word, written))
            clauses.append(clause)
            if joint[-1:] in CURRENCIES and word[0].isdigit():
                words.append(CURRENCIES[joint[-1]])
                clauses.append(clause)
        last = words[-1]
    return Clauses(
        words=tuple(words),
        stems=tuple(map(stem, words)),
        clauses=tuple(clauses),
        asks="?" in normal,
    )


def _joined(last: str, joint: str, word: str) -> str:
    """Return what *word* adds to the *last* one, of which it is a part, or nothing."""
    if word == "t" and f"{last}t" in NEGATORS:
        return word
    if (joint == "-" and last in _PREFIXES) or (last, joint) == _NON:
        return word
    if last.isdigit() and joint == ":" and _MINUTES.fullmatch(word):
        return f":{word}"
    return f"-{word}" if last.isdigit() and joint in _TO and word[0].isdigit() else ""


def _counts(word: str) -> bool:
    """Return whether a unit may follow *word*: "30 A", "1000 degrees C"."""
    return word.isdigit() or word in {"degree", "degrees"}


def _word(word: str, written: str) -> str:
    """Return *word* without what its apostrophe parts: an owner's, and not the illness "ill".

    Capitals tell the United States from "us".
    """
    if written == "US":
        return "usa"
    if word == "ill" and word != written.lower():
        return "will"
    owned = written.endswith(("'s", "\u2019s", "\u02bcs")) and is_content(word)
    return word[:-1] if owned else word
