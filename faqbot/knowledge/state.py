"""The state of an FAQ that numbers fitted to it hold for."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.model import Faq

__all__ = ["matching_state"]

# Twelve hexadecimal digits tell states of one file apart and fit on a line.
_DIGITS = 12


def matching_state(faq: Faq) -> str:
    """Return a short hash of all that decides how confident a match is, answers left out."""
    content = [
        [[entry.id, entry.question, *entry.phrases] for entry in faq.entries],
        [[gap.id, *gap.phrases] for gap in faq.not_covered],
        [[talk.id, *talk.phrases] for talk in faq.smalltalk],
        [faq.synonyms, faq.language, faq.settings.unanswerable_share, faq.settings.encoder],
    ]
    text = json.dumps(content, ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
