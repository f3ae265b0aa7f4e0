"""Notices, their rules, and the word groups, written out or by name, that must meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from faqbot.knowledge.fields import Fields, read_fields
from faqbot.knowledge.items import Item, Section, check_name, read_items
from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series, is_null
from faqbot.knowledge.sections import values
from faqbot.knowledge.values import Reader, Text
from faqbot.knowledge.wording import advice, did_you_mean, quoted
from faqbot.members import is_well_formed, reference, references
from faqbot.model import Notice, Rule, WordGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.errors import Location

__all__ = ["NOTICES", "RULE", "NamedGroups", "read_notices", "read_word_groups"]

NOTICES = Section(
    field="notices",
    item="notice",
    known=("id", "text", "numbers", "phrases", "rules", "examples", "counterexamples"),
)
RULE = ("meet", "unless", "unless_before", "unless_after", "unless_anywhere")


@dataclass(frozen=True, slots=True)
class NamedGroups:
    """The word groups that rules and other groups may name, and which of the names were used."""

    members: dict[str, tuple[Text, ...]]
    places: dict[str, Location]
    used: set[str] = field(default_factory=set)

    def groups(self) -> tuple[WordGroup, ...]:
        """Return the groups as the rules use them."""
        return tuple(
            WordGroup(name=name, members=values(members)) for name, members in self.members.items()
        )


def read_word_groups(top: Fields) -> NamedGroups:
    """Return the named word groups; what one of them says of others is checked as well."""
    reader = top.reader.within("word_groups")
    found = NamedGroups({}, {})
    for group in top.pairs("word_groups"):
        check_name(Text(group.name, group.at), "word_groups", reader)
        members = reader.texts(group.node, group.name, at=group.at, at_least=1)
        found.members[group.name] = members
        found.places[group.name] = group.at
    for members in found.members.values():
        _check_members(members, found, reader)
    _check_circles(found, reader)
    return found


def read_notices(top: Fields, groups: NamedGroups) -> Iterator[tuple[Notice, Item]]:
    """Yield each notice together with the places of its parts."""
    for fields, item in read_items(top, NOTICES):
        text = fields.text("text")
        phrases = fields.texts("phrases")
        nodes = fields.nodes("rules")
        rules = tuple(_read_rule(node, groups, fields.reader) for node in nodes)
        if not any(_holds_something(fields, name) for name in ("phrases", "rules", "examples")):
            message = (
                "expected `rules`, `phrases` or `examples`, got none, so nothing would set it off."
            )
            fields.reader.error(fields.at, f"{message} {advice('phrases')}")
        notice = Notice(
            id=item.id.value,
            text=text.value,
            numbers=_read_numbers(fields),
            phrases=values(phrases),
            rules=rules,
            examples=values(fields.texts("examples")),
            counterexamples=values(fields.texts("counterexamples")),
        )
        yield notice, replace(item, phrases=phrases)
    for name, at in groups.places.items():
        if name not in groups.used:
            message = f"no rule uses the word group {quoted(name)}. Use it or remove it."
            top.reader.warn(at, message)


def _holds_something(fields: Fields, name: str) -> bool:
    # What is there and no list has been reported as such already.
    found = fields.found.get(name)
    return found is not None and not (isinstance(found.node, Series) and not found.node.items)


def _read_numbers(fields: Fields) -> tuple[tuple[str, str], ...]:
    return tuple(
        (pair.name, fields.reader.text(pair.node, pair.name, at=pair.at).value)
        for pair in fields.pairs("numbers")
    )


def _read_rule(node: Node, groups: NamedGroups, reader: Reader) -> Rule:
    match node:
        case Series():
            members = reader.nodes(node, "rules", at=node.at, at_least=1, each=True)
            return Rule(meet=tuple(_read_group(each, "meet", groups, reader) for each in members))
        case Pairs():
            fields = read_fields(node, "rules", RULE, at=node.at, reader=reader)
            if fields is None:
                return Rule(meet=())
            meet = fields.nodes("meet", at_least=1)
            return Rule(
                meet=tuple(_read_group(each, "meet", groups, reader) for each in meet),
                unless=_read_unless(fields, "unless", groups),
                unless_before=_read_unless(fields, "unless_before", groups),
                unless_after=_read_unless(fields, "unless_after", groups),
                unless_anywhere=_read_unless(fields, "unless_anywhere", groups),
            )
        case Scalar():
            what = "each of `rules` to be a list of word groups"
            reader.expected(what, node, node.at, then=advice("rules"))
            return Rule(meet=())


def _read_unless(fields: Fields, name: str, groups: NamedGroups) -> tuple[str, ...]:
    found = fields.found.get(name)
    return _read_group(found.node, name, groups, fields.reader, found.at) if found else ()


def _read_group(
    node: Node, name: str, groups: NamedGroups, reader: Reader, at: Location | None = None
) -> tuple[str, ...]:
    """Return the members of a group that is written out, or a reference to one by its name."""
    at = at or node.at
    if isinstance(node, Series):
        members = reader.texts(node, name, at=at, at_least=1)
        _check_members(members, groups, reader)
        return values(members)
    if not isinstance(node, Scalar) or is_null(node):
        what = "a list of words or the name of a word group"
        reader.expected(what, node, at, then=advice(name))
        return ()
    group = reader.text(node, name, at=at).value
    if group in groups.members:
        groups.used.add(group)
        return (reference(group),)
    if group:
        _report_unknown(group, groups, reader, at, as_words=True)
    return ()


def _check_members(members: tuple[Text, ...], groups: NamedGroups, reader: Reader) -> None:
    for member in members:
        if not member.value:
            continue
        if not is_well_formed(member.value):
            message = (
                f"{quoted(member.value)} is not a word. Write a word or several; a * may stand "
                "only at the end of a word, for any ending, and a name of a word group in <>."
            )
            reader.error(member.at, message)
        for name in references(member.value):
            if name in groups.members:
                groups.used.add(name)
            else:
                _report_unknown(name, groups, reader, member.at, as_words=False)


def _report_unknown(
    name: str, groups: NamedGroups, reader: Reader, at: Location, *, as_words: bool
) -> None:
    hint = did_you_mean(name, groups.members)
    words = f" Words themselves stand in a list: [{quoted(name)[1:-1]}]." if as_words else ""
    message = f"there is no word group {quoted(name)} in `word_groups`.{hint}{words}"
    reader.error(at, message)


def _check_circles(groups: NamedGroups, reader: Reader) -> None:
    """Note each group that is part of itself, by whatever way round."""
    named = {
        name: {other for member in members for other in references(member.value)}
        for name, members in groups.members.items()
    }
    for name, at in groups.places.items():
        within, new = set[str](), named[name]
        while new:
            within |= new
            new = {other for each in new for other in named.get(each, ())} - within
        if name in within:
            message = f"the word group {quoted(name)} is part of itself. Write out its words."
            reader.error(at, message)
