"""Notices: possible emergencies, found before and independently of the matcher.

A notice is called for by one of its phrases, standing whole in the input, or by one of its rules:
a member of the first word group (the sign) stands in a sentence, the other groups each have a
member in that sentence or in one next to it, and no word calls it off. A member after a negation
("no fever") does not count. Words may be misspelt.

A notice that has examples is learned from them, too (see ``matching.recognition``): what reads
like them calls for it without any rule, and a rule that meets in what reads quite unlike them does
not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from faqbot.dialogue.parts import GivenNotice
from faqbot.dialogue.statements import NEGATORS, Statements, denied, read_statements
from faqbot.dialogue.word_groups import GroupCompiler, Span, WordGroups
from faqbot.matching.spelling import Speller

if TYPE_CHECKING:
    from faqbot.matching.recognition import Recogniser, Recognition
    from faqbot.model import Faq, Notice, Rule

__all__ = ["NoticeFinder", "build_notice_finder"]

# In a story told without any full stop, what stands further off than this is about other things.
_CALLED_OFF_WITHIN = 25
# A question is about what follows soon: "can a pump cause ... a fever".
_ASKED_WITHIN = 14

# Probabilities of a description, as learned from examples: from the one on it needs no rule, and
# below the other not even a rule sets a notice off. With the lines of one of 14 writers left out
# after the other, these notice 91 of 100 emergencies, most of them veiled, told calmly or as a
# question, and raise an alarm at 6 of 100 inputs written to be close to one and at 48 of 10,000
# phrases of the FAQ, left out likewise; with .55 and .15 it is 89, 5 and 35, with .35 and .05 93,
# 9 and 71. To miss an emergency is far worse, as long as ordinary questions are left in peace.
_ALONE_AT = 0.45
_WITH_RULE_AT = 0.1
# Phrases of an FAQ hold slips too, as people make them, but the same one hardly as often as this.
_MEANT_AS_SPELT = 3


class _Rule(NamedTuple):
    """A rule by the numbers of its groups; the first of *meet* is the sign."""

    meet: tuple[int, ...]
    unless: int | None
    unless_before: int | None
    unless_after: int | None
    unless_anywhere: int | None


class _Compiled(NamedTuple):
    notice: Notice
    text: str
    phrases: int
    rules: tuple[_Rule, ...]


class _Hits(NamedTuple):
    """An input and where in it members of each group stand."""

    said: Statements
    spans: dict[int, list[Span]]

    def meant(self, group: int) -> list[Span]:
        """Return the members of *group* that are not denied."""
        return [span for span in self.spans.get(group, ()) if not self._denied(span)]

    def near(self, group: int, sign: Span, other_than: tuple[Span, ...] = ()) -> Span | None:
        """Return a member of *group* in the sentence of *sign* or next to it, or None.

        It says something else than *other_than*, and shares no word with them.
        """
        sentence = self._sentence(sign)
        said = {self.words(other) for other in other_than}
        apart = (
            (abs(self._sentence(span) - sentence), span)
            for span in self.meant(group)
            if not any(span.words & other.words for other in other_than)
            and self.words(span) not in said
        )
        return min((found for found in apart if found[0] <= 1), default=(0, None))[1]

    def called_off(self, rule: _Rule, sign: Span) -> bool:
        """Whether one of the `unless` words of *rule* stands where it calls *sign* off."""
        # They count as said, denied or not.
        return (
            bool(self._of(rule.unless_anywhere))
            or any(self._calls_off(rule, span, sign) for span in self._of(rule.unless))
            or any(
                span.end <= sign.start
                and sign.start - span.end <= _ASKED_WITHIN
                and self._calls_off(rule, span, sign)
                for span in self._of(rule.unless_before)
            )
            or any(
                span.start >= sign.end and self._sentence(span) - self._sentence(sign) <= 1
                for span in self._of(rule.unless_after)
            )
        )

    def _calls_off(self, rule: _Rule, span: Span, sign: Span) -> bool:
        """Whether *span* speaks of *sign*: in its sentence, and not in a clause of its own.

        "Tell me the antidote, my brother is turning blue" asks, and then reports; "I am numb, the
        pump was put in years ago" reports, and then tells of something else. Without anybody in
        it, a sentence is taken as one.
        """
        if not (self._beside(span, sign) and _apart(span, sign) <= _CALLED_OFF_WITHIN):
            return False
        clauses = self.said.clauses
        people = [other for group in rule.meet[1:] for other in self._of(group)]
        if span.start >= sign.end:
            return not people or clauses[span.start] == clauses[sign.end - 1]
        return not any(
            span.end <= other.start <= sign.start and clauses[other.start] > clauses[span.end - 1]
            for other in people
        )

    def words(self, span: Span) -> str:
        """Return the words of *span* as they were read."""
        places = range(span.start, span.end)
        return " ".join(self.said.words[place] for place in places if span.words >> place & 1)

    def _of(self, group: int | None) -> list[Span]:
        return self.spans.get(group, []) if group is not None else []

    def _beside(self, span: Span, sign: Span) -> bool:
        # What is part of the sign itself does not call it off.
        return self._sentence(span) == self._sentence(sign) and bool(span.words & ~sign.words)

    def _sentence(self, span: Span) -> int:
        return self.said.sentences[span.start]

    def _denied(self, span: Span) -> bool:
        return any(
            denied(self.said, place, span.words)
            for place in range(span.start, span.end)
            if span.words >> place & 1 and not (place > span.start and span.words >> place - 1 & 1)
        )


@dataclass(frozen=True, slots=True)
class NoticeFinder:
    """Finds what calls for a notice in an input."""

    notices: tuple[_Compiled, ...]
    groups: WordGroups
    speller: Speller
    recogniser: Recogniser

    def find(self, text: str) -> GivenNotice | None:
        """Return the first notice that *text* calls for, in the order of the FAQ, or None."""
        if not self.notices:
            return None
        said = read_statements(text, self.speller)
        hits = _Hits(said, self.groups.find(said))
        seen = self.recogniser.recognise(text)
        for compiled in self.notices:
            because = _by_phrase(compiled, hits) or _by_rule(compiled, hits, seen)
            if because:
                return _given(compiled, because)
        if seen is None or seen.total < _ALONE_AT:
            return None
        likeliest = seen.probabilities.index(max(seen.probabilities))
        return _given(self.notices[likeliest], ", ".join(seen.words))


def build_notice_finder(faq: Faq, speller: Speller, recogniser: Recogniser) -> NoticeFinder:
    """Return the finder of *faq*'s notices; words that *speller* knows are meant as they stand.

    *recogniser* has learned their examples.
    """
    compiler = GroupCompiler({group.name: group.members for group in faq.word_groups})
    notices = tuple(
        _Compiled(
            notice=notice,
            text=_with_numbers(notice),
            phrases=compiler.number(notice.phrases),
            rules=tuple(_compiled(rule, compiler) for rule in notice.rules),
        )
        for notice in faq.notices
    )
    groups = compiler.compiled()
    meant = (word for word, count in speller.counts.items() if count >= _MEANT_AS_SPELT)
    known = speller.known | NEGATORS | frozenset(meant)
    spell = Speller(dict.fromkeys(groups.words(), 1), known=known, common=speller.common)
    return NoticeFinder(notices, groups, spell, recogniser)


def _compiled(rule: Rule, compiler: GroupCompiler) -> _Rule:
    return _Rule(
        meet=tuple(compiler.number(group) for group in rule.meet),
        unless=compiler.number(rule.unless) if rule.unless else None,
        unless_before=compiler.number(rule.unless_before) if rule.unless_before else None,
        unless_after=compiler.number(rule.unless_after) if rule.unless_after else None,
        unless_anywhere=compiler.number(rule.unless_anywhere) if rule.unless_anywhere else None,
    )


def _with_numbers(notice: Notice) -> str:
    if not notice.numbers:
        return notice.text
    return " ".join([notice.text, *(f"{place}: {number}." for place, number in notice.numbers)])


def _given(compiled: _Compiled, because: str) -> GivenNotice:
    return GivenNotice(id=compiled.notice.id, text=compiled.text, because=because)


def _by_phrase(compiled: _Compiled, hits: _Hits) -> str | None:
    said = hits.meant(compiled.phrases)
    return hits.words(said[0]) if said else None


def _by_rule(compiled: _Compiled, hits: _Hits, seen: Recognition | None) -> str | None:
    """Return the words that meet in a rule of the notice, or None."""
    if seen and seen.total < _WITH_RULE_AT:
        return None
    for rule in compiled.rules:
        if not all(group in hits.spans for group in rule.meet):
            continue
        for sign in hits.meant(rule.meet[0]):
            if hits.called_off(rule, sign):
                continue
            if met := _met(rule, sign, hits):
                return ", ".join(dict.fromkeys(hits.words(span) for span in met))
    return None


def _met(rule: _Rule, sign: Span, hits: _Hits) -> list[Span] | None:
    """Return *sign* and what it must meet, or None. A group named twice needs two members."""
    met = [sign]
    for place, group in enumerate(rule.meet[1:], start=1):
        twins = tuple(met[at] for at in range(place) if rule.meet[at] == group)
        found = hits.near(group, sign, twins)
        if found is None:
            return None
        met.append(found)
    return met


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
