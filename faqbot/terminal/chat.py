"""The chat on a terminal: an editable line with history and a menu, replies above it."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import get_app, run_in_terminal
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.filters import to_filter
from prompt_toolkit.formatted_text import ANSI, FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from faqbot.errors import FaqbotError
from faqbot.terminal.completion import ChatCompleter, QuestionIndex
from faqbot.terminal.keys import KEYS, key_bindings
from faqbot.terminal.loading import Loading
from faqbot.terminal.session import LEAVE_HINT, Session, banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.terminal.history import History
    from faqbot.terminal.protocols import Bot

__all__ = ["run_chat"]

_PROMPT = FormattedText([("class:prompt", "> ")])
_STYLE = Style.from_dict(
    {
        "prompt": "bold",
        "auto-suggestion": "ansibrightblack",
        "completion-menu": "bg:default fg:default",
        "completion-menu.completion.current": "bg:default fg:default reverse",
        "completion-menu.meta.completion": "bg:default fg:default",
        "completion-menu.meta.completion.current": "bg:default fg:default",
        "scrollbar.background": "bg:default",
        "scrollbar.button": "bg:default reverse",
    }
)
# The menu has at most seven lines; without it nothing need be kept free below the prompt.
_MENU_LINES = 7


def run_chat(
    load: Callable[[], Bot],
    *,
    history: History,
    title: str | None = None,
    colour: bool = True,
    suggestions: bool = True,
    vi: bool = False,
) -> int:
    """Chat on the terminal until the person leaves, and return the exit status.

    *load* runs behind the first prompt. *title* says in the banner where the answers come from.
    *suggestions* are the menu that opens while typing and the grey text from the history; Tab
    opens the menu in any case.
    """
    chat = _Chat(load, history=history, colour=colour, suggestions=suggestions, vi=vi)
    try:
        return chat.run(title)
    except FaqbotError as error:
        print(error, file=sys.stderr)
        return error.exit_code


@dataclass(frozen=True, slots=True)
class _Loaded:
    bot: Bot
    questions: QuestionIndex


def _prepare(load: Callable[[], Bot]) -> _Loaded:
    bot = load()
    return _Loaded(bot, QuestionIndex(entry.question for entry in bot.faq.entries))


class _Chat:
    def __init__(
        self,
        load: Callable[[], Bot],
        *,
        history: History,
        colour: bool,
        suggestions: bool,
        vi: bool,
    ) -> None:
        self._history = history
        self._depth = ColorDepth.DEPTH_4_BIT if colour else ColorDepth.DEPTH_1_BIT
        self._session = Session(self._bot, colour=colour, history=history, keys=KEYS)
        # Without colour the grey text could not be told from what is typed.
        self._prompt = self._new_prompt(menu=suggestions, ghost=suggestions and colour, vi=vi)
        self._loading = Loading(lambda: _prepare(load))

    def run(self, title: str | None) -> int:
        self._show(banner(title, width=self._width) + "\n")
        while True:
            try:
                line = self._read()
                self._history.append(line)
                response = self._session.respond(line, width=self._width)
            except KeyboardInterrupt:
                self._show(LEAVE_HINT)
                continue
            except EOFError:
                return 0
            if response.text:
                self._show(f"{response.text}\n")
            if response.leave:
                return 0

    def _bot(self) -> Bot:
        return self._loading.wait(announce=lambda: self._show("Reading the FAQ ...")).bot

    def _questions(self) -> QuestionIndex | None:
        loaded = self._loading.peek()
        return None if loaded is None else loaded.questions

    def _read(self) -> str:
        # What was typed, and what was cleared, is known to the history alone.
        self._prompt.default_buffer.history = InMemoryHistory(self._history.entries)
        return self._prompt.prompt(pre_run=self._watch)

    def _watch(self) -> None:
        """Say once loaded what the FAQ is, or let the prompt end with the error."""
        app = get_app()

        async def follow_loading() -> None:
            try:
                loaded = await asyncio.wrap_future(self._loading.future)
                if text := self._session.disclaimer(loaded.bot.faq, self._width):
                    await run_in_terminal(lambda: self._show(f"{text}\n"))
            except Exception as error:  # noqa: BLE001 - the prompt raises it
                if not app.is_done:
                    app.exit(exception=error)

        app.create_background_task(follow_loading())

    @property
    def _width(self) -> int:
        return self._prompt.output.get_size().columns

    def _show(self, text: str) -> None:
        print_formatted_text(ANSI(text), output=self._prompt.output, color_depth=self._depth)

    def _new_prompt(self, *, menu: bool, ghost: bool, vi: bool) -> PromptSession[str]:
        prompt: PromptSession[str] = PromptSession(
            _PROMPT,
            style=_STYLE,
            color_depth=self._depth,
            vi_mode=vi,
            completer=ChatCompleter(self._questions),
            auto_suggest=AutoSuggestFromHistory() if ghost else None,
            reserve_space_for_menu=_MENU_LINES if menu else 0,
            key_bindings=key_bindings(),
            enable_history_search=True,
            search_ignore_case=True,
            enable_suspend=True,
            enable_open_in_editor=True,
        )
        # The session takes this back where history search is on, so that Up is not ambiguous;
        # here Up never leads into a menu that opened by itself.
        prompt.default_buffer.complete_while_typing = to_filter(menu)
        return prompt
