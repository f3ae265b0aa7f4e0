"""Names of fields: unknown, repeated, missing, and no names at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("titel: x\n", "1:1", 'unknown field "titel". Did you mean `title`?'),
        ("Title: x\n", "1:1", 'unknown field "Title". Did you mean `title`?'),
        ("not-covered: []\n", "1:1", 'unknown field "not-covered". Did you mean `not_covered`?'),
        (
            "settings: {answers_at: 0.2}\n",
            "1:12",
            'settings: unknown field "answers_at". Did you mean `answer_at`?',
        ),
        (
            "settings: {calibration: {slop: 1}}\n",
            "1:26",
            'settings: calibration: unknown field "slop". Did you mean `slope`?',
        ),
        (
            "smalltalk: [{id: hi, phrases: [hi], answer: Hi., colour: red}]\n",
            "1:50",
            'smalltalk "hi": unknown field "colour". Known here: id, phrases, answer.',
        ),
        (
            "not_covered: [{id: a, topics: b, topic: c, phrases: [d]}]\n",
            "1:23",
            'not_covered "a": unknown field "topics". Did you mean `topic`?',
        ),
        (
            "notices: [{id: a, text: b, phrase: c, phrases: [d]}]\n",
            "1:28",
            'notice "a": unknown field "phrase". Did you mean `phrases`?',
        ),
        (
            "notices: [{id: a, text: b, rules: [{meet: [[c]], unles: [d]}]}]\n",
            "1:50",
            'notice "a": unknown field "unles". Did you mean `unless`?',
        ),
        ("on: x\n", "1:1", 'unknown field "on". Known here: faqbot, title,'),
    ],
)
def test_unknown_fields_at_every_level(
    beside_entry: Complaints, text: str, place: str, message: str
) -> None:
    """A misspelt field is no field; the nearest known name is offered, else all of them."""
    [problem] = beside_entry(text)
    assert problem.startswith(f"faq.yaml:{place}: {message}")


def test_unknown_field_of_an_entry(complaints: Complaints) -> None:
    """A misspelt field that is needed is told twice: as unknown and as missing."""
    assert complaints("entries:\n  - id: a\n    question: b\n    anwser: c\n") == [
        (
            'faq.yaml:2:5: entry "a": the field `answer` is missing. Write the answer as one text, '
            "with | for several lines."
        ),
        'faq.yaml:4:5: entry "a": unknown field "anwser". Did you mean `answer`?',
    ]


def test_missing_fields(complaints: Complaints) -> None:
    """Each missing field is told with what belongs there, at the item that lacks it."""
    assert complaints("entries:\n  - section: x\n") == [
        (
            "faq.yaml:2:5: entry 1: the field `answer` is missing. Write the answer as one text, "
            "with | for several lines."
        ),
        (
            "faq.yaml:2:5: entry 1: the field `id` is missing. Write a short name of letters, "
            "digits, - and _, such as opening-hours."
        ),
        (
            "faq.yaml:2:5: entry 1: the field `question` is missing. Write the question as people "
            "would ask it, as one text."
        ),
    ]


@pytest.mark.parametrize(
    ("section", "missing"),
    [
        ("not_covered: [{section: x}]", ["id", "phrases", "topic"]),
        ("smalltalk: [{related: x}]", ["answer", "id", "phrases"]),
        ("notices: [{phrases: [x]}]", ["id", "text"]),
        ("notices: [{id: a, text: b, rules: [{unless: [x]}]}]", ["meet"]),
    ],
)
def test_missing_fields_of_other_sections(
    beside_entry: Complaints, section: str, missing: list[str]
) -> None:
    """Every section has its needed fields."""
    found = [problem for problem in beside_entry(section) if "is missing" in problem]
    assert [problem.split("`")[1] for problem in found] == missing


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "title: x\n",
            (
                "faq.yaml:1:1: the field `entries` is missing. Write below `entries:` an `id`, a "
                "`question` and an `answer` for each question, the first of them after a dash."
            ),
        ),
        (
            "entries: []\n",
            (
                "faq.yaml:1:1: expected `entries` to be a list of at least 1 item, got an empty "
                "list. Write below `entries:` an `id`, a `question` and an `answer` for each "
                "question, the first of them after a dash."
            ),
        ),
        (
            "entries:\n",
            (
                "faq.yaml:1:1: expected `entries` to be a list, got nothing. Write below "
                "`entries:` an `id`, a `question` and an `answer` for each question, the first of "
                "them after a dash."
            ),
        ),
    ],
)
def test_no_entries(complaints: Complaints, text: str, problem: str) -> None:
    """An FAQ without entries is none."""
    assert complaints(text) == [problem]


def test_repeated_field(complaints: Complaints) -> None:
    """The parser would silently take the last; both places are named."""
    text = "entries:\n  - id: a\n    question: b\n    answer: c\n    answer: d\n"
    assert complaints(text) == [
        (
            'faq.yaml:5:5: entry "a": the field "answer" stands twice, first in line 4. Remove one '
            "of them."
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: x\ntitle: y\n", '2:1: the field "title" stands twice, first in line 1.'),
        ("source: {a: b, a: c}\n", '1:16: source: the field "a" stands twice, first in line 1.'),
        (
            "word_groups:\n  a: [b]\n  a: [c]\nnotices: [{id: x, text: y, rules: [[a]]}]\n",
            '3:3: word_groups: the field "a" stands twice, first in line 2.',
        ),
    ],
)
def test_repeated_fields_at_every_level(beside_entry: Complaints, text: str, message: str) -> None:
    """Names are unique in every mapping."""
    assert beside_entry(text) == [f"faq.yaml:{message} Remove one of them."]


@pytest.mark.parametrize(
    ("pair", "got"),
    [
        ("~: x", "`~`, which stands for nothing"),
        ("null: x", "`null`, which stands for nothing"),
        ("?\n  : x", "nothing"),
        ("'': x", "an empty text"),
        ("[a]: x", "a list"),
        ("? {a: b}\n  : x", "a mapping (`name: value`)"),
    ],
)
def test_names_that_are_no_text(beside_entry: Complaints, pair: str, got: str) -> None:
    """Also where names are free, they are text."""
    [problem] = beside_entry(f"source:\n  {pair}\n")
    assert f"source: expected the name of a field, got {got}. Write `name: value`" in problem


def test_names_are_text_as_written(load_beside_entry: Load) -> None:
    """A year or a yes is a name like any other."""
    source = load_beside_entry("source: {2024: a, yes: b, 1.10: c}").source
    assert source == (("2024", "a"), ("yes", "b"), ("1.10", "c"))


def test_merge_keys_are_refused(complaints: Complaints) -> None:
    """What a merge key brings in would have no place of its own."""
    text = """\
        entries:
          - &first {id: a, question: b, answer: c}
          - <<: *first
            id: d
            question: e
            answer: f
    """
    assert complaints(text) == [
        'faq.yaml:3:5: entry "d": merge keys (`<<`) are not supported. Write the fields out.'
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("settings: [a]\n", "settings: expected fields (`name: value`), got a list."),
        ("source: x\n", 'source: expected `name: value` pairs, got the text "x".'),
        ("word_groups: [a]\n", "word_groups: expected `name: value` pairs, got a list."),
        ("notices: [x]\n", 'notice 1: expected fields (`name: value`), got the text "x".'),
        ("not_covered: {a: b}\n", "expected `not_covered` to be a list, got a mapping"),
    ],
)
def test_sections_of_another_shape(beside_entry: Complaints, text: str, message: str) -> None:
    """Each section says of what shape it is to be."""
    [problem] = beside_entry(text)
    assert message in problem
