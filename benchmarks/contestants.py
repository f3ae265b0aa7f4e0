"""Everything that is compared, behind one shape: built from a data set, asked one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from benchmarks import baselines
from benchmarks.datasets import faq_text
from benchmarks.scores import Guess

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from benchmarks.datasets import Dataset
    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.reply import Reply

__all__ = ["CONTESTANTS", "NEEDED", "Contestant", "faqbot_with"]


class Contestant(Protocol):
    """One way to answer questions."""

    @property
    def index(self) -> object:
        """What it keeps in memory to answer."""

    def ask(self, question: str) -> Any:  # noqa: ANN401 - each finds something of its own
        """Return what a program would use of it; this is what is timed."""

    def guess(self, question: str, found: Any) -> Guess:  # noqa: ANN401 - as above
        """Return what the answer *found* to *question* comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faqbot:
    """faqbot with its default settings."""

    index: FaqBot

    def ask(self, question: str) -> Reply:
        """Return the reply."""
        return self.index.ask(question)

    def guess(self, question: str, found: Reply) -> Guess:
        """Return the decision of the reply, and the best entry whatever its confidence."""
        best = next(each for each in self.index.search(question) if each.kind == "entry")
        return Guess(
            best=best.id,
            confidence=best.confidence,
            answered=found.answer.id if found.answer else None,
            options=tuple(option.id for option in found.options)
            if found.outcome == "clarify"
            else (),
        )


def faqbot_with(encoder: str | None) -> Callable[[Dataset], Contestant]:
    """Return how faqbot is built, from an FAQ's text as anyone would."""

    def build(dataset: Dataset) -> Contestant:
        import faqbot  # noqa: PLC0415 - each runs in a process of its own

        return Faqbot(index=faqbot.parse(faq_text(dataset), encoder=encoder))

    return build


Builder: TypeAlias = "Callable[[Dataset], Contestant]"

CONTESTANTS: dict[str, Builder] = {
    "faqbot": faqbot_with(None),
    "faqbot semantic": faqbot_with("semantic"),
    "rapidfuzz WRatio": baselines.rapidfuzz_with("WRatio"),
    "rapidfuzz token_set": baselines.rapidfuzz_with("token_set_ratio"),
    "bm25s": baselines.bm25,
    "char TF-IDF": baselines.characters,
    "word TF-IDF + LR": baselines.regression(characters=False),
    "char TF-IDF + LR": baselines.regression(characters=True),
}
NEEDED = {
    "bm25s": "bm25s",
    "char TF-IDF": "sklearn",
    "word TF-IDF + LR": "sklearn",
    "char TF-IDF + LR": "sklearn",
}
