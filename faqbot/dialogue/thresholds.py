"""How sure is sure enough: the confidences at which a policy answers, asks back or abstains."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.model import Settings

__all__ = ["DEFAULTS", "UNLEARNED", "Thresholds", "thresholds_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Confidences, 0 to 1, at which a question is answered or asked back.

    *answer_at*: the best entry is answered, if it leads by *margin* over any other that sure.
    *ask_at*: it is offered, with others worth offering. *offer_at*: an entry is worth offering.
    *name_at*: a gap is sure enough to be named. *talk_at*: it is small talk.
    """

    answer_at: float = 0.28
    margin: float = 0.1
    ask_at: float = 0.25
    offer_at: float = 0.1
    name_at: float = 0.5
    talk_at: float = 0.5


# Why these numbers: over nine FAQs from the training parts of CLINC150 and BANKING77 and from the
# article, with questions that people asked, the mean Matthews correlation of answering is .719 at
# .25, .715 at .3, .704 at .4 and .684 at .5, while .79, .81, .84 and .86 of the answers are right,
# and between .25 and .3 there is nothing to choose (.691 to .696 over ten more, guards and all);
# over eleven with whole entries hidden it rises from .628 to .666. A question back takes somewhat
# less. It looks at the best entry alone: where the best three together are as likely, 16 FAQs of 10
# to 40 entries asked back 128 questions in vain to offer 50 right entries, this way 63 to offer 31.
# An option below one in ten is noise; of the gaps named from .5 on, on questions to test the
# article with, 268 of 281 described what was asked rightly or nearly so, read by eye, of those
# from .35 to .5 only 46 of 57; and small talk must be likelier than not, for it ends what may have
# been a question.
DEFAULTS = Thresholds()
# Where an FAQ has too few phrases to learn from, its confidence is another's: over 106 FAQs of up
# to 60 phrases from the same training parts, .585 of the questions were answered rightly and .123
# wrongly at .3, .551 and .067 at .5, .530 and .048 at .6.
UNLEARNED = Thresholds(answer_at=0.5, ask_at=0.35)


def thresholds_of(settings: Settings, *, learned: bool) -> Thresholds:
    """Return the thresholds that *settings* ask for, and the defaults for what they leave out.

    *learned*: whether the confidence rests on phrases of the FAQ itself.
    """
    defaults = DEFAULTS if learned else UNLEARNED
    answer_at = defaults.answer_at if settings.answer_at is None else settings.answer_at
    ask_at = min(defaults.ask_at, answer_at) if settings.ask_at is None else settings.ask_at
    return replace(defaults, answer_at=answer_at, ask_at=ask_at)
