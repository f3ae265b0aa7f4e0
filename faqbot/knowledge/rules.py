"""Notices and their rules: word groups, written out or by name, that must meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from faqbot.knowledge.fields import Field, Fields, read_fields
from faqbot.knowledge.items import Item, Section, check_name, read_items
from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series, is_null
from faqbot.knowledge.sections import values
from faqbot.knowledge.values import Reader, Text
from faqbot.knowledge.wording import advice, did_you_mean, quoted
from faqbot.model import Notice, Rule
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faqbot.errors import Location

__all__ = ["NOTICES", "RULE", "read_notices"]

NOTICES = Section(field="notices", item="notice", known=("id", "text", "phrases", "rules"))
RULE = ("meet", "unless")


@dataclass(frozen=True, slots=True)
class _Groups:
    """The word groups that rules may name, and which of the names were used."""

    words: dict[str, tuple[str, ...]]
    used: set[str] = field(default_factory=set)


def read_notices(top: Fields) -> Iterator[tuple[Notice, Item]]:
    """Yield each notice, its rules in plain words, together with the places of its parts."""
    named = top.pairs("word_groups")
    groups = _Groups({group.name: _read_named(group, top.reader) for group in named})
    for fields, item in read_items(top, NOTICES):
        text = fields.text("text")
        phrases = fields.texts("phrases")
        nodes = fields.nodes("rules")
        rules = tuple(_read_rule(node, groups, fields.reader) for node in nodes)
        if not any(_holds_something(fields, name) for name in ("phrases", "rules")):
            message = "expected `phrases` or `rules`, got neither, so nothing would set it off."
            fields.reader.error(fields.at, f"{message} {advice('phrases')}")
        notice = Notice(id=item.id.value, text=text.value, phrases=values(phrases), rules=rules)
        yield notice, replace(item, phrases=phrases)
    for group in named:
        if group.name not in groups.used:
            message = f"no rule uses the word group {quoted(group.name)}. Use it or remove it."
            top.reader.warn(group.at, message)


def _holds_something(fields: Fields, name: str) -> bool:
    # What is there and no list has been reported as such already.
    found = fields.found.get(name)
    return found is not None and not (isinstance(found.node, Series) and not found.node.items)


def _read_named(group: Field, top: Reader) -> tuple[str, ...]:
    reader = top.within("word_groups")
    check_name(Text(group.name, group.at), "word_groups", reader)
    return _read_words(group.node, group.name, group.at, reader)


def _read_rule(node: Node, groups: _Groups, reader: Reader) -> Rule:
    match node:
        case Series():
            members = reader.nodes(node, "rules", at=node.at, at_least=1, each=True)
            return Rule(meet=_read_groups(members, groups, reader))
        case Pairs():
            fields = read_fields(node, "rules", RULE, at=node.at, reader=reader)
            meet = fields.nodes("meet", at_least=1) if fields else ()
            unless = fields.found.get("unless") if fields else None
            return Rule(
                meet=_read_groups(meet, groups, reader),
                unless=_read_group(unless.node, "unless", unless.at, groups, reader)
                if unless
                else (),
            )
        case Scalar():
            what = "each of `rules` to be a list of word groups"
            reader.expected(what, node, node.at, then=advice("rules"))
            return Rule(meet=())


def _read_groups(
    nodes: Iterable[Node], groups: _Groups, reader: Reader
) -> tuple[tuple[str, ...], ...]:
    return tuple(_read_group(node, "meet", node.at, groups, reader) for node in nodes)


def _read_group(
    node: Node, name: str, at: Location, groups: _Groups, reader: Reader
) -> tuple[str, ...]:
    if isinstance(node, Series):
        return _read_words(node, name, at, reader)
    if not isinstance(node, Scalar) or is_null(node):
        what = "a list of words or the name of a word group"
        reader.expected(what, node, at, then=advice(name))
        return ()
    group = reader.text(node, name, at=at).value
    if group in groups.words:
        groups.used.add(group)
        return groups.words[group]
    if group:
        hint = did_you_mean(group, groups.words)
        message = (
            f"there is no word group {quoted(group)} in `word_groups`.{hint} Words themselves "
            f"stand in a list: [{quoted(group)[1:-1]}]."
        )
        reader.error(at, message)
    return ()


def _read_words(node: Node, name: str, at: Location, reader: Reader) -> tuple[str, ...]:
    words = reader.texts(node, name, at=at, at_least=1)
    for word in words:
        stem = word.value.removesuffix("*")
        if word.value and ("*" in stem or not tokens(stem)):
            message = (
                f"{quoted(word.value)} is not a word. Write a word or several; a * may stand "
                "only at the end, for any ending."
            )
            reader.error(word.at, message)
    return values(words)
