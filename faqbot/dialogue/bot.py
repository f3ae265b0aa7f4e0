"""The bot: an FAQ that answers questions, one by one or in conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.conversation import Conversation
from faqbot.dialogue.cutting import asks
from faqbot.dialogue.deciding import Policy, build_policy
from faqbot.dialogue.following import Follower
from faqbot.dialogue.notices import NoticeFinder, build_notice_finder
from faqbot.dialogue.parts import A_QUESTION, Decision, FaqIdentity, Part, Reason
from faqbot.dialogue.reply import Reply
from faqbot.dialogue.speech import speech_of
from faqbot.dialogue.splitting import split
from faqbot.dialogue.topics import Subjects
from faqbot.errors import UsageError, check_type
from faqbot.matching.building import build_matcher
from faqbot.model import Faq, Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from faqbot.dialogue.speech import Speech
    from faqbot.dialogue.topics import Topic
    from faqbot.matching.encoders import Encoder
    from faqbot.matching.evidence import Candidate
    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.matcher import Matcher, Ranking

__all__ = ["FaqBot", "build_bot"]

_NO_DISCLAIMER = "General information, not professional advice."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FaqBot:
    """An FAQ ready to answer. Immutable: safe to share between threads, and picklable."""

    faq: Faq
    matcher: Matcher
    policy: Policy
    notices: NoticeFinder
    subjects: Subjects

    def __repr__(self) -> str:
        """Return what FAQ it is, not the thousands of phrases that it knows."""
        encoder = self.matcher.encoder.name if self.matcher.encoder else None
        return (
            f"{type(self).__name__}(title={self.faq.title!r}, entries={len(self.faq.entries)}, "
            f"encoder={encoder!r}, sha256={self.faq.sha256!r})"
        )

    @property
    def follower(self) -> Follower:
        """What decides on turns that lean on those before."""
        return self._follower(self.matcher.rank)

    def _follower(self, rank: Callable[[str], Ranking]) -> Follower:
        return Follower(rank=rank, policy=self.policy, subjects=self.subjects)

    def ask(self, question: str) -> Reply:
        """Return the reply to *question*, whatever was asked before."""
        check_type(question, str, A_QUESTION)
        return self.reply(question, self.parts(question))

    def ask_many(self, questions: Iterable[str]) -> list[Reply]:
        """Return the replies to *questions*, each as ``ask`` gives it."""
        if isinstance(questions, str):
            message = "ask_many expects several questions, got one text. Use ask, or a list."
            raise UsageError(message)
        check_type(questions, Iterable, "several questions as texts")
        asked = list(questions)
        for question in asked:
            check_type(question, str, A_QUESTION)
        # In a log many questions come again and again; scored together, each takes less time.
        distinct = tuple(dict.fromkeys(asked))
        ranked = dict(zip(distinct, self.matcher.rank_all(distinct), strict=True))
        follower = self._follower(lambda text: ranked.get(text) or self.matcher.rank(text))
        replies = {each: self.reply(each, _parts(each, follower)) for each in distinct}
        return [replies[question] for question in asked]

    def search(self, question: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the best candidates of all kinds, best first, whatever their confidence."""
        check_type(question, str, A_QUESTION)
        check_type(limit, int, "a limit as a whole number")
        if limit < 0:
            message = f"expected a limit of 0 or more, got {limit}."
            raise UsageError(message)
        return self.matcher.rank(question, kept=max(1, limit)).candidates[:limit]

    def conversation(self, saved: Mapping[str, Any] | None = None) -> Conversation:
        """Return one person's conversation, new or going on from ``Conversation.to_dict``."""
        return Conversation(self, saved)

    def parts(self, text: str, topic: Topic | None = None) -> tuple[Part, ...]:
        """Return the questions found in *text*, each decided on, in the light of *topic*."""
        return _parts(text, self.follower, topic)

    def decide(self, question: str) -> Part:
        """Return the decision on *question* taken as one question."""
        return self.policy.decide(self.matcher.rank(question), question)

    def reply(self, text: str, parts: tuple[Part, ...]) -> Reply:
        """Return the reply made of *parts*, with the notice that *text* may call for."""
        notice = self.notices.find(text)
        if notice:
            parts = _after_notice(parts, self.subjects.speech)
        asking = (part for part in parts if part.outcome is not Outcome.SMALLTALK)
        first = next(asking, parts[0])
        return Reply(
            question=text,
            parts=parts,
            notice=notice,
            candidates=first.candidates,
            disclaimer=self.faq.disclaimer or _NO_DISCLAIMER,
            faq=FaqIdentity(
                title=self.faq.title,
                sha256=self.faq.sha256,
                encoder=self.matcher.encoder.name if self.matcher.encoder else None,
            ),
        )


def build_bot(index: CompiledIndex, encoder: Encoder | None, *, eager: bool = True) -> FaqBot:
    """Return the bot of a compiled FAQ, with the *encoder* that it was compiled with.

    Without *eager* nothing is prepared that a single question can do without.
    """
    matcher = build_matcher(index, encoder, eager=eager)
    return FaqBot(
        faq=index.faq,
        matcher=matcher,
        policy=build_policy(index.faq, learned=index.scales.learned),
        notices=build_notice_finder(index.faq, matcher.reader.speller, index.recogniser),
        subjects=Subjects(faq=index.faq, speech=speech_of(index.faq.language)),
    )


def _parts(text: str, follower: Follower, topic: Topic | None = None) -> tuple[Part, ...]:
    def decide(piece: str, before: tuple[Part, ...]) -> Part:
        # What is asked second may lean on what was asked first.
        return follower.decide(piece, follower.subjects.after(before, topic))

    return split(text, decide, follower.policy.settle, follower.subjects.speech)


def _after_notice(parts: tuple[Part, ...], speech: Speech) -> tuple[Part, ...]:
    """Return the parts that may follow a notice, else one silent part.

    Those that are answered, and ask something or are a phrase of the FAQ: what is told of an
    emergency is near some entry by chance, and to "I want to die" no answer is worth a delay.
    """
    answered = tuple(part for part in parts if _is_worth_a_delay(part, speech))
    if answered:
        return answered
    first = parts[0]
    decision = Decision(
        reason=Reason.NOTICE,
        answer_at=first.decision.answer_at,
        ask_at=first.decision.ask_at,
    )
    return (
        Part(
            question=first.question,
            outcome=Outcome.NOTICE,
            query=first.query,
            candidates=first.candidates,
            decision=decision,
        ),
    )


def _is_worth_a_delay(part: Part, speech: Speech) -> bool:
    # "Is", "do" and the like stand in what is told, too.
    asking = (speech.openers - speech.auxiliaries).intersection(tokens(part.question))
    # What the curator wrote, word for word, is always answered.
    wanted = part.query.exact or bool(asking) or asks(part.question, speech)
    return bool(part.answers) and wanted
