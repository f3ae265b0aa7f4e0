"""Follow-ups: a turn that leans on what came before, read alone and in the light of the topic.

The light never overrides a question that stands by itself. A turn that leans is ranked alone, and
once more with what its "it" stands for; which of the two decides is told by rule:

- a turn that says nothing but "why?" or "by whom?" asks further about the topic, and "tell me
  more" for its answer again;
- "what about X?" is answered by an entry of the topic whose answer speaks of X;
- what is surely answered alone is answered otherwise only if the thing spoken of makes that
  answer much less likely than another one, which is sure, or less likely at all where it is about
  another thing and the turn's own words speak for the topic's answer;
- what is not surely answered alone needs the light to be sure, and to have been a candidate alone:
  that the topic's own words are near the topic proves nothing, and least of all for the very entry
  that was just answered;
- what asks about one person is not answered by what is far from that person;
- what would be asked back is refused, unless the topic or the light chooses: of several that are
  all sure, or of which one alone is near the topic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faqbot.dialogue.parts import FollowUp, Part, Reason
from faqbot.dialogue.resolving import leans, mentioned, named, resolve
from faqbot.matching.wordforms import stem
from faqbot.model import Kind, Outcome
from faqbot.text import key, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.deciding import Policy
    from faqbot.dialogue.topics import Subjects, Topic
    from faqbot.matching.evidence import Candidate
    from faqbot.matching.matcher import Ranking

__all__ = ["Follower"]

# An entry that a leaning turn makes likelier than this alone, while one in sixteen is chance, has
# more for it than the topic's words. Of people ("is she a doctor") there is no second reading.
_HINT = 0.2
_PERSON_HINT = 0.35
# Alone as likely as this, and the only one of what would be asked back that is near the topic.
_LIKELY = 0.6
# A turn that names more things than this is not answered otherwise for its "it".
_FEW = 2
# What the turn says itself must speak for the other answer a third as much as for the first.
_BACKING = 0.35
# Of the very answer just given, where the first is about another thing, less is enough: that of
# which only the topic speaks is backed by less than nothing, and seldom by a tenth.
_BACKING_AGAIN = 0.3
# Less likely than this in the light: it was the answer for another thing.
_LOST = 0.5
# Or less likely by this than another answer, which was not the surer one alone.
_LEAD = 0.3
# A gap that is as likely as this is not one of many similar ones.
_SURE_GAP = 0.5
# A gap may be so much likelier than an entry that the light then makes sure, but only so likely
# where that entry was just answered: whoever had the answer asks for something else.
_GAP_LEAD = 2.0
_GAP_AGAIN = 0.5
_TALK = frozenset({Reason.EMPTY, Reason.SMALLTALK})
_EXACT = frozenset({Reason.EXACT, Reason.EXACT_TWICE})
_TORN = frozenset({Reason.CLOSE, Reason.MARGIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """Decides on turns with a topic, for one FAQ."""

    rank: Callable[[str], Ranking]
    policy: Policy
    subjects: Subjects

    def decide(self, text: str, topic: Topic | None) -> Part:
        """Return the part that answers *text* as one question, in the light of *topic*."""
        alone = self.rank(text)
        part = self.policy.decide(alone, text)
        speech = self.subjects.speech
        if topic is None or part.decision.reason in _EXACT:
            return part
        if speech.more.fullmatch(key(text)):
            return self._again(part, topic)
        if not leans(text, speech):
            return part
        if speech.bare.fullmatch(key(text)):
            return self._further(text, part, alone, topic)
        if part.decision.reason in _TALK:
            return part
        found = self._mentioned(text, part, topic)
        return found or self._in_light(text, part, alone, topic)

    def _is_of_another(self, text: str, part: Part, topic: Topic) -> bool:
        """Whether *part* answers "where does she work", said of a person, by how a thing works."""
        speech, words = self.subjects.speech, tokens(text)
        return (
            part.outcome is Outcome.ANSWERED
            and part.answers[0].id not in topic.near
            and speech.one_person.match(key(topic.title)) is not None
            and not speech.persons.isdisjoint(words)
            # "Can she have it taken out" speaks of a thing after all.
            and speech.things.isdisjoint(words)
            and len(set(named(text, speech)) - speech.persons) <= _FEW
        )

    def _again(self, part: Part, topic: Topic) -> Part:
        """Return the part that answers "tell me more": what the topic's answer says is all."""
        if topic.offered or not topic.entries:
            return part
        followed = FollowUp(of=topic.title, read_as=topic.title)
        return self._answered(part, topic.entries[0], Reason.TOPIC, followed)

    def _further(self, text: str, part: Part, alone: Ranking, topic: Topic) -> Part:
        """Return the part that answers "why?" and its like, which ask of the topic alone."""
        followed = FollowUp(of=topic.title, read_as=f"{text.strip()} {topic.title}")
        entry = next((each for each in alone.of(Kind.ENTRY) if each.id in topic.near), None)
        # A "why" alone is near whatever the FAQ knows a reason for; that must be spoken of.
        least = _HINT if entry and entry.id in topic.entries else _LIKELY
        if entry and entry.confidence >= least:
            return self._answered(part, entry.id, Reason.LIGHT, followed)
        if topic.gap:
            again = self.policy.refuse_again(part, topic.gap)
            return replace(again, followed=followed)
        if topic.offered:
            return part
        asks_fact = not self.subjects.speech.facts.isdisjoint(tokens(topic.title)[:1])
        if not self.subjects.speech.causes.search(key(text)):
            # Only "by whom?" after "who is it for?" asks on; what is surely answered is not meant.
            asks_on = asks_fact and part.outcome is Outcome.ANSWERED
            return (
                self._answered(part, topic.entries[0], Reason.TOPIC, followed) if asks_on else part
            )
        if asks_fact:
            # Why it is so, the answer to "who" or "what" does not say.
            refused = self.policy.refuse(alone, text, named=False)
            return replace(refused, followed=followed)
        return self._answered(part, topic.entries[0], Reason.TOPIC, followed)

    def _mentioned(self, text: str, part: Part, topic: Topic) -> Part | None:
        """Return the part that answers "what about X?" by an answer near that speaks of X."""
        if part.outcome is Outcome.ANSWERED:
            return None
        what = mentioned(text, self.subjects.speech)
        held = {each.id: each.confidence for each in part.candidates if each.kind is Kind.ENTRY}
        if not what or (_gap(part.candidates) >= _SURE_GAP and not _any(held, topic, _HINT)):
            return None
        for id_ in (*topic.entries, *sorted(topic.related)):
            entry = self.policy.entries[id_]
            said = {stem(word) for word in tokens(f"{entry.question} {entry.answer}")}
            if said.issuperset(map(stem, what)):
                followed = FollowUp(of=topic.title, read_as=f"{entry.question} {text.strip()}")
                return self._answered(part, id_, Reason.MENTIONED, followed)
        return None

    def _in_light(self, text: str, part: Part, alone: Ranking, topic: Topic) -> Part:
        if self._is_of_another(text, part, topic):
            followed = FollowUp(of=topic.title, read_as=text.strip())
            return replace(self.policy.refuse(alone, text), followed=followed)
        subject = self.subjects.of(topic)
        reading = resolve(text, subject, self.subjects.speech) if subject else None
        if reading is None:
            return self._unlit(text, part, alone, topic)
        lit = self.rank(reading.text)
        seen = self.policy.decide(lit, text)
        followed = FollowUp(of=topic.title, read_as=reading.text)
        if part.outcome is Outcome.ANSWERED:
            overrides = self._overrides(text, alone, seen, lit, topic, added=reading.added)
            return replace(seen, followed=followed) if overrides else part
        best = alone.of(Kind.ENTRY)[0]
        # Words said after the topic's own are outshone by them; a thing said for "it" is meant.
        sure = best.confidence >= self.policy.thresholds.answer_at
        own = reading.added or (sure and best.id in topic.near)
        meant = best.id if own else lit.of(Kind.ENTRY)[0].id
        gap = _gap(alone.candidates)
        repeats = meant in topic.entries and not topic.offered
        if self._confirms(best, gap, lit, topic) and not (
            repeats and self._repeats_idly(text, best, gap, lit)
        ):
            shown = seen if _answers(seen, meant) else self._lit_part(seen, meant)
            return replace(shown, followed=followed)
        if _names_gap(seen) and _gap(lit.candidates) > _gap(alone.candidates):
            return replace(seen, followed=followed)
        return self._unlit(text, part, alone, topic, lit)

    def _overrides(
        self, text: str, alone: Ranking, seen: Part, lit: Ranking, topic: Topic, *, added: bool
    ) -> bool:
        """Whether the light makes the sure answer of *alone* one about another thing."""
        own, id_ = named(text, self.subjects.speech), alone.of(Kind.ENTRY)[0].id
        if len(own) > _FEW or id_ in topic.near:
            return False
        # What is sure alone gives way to another answer, never to none.
        found = seen.answers[0].id if seen.answers else None
        if found is None:
            return False
        kept = _held(lit, id_)
        lost = _is_lost(kept, seen)
        if found not in topic.near:
            return lost and bool(topic.gap)
        # The topic's own words are near the topic, whatever else is asked of it.
        speaks, first = _support(lit, found, own), _support(alone, id_, own)
        if lost:
            backed = not own or speaks >= _BACKING * first
            return backed or _held(alone, found) >= _LOST
        # What is only added to a turn takes nothing from what the turn says.
        fallen = not added and _held(alone, id_) - kept >= self.policy.thresholds.margin
        again = found in topic.entries and self._is_of_another_thing(id_, topic)
        return fallen and again and bool(own) and speaks >= _BACKING_AGAIN * first

    def _is_of_another_thing(self, id_: str, topic: Topic) -> bool:
        """Whether the question of an entry names another thing than the topic, by their nouns."""
        asked = tokens(self.subjects.subject(self.policy.entries[id_].question) or "")
        spoken = tokens(self.subjects.of(topic) or "")
        return bool(asked and spoken) and asked[-1] != spoken[-1]

    def _repeats_idly(self, text: str, best: Candidate, gap: float, lit: Ranking) -> bool:
        """Whether only the topic's own words make what was just answered sure again."""
        if gap >= _GAP_AGAIN * best.confidence:
            return True
        own, first = named(text, self.subjects.speech), lit.of(Kind.ENTRY)[0].id
        return bool(own) and _support(lit, first, own) <= 0

    def _confirms(self, best: Candidate, gap: float, lit: Ranking, topic: Topic) -> bool:
        """Whether the light makes the best entry sure that the turn alone only hints at."""
        first = lit.of(Kind.ENTRY)[0]
        if best.confidence < _HINT or gap > _GAP_LEAD * best.confidence:
            return False
        if first.confidence < self.policy.thresholds.answer_at:
            return False
        # In the light the topic outshines what is related to it.
        return best.id == first.id or (best.id in topic.near and first.id in topic.entries)

    def _unlit(
        self, text: str, part: Part, alone: Ranking, topic: Topic, lit: Ranking | None = None
    ) -> Part:
        """Return the part where no other reading helps: a question back only if a guard objects.

        What neither the turn nor its topic settles nobody wrote an answer to, mostly; what is
        likely is offered all the same.
        """
        if part.outcome is not Outcome.CLARIFY:
            return part
        best, gap = alone.of(Kind.ENTRY)[0], _gap(alone.candidates)
        followed = FollowUp(of=topic.title, read_as=text.strip())
        options = [option.id for option in part.options]
        near = [id_ for id_ in options if id_ in topic.near]
        sure = part.decision.reason is Reason.MARGIN
        # All are sure alone, and none of them was spoken of: the light chooses among them.
        chooses = sure and not near and gap <= best.confidence and lit is not None
        meant = None
        if sure and len(near) == 1:
            meant = near[0]
        elif gap <= best.confidence and self._hints(text, best, near, topic):
            meant = best.id
        elif chooses and lit:
            meant = next((each.id for each in lit.of(Kind.ENTRY) if each.id in options), None)
        if meant:
            return self._answered(part, meant, Reason.LIGHT, followed)
        # Nobody means the very question that was just answered.
        again = not topic.offered and set(options) <= set(topic.entries)
        if not chooses and (gap > best.confidence or again or not near):
            # Of what was spoken of, the FAQ says nothing that this could be about.
            ranking = lit if lit and not again and gap <= best.confidence else alone
            return replace(self.policy.refuse(ranking, text), followed=followed)
        return self.policy.refuse(alone, text) if part.decision.reason in _TORN else part

    def _hints(self, text: str, best: Candidate, near: list[str], topic: Topic) -> bool:
        """Whether the best of what would be asked back is the one that the topic suggests."""
        if self.subjects.speech.persons.intersection(tokens(text)):
            return best.id in topic.entries and best.confidence >= _PERSON_HINT
        # What was just answered is more often asked further about than asked for again.
        return near == [best.id] and best.id in topic.related and best.confidence >= _LIKELY

    def _answered(self, part: Part, id_: str, reason: Reason, followed: FollowUp) -> Part:
        # Of the turn alone, "why?", nothing tells how sure the answer is.
        held = _held(self.rank(followed.read_as), id_)
        entry = self.policy.entries[id_]
        answered = self.policy.answer_with(part, entry, reason, at_least=held)
        return replace(answered, followed=followed)

    def _lit_part(self, seen: Part, id_: str) -> Part:
        return self.policy.answer_with(seen, self.policy.entries[id_], Reason.LIGHT)


def _gap(candidates: tuple[Candidate, ...]) -> float:
    gaps = (each.confidence for each in candidates if each.kind is Kind.NOT_COVERED)
    return next(gaps, 0.0)


def _held(ranking: Ranking, id_: str) -> float:
    held = (each.confidence for each in ranking.of(Kind.ENTRY) if each.id == id_)
    return next(held, 0.0)


def _is_lost(kept: float, seen: Part) -> bool:
    """Whether what is *kept* of a sure answer in the light is too little for it."""
    led = any(answer.confidence - kept >= _LEAD for answer in seen.answers)
    return kept < _LOST or led


def _support(ranking: Ranking, id_: str, own: tuple[str, ...]) -> float:
    """Return what the words *own*, as they were read, add to the score of an entry."""
    evidence = next(each.evidence for each in ranking.of(Kind.ENTRY) if each.id == id_)
    read = {each.typed: each.read for each in ranking.query.corrections}
    words = {word for each in own for word in read.get(each, each).split()}
    return sum(each.weight for each in evidence.words if each.word in words)


def _any(held: dict[str, float], topic: Topic, least: float) -> bool:
    return any(held.get(id_, 0.0) >= least for id_ in topic.near)


def _answers(part: Part, id_: str) -> bool:
    return part.outcome is Outcome.ANSWERED and part.answers[0].id == id_


def _names_gap(part: Part) -> bool:
    return part.outcome is Outcome.NOT_COVERED and _gap(part.candidates) >= _SURE_GAP
