"""The FAQ's own words: synonyms, opposites and protected look-alikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.knowledge.sections import values
from faqbot.knowledge.wording import quoted

if TYPE_CHECKING:
    from faqbot.knowledge.fields import Fields
    from faqbot.knowledge.values import Text

__all__ = ["read_synonyms", "read_word_sets"]

_Sets = tuple[tuple[str, ...], ...]


def read_word_sets(top: Fields, name: str) -> _Sets:
    """Return a list of lists of at least two words, such as ``opposites``."""
    return tuple(values(words) for words in _read(top, name))


def read_synonyms(top: Fields) -> _Sets:
    """Return the sets of synonyms; a word that stands in two of them is a warning."""
    sets = _read(top, "synonyms")
    first: dict[str, Text] = {}
    for words in sets:
        for word in words:
            earlier = first.setdefault(word.key, word)
            if word.key and earlier is not word:
                message = (
                    f"synonyms: {quoted(word.value)} already stands in line {earlier.at.line}. "
                    "Join the two sets, or remove it from one."
                )
                top.reader.warn(word.at, message)
    return tuple(values(words) for words in sets)


def _read(top: Fields, name: str) -> tuple[tuple[Text, ...], ...]:
    return tuple(
        top.reader.texts(node, name, at=node.at, at_least=2, each=True) for node in top.nodes(name)
    )
