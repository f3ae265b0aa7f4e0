"""What counts as right: one labelled question and its reply in, yes or no out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.evaluation.questions import OOS, SMALLTALK, URGENT, Group
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.reply import Reply
    from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion
    from faqbot.matching.evidence import Candidate

__all__ = [
    "answered",
    "answered_otherwise",
    "asked",
    "best_entry",
    "double_right",
    "false_alarm",
    "noticed",
    "refused",
    "right",
    "right_first",
    "right_or_asked",
    "small_talk",
    "topic_right",
]

_REFUSALS = frozenset({Outcome.NOT_COVERED, Outcome.NO_MATCH})
_WORDS = frozenset({OOS, SMALLTALK, URGENT})


def answered(_question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether an answer is given at all."""
    return reply.outcome is Outcome.ANSWERED


def asked(_question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether a question back is given."""
    return reply.outcome is Outcome.CLARIFY


def noticed(_question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether a notice is given, whatever follows it."""
    return reply.notice is not None


def false_alarm(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether a notice is given that neither the label nor `also` asks for."""
    return noticed(question, reply) and not topic_right(question, URGENT)


def small_talk(_question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether the input is taken for small talk."""
    return reply.outcome is Outcome.SMALLTALK


def topic_right(question: LabelledQuestion, topic: str) -> bool:
    """Return whether *topic* is the label or another whose answer is as right."""
    return topic == question.label or topic in question.also


def right_first(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether an answer is given and the first one is a right one."""
    first = reply.answer
    return answered(question, reply) and first is not None and topic_right(question, first.id)


def right_or_asked(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether the first answer is right, or a right one is among the options asked."""
    return right_first(question, reply) or (
        asked(question, reply) and any(topic_right(question, o.id) for o in reply.options)
    )


def answered_otherwise(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether an answer is given and the first one is not a right one."""
    return answered(question, reply) and not right_first(question, reply)


def refused(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether nothing is answered, or only what `also` allows."""
    return (
        reply.outcome in _REFUSALS
        or right_first(question, reply)
        or (SMALLTALK in question.also and reply.outcome is Outcome.SMALLTALK)
        or (URGENT in question.also and reply.outcome is Outcome.NOTICE)
    )


def right(question: LabelledQuestion, reply: Reply) -> bool:
    """Return whether the reply is of the kind that the label asks for."""
    judge = {
        Group.ANSWERABLE: right_first,
        Group.UNANSWERABLE: refused,
        Group.EMERGENCY: noticed,
        Group.SMALLTALK: small_talk,
    }[question.group]
    return judge(question, reply)


def double_right(question: LabelledDouble, reply: Reply) -> bool:
    """Return whether every part is right: all that was asked is served, and nothing else.

    The answers are exactly those of the labels; an emergency and nothing else gets a notice; what
    is not covered is said to be so, but not after a notice, which nothing may delay; and nothing
    answerable is refused or asked back.
    """
    labels = set(question.labels)
    outcomes = {part.outcome for part in reply.parts}
    if {answer.id for answer in reply.answers} != labels - _WORDS:
        return False
    if (URGENT in labels) != (reply.notice is not None):
        return False
    refuses = bool(outcomes & _REFUSALS)
    if OOS in labels and URGENT not in labels and not refuses:
        return False
    may_refuse = bool(labels & {OOS, URGENT})
    return Outcome.CLARIFY not in outcomes and (may_refuse or not refuses)


def best_entry(reply: Reply) -> Candidate | None:
    """Return the most likely entry, whether it was answered or not."""
    return next((found for found in reply.candidates if found.kind is Kind.ENTRY), None)
