"""Several questions in one input: which of its cuts are worth it.

A cut stands only if its pieces stand by themselves: at least two ask something, one of them is
answered, and another is answered otherwise or is not covered. Small talk around a question is
left out, and so is a story that the question at its end or its beginning does not need.
Everything else, asides and enumerations, is left whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.dialogue.cutting import (
    Joint,
    asks,
    names,
    pieces,
    unmarked_pieces,
    without_courtesies,
)
from faqbot.dialogue.parts import Part, Reason, distinct
from faqbot.dialogue.resolving import named
from faqbot.dialogue.seaming import cut_at_seams
from faqbot.dialogue.speech import OTHER
from faqbot.matching.reading import shorten
from faqbot.model import Kind, Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from faqbot.dialogue.cutting import Piece
    from faqbot.dialogue.seaming import Decide
    from faqbot.dialogue.speech import Speech

    Settle: TypeAlias = Callable[[Part], Part]

__all__ = ["split"]

# A piece may be a little less sure than the whole, whose other words support it by chance.
_MAX_LOSS = 0.2
# Where the story itself leads nowhere near, its question has to be this sure.
_SURE = 0.9
# A story is longer than what is wanted without a question: "the author's name and where she works".
_BRIEF = 12
# Nearly as likely as what a piece alone would be answered with.
_CLOSE = 0.2
# What else is asked, and not known, makes the whole so many times as doubtful.
_DOUBT = 3.0
# A part that is not known alone, but would be this: it goes on with it.
_GOES_ON = 0.35
# Longer ones are small talk of its own, which a question may belong to.
_GREETING = 4
# What the whole speaks of is in it at least this likely.
_IN_WHOLE = 0.05
# What a story is about is in it at least this likely.
_IN_STORY = 0.1
_OPEN = frozenset({Reason.SURE, Reason.MARGIN})
_REFUSED = frozenset({Outcome.NOT_COVERED, Outcome.NO_MATCH})
_KNOWN = frozenset({Outcome.ANSWERED, Outcome.NOT_COVERED})


def split(text: str, decide: Decide, settle: Settle, speech: Speech) -> tuple[Part, ...]:
    """Return the parts of *text*, one where it is one question.

    *decide* decides on a piece, given the parts before it; *settle* answers one of several parts,
    of which another is sure, where it would be asked back between entries that are all sure or
    where it is nearly sure itself.
    """
    whole = decide(text, ())
    if whole.query.exact:
        return (whole,)
    read = shorten(text)
    parts = (
        _marked(pieces(read, speech), decide, settle, whole, speech)
        or _unmarked(unmarked_pieces(read, speech), decide, whole)
        or cut_at_seams(read, decide, whole, speech)
        or _bared(read, decide, whole, speech)
        or (whole,)
    )
    if _answers_what_was_objected_to(parts, whole):
        parts = (whole,)
    # What was left out of the whole was left out of its pieces too.
    return tuple(_as_cut(part) for part in parts) if whole.query.cut else parts


def _answers_what_was_objected_to(parts: tuple[Part, ...], whole: Part) -> bool:
    """Whether a piece is answered with what a guard objects to in the whole.

    "Where can I use it?" knows nothing of the other card that is asked about before.
    """
    if whole.decision.reason is not Reason.GUARD:
        return False
    objected = whole.options[0].id
    return any(
        answer.id == objected and not part.query.exact for part in parts for answer in part.answers
    )


def _marked(
    cut: tuple[Piece, ...], decide: Decide, settle: Settle, whole: Part, speech: Speech
) -> tuple[Part, ...] | None:
    """Return the parts of an input cut where its writer marked it, None where it is whole."""
    if len(cut) <= 1:
        return None
    found = list(zip(cut, _decided(cut, decide, speech), strict=True))
    talk = [part for _, part in found if part.outcome is Outcome.SMALLTALK]
    rest = [(piece, part) for piece, part in found if part.outcome is not Outcome.SMALLTALK]
    said = any(_says_the_same(part, whole) for _, part in rest)
    rest = [(piece, _settled(part, whole, said=said)) for piece, part in rest]
    if not rest:
        return (talk[0],)
    if talk and len(rest) == 1:
        return _beside_talk(*rest[0], talk, whole, speech)
    told = any(not (asks(piece.text, speech) or names(piece.text, speech)) for piece, _ in found)
    # Of a story nobody asks anything, however near two entries are to it.
    may_settle = any(part.is_sure or part.decision.reason is Reason.MARGIN for _, part in rest)
    settled = [(piece, settle(part)) for piece, part in rest] if may_settle and not told else rest
    standing = distinct(
        part
        for place, (piece, part) in enumerate(settled)
        if _stands(piece, part, rest, place, speech)
        and not (told and _leans_on_story(part, whole, speech))
    )
    standing = _without_tails(standing, whole)
    if not _hindered(standing, whole):
        standing = tuple(part for part in standing if part.outcome is not Outcome.CLARIFY)
    if len(standing) > 1 and _no_weaker(standing, whole):
        return standing
    return _carried(rest, whole, speech)


def _says_the_same(part: Part, whole: Part) -> bool:
    return part.is_sure and bool(whole.answers) and part.answers[0].id == whole.answers[0].id


def _without_tails(parts: tuple[Part, ...], whole: Part) -> tuple[Part, ...]:
    """Return *parts* without those, not known alone, that only go on with the answer of the whole.

    As "or somebody else" after "which doctor is it": to refuse that would be idle.
    """
    if not any(_says_the_same(part, whole) for part in parts):
        return parts
    return tuple(part for part in parts if not _goes_on(part, whole.answers[0].id))


def _goes_on(part: Part, id_: str) -> bool:
    best = next((each for each in part.candidates if each.kind is Kind.ENTRY), None)
    near = best is not None and best.id == id_ and best.confidence >= _GOES_ON
    return part.outcome is Outcome.NO_MATCH and near


def _as_cut(part: Part) -> Part:
    return replace(part, query=replace(part.query, cut=True))


def _settled(part: Part, whole: Part, *, said: bool) -> Part:
    """Return *part*, answered as the whole is where the part alone would do with that too.

    But what would be asked back is not, where another part has *said* the same already.
    """
    if said and part.decision.reason is Reason.MARGIN:
        return part
    if part.decision.reason not in _OPEN or whole.outcome is not Outcome.ANSWERED:
        return part
    if part.answers and part.answers[0].id == whole.answers[0].id:
        return part
    held = part.held(whole.answers[0].id)
    fits = not part.answers or held >= part.answers[0].confidence - _CLOSE
    settled = held >= part.decision.answer_at and fits
    return replace(whole, question=part.question) if settled else part


def _beside_talk(
    piece: Piece, part: Part, talk: list[Part], whole: Part, speech: Speech
) -> tuple[Part, ...]:
    """Return the one thing that is said or asked beside a greeting or thanks."""
    if whole.outcome is Outcome.ANSWERED:
        return (part if part.outcome is Outcome.ANSWERED else whole,)
    if whole.outcome is Outcome.SMALLTALK:
        answered = part.outcome is Outcome.ANSWERED and _in_whole(part, whole)
        known = answered or part.outcome is Outcome.NOT_COVERED
        # Whoever asks for something after a mere greeting has not only greeted.
        mere = all(len(tokens(each.question)) <= _GREETING for each in talk)
        asked = known or (mere and bool(named(piece.text, speech)))
        return (part if asked and asks(piece.text, speech) else whole,)
    if whole.outcome is Outcome.CLARIFY and not asks(piece.text, speech):
        return (whole,)
    return (part,)


def _leans_on_story(part: Part, whole: Part, speech: Speech) -> bool:
    """Whether *part* answers an "it" of a story, of which the whole knows nothing."""
    if part.outcome is not Outcome.ANSWERED or part.query.exact:
        return False
    leaning = speech.things | speech.plurals | speech.others
    return not leaning.isdisjoint(tokens(part.question)) and not _in_whole(part, whole, _IN_STORY)


def _in_whole(part: Part, whole: Part, least: float = _IN_WHOLE) -> bool:
    return whole.held(part.answers[0].id) >= least


def _carried(
    rest: list[tuple[Piece, Part]], whole: Part, speech: Speech
) -> tuple[Part, ...] | None:
    """Return the only question in a story, where the story drowned it."""
    sure = [part for piece, part in rest if asks(piece.text, speech) and part.is_sure]
    if len(sure) != 1 or whole.outcome in _KNOWN:
        return None
    only = sure[0]
    if not named(only.question, speech):
        return None
    if whole.outcome is Outcome.CLARIFY:
        supported = only.answers[0].id == whole.options[0].id
    else:
        supported = only.answers[0].confidence >= _SURE and _in_whole(only, whole, _IN_STORY)
    return (only,) if only.query.exact or supported else None


def _unmarked(cut: tuple[Piece, ...], decide: Decide, whole: Part) -> tuple[Part, ...] | None:
    """Return the parts of questions that follow one another without a mark, if all are known."""
    if not cut:
        return None
    parts = _decided(cut, decide, OTHER)
    # What the whole does not answer, a stretch without a mark answers only beside what is known.
    refused = _REFUSED if whole.answers else {Outcome.NOT_COVERED}
    if not all(part.is_sure or part.outcome in refused for part in parts):
        return None
    standing = _without_tails(distinct(parts), whole)
    return standing if len(standing) > 1 and _no_weaker(standing, whole) else None


def _bared(text: str, decide: Decide, whole: Part, speech: Speech) -> tuple[Part, ...] | None:
    """Return the question without the greeting and the thanks around it, if that is surer."""
    bare = without_courtesies(text, speech)
    if bare == text.strip() or whole.outcome in _KNOWN:
        return None
    part = decide(bare, ())
    # Thanks after a question make no small talk of it, whatever is known of it.
    thanked = text.startswith(bare) and part.outcome is not Outcome.SMALLTALK
    hidden = thanked and whole.outcome is Outcome.SMALLTALK and asks(bare, speech)
    return (part,) if part.outcome in _KNOWN or hidden else None


def _decided(cut: tuple[Piece, ...], decide: Decide, speech: Speech) -> tuple[Part, ...]:
    parts: list[Part] = []
    for piece in cut:
        parts.append(decide(without_courtesies(piece.text, speech), tuple(parts)))
    return tuple(parts)


def _stands(
    piece: Piece, part: Part, rest: list[tuple[Piece, Part]], place: int, speech: Speech
) -> bool:
    """Whether *piece* is a question of its own: one that is known, or joined by a connective."""
    following = rest[place + 1][0].joint if place + 1 < len(rest) else Joint.NOTHING
    joined = Joint.CONNECTIVE in {piece.joint, following}
    if not asks(piece.text, speech):
        # "Side effects? Removable?", or "side effects, and who made it".
        named_too = joined and names(piece.text, speech)
        known = part.is_sure or (named_too and part.outcome is Outcome.NOT_COVERED)
        brief = joined and len(tokens(piece.text)) <= _BRIEF
        sure = brief and part.is_sure and part.answers[0].confidence >= _SURE
        return known and (named_too or sure or piece.text.endswith("?"))
    if part.outcome in _KNOWN:
        return part.is_sure or part.outcome is Outcome.NOT_COVERED
    return joined


def _no_weaker(parts: tuple[Part, ...], whole: Part) -> bool:
    """Whether something is answered, and that nearly as surely as the whole."""
    held = whole.answers[0].confidence if whole.answers else 0.0
    sure = [answer.confidence for part in parts for answer in part.answers]
    return bool(sure) and max(sure) >= held - _MAX_LOSS


def _hindered(parts: tuple[Part, ...], whole: Part) -> bool:
    """Whether the whole is answered with much more doubt than its best part, or not at all."""
    if not whole.answers:
        return True
    sure = [answer.confidence for part in parts for answer in part.answers]
    return bool(sure) and 1 - whole.answers[0].confidence >= _DOUBT * (1 - max(sure))
