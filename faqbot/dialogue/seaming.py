"""Seams: several things wanted in one input, where nobody marked them as questions.

"The drugs, the dangers", "list the references. describe the picture": any mark and any joining
word may be a seam. An input is cut there only if what stands on either side is certain by itself:
an answer each, or an answer and a known gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.dialogue.cutting import seams, tells, without_courtesies
from faqbot.dialogue.parts import Part, distinct
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from faqbot.dialogue.speech import Speech

    Decide: TypeAlias = Callable[[str, tuple[Part, ...]], Part]

__all__ = ["cut_at_seams"]

# Halves that nobody marked as questions have to be as sure as this, the surer one as that, and the
# whole has to speak of both. On 380 double questions of five writers that are not measured, this
# made 243 right where there were 224, and cut four of 1,120 single ones of four others, one of
# them wrongly; with .8 and .9 it was 248 and 19.
_CERTAIN = 0.9
_SURER = 0.95
_SPOKEN_OF = 0.15
# What the whole may speak of is in it at least this likely.
_LIKELY = 0.05
# A half that is not covered is a gap as likely as this, and no entry likelier than that.
_CERTAIN_GAP = 0.8
_NO_ENTRY = 0.1


def cut_at_seams(text: str, decide: Decide, whole: Part, speech: Speech) -> tuple[Part, ...] | None:
    """Return the parts of an input cut where both halves are certain, the surest ones.

    A half may be two again: "the drugs, the dangers, its other names".
    """
    pair = None if whole.outcome is Outcome.SMALLTALK else _pair(text, decide, whole, speech)
    if pair is None:
        return None
    again = (_pair(part.question, decide, part, speech) or (part,) for part in pair)
    return distinct(part for parts in again for part in parts)


def _pair(text: str, decide: Decide, whole: Part, speech: Speech) -> tuple[Part, Part] | None:
    if sum(each.confidence >= _LIKELY for each in whole.candidates) == 1:
        # One thing alone is spoken of, and it costs time to make sure of that.
        return None
    found: list[tuple[float, tuple[Part, Part]]] = []
    for halves in seams(text, speech):
        if any(tells(half, speech) for half in halves):
            continue
        first = decide(without_courtesies(halves[0], speech), ())
        if not _certainty(first):
            continue
        second = decide(without_courtesies(halves[1], speech), (first,))
        if certainty := _certainty_of_both(first, second, whole):
            found.append((certainty, (first, second)))
    return max(found, key=lambda each: each[0])[1] if found else None


def _certainty_of_both(first: Part, second: Part, whole: Part) -> float:
    """Return how certain the less certain of two halves is, 0 where they are not two questions."""
    certainties = _certainty(first), _certainty(second)
    answered = [part for part in (first, second) if part.answers]
    if max(certainties) < _SURER or not answered or len(distinct((first, second))) == 1:
        return 0.0
    # Beside a gap the whole may be all gap.
    spoken = len(answered) == 1 or all(
        whole.held(part.answers[0].id) >= _SPOKEN_OF for part in answered
    )
    return min(certainties) if spoken else 0.0


def _certainty(part: Part) -> float:
    """Return how likely what *part* is answered with is, or its gap; 0 if not certain."""
    gap, entry = part.best(Kind.NOT_COVERED), part.best(Kind.ENTRY)
    if part.outcome is Outcome.NOT_COVERED:
        return gap if gap >= _CERTAIN_GAP and entry < _NO_ENTRY else 0.0
    held = part.answers[0].confidence if part.is_sure and gap < _CERTAIN_GAP else 0.0
    return held if held >= _CERTAIN else 0.0
