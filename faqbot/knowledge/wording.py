"""The turns of phrase that messages share."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.model import ENCODERS
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["advice", "did_you_mean", "named", "quoted", "unknown_encoder"]

# Enough of a text to find it again, and short enough for one line of a message.
_SHOWN_CHARS = 60
# Up to two slips in five letters; what differs more is another word.
_SIMILAR = 0.6
# Longer than any name, and more names than an FAQ has: they bound the time that a file full of
# mistakes can take.
_NAME_CHARS = 64
_COMPARED = 1000

_ADVICE = {
    "answer": "Write the answer as one text, with | for several lines.",
    "answer_at": "Write a share such as 0.6, without quotes.",
    "ask_at": "Write a share such as 0.3, without quotes.",
    "calibration": "Write `slope` and `intercept` below it.",
    "entries": "Write below `entries:` an `id`, a `question` and an `answer` for each question, "
    "the first of them after a dash.",
    "faqbot": "Write `faqbot: 1`, or leave it out.",
    "id": "Write a short name of letters, digits, - and _, such as opening-hours.",
    "intercept": "Write 0 if it is to change nothing.",
    "language": "Write its code, such as en or pt-BR.",
    "meet": "Write the groups below it, each after a dash: a list of words, or the name of a "
    "group from `word_groups`.",
    "not_covered": "Write below it an `id`, a `topic` and `phrases` for each gap, the first of "
    "them after a dash.",
    "notices": "Write below it an `id`, a `text` and `phrases` or `rules` for each notice, the "
    "first of them after a dash.",
    "numbers": "Write each as `region: number`, one a line.",
    "opposites": "Write lists of words: [[before, after], [more, less]].",
    "phrases": "Write each phrase on a line of its own, after a dash.",
    "protected": "Write lists of words: [[hydralazine, hydroxyzine]].",
    "question": "Write the question as people would ask it, as one text.",
    "related": "Write a list of entry ids: [opening-hours, prices].",
    "rules": "Write each rule after a dash: the list of word groups that must meet.",
    "settings": "Write the settings below it, such as `answer_at: 0.6`.",
    "slope": "Write 1 if it is to change nothing.",
    "smalltalk": "Write below it an `id`, `phrases` and an `answer` for each pleasantry, the "
    "first of them after a dash.",
    "source": "Write what is known of it as `name: text`, one a line.",
    "synonyms": "Write lists of words: [[price, cost, fee], [buy, order]].",
    "text": "Write what is to be shown as one text, with | for several lines.",
    "topic": 'Write what completes "This FAQ does not cover ...", as one text.',
    "unanswerable_share": "Write a share such as 0.2, without quotes.",
    "unless": "Write a list of words, or the name of a group from `word_groups`.",
    "unless_after": "Write a list of words, or the name of a group from `word_groups`.",
    "unless_anywhere": "Write a list of words, or the name of a group from `word_groups`.",
    "unless_before": "Write a list of words, or the name of a group from `word_groups`.",
    "word_groups": "Write each group as `name: [word, other word]`.",
}


def advice(field: str, otherwise: str = "Write it as one text.") -> str:
    """Return how *field* is to be written; *otherwise* if its name is the curator's own."""
    return _ADVICE.get(field, otherwise)


def quoted(text: str) -> str:
    """Return *text* in quotes, on one line, short and safe to print."""
    return f'"{_short(text)}"'


def named(name: str) -> str:
    """Return the *name* of a field or of another part of a file, marked as such."""
    return f"`{_short(name)}`"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest of the *known* names, or nothing.

    The result begins with a space, to be put behind a sentence.
    """
    if len(name) > _NAME_CHARS:
        return ""
    names = tuple(islice(known, _COMPARED))
    nearest = process.extractOne(
        name.lower(), names, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR
    )
    return f" Did you mean {named(nearest[0])}?" if nearest else ""


def _short(text: str) -> str:
    line = printable(" ".join(text.split()))
    if len(line) <= _SHOWN_CHARS:
        return line
    return line[: _SHOWN_CHARS - 3].rstrip() + "..."


def unknown_encoder(name: str) -> str:
    """Return a sentence on an encoder that does not exist, and on those that do."""
    hint = did_you_mean(name, ENCODERS) or f" Use {' or '.join(ENCODERS)}."
    return f"there is no encoder {quoted(name)}.{hint}"
