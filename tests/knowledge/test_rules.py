"""Notices, their rules and the word groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.model import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


def rules_yaml(rules: str, groups: str = "pain: [hurt]") -> str:
    """Return the text of a notice with *rules*, which stand in line 5."""
    return (
        f"word_groups:\n  {groups}\n"
        "notices:\n"
        "  - {id: e, text: t, rules: [[pain]]}\n"
        f"  - {{id: f, text: t, rules: {rules}}}\n"
    )


@pytest.mark.parametrize(
    ("rules", "rule"),
    [
        ("[[[a, b c], [d*]]]", Rule(meet=(("a", "b c"), ("d*",)))),
        ("[[pain, [now]]]", Rule(meet=(("<pain>",), ("now",)))),
        ("[[[<pain> + <pain> badly]]]", Rule(meet=(("<pain> + <pain> badly",),))),
        ("[{meet: [[a]]}]", Rule(meet=(("a",),))),
        ("[{meet: [[911]], unless: [no]}]", Rule(meet=(("911",),), unless=("no",))),
        ("[{meet: [[a]], unless: pain}]", Rule(meet=(("a",),), unless=("<pain>",))),
        (
            "[{meet: [[a]], unless_before: [<pain>, b], unless_anywhere: pain}]",
            Rule(meet=(("a",),), unless_before=("<pain>", "b"), unless_anywhere=("<pain>",)),
        ),
    ],
)
def test_rules_arrive_as_written(load_beside_entry: Load, rules: str, rule: Rule) -> None:
    """Lists and mappings of groups, each written out or by name."""
    assert load_beside_entry(rules_yaml(rules)).notices[1].rules == (rule,)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            "[[pian, [a]]]",
            (
                'there is no word group "pian" in `word_groups`. Did you mean `pain`? Words '
                "themselves stand in a list: [pian]."
            ),
        ),
        (
            "[[chest, [a]]]",
            (
                'there is no word group "chest" in `word_groups`. Words themselves stand in a '
                "list: [chest]."
            ),
        ),
        ("[{meet: [[a]], unless: chest}]", 'there is no word group "chest" in'),
        ("[[]]", "expected each of `rules` to be a list of at least 1 item, got an empty list."),
        ("[{meet: []}]", "expected `meet` to be a list of at least 1 item, got an empty list."),
        ("[[[]]]", "expected `meet` to be a list of at least 1 item, got an empty list."),
        (
            "[{meet: [[a]], unless: []}]",
            "expected `unless` to be a list of at least 1 item, got an empty list.",
        ),
        ("[word]", 'expected each of `rules` to be a list of word groups, got the text "word".'),
        ("[~]", "expected each of `rules` to be a list of word groups, got `~`,"),
        ("[[~]]", "expected a list of words or the name of a word group, got `~`,"),
        ("[[{a: b}]]", "expected a list of words or the name of a word group, got a mapping"),
        ("[[[[a]]]]", "expected each of `meet` to be text, got a list."),
        ("[[['*']]]", '"*" is not a word. Write a word or several; a * may stand only at the'),
        ("[[['a*b']]]", '"a*b" is not a word.'),
        ("[[['a**']]]", '"a**" is not a word.'),
        ("[[['?']]]", '"?" is not a word.'),
        ("[[['a +']]]", '"a +" is not a word.'),
        ("[[['<pain']]]", '"<pain" is not a word.'),
        ("[[['a ^b']]]", '"a ^b" is not a word.'),
        ("[[[<pian>]]]", 'there is no word group "pian" in `word_groups`. Did you mean `pain`?'),
        (
            "[{meet: [[a]], unless_before: []}]",
            "expected `unless_before` to be a list of at least 1 item, got an empty list.",
        ),
    ],
)
def test_what_is_no_rule(beside_entry: Complaints, rules: str, message: str) -> None:
    """Every part of a rule is checked and told at its place."""
    [problem] = beside_entry(rules_yaml(rules))
    assert problem.startswith("faq.yaml:5:")
    assert f': notice "f": {message}' in problem


@pytest.mark.parametrize("more", ["", ", phrases: []", ", rules: []", ", phrases: [], rules: []"])
def test_notice_that_nothing_sets_off(beside_entry: Complaints, more: str) -> None:
    """A notice needs rules, phrases or examples."""
    assert beside_entry(f"notices:\n  - {{id: e, text: t{more}}}\n") == [
        (
            'faq.yaml:2:5: notice "e": expected `rules`, `phrases` or `examples`, got none, so '
            "nothing would set it off. Write each phrase on a line of its own, after a dash."
        )
    ]


def test_unused_word_group_is_a_warning(beside_entry: Complaints) -> None:
    """A group that no rule names is most likely forgotten."""
    assert beside_entry(rules_yaml("[[[a]]]", "pain: [hurt]\n  night: [dark]")) == [
        'faq.yaml:3:3: warning: no rule uses the word group "night". Use it or remove it.'
    ]


def test_a_group_that_only_another_group_names_is_used(beside_entry: Complaints) -> None:
    """`ache` stands in `pain`, which a rule names."""
    groups = "pain: [hurt, <ache> badly]\n  ache: [aches]"
    assert beside_entry(rules_yaml("[[pain]]", groups)) == []


@pytest.mark.parametrize(
    ("groups", "names"),
    [
        ("pain: [<pain>]", ["pain"]),
        ("pain: [a, <ache> + b]\n  ache: [<sore>]\n  sore: [<ache>]", ["ache", "sore"]),
    ],
)
def test_a_group_is_no_part_of_itself(
    beside_entry: Complaints, groups: str, names: list[str]
) -> None:
    """Nothing could ever be found for it, whatever way round."""
    found = beside_entry(rules_yaml("[[pain]]", groups))
    assert [problem.split(": ", 1)[1] for problem in found] == [
        f'word_groups: the word group "{name}" is part of itself. Write out its words.'
        for name in names
    ]


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ("[112]", "expected `name: value` pairs, got a list. Write each as `region: number`,"),
        ("{EU: [112]}", "expected `EU` to be text, got a list."),
        ("{EU: }", "expected `EU` to be text, got nothing."),
    ],
)
def test_numbers_are_pairs_of_region_and_number(
    beside_entry: Complaints, numbers: str, message: str
) -> None:
    """What is wrong with them is told at its place."""
    [problem] = beside_entry(
        f"notices:\n  - {{id: e, text: t, phrases: [x], numbers: {numbers}}}\n"
    )
    assert problem.startswith("faq.yaml:2:")
    assert message in problem


@pytest.mark.parametrize(
    ("group", "message"),
    [
        ("pain: []", "expected `pain` to be a list of at least 1 item, got an empty list."),
        ("pain: hurt", 'expected `pain` to be a list, got the text "hurt". Write it as a list'),
        ("pain: ['a*b']", '"a*b" is not a word.'),
        ("pain: [a]\n  b c: [d]", 'a space may not stand in `word_groups` "b c"'),
    ],
)
def test_what_is_no_word_group(beside_entry: Complaints, group: str, message: str) -> None:
    """Groups are checked where they are defined, not where they are used."""
    found = beside_entry(rules_yaml("[[[a]]]", group))
    assert [problem for problem in found if "warning" not in problem] == [
        problem for problem in found if f"word_groups: {message}" in problem
    ]
    assert found
