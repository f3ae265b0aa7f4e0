"""What is said to each line that a person types, whatever draws it on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from traceback import extract_tb
from typing import TYPE_CHECKING

from faqbot.dialogue.choosing import numbers_in, what_to_choose
from faqbot.dialogue.parts import Reason
from faqbot.errors import FaqbotError
from faqbot.preferences.choosing import with_value
from faqbot.terminal.choosing import choose
from faqbot.terminal.commands.command import Action, Context, Result
from faqbot.terminal.commands.looking import related_questions
from faqbot.terminal.commands.table import run_command
from faqbot.terminal.drawing import draw_entry, draw_list, draw_reply, quiet
from faqbot.terminal.greeting import EMPTY_HINT, TIPS, examples, knowledge
from faqbot.terminal.misses import MISSED
from faqbot.terminal.rendering import prose, source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply
    from faqbot.model import Faq
    from faqbot.preferences.table import Preferences
    from faqbot.terminal.history import History
    from faqbot.terminal.live import LiveBot
    from faqbot.terminal.misses import MissLog
    from faqbot.terminal.protocols import Bot, Conversation

__all__ = ["Response", "Session", "Surroundings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is shown for a line, ready to print, and whether the chat ends there."""

    text: str
    leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a chat takes place.

    *colours* tells whether preferences mean colour here, *keys* are those worth knowing, *draws*
    tells that the line is redrawn, so that there are keys and a menu to set.
    """

    colours: Callable[[Preferences], bool]
    keys: tuple[tuple[str, str], ...] = ()
    draws: bool = True
    history: History | None = None
    log: MissLog | None = None


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Something shown that can be shown again, and what numbers mean below it."""

    at_width: Callable[[int], str]
    numbered: tuple[str, ...]


class Session:
    """One person's chat: commands, questions, what was shown last, and what numbers mean."""

    def __init__(
        self, live: LiveBot, *, preferences: Preferences, surroundings: Surroundings
    ) -> None:
        """Talk to what *live* holds, whatever version it is of."""
        self.preferences = preferences
        self._live = live
        self._around = surroundings
        self._bot: Bot | None = None
        self._conversation: Conversation | None = None
        self._last: Reply | None = None
        self._question = ""
        self._judged: str | None = None
        self._shown: str | None = None
        self._numbered: tuple[str, ...] = ()
        self._again: _Drawing | None = None
        self._disclaimed = False
        history = surroundings.history
        self._tips = [] if history and len(history.entries) >= len(TIPS) else list(TIPS)

    @property
    def colour(self) -> bool:
        """Whether to use colour, as things are set now."""
        return self._around.colours(self.preferences)

    def opening(self, faq: Faq, *, width: int) -> str:
        """Return what is said once the FAQ is there: what it knows, examples, the disclaimer."""
        self._numbered = examples(faq)
        known = draw_list(prose(knowledge(faq), width=width), self._numbered, width=width)
        return "\n".join(filter(None, [known, self._disclaimer(faq, width)]))

    def respond(self, line: str, *, width: int) -> Response:
        """Return what is shown for *line* on a terminal of *width* columns.

        An FAQ that cannot be loaded raises; whatever else goes wrong becomes a text, and the chat
        can go on.
        """
        news = self.refresh(width=width)
        try:
            response = self._respond(line, width)
        except FaqbotError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad reply must not end the chat
            return Response(text=prose(_apology(error), width=width))
        return replace(response, text=f"{news}\n\n{response.text}") if news else response

    def refresh(self, *, width: int) -> str | None:
        """Read the FAQ again if it is watched and has changed; return what to say about it."""
        if not (self.preferences.watch and self._live.is_stale()):
            return None
        try:
            self._live.settle()
            news = self._live.reload()
        except FaqbotError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            news = _apology(error)
        return self._quiet(news, width)

    def _respond(self, line: str, width: int) -> Response:
        if not line.strip():
            return Response(text=self._lead_on(width))
        if chosen := choose(line, self._numbered):
            return Response(text=self._reply("\n".join(chosen), width))
        if hint := self._unlisted(line):
            return Response(text=prose(hint, width=width))
        result = run_command(line, self._context())
        if result is None:
            return Response(text=self._reply(line, width))
        return Response(text=self._obey(result, width), leave=result.action is Action.LEAVE)

    def _unlisted(self, line: str) -> str | None:
        """Return what to say to a number that is none of those listed last, or None."""
        if not self._numbered or numbers_in(line) is None:
            return None
        # Older offers do not count, but the FAQ may know a number such as 112.
        reply = self._live.bot().conversation().ask(line)
        unlisted = reply.parts[0].decision.reason is Reason.UNLISTED
        return what_to_choose(len(self._numbered)) if unlisted else None

    def _lead_on(self, width: int) -> str:
        hint = self._quiet(EMPTY_HINT, width)
        bot = self._live.peek()
        offered = self._numbered or (self._last and self._last.options)
        if offered or bot is None:
            return hint
        self._numbered = examples(bot.faq)
        return draw_list(hint, self._numbered, width=width)

    def _context(self) -> Context:
        return Context(
            faq=lambda: self._live.bot().faq,
            last=self._last,
            shown=self._shown,
            history=self._place(self._around.history),
            history_file=self._around.history.file if self._around.history else None,
            log=self._place(self._around.log),
            judged=self._judged,
            keys=self._around.keys,
            preferences=self.preferences,
            draws=self._around.draws,
        )

    def _obey(self, result: Result, width: int) -> str:
        """Do what a command asks for, and return what is shown."""
        if result.numbered:
            self._numbered = result.numbered
        text = prose(result.text, width=width)
        match result.action:
            case Action.SHOW:
                return self._show(result.value, width)
            case Action.REPEAT:
                shown = self._draw(self._again, width) if self._again else ""
                return "\n\n".join(filter(None, [text, shown]))
            case Action.RELOAD:
                return prose(self._live.reload(), width=width)
            case Action.NEW_TOPIC:
                self._forget()
            case Action.JUDGE if self._around.log and self._last:
                verdict, _, reason = result.value.partition(" ")
                self._around.log.add(
                    self._question, self._last, verdict=verdict, reason=reason or None
                )
                self._judged = result.value
            case Action.CLEAR_HISTORY | Action.STOP_HISTORY | Action.RESUME_HISTORY:
                if problem := self._switch_history(result.action):
                    return prose(problem, width=width)
            case Action.SET:
                name, _, value = result.value.partition(" ")
                self.preferences = with_value(self.preferences, name, value)
        return text

    def _switch_history(self, action: Action) -> str | None:
        """Stop, resume or erase the history, and return what went wrong."""
        history = self._around.history
        if history is None:
            return None
        if action is Action.STOP_HISTORY:
            history.stop()
        elif action is Action.RESUME_HISTORY:
            history.resume()
        elif problem := history.clear():
            return f"The history {history.file} cannot be erased: {problem}."
        return None

    def _forget(self) -> None:
        self._conversation = None
        self._last = None
        self._shown = None
        self._numbered = ()
        self._again = None

    def _reply(self, question: str, width: int) -> str:
        bot = self._live.bot()
        if self._conversation is None or bot is not self._bot:
            self._bot, self._conversation = bot, bot.conversation()
        reply = self._conversation.ask(question)
        reasons = {part.decision.reason for part in reply.parts}
        if reasons.isdisjoint({Reason.NONE_CHOSEN, Reason.UNLISTED}):
            self._question = question  # else what was asked is the question before
        self._last, self._judged = reply, None
        if self._around.log and reply.outcome in MISSED and Reason.UNLISTED not in reasons:
            self._around.log.add(self._question, reply)
        related = self._related_to(reply, bot.faq)
        drawing = _Drawing(
            lambda columns: draw_reply(
                reply, related, source=source_of(bot.faq), width=columns, colour=self.colour
            ),
            # Options are numbered by the conversation itself; a notice leads nowhere else.
            related if related or reply.options or reply.notice else self._numbered,
        )
        blocks = [self._draw(drawing, width)]
        last = [self._disclaimer(bot.faq, width), self._tip(reply, width)]
        if any(last):
            blocks.append("\n".join(filter(None, last)))
        return "\n\n".join(blocks)

    def _tip(self, reply: Reply, width: int) -> str | None:
        """Return the next of a few tips; whoever has a history knows them."""
        if not (self._tips and self.preferences.tips and reply.answers) or reply.notice:
            return None
        tip, *self._tips = self._tips
        return self._quiet(tip, width)

    def _related_to(self, reply: Reply, faq: Faq) -> tuple[str, ...]:
        """Return the questions to go on with: none below options, or below a notice."""
        if not reply.answers:
            return ()
        self._shown = reply.answers[-1].id
        if reply.options or reply.notice:
            return ()
        answered = {answer.question for answer in reply.answers}
        found = related_questions(faq, self._shown)
        return tuple(each for each in found if each not in answered)

    def _show(self, entry_id: str, width: int) -> str:
        faq = self._live.bot().faq
        entry = next(each for each in faq.entries if each.id == entry_id)
        related = related_questions(faq, entry_id)
        self._shown = entry_id
        return self._draw(
            _Drawing(
                lambda columns: draw_entry(
                    entry, related, source=source_of(faq), width=columns, colour=self.colour
                ),
                related or self._numbered,
            ),
            width,
        )

    def _draw(self, drawing: _Drawing, width: int) -> str:
        """Return something to show, now and by /again, and let numbers mean what it lists."""
        self._again, self._numbered = drawing, drawing.numbered
        return drawing.at_width(width)

    def _disclaimer(self, faq: Faq, width: int) -> str | None:
        """Return what has to be said once, or None if it was said or there is nothing."""
        if self._disclaimed:
            return None
        self._disclaimed = True
        log = self._place(self._around.log)
        kept = f"Questions that get no answer are kept in {log}." if log else None
        lines = [self._quiet(line, width) for line in (faq.disclaimer, kept) if line]
        return "\n".join(lines) or None

    def _quiet(self, text: str, width: int) -> str:
        return quiet(text, width=width, colour=self.colour)

    @staticmethod
    def _place(kept: History | MissLog | None) -> str | None:
        return kept.place if kept else None


def _apology(error: Exception) -> str:
    """Return what to say about an error that is nobody's but faqbot's."""
    frames = extract_tb(error.__traceback__)
    where = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"That went wrong inside faqbot: {type(error).__name__}{where}: {error}\n"
        "It is a fault of the program, not of your question. Please report it to "
        "those who gave you faqbot, with this message. The chat goes on."
    )
