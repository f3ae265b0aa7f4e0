"""The chat on a terminal: an editable line with history and a menu, replies above it."""

from __future__ import annotations

import asyncio
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app, get_app_session
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory, DynamicAutoSuggest
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from faqbot.errors import FaqbotError
from faqbot.terminal.completion import ChatCompleter, Known
from faqbot.terminal.greeting import LEAVE_HINT, banner
from faqbot.terminal.keyboard import KEYS
from faqbot.terminal.keys import key_bindings
from faqbot.terminal.live import LiveBot
from faqbot.terminal.neutral import neutralise
from faqbot.terminal.rendering import prose
from faqbot.terminal.session import Session, Surroundings
from faqbot.terminal.signals import Killed, ended_by_signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prompt_toolkit.application import Application

    from faqbot.preferences.table import Preferences
    from faqbot.terminal.history import History
    from faqbot.terminal.misses import MissLog
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
# How long a lone Escape waits for the rest of a key's code. Half a second, the library's choice,
# makes vi feel slow; terminals send a code in one piece.
_ESCAPE_SECONDS = 0.05
# How often a watched file is looked at: at once for a person, next to nothing for the disk.
_WATCH_SECONDS = 0.5


def run_chat(
    load: Callable[[], Bot],
    *,
    preferences: Preferences,
    colours: Callable[[Preferences], bool],
    history: History,
    log: MissLog | None = None,
    file: Path | None = None,
) -> int:
    """Chat on the terminal until the person leaves, and return the exit status.

    *load* runs behind the first prompt, and again when the FAQ is to be read anew; *file* is then
    looked at. *colours* tells whether preferences mean colour on this terminal.
    """
    chat = _Chat(load, preferences, colours, history=history, log=log, file=file)
    try:
        return chat.run()
    except FaqbotError as error:
        print(prose(str(error), width=get_terminal_size().columns), file=sys.stderr)
        return error.exit_code


def _end(app: Application[str], exception: BaseException) -> None:
    if not app.is_done:
        app.exit(exception=exception)


class _Chat:
    def __init__(
        self,
        load: Callable[[], Bot],
        preferences: Preferences,
        colours: Callable[[Preferences], bool],
        *,
        history: History,
        log: MissLog | None,
        file: Path | None,
    ) -> None:
        self._history = history
        self._title = preferences.faq
        self._output = get_app_session().output
        neutralise(self._output)
        self._known: Known | None = None
        self._opened = False
        self._news: list[str] = []
        self._live = LiveBot(
            lambda: self._prepared(load()),
            file=file,
            announce=lambda: self._show("Reading the FAQ ..."),
        )
        around = Surroundings(colours=colours, keys=KEYS, history=history, log=log)
        self._session = Session(self._live, preferences=preferences, surroundings=around)
        self._prompt = self._new_prompt()

    def run(self) -> int:
        with ended_by_signals(self._end_prompt):
            try:
                self._talk()
            except Killed as killed:
                return killed.exit_code
        return 0

    def _end_prompt(self, killed: Killed) -> bool:
        app = self._prompt.app
        if not (app.is_running and app.loop):
            return False
        app.loop.call_soon_threadsafe(_end, app, killed)
        return True

    def _talk(self) -> None:
        self._show(prose(banner(self._title), width=self._width) + "\n")
        while True:
            try:
                line = self._read()
                self._opened = True  # whoever has begun needs no beginning
                if not line.strip().isdecimal():  # a number means nothing in another chat
                    self._history.append(line)
                response = self._session.respond(line, width=self._width)
            except KeyboardInterrupt:
                self._show(LEAVE_HINT)
                continue
            except EOFError:
                return
            self._show_news()
            if response.text:
                self._show(f"{response.text}\n")
            if response.leave:
                return

    def _prepared(self, bot: Bot) -> Bot:
        """Prepare the menu too, in the thread that loads."""
        self._known = Known(bot)
        return bot

    def _read(self) -> str:
        prompt, wanted = self._prompt, self._session.preferences  # as they are set by now
        # What was typed, and what was cleared, is known to the history alone.
        prompt.default_buffer.history = InMemoryHistory(self._history.entries)
        prompt.editing_mode = EditingMode.VI if wanted.vi else EditingMode.EMACS
        prompt.color_depth = self._depth
        prompt.reserve_space_for_menu = _MENU_LINES if wanted.menu else 0
        return prompt.prompt(pre_run=self._watch)

    def _watch(self) -> None:
        """Say once loaded what the FAQ is, and later what has changed, above the prompt."""
        app = get_app()

        async def follow() -> None:
            try:
                bot = await asyncio.wrap_future(self._live.first)
                if not self._opened:
                    self._opened = True
                    self._news.append(self._session.opening(bot.faq, width=self._width))
                    await self._show_above(app)
                while self._session.preferences.watch:
                    await asyncio.sleep(_WATCH_SECONDS)
                    if self._live.is_stale():
                        await asyncio.to_thread(self._read_again)
                        await self._show_above(app)
            except Exception as error:  # noqa: BLE001 - the prompt raises it
                _end(app, error)

        app.create_background_task(follow())

    def _read_again(self) -> None:
        """Read the FAQ again, in a thread; what there is to say waits until it can be shown."""
        if news := self._session.refresh(width=self._width):
            self._news.append(news)

    async def _show_above(self, app: Application[str]) -> None:
        """Show what there is to say above the line that is being typed.

        The library's own way gives the terminal back for the moment, and it then echoes keys that
        come meanwhile and obeys Ctrl-C: at the start many people are already typing.
        """
        if app.output.responds_to_cpr:  # the answer would be taken for the place of the new prompt
            await app.renderer.wait_for_cpr_responses()
        app.renderer.erase()
        self._show_news()
        app.renderer.reset()
        app.renderer.request_absolute_cursor_position()
        app.invalidate()

    def _show_news(self) -> None:
        while self._news:
            self._show(f"{self._news.pop(0)}\n")

    @property
    def _width(self) -> int:
        return self._output.get_size().columns

    @property
    def _depth(self) -> ColorDepth:
        return ColorDepth.DEPTH_4_BIT if self._session.colour else ColorDepth.DEPTH_1_BIT

    def _show(self, text: str) -> None:
        print_formatted_text(self._output, ANSI(f"{text}\n"), style=_STYLE, color_depth=self._depth)

    def _new_prompt(self) -> PromptSession[str]:
        session = self._session
        # Without colour the grey text could not be told from what is typed.
        ghost = AutoSuggestFromHistory()
        prompt: PromptSession[str] = PromptSession(
            _PROMPT,
            style=_STYLE,
            completer=ChatCompleter(lambda: self._known),
            complete_in_thread=True,  # no key waits for the menu, however large the FAQ
            auto_suggest=DynamicAutoSuggest(
                lambda: ghost if session.preferences.ghost and session.colour else None
            ),
            key_bindings=key_bindings(),
            enable_history_search=True,
            search_ignore_case=True,
            enable_suspend=True,
            enable_open_in_editor=True,
            output=self._output,
        )
        # The session takes this back where history search is on, so that Up is not ambiguous;
        # here Up never leads into a menu that opened by itself.
        prompt.default_buffer.complete_while_typing = Condition(lambda: session.preferences.menu)
        prompt.app.ttimeoutlen = _ESCAPE_SECONDS
        return prompt
