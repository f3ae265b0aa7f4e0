"""Negation: what a text denies, and where one text denies what another asserts.

A negator denies the first words of content behind it ("I can't *log* in", "without *receipt*"),
or before it where none follow ("my *card* does not"). Negations of the asking ("I don't know
whether"), polite ones ("can't I", "isn't there a way") and set phrases ("not only") deny nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.matching.clauses import FUNCTION_WORDS, Clauses, is_content
from faqbot.matching.opposites import NEGATORS
from faqbot.matching.wordforms import stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Denial", "asserted", "contradictions", "denials", "may_deny", "only_negated"]

# They deny what one fails to do, and nothing by themselves: a payment can fail or be refused.
_FAILURES = frozenset(
    ["fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "refusing"]
)
# Letters of which every negator has some, however its apostrophe is written.
_NEGATING = (
    *(
        "nt",
        "n't",
        "n\u2019t",
        "n\u02bct",
        "n t",
        "n`t",
        "n\u00b4t",
        "no",
        "never",
        "neither",
        "hardly",
        "without",
        "except",
    ),
    *("exclud", "unable", "lacking", "imposs", "fail", "refus"),
)
# What asking denies: to know, to find out. Only where the other text has it too it is the matter.
_ASKING = frozenset(
    stem(word)
    for word in word_set("""
    know understand remember recall find figure see tell locate mind mean sure certain clear
    aware familiar idea clue grasp follow
    """)
)
# "It is declined" says what "it does not work" says.
_FAILING = frozenset(
    stem(word)
    for word in word_set("""
    fail failure decline reject deny refuse stop broken break error problem issue trouble stuck
    crash wrong damaged faulty
    """)
)
# "Can I enter without a visa" asks what "do I need a visa" asks.
_NEEDED = frozenset(["need", "needed", "must", "required", "require", "necessary", "mandatory"])
_POSSIBLE = frozenset(["can", "could", "may", "able", "possible", "allowed", "ok", "okay"])
# Set phrases by the word behind the negator: "not only", "no later than", "don't forget to".
_NOT_DENYING = word_set("""
    only just merely simply matter doubt worries problem least later more less fewer forget worry
    hesitate wait fewer earlier sooner sure certain
    """)
# "Or not", "why not", "if not", "whether or not".
_NOT_DENIED_AFTER = frozenset(["or", "why", "if"])
_UNDERSTAND = stem("understand")
_UNDERSTOOD = frozenset(["it", "why", "how", "what", "whether"])
# Passed over on the way to what is denied: "I don't think it is open", "it no longer opens".
_PASSED = word_set(
    "think believe seem seems look looks appear appears manage longer anymore try actually"
)
_PRONOUNS = word_set(
    """
    i you we it they he she there one this that these those anyone someone anybody somebody everyone
    """
)
_DETERMINERS = frozenset(["the", "a", "an", "my", "your", "our", "their", "any", "all", "some"])
_QUESTION_WORDS = frozenset(
    ["why", "what", "which", "who", "when", "where", "how", "whose", "whats", "whys", "hows"]
)
# "Do you not ship abroad?" asks whether you do; "can I not take it" asks what it says.
_INVERTED = frozenset(["do", "does", "did", "is", "are", "was", "were", "has", "have"])
_ASKABLE = frozenset(["you", "it", "they", "there", "that", "this", "we", "he", "she"])
# What a verb needs to be denied: "I run", "I do not run".
_SUPPORTING = frozenset(["do", "does", "did", "a", "an", "the", "any", "some"])
_BEING = frozenset(["isnt", "arent", "wasnt", "werent"])
# Openings after which a clause still begins.
_OPENINGS = frozenset(["so", "but", "and", "well", "hi", "hello", "hey", "please", "sorry", "then"])
# They deny a thing; what else is said stands.
_EXCLUDING = frozenset(["without", "no", "never", "except", "excluding"])
# What follows them is said of the denied, and not denied: "not open after lunch".
_ASIDE_OF = frozenset(["before", "after", "over", "under", "above", "below", "during"])
# How many words a negator denies at most: "no credit card".
_MOST_DENIED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A negator with the stems it denies, and the stems of content in its clause.

    *aside* tells that it denies the asking only, unless the other text is about just that.
    """

    negator: str
    denied: tuple[str, ...]
    clause: frozenset[str]
    aside: bool


def denials(text: Clauses) -> tuple[Denial, ...]:
    """Return what *text* denies, in order."""
    # As most texts, of which nothing more need be looked at.
    if NEGATORS.isdisjoint(text.words) and _FAILURES.isdisjoint(text.words):
        return ()
    return tuple(_denials(text))


def may_deny(text: str) -> bool:
    """Return whether *text*, in lower case, could deny anything: it need be read only then."""
    return any(letters in text for letters in _NEGATING)


def asserted(text: Clauses, denied: tuple[Denial, ...]) -> frozenset[str]:
    """Return the stems of content in *text* that none of its denials denies."""
    return text.content.difference(*(each.denied for each in denied))


def contradictions(asked: Clauses, near: Clauses) -> Iterator[tuple[Denial | None, Denial | None]]:
    """Yield the denials by which two texts contradict each other.

    Where one of them alone denies something, it must be what the other asserts, or stand in a
    clause that says most of the other. Where both deny, each must assert what the other denies.
    """
    ours, theirs = denials(near), denials(asked)
    if not ours and not theirs:
        return
    here, there = asserted(asked, theirs), asserted(near, ours)
    if _asks_whether_needed(asked, near) or _asks_whether_needed(near, asked):
        return
    theirs = tuple(each for each in theirs if not each.aside or there.intersection(each.denied))
    ours = tuple(each for each in ours if not each.aside or here.intersection(each.denied))
    if theirs and ours:
        crossed = [each for each in theirs if there.intersection(each.denied)]
        met = [each for each in ours if here.intersection(each.denied)]
        if crossed and met:
            yield crossed[0], met[0]
        return
    if _FAILING.isdisjoint(near.content - asked.content):
        yield from ((each, None) for each in theirs if _concerns(each, near.content, there))
    if _FAILING.isdisjoint(asked.content - near.content):
        yield from ((None, each) for each in ours if _concerns(each, asked.content, here))


def only_negated(asked: Clauses, near: Clauses) -> bool:
    """Return whether two texts say the same, but that one of them denies it."""
    denied = bool(denials(asked)), bool(denials(near))
    # "No, that is wrong" denies something said before.
    begins = not NEGATORS.isdisjoint((*asked.words[:1], *near.words[:1]))
    return denied[0] != denied[1] and not begins and _affirmed(asked) == _affirmed(near)


def _affirmed(text: Clauses) -> list[str]:
    """Return the stems of *text* without what makes it a denial."""
    return [
        each
        for word, each in zip(text.words, text.stems, strict=True)
        if word not in NEGATORS and word not in _SUPPORTING
    ]


def _concerns(denial: Denial, content: frozenset[str], held: frozenset[str]) -> bool:
    if held.intersection(denial.denied):
        return True
    if denial.aside:
        return False
    shared = len(denial.clause & content)
    return 2 * shared > len(content) and (shared > 1 or denial.negator in _EXCLUDING)


def _asks_whether_needed(one: Clauses, other: Clauses) -> bool:
    """Whether one text asks if it can be done without what the other asks to be needed."""
    text = " ".join(other.words)
    # What must not be is not needed.
    needed = _NEEDED.intersection(other.words) or "have to" in text
    return bool(needed) and "must not" not in text and not _POSSIBLE.isdisjoint(one.words)


def _denials(text: Clauses) -> Iterator[Denial]:
    words = text.words
    for place, word in enumerate(words):
        if not _is_negator(words, place) or _is_phrase(text, place) or _is_polite(text, place):
            continue
        behind = _denied_behind(text, place)
        denied = behind or _denied_before(text, place)
        clause = frozenset(
            each
            for each, own, number in zip(text.stems, words, text.clauses, strict=True)
            if number == text.clauses[place] and own not in FUNCTION_WORDS and own not in NEGATORS
        )
        aside = bool(behind) and behind[0] in _ASKING
        yield Denial(negator=word, denied=denied, clause=clause, aside=aside)


def _is_negator(words: tuple[str, ...], place: int) -> bool:
    word, after = words[place], words[place + 1 : place + 2]
    if word in _FAILURES:
        return after == ("to",)
    if word not in NEGATORS:
        return False
    # "Not unable" is able.
    doubled = {*after, *words[max(0, place - 1) : place]}
    return not doubled & {"unable", "impossible", "not", "without"} or after == ("without",)


def _is_phrase(text: Clauses, place: int) -> bool:
    """Whether the negator stands in a set phrase that denies nothing."""
    after = text.words[place + 1] if place + 1 < len(text.words) else ""
    before = (
        text.words[place - 1] if place and text.clauses[place - 1] == text.clauses[place] else ""
    )
    if after in _NOT_DENYING or (after.isdigit() and text.words[place] == "no"):
        return True
    ends = place + 1 == len(text.words) or text.clauses[place + 1] != text.clauses[place]
    return text.words[place] in {"not", "no"} and (
        before == "why" or (before in _NOT_DENIED_AFTER and ends)
    )


def _is_polite(text: Clauses, place: int) -> bool:
    """Whether the negation is the form of a question: "isn't it", "do you not", "is there no"."""
    words, word = text.words, text.words[place]
    start = text.clauses.index(text.clauses[place])
    before = words[start:place]
    after = words[place + 1] if place + 1 < len(words) else ""
    asked = _QUESTION_WORDS.intersection(before)
    if word in _BEING and not before and text.asks:
        # "Isn't parking free?", but "isn't working?"
        more = any(is_content(each) for each in words[place + 2 :])
        return more or not after.endswith(("ing", "ed"))
    if word.endswith("nt") and (after in _PRONOUNS or after in _DETERMINERS):
        if asked:
            return asked == {"why"} and before[-1] == "why" and after in {"you", "we"}
        return after in _PRONOUNS or _OPENINGS.issuperset(before)
    # "Do I not eat" asks whether to leave it.
    inverted = before[-2:] == ("am", "i") or (
        len(before) > 1 and before[-1] in _ASKABLE and before[-2] in _INVERTED
    )
    return inverted and word in {"not", "no"} and not asked


def _denied_behind(text: Clauses, place: int) -> tuple[str, ...]:
    found: list[str] = []
    for at in range(place + 1, len(text.words)):
        if text.clauses[at] != text.clauses[place] or len(found) == _MOST_DENIED:
            break
        if text.words[at] in _PASSED and not found:
            continue
        if text.words[at] not in FUNCTION_WORDS and not (found and text.words[at] in _ASIDE_OF):
            found.append(text.stems[at])
        elif not found and _asks(text.words, at):
            return (_UNDERSTAND,)
        elif found:
            break
    return tuple(found)


def _asks(words: tuple[str, ...], at: int) -> bool:
    """Whether "tell whether", "get it", "get why" stands here: to understand."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in {"tell", "know"} or (words[at] == "get" and behind in _UNDERSTOOD)


def _denied_before(text: Clauses, place: int) -> tuple[str, ...]:
    for at in range(place - 1, -1, -1):
        if text.clauses[at] != text.clauses[place]:
            break
        if text.words[at] not in FUNCTION_WORDS and text.words[at] not in NEGATORS:
            return (text.stems[at],)
    return ()
