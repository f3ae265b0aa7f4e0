"""A toy bot with real replies, for chats whose every turn is known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.dialogue.parts import Answer, Decision, FaqIdentity, GivenNotice, Option, Part, Reason
from faqbot.dialogue.reply import Reply
from faqbot.matching.evidence import Candidate, Evidence, Query
from faqbot.model import Entry, Faq, Kind, Outcome
from faqbot.preferences.table import Preferences
from faqbot.terminal.live import LiveBot
from faqbot.terminal.session import Session, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.terminal.history import History
    from faqbot.terminal.misses import MissLog
    from faqbot.terminal.protocols import Bot

FAQ = Faq(
    sha256="0" * 64,
    title="Pumps",
    source=(("article", "All about pumps"), ("author", "An author")),
    disclaimer="Not advice.",
    entries=(
        Entry(
            id="risks",
            question="What are the risks of a pump?",
            phrases=("what can go wrong",),
            answer="Infection and headaches.",
            section="Risks",
            related=("removal", "pump"),
        ),
        Entry(
            id="pump",
            question="What is a drug pump?",
            answer="A device that gives medicine.",
            section="Basics",
        ),
        Entry(
            id="removal",
            question="Can the pump be taken out?",
            answer="Yes, by surgery.",
            section="Basics",
        ),
        Entry(id="author", question="Who wrote this?", answer="An author."),
    ),
)


def make_part(question: str, outcome: Outcome, **more: object) -> Part:
    """Return a part about *question*, decided for no particular reason."""
    given: dict[str, object] = {
        "query": Query(text=question, words=tuple(question.split())),
        "candidates": (),
        "decision": Decision(reason=Reason.UNSURE, answer_at=0.7, ask_at=0.3),
        **more,
    }
    return Part(question=question, outcome=outcome, **given)  # type: ignore[arg-type]  # any fields


def make_candidate(identity: str, kind: Kind, question: str, confidence: float) -> Candidate:
    """Return a candidate without evidence to speak of."""
    evidence = Evidence(
        phrase=question,
        similarity=1.0,
        score=0.0,
        base=0.0,
        words=(),
        meaning=0.0,
        nearness=0.0,
        exact=False,
    )
    return Candidate(
        id=identity, kind=kind, question=question, confidence=confidence, evidence=evidence
    )


class ToyBot:
    """A bot that knows its questions letter by letter; *asked* lists what it was asked."""

    def __init__(self, faq: Faq = FAQ) -> None:
        self.faq = faq
        self.asked: list[str] = []
        self.conversations = 0

    def conversation(self) -> ToyConversation:
        """Return a conversation without turns."""
        self.conversations += 1
        return ToyConversation(self)

    def search(self, question: str, /, *, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the entry about risks where danger is meant, and a gap that must not be shown."""
        if "danger" not in question:
            return ()
        risks, gap = self.faq.entries[0], "how dangerous anything is"
        return (
            make_candidate("gap", Kind.NOT_COVERED, gap, 0.9),
            make_candidate(risks.id, Kind.ENTRY, risks.question, 0.8),
            make_candidate("pump", Kind.ENTRY, "What is a drug pump?", 0.1),
        )[:limit]


class ToyConversation:
    """Turns with a toy bot: a question of the FAQ, ``pump``, ``help me``, ``hello``, ``crash``."""

    def __init__(self, bot: ToyBot) -> None:
        self._bot = bot
        self._options: tuple[Option, ...] = ()

    def ask(self, text: str) -> Reply:
        """Return the reply to *text*; a number chooses among the options of the last one."""
        self._bot.asked.append(text)
        if text == "crash":
            message = "a bolt \x1b[31mbroke"
            raise ArithmeticError(message)
        if self._options and text in {"1", "2"}:
            text = self._options[int(text) - 1].question
        reply = self._reply(text)
        self._options = reply.options
        return reply

    def _reply(self, text: str) -> Reply:
        notice = None
        if text == "pump":
            part = make_part(
                text, Outcome.CLARIFY, message="Which one?", options=self._near("pump", "removal")
            )
        elif text == "hello":
            part = make_part(text, Outcome.SMALLTALK, message="Hello.")
        elif text == "help me":
            part = make_part(text, Outcome.NO_MATCH)
            notice = GivenNotice(id="emergency", text="Call for help now.", because=text)
        elif answers := self._answers(text):
            part = make_part(text, Outcome.ANSWERED, answers=answers)
        else:
            part = make_part(text, Outcome.NO_MATCH, message=f'Nothing fits "{text}".')
        return self._bot_reply(text, part, notice)

    def _bot_reply(self, text: str, part: Part, notice: GivenNotice | None) -> Reply:
        faq = self._bot.faq
        return Reply(
            question=text,
            parts=(part,),
            notice=notice,
            candidates=(),
            disclaimer=faq.disclaimer or "",
            faq=FaqIdentity(title=faq.title, sha256=faq.sha256),
        )

    def _near(self, *ids: str) -> tuple[Option, ...]:
        return tuple(
            Option(id=entry.id, question=entry.question, confidence=0.4)
            for entry in self._bot.faq.entries
            if entry.id in ids
        )

    def _answers(self, text: str) -> tuple[Answer, ...]:
        return tuple(
            Answer(
                id=entry.id,
                question=entry.question,
                answer=entry.answer,
                section=entry.section,
                confidence=1.0,
                matched=text,
            )
            for entry in self._bot.faq.entries
            if text in {entry.question, *entry.phrases}
        )


@pytest.fixture
def bot() -> ToyBot:
    """Return a fresh toy bot."""
    return ToyBot()


@pytest.fixture
def reply_to(bot: ToyBot) -> Callable[[str], Reply]:
    """Return the toy bot's replies, each in a conversation of its own."""
    return lambda text: bot.conversation().ask(text)


@pytest.fixture
def make_reply() -> Callable[..., Reply]:
    """Return a maker of replies of any parts, all of them about ``?``."""

    def make(*parts: dict[str, object], notice: str | None = None) -> Reply:
        made = [make_part("?", **part) for part in parts]  # type: ignore[arg-type]  # as above
        return Reply(
            question="?",
            parts=tuple(made),
            notice=GivenNotice(id="n", text=notice, because="?") if notice else None,
            candidates=(),
            disclaimer="Not advice.",
            faq=FaqIdentity(title="Pumps", sha256="0" * 64),
        )

    return make


@pytest.fixture
def asked(bot: ToyBot) -> list[str]:
    """Return what the toy bot was asked, in order."""
    return bot.asked


@pytest.fixture
def make_session(bot: ToyBot) -> Callable[..., Session]:
    """Return a maker of chats with the toy bot, without colour unless asked for."""

    def make(
        load: Callable[[], Bot] = lambda: bot,
        *,
        file: Path | None = None,
        history: History | None = None,
        log: MissLog | None = None,
        draws: bool = True,
        **preferences: object,
    ) -> Session:
        return Session(
            LiveBot(load, file=file, announce=lambda: None),
            # Any of them, as above.
            preferences=Preferences(**{"color": "never", "tips": False, **preferences}),  # type: ignore[arg-type]
            surroundings=Surroundings(
                colours=lambda chosen: chosen.color == "always",
                draws=draws,
                history=history,
                log=log,
            ),
        )

    return make
