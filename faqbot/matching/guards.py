"""Guards: contradictions that similarity cannot see.

"Can I take it" and "can I not take it" share nearly all their characters. A guard compares the
question with the phrase nearest to it and objects where they contradict each other: two look-alikes
or two terms of a kind, two opposites, two directions, different numbers, or a negation on one side
only. It holds its peace where another phrase of the same entry stands on the question's side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from faqbot.matching.aligning import aligned
from faqbot.matching.contrasts import contrasting, meet
from faqbot.matching.differing import affixes, one_word, question_words
from faqbot.matching.directions import directions
from faqbot.matching.essentials import essentials
from faqbot.matching.evidence import Clash, Reading
from faqbot.matching.language import common_words
from faqbot.matching.look_alikes import look_alikes
from faqbot.matching.meanings import mean_the_same
from faqbot.matching.negation import contradictions, may_deny, only_negated
from faqbot.matching.objections import Objection, Statement, any_of, read, read_phrase, state
from faqbot.matching.quantities import agree, comparable, conflict, quantities
from faqbot.matching.terms import Contrast, Terms, build_terms, builtin_terms, written
from faqbot.text import normalise, tokenise, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from faqbot.matching.evidence import Correction
    from faqbot.matching.quantities import Quantity

__all__ = ["Guards", "build_guards"]


@dataclass(frozen=True, slots=True)
class Guards:
    """The guards of an FAQ: beside the built-in sets those of its curator.

    *own* are the curator's sets, ready to be found; *common* are words that are meant as written.
    """

    own: Terms
    common: Container[str]

    def clash(
        self,
        question: str,
        phrase: str,
        own_phrases: Iterable[str],
        corrections: Iterable[Correction] = (),
        *,
        sure: bool = True,
    ) -> Clash | None:
        """Return what contradicts between *question* and *phrase*, or None.

        *own_phrases* are all phrases of the entry that *phrase* belongs to. Of *corrections* the
        synonyms are taken as the curator means them; spellings the guards read by themselves.
        *sure*: whether the entry is beyond the doubts of one that is only likely.
        """
        near = read_phrase(phrase)
        asked = self._aligned(_read(_with_synonyms(question, corrections)), near)
        own = tuple(own_phrases)
        objections = self._objections(asked, near, len(own))
        missing = essentials(asked, near, own, self.common, sure=sure)
        for objection in chain(objections, missing):
            if not any(objection.overruled(read_phrase(each)) for each in _likely(objection, own)):
                return objection.clash
        return None

    def sides_with(self, question: str, phrase: str, other: str, *, by_word: bool) -> bool:
        """Return whether *question* says something that *phrase* says and *other* does not.

        Where the two differ by a negation or by the order of their words alone, there is nothing
        to say: then that they are not at odds is enough, but not where all that is objected to
        *other* is a strange word (*by_word*).
        """
        near, far = read_phrase(phrase), read_phrase(other)
        asked = self._aligned(_read(question), near)
        if asked.denials and near.denials and not far.denials:
            return True
        telling = near.stems - far.stems
        if not telling:
            return not by_word
        counted = quantities(near.text.words)
        if any(agree(each, held) for each in quantities(asked.text.words) for held in counted):
            return True
        known = self.own, builtin_terms()
        return any(
            each == said or mean_the_same(each, said) or _on_one_side(each, said, known)
            for each in telling
            for said in asked.stems
        )

    def _aligned(self, asked: Statement, near: Statement) -> Statement:
        """Return *asked* with slips of the words of *near* read as these."""
        known = (self.own, builtin_terms())
        text = aligned(asked.text, near.text, self.common, known, near.codes, near.names)
        return asked if text is asked.text else state(text, asked.codes)

    def _objections(self, asked: Statement, near: Statement, phrases: int) -> Iterator[Objection]:
        """Yield what speaks against *near*, the gravest first."""
        meetings = [meet(asked, near, terms) for terms in (self.own, builtin_terms())]
        for guard in ("protected", "opposites"):
            for meeting in meetings:
                yield from contrasting(meeting, guard, self.common)
        yield from affixes(asked, near, self.common)
        yield from look_alikes(asked, near, self.common)
        yield from directions(asked, near)
        yield from _numbers(asked, near)
        yield from _negations(asked, near)
        yield from question_words(asked, near, phrases)
        yield from one_word(asked, near, self.common, phrases)


def build_guards(
    opposites: Iterable[Iterable[str]],
    protected: Iterable[Iterable[str]],
    common: Container[str] | None = None,
) -> Guards:
    """Return the guards with a curator's own sets, however they are written.

    *common* are words that are meant as written, by default the common English ones.
    """
    turning, kept = _normal(opposites), _normal(protected)
    return Guards(
        own=build_terms(
            Contrast(
                guard=guard,
                sides=tuple((written(term),) for term in each),
                turning=guard == "opposites",
            )
            for guard, sets in (("protected", kept), ("opposites", turning))
            for each in sets
        ),
        common=common_words("en") if common is None else common,
    )


# A question is compared with several entries, one after the other.
@lru_cache(maxsize=4)
def _read(question: str) -> Statement:
    return read(question)


def _on_one_side(one: str, other: str, known: Iterable[Terms]) -> bool:
    """Whether two stems stand on the same side of a set."""
    return any(terms.agree(one, other) for terms in known)


def _normal(sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(" ".join(tokens(member)) for member in each) for each in sets)


def _likely(objection: Objection, phrases: tuple[str, ...]) -> Iterable[str]:
    """Return the phrases that may overrule *objection*."""
    hint = objection.hint
    if hint is None:
        return phrases
    return (each for each in phrases if not each.isascii() or hint(_letters(each)))


def _letters(phrase: str) -> str:
    # Guards read "non-refundable" as one word, and "-5" as five.
    text = phrase.lower()
    return f"{text} {text.replace('-', '')}" if "-" in text else text


def _with_synonyms(question: str, corrections: Iterable[Correction]) -> str:
    synonyms = [each for each in corrections if each.reading is Reading.SYNONYM]
    if not synonyms:
        return question
    normal = normalise(question)
    found = tokenise(normal)
    words = [token.text for token in found]
    # As in clauses, capitals tell something where normalising moves no letters.
    text = question if len(normal) == len(question) else normal
    for each in synonyms:
        typed = each.typed.split()
        for place in range(len(words) - len(typed), -1, -1):
            if words[place : place + len(typed)] == typed:
                start, end = found[place].start, found[place + len(typed) - 1].end
                return _with_synonyms(
                    f"{text[:start]}{each.read}{text[end:]}",
                    [other for other in synonyms if other is not each],
                )
    return question


def _numbers(asked: Statement, near: Statement) -> Iterator[Objection]:
    here = quantities(near.text.words)
    found = conflict(quantities(asked.text.words), here) if here else None
    if found:
        theirs, ours = found
        yield Objection(
            clash=Clash(guard="numbers", asked=_bounded(theirs), phrase=_bounded(ours)),
            overruled=lambda own: _overrules(quantities(own.text.words), theirs, ours),
        )


def _bounded(quantity: Quantity) -> str:
    """Return a quantity as it is named: "under 65" is another one than 65."""
    bounds = {1: f"over {quantity.text}", -1: f"under {quantity.text}"}
    return bounds.get(quantity.bound, quantity.text)


def _overrules(own: tuple[Quantity, ...], theirs: Quantity, ours: Quantity) -> bool:
    """Whether a phrase with the quantities *own* shows that *ours* is not what matters.

    It names the one that was asked about, or another of the kind and not this one: an entry that
    does so is about none of them.
    """
    if any(agree(theirs, each) for each in own):
        return True
    return any(comparable(ours, each) for each in own) and not any(
        agree(ours, each) for each in own
    )


def _negations(asked: Statement, near: Statement) -> Iterator[Objection]:
    if only_negated(asked.text, near.text):
        yield Objection(
            clash=Clash(
                guard="negation",
                asked=next((each.negator for each in asked.denials), ""),
                phrase=next((each.negator for each in near.denials), ""),
            ),
            hint=any_of(asked.content) if asked.content else None,
            overruled=lambda own: (
                bool(own.denials) == bool(asked.denials) and own.content >= asked.content
            ),
        )
        return
    common = len(asked.content & near.content)
    for theirs, ours in contradictions(asked.text, near.text):
        if _means_the_same(asked, near):
            return
        denied = theirs.denied if theirs else ()

        def overruled(own: Statement, denied: tuple[str, ...] = denied) -> bool:
            close = 2 * len(own.content & asked.content) >= common
            found = [each for each in own.denials if not each.aside]
            if not denied:
                return close and not found
            return any(close or not each.denied or set(each.denied) & set(denied) for each in found)

        yield Objection(
            clash=Clash(
                guard="negation",
                asked=theirs.negator if theirs else "",
                phrase=ours.negator if ours else "",
            ),
            # What overrules denies something, or is about some of what is asked.
            hint=may_deny if denied else any_of(asked.content) if common else None,
            overruled=overruled,
        )


def _means_the_same(asked: Statement, near: Statement) -> bool:
    """Whether one text denies the opposite of what the other says: not open, closed."""
    terms = builtin_terms()
    here, there = terms.find(asked.text, asked.denied), terms.find(near.text, near.denied)
    return any(
        terms.contrasts[number].turns
        and asked.text.stems[term.start] != near.text.stems[other.start]
        and (asked.text.stems[term.start] in asked.denied)
        != (near.text.stems[other.start] in near.denied)
        for number, sides in here.items()
        for side, term in sides.items()
        for other in [there.get(number, {}).get(side)]
        if other
    )
