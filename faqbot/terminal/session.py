"""What is said to each line that a person types, whatever draws it on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from traceback import extract_tb
from typing import TYPE_CHECKING

from faqbot.errors import FaqbotError
from faqbot.terminal.commands import Action, Context, run_command
from faqbot.terminal.rendering import Ink, choice_hint, paint, prose, styled

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply
    from faqbot.model import Faq
    from faqbot.terminal.history import History
    from faqbot.terminal.protocols import Bot, Conversation

__all__ = ["LEAVE_HINT", "Response", "Session", "banner"]

LEAVE_HINT = "(Ctrl-D or /quit leaves)"
_EMPTY_HINT = "Ask a question, or /help."


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is shown for a line, ready to print, and whether the chat ends there."""

    text: str
    leave: bool = False


class Session:
    """One person's chat: commands, questions, and what the last reply was."""

    def __init__(
        self,
        bot: Callable[[], Bot],
        *,
        colour: bool,
        history: History | None = None,
        keys: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Talk to what *bot* returns; it is called when first needed and may wait for loading."""
        self._bot = bot
        self._colour = colour
        self._history = history
        self._keys = keys
        self._conversation: Conversation | None = None
        self._last: Reply | None = None
        self._disclaimed = False

    def respond(self, line: str, *, width: int) -> Response:
        """Return what is shown for *line* on a terminal of *width* columns.

        An FAQ that cannot be loaded raises; whatever else goes wrong becomes a text, and the chat
        can go on.
        """
        if not line.strip():
            return Response(text=self._quiet(_EMPTY_HINT, width))
        try:
            return self._command(line, width) or self._reply(line, width)
        except FaqbotError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad reply must not end the chat
            return Response(text=prose(_apology(error), width=width))

    def _command(self, line: str, width: int) -> Response | None:
        context = Context(
            faq=self._faq,
            last=self._last,
            history=self._history.place if self._history else None,
            keys=self._keys,
        )
        result = run_command(line, context)
        if result is None:
            return None
        if result.action is Action.NEW_TOPIC:
            self._conversation = None
            self._last = None
        elif result.action is Action.CLEAR_HISTORY and self._history:
            self._history.clear()
        return Response(text=prose(result.text, width=width), leave=result.action is Action.LEAVE)

    def _reply(self, question: str, width: int) -> Response:
        if self._conversation is None:
            self._conversation = self._bot().conversation()
        reply = self._conversation.ask(question)
        self._last = reply
        blocks = [styled(reply, width=width, colour=self._colour)]
        if hint := choice_hint(reply):
            blocks[0] += f"\n{self._quiet(hint, width)}"
        if reply.disclaimer and not self._disclaimed:
            blocks.append(self._quiet(reply.disclaimer, width))
            self._disclaimed = True
        return Response(text="\n\n".join(blocks))

    def disclaimer(self, faq: Faq, width: int) -> str | None:
        """Return the line that is said once, or None if it was said or there is none."""
        if self._disclaimed or not faq.disclaimer:
            return None
        self._disclaimed = True
        return self._quiet(faq.disclaimer, width)

    def _faq(self) -> Faq:
        return self._bot().faq

    def _quiet(self, text: str, width: int) -> str:
        return paint(prose(text, width=width), Ink.QUIET, colour=self._colour)


def banner(title: str | None, *, width: int) -> str:
    """Return the two lines that a chat begins with."""
    what = f"answers from {title}" if title else "answers that a person wrote"
    return prose(f"faqbot: {what}.\n{_EMPTY_HINT} Ctrl-D leaves.", width=width)


def _apology(error: Exception) -> str:
    """Return what to say about an error that is nobody's but faqbot's."""
    frames = extract_tb(error.__traceback__)
    where = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"That went wrong inside faqbot: {type(error).__name__}{where}: {error}\n"
        "It is a fault of the program, not of your question. Please report it to "
        "those who gave you faqbot, with this message. The chat goes on."
    )
