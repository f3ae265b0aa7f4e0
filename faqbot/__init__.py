r"""faqbot answers free-text questions with answers that a person wrote.

>>> import faqbot
>>> bot = faqbot.parse('''
... entries:
...   - id: hours
...     question: When are you open?
...     answer: From nine to five, Monday to Friday.
... ''')
>>> bot.ask("when are you open").text
'When are you open?\nFrom nine to five, Monday to Friday.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.conversation import Conversation
    from faqbot.dialogue.loading import load, parse
    from faqbot.dialogue.parts import Answer, GivenNotice, Option, Part
    from faqbot.dialogue.reply import Reply
    from faqbot.errors import (
        ConfigError,
        FaqbotError,
        FaqError,
        Location,
        MissingExtraError,
        Problem,
        QuestionsError,
        Severity,
        UsageError,
    )
    from faqbot.matching.encoders import Encoder
    from faqbot.matching.evidence import Candidate, Evidence
    from faqbot.model import Entry, Faq, Kind, Outcome

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Candidate",
    "ConfigError",
    "Conversation",
    "Encoder",
    "Entry",
    "Evidence",
    "Faq",
    "FaqBot",
    "FaqError",
    "FaqbotError",
    "GivenNotice",
    "Kind",
    "Location",
    "MissingExtraError",
    "Option",
    "Outcome",
    "Part",
    "Problem",
    "QuestionsError",
    "Reply",
    "Severity",
    "UsageError",
    "__version__",
    "load",
    "parse",
]

# Names are imported when first used, so that `faqbot --help` need not load numpy.
_MODULES = {
    "faqbot.dialogue.bot": ("FaqBot",),
    "faqbot.dialogue.conversation": ("Conversation",),
    "faqbot.dialogue.loading": ("load", "parse"),
    "faqbot.dialogue.parts": ("Answer", "GivenNotice", "Option", "Part"),
    "faqbot.dialogue.reply": ("Reply",),
    "faqbot.errors": (
        "ConfigError",
        "FaqError",
        "FaqbotError",
        "Location",
        "MissingExtraError",
        "Problem",
        "QuestionsError",
        "Severity",
        "UsageError",
    ),
    "faqbot.matching.encoders": ("Encoder",),
    "faqbot.matching.evidence": ("Candidate", "Evidence"),
    "faqbot.model": ("Entry", "Faq", "Kind", "Outcome"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
