"""An FAQ from a file or from bytes: checked as a whole, with every problem at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from faqbot.errors import FaqError
from faqbot.knowledge.checks import check_ids, check_related, check_repeated, check_shared
from faqbot.knowledge.composing import compose
from faqbot.knowledge.configuration import (
    check_fitted,
    check_version,
    read_language,
    read_settings,
    read_source,
)
from faqbot.knowledge.decoding import decode
from faqbot.knowledge.fields import Fields, read_fields
from faqbot.knowledge.lexicon import read_synonyms, read_word_sets
from faqbot.knowledge.problems import Problems
from faqbot.knowledge.reading import read_faq_bytes
from faqbot.knowledge.rules import read_notices, read_word_groups
from faqbot.knowledge.sections import read_entries, read_gaps, read_smalltalk
from faqbot.knowledge.state import matching_state
from faqbot.knowledge.values import Reader
from faqbot.knowledge.wording import advice
from faqbot.model import Faq

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from faqbot.errors import Problem
    from faqbot.knowledge.items import Item

__all__ = ["FIELDS", "LoadedFaq", "load_faq", "parse_faq"]

FIELDS = (
    "faqbot",
    "title",
    "language",
    "source",
    "disclaimer",
    "contact",
    "settings",
    "entries",
    "not_covered",
    "notices",
    "smalltalk",
    "synonyms",
    "opposites",
    "protected",
    "word_groups",
)

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFaq:
    """A usable FAQ and what is probably not meant in it."""

    faq: Faq
    warnings: tuple[Problem, ...]


def load_faq(path: Path) -> LoadedFaq:
    """Return the FAQ in the file at *path*; raise FaqError with every problem found."""
    return parse_faq(read_faq_bytes(path), file=str(path))


def parse_faq(data: bytes, *, file: str) -> LoadedFaq:
    """Return the FAQ in *data*, which came from *file*; raise FaqError with every problem found."""
    problems = Problems(file)
    node = compose(decode(data, problems), problems)
    if node is None:
        problems.stop(problems.at(0, 0), f"the file holds no FAQ. {advice('entries')}")
    top = read_fields(node, "entries", FIELDS, at=node.at, reader=Reader(problems))
    if top is None:
        raise FaqError(problems.found())
    faq = _read_faq(top, sha256(data).hexdigest())
    problems.check()
    check_fitted(top, matching_state(faq))
    return LoadedFaq(faq=faq, warnings=problems.found())


def _read_faq(top: Fields, digest: str) -> Faq:
    check_version(top)
    entries, entry_items = _unzip(read_entries(top))
    gaps, gap_items = _unzip(read_gaps(top))
    smalltalk, smalltalk_items = _unzip(read_smalltalk(top))
    groups = read_word_groups(top)
    notices, notice_items = _unzip(read_notices(top, groups))
    _compare(entry_items + gap_items + smalltalk_items, notice_items)
    bare = Faq(sha256=digest, entries=entries)
    return replace(
        bare,
        title=_text(top, "title") or bare.title,
        language=read_language(top) or bare.language,
        source=read_source(top),
        disclaimer=_text(top, "disclaimer"),
        contact=_text(top, "contact"),
        settings=read_settings(top),
        not_covered=gaps,
        notices=notices,
        word_groups=groups.groups(),
        smalltalk=smalltalk,
        synonyms=read_synonyms(top),
        opposites=read_word_sets(top, "opposites"),
        protected=read_word_sets(top, "protected"),
    )


def _compare(matched: tuple[Item, ...], notices: tuple[Item, ...]) -> None:
    # Notices are looked for beside the matcher: a phrase of theirs may well be an entry's too.
    every = matched + notices
    check_ids(every)
    check_related(every)
    check_repeated(every)
    check_shared(matched)


def _text(top: Fields, name: str) -> str | None:
    text = top.optional_text(name)
    return text.value if text else None


def _unzip(read: Iterable[tuple[_Part, Item]]) -> tuple[tuple[_Part, ...], tuple[Item, ...]]:
    pairs = tuple(read)
    return tuple(part for part, _ in pairs), tuple(item for _, item in pairs)
