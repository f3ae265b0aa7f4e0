"""What went wrong: which question became what, and which kinds of error are frequent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from faqbot.evaluation import judging
from faqbot.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from faqbot.evaluation.metrics import Pair, Replies

__all__ = ["Miss", "confusions", "kinds_of_error", "misses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A question whose reply is not right.

    *kind* is the group of its label, or "double". *became* is the outcome instead; a needless
    notice counts as ``notice`` even where an answer follows it. *answered* are the ids given.
    """

    question: str
    kind: str
    labels: tuple[str, ...]
    became: Outcome
    answered: tuple[str, ...]


def misses(replies: Replies) -> tuple[Miss, ...]:
    """Return everything that went wrong: single questions, turns, then double questions."""
    pairs = chain(replies.singles, chain.from_iterable(replies.conversations))
    return (*_missed(pairs), *_missed_doubles(replies))


def confusions(missed: Sequence[Miss]) -> tuple[tuple[str, str, int], ...]:
    """Return label, id answered instead and how often, the most frequent first."""
    counts = Counter(
        (miss.labels[0], miss.answered[0])
        for miss in missed
        if len(miss.labels) == 1 and miss.became is Outcome.ANSWERED
    )
    return tuple((*pair, count) for pair, count in counts.most_common())


def kinds_of_error(missed: Sequence[Miss]) -> tuple[tuple[str, Outcome, int], ...]:
    """Return the kind of question, what became of it and how often, the most frequent first."""
    counts = Counter((miss.kind, miss.became) for miss in missed)
    return tuple((*pair, count) for pair, count in counts.most_common())


def _missed(pairs: Iterable[Pair]) -> Iterator[Miss]:
    for question, reply in pairs:
        needless = judging.false_alarm(question, reply)
        if needless or not judging.right(question, reply):
            yield Miss(
                question=question.text,
                kind=question.group,
                labels=(question.label,),
                became=Outcome.NOTICE if needless else reply.outcome,
                answered=tuple(answer.id for answer in reply.answers),
            )


def _missed_doubles(replies: Replies) -> Iterator[Miss]:
    for question, reply in replies.doubles:
        if not judging.double_right(question, reply):
            yield Miss(
                question=question.text,
                kind="double",
                labels=question.labels,
                became=reply.outcome,
                answered=tuple(answer.id for answer in reply.answers),
            )
