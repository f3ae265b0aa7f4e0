"""What is compared across items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


def test_id_taken_in_the_same_section(complaints: Complaints) -> None:
    """The later of two is told, with the place of the earlier."""
    text = """\
        entries:
          - {id: a, question: one, answer: x}
          - {id: a, question: two, answer: x}
    """
    assert complaints(text) == [
        'faq.yaml:3:6: entry "a": the id is already taken by entry "a" (line 2). Choose another.'
    ]


@pytest.mark.parametrize(
    ("section", "label"),
    [
        ("not_covered: [{id: any, topic: x, phrases: [y]}]", "not_covered"),
        ("notices: [{id: any, text: x, phrases: [y]}]", "notice"),
        ("smalltalk: [{id: any, answer: x, phrases: [y]}]", "smalltalk"),
    ],
)
def test_id_taken_in_another_section(beside_entry: Complaints, section: str, label: str) -> None:
    """Ids are unique in the whole file, and the order of the file decides who was first."""
    assert beside_entry(section + "\n") == [
        (
            f'faq.yaml:4:6: entry "any": the id is already taken by {label} "any" (line 1). '
            "Choose another."
        )
    ]


@pytest.mark.parametrize(
    ("related", "message"),
    [
        ("refnd", '`related` names "refnd", and no entry has this id. Did you mean `refund`?'),
        ("zebra", '`related` names "zebra", and no entry has this id.'),
        ("jobs", '`related` leads to entries, and "jobs" stands in `not_covered`. Remove it.'),
    ],
)
def test_related_that_leads_nowhere(complaints: Complaints, related: str, message: str) -> None:
    """From entries and from gaps, a relation leads to an entry."""
    text = f"""\
        entries:
          - {{id: refund, question: one, answer: x}}
          - id: other
            question: two
            answer: x
            related: [{related}]
        not_covered:
          - id: jobs
            topic: x
            phrases: [y]
            related: [{related}]
    """
    assert complaints(text) == [
        f'faq.yaml:6:15: entry "other": {message}',
        f'faq.yaml:11:15: not_covered "jobs": {message}',
    ]


def test_related_to_itself_and_twice(beside_entry: Complaints) -> None:
    """Needless relations are warnings."""
    text = """\
        not_covered: [{id: jobs, topic: x, phrases: [y], related: [any, any]}]
    """
    assert beside_entry(text) == [
        'faq.yaml:1:65: warning: not_covered "jobs": "any" stands twice in `related`. Remove one.'
    ]


def test_related_that_is_no_text(complaints: Complaints) -> None:
    """What cannot be read is told once, and not looked up."""
    assert len(complaints("entries: [{id: a, question: b, answer: c, related: [~]}]\n")) == 1


def test_an_id_with_a_bad_character_is_still_known(complaints: Complaints) -> None:
    """One mistake makes one message: what refers to the id is not told as well."""
    text = "entries: [{id: a b, question: one, answer: x, related: []},\n"
    text += "  {id: c, question: two, answer: x, related: [a b]}]\n"
    assert len(complaints(text)) == 1


def test_phrase_in_two_entries(complaints: Complaints) -> None:
    """Equal after normalisation is equal; both places are named, in the order of the file."""
    text = """\
        entries:
          - id: login
            question: How do I log in?
            answer: x
            phrases: [reset password]
          - id: reset
            question: Reset  PASSWORD!
            answer: x
            phrases: [How do I log in]
    """
    asked_back = "Who asks exactly this is asked back; keep it in one of them if one answer fits."
    assert complaints(text) == [
        (
            'faq.yaml:7:5: warning: entry "reset": phrase "Reset PASSWORD!" also belongs to entry '
            f'"login" (line 5). {asked_back}'
        ),
        (
            'faq.yaml:9:15: warning: entry "reset": phrase "How do I log in" also belongs to entry '
            f'"login" (line 3). {asked_back}'
        ),
    ]


def test_phrase_in_two_sections(beside_entry: Complaints) -> None:
    """Sections are compared with one another, whichever stands first."""
    text = """\
        smalltalk: [{id: hi, answer: x, phrases: [Any question?]}]
        not_covered: [{id: gap, topic: x, phrases: [any question]}]
    """
    keep = "Keep it in the one that is to reply."
    assert beside_entry(text) == [
        (
            'faq.yaml:2:45: warning: not_covered "gap": phrase "any question" also belongs to '
            f'smalltalk "hi" (line 1). {keep}'
        ),
        (
            'faq.yaml:5:15: warning: entry "any": phrase "any question" also belongs to smalltalk '
            f'"hi" (line 1). {keep}'
        ),
    ]


def test_notices_may_share_phrases(load_beside_entry: Load) -> None:
    """A notice is looked for beside the entries: what sets it off may be a question as well."""
    assert load_beside_entry("notices: [{id: n, text: x, phrases: [any question]}]\n").notices


@pytest.mark.parametrize(
    "section",
    [
        "smalltalk: [{id: hi, answer: x, phrases: [hello, Hello!]}]",
        "not_covered: [{id: hi, topic: x, phrases: [hello, Hello!]}]",
        "notices: [{id: hi, text: x, phrases: [hello, Hello!]}]",
    ],
)
def test_phrase_twice_in_one_item(beside_entry: Complaints, section: str) -> None:
    """A repetition within an item is needless."""
    [problem] = beside_entry(section + "\n")
    assert problem.endswith('"hi": phrase "Hello!" already stands in line 1. Remove one.')
    assert "warning" in problem


def test_phrase_that_repeats_the_question(complaints: Complaints) -> None:
    """The question counts as a phrase of its entry."""
    text = "entries:\n  - id: a\n    question: Why?\n    answer: x\n    phrases:\n      - why\n"
    assert complaints(text) == [
        'faq.yaml:6:9: warning: entry "a": phrase "why" already stands in line 3. Remove one.'
    ]
