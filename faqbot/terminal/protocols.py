"""What the chat needs of a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from faqbot.dialogue.reply import Reply
    from faqbot.matching.evidence import Candidate
    from faqbot.model import Faq

__all__ = ["Bot", "Conversation"]


class Conversation(Protocol):
    """One person's turns."""

    def ask(self, text: str, /) -> Reply:
        """Return the reply to *text*, in the light of the turns before."""


class Bot(Protocol):
    """An FAQ that can be talked to."""

    @property
    def faq(self) -> Faq:
        """The FAQ that it answers from."""

    def conversation(self) -> Conversation:
        """Return a conversation that has no turns yet."""

    def search(self, question: str, /, *, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the best candidates of all kinds, best first, whatever their confidence."""
