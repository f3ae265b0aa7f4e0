"""The whole loader: a complete file, a minimal one, and bytes of any kind."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from faqbot.errors import FaqError, Severity
from faqbot.knowledge.loading import load_faq, parse_faq
from faqbot.model import (
    Calibration,
    Entry,
    Faq,
    Gap,
    Notice,
    Rule,
    Settings,
    SmallTalk,
    WordGroup,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]

COMPLETE = """\
faqbot: 1
title: The shop
language: en
source:
  article: How the shop works
  written: 2024-01-01
  edition: 1.10
disclaimer: No legal advice.
contact: Write to the shop.
settings:
  answer_at: 0.6
  ask_at: .25
  unanswerable_share: 2e-1
  encoder: semantic
  calibration: {slope: 1.5, intercept: -0.2}
entries:
  - id: refund
    question: How do I get a refund?
    phrases:
      - money back
      - no
      - 1.10
    answer: |
      Send it back.
        We pay.

      Within a week.
    section: Paying
    related: [opening-hours]
  - id: opening-hours
    question: When are you open?
    answer: From nine to five.
not_covered:
  - id: jobs
    topic: jobs at the shop
    phrases: [do you hire]
    related: [opening-hours]
notices:
  - id: fire
    text: Leave the building.
    numbers: {EU: 112, UK: 999}
    phrases: [the shop is on fire]
    rules:
      - [burning, [here, in the shop]]
      - meet: [[smoke*], place]
        unless: [chimney]
      - meet: [burning]
        unless: joke
        unless_before: [if]
        unless_anywhere: [<joke>, novel]
smalltalk:
  - id: hello
    phrases: [hello, on]
    answer: Hello!
synonyms: [[refund, money back]]
opposites: [[open, closed]]
protected: [[hydralazine, hydroxyzine]]
word_groups:
  burning: [burn*, fire, <place> + smells]
  place: [here, shop]
  joke: [joking, just kidding]
"""

MODEL = Faq(
    sha256=sha256(COMPLETE.encode()).hexdigest(),
    title="The shop",
    language="en",
    source=(("article", "How the shop works"), ("written", "2024-01-01"), ("edition", "1.10")),
    disclaimer="No legal advice.",
    contact="Write to the shop.",
    settings=Settings(
        answer_at=0.6,
        ask_at=0.25,
        unanswerable_share=0.2,
        encoder="semantic",
        calibration=Calibration(slope=1.5, intercept=-0.2),
    ),
    entries=(
        Entry(
            id="refund",
            question="How do I get a refund?",
            phrases=("money back", "no", "1.10"),
            answer="Send it back.\n  We pay.\n\nWithin a week.",
            section="Paying",
            related=("opening-hours",),
        ),
        Entry(id="opening-hours", question="When are you open?", answer="From nine to five."),
    ),
    not_covered=(
        Gap(
            id="jobs",
            topic="jobs at the shop",
            phrases=("do you hire",),
            related=("opening-hours",),
        ),
    ),
    notices=(
        Notice(
            id="fire",
            text="Leave the building.",
            numbers=(("EU", "112"), ("UK", "999")),
            phrases=("the shop is on fire",),
            rules=(
                Rule(meet=(("<burning>",), ("here", "in the shop"))),
                Rule(meet=(("smoke*",), ("<place>",)), unless=("chimney",)),
                Rule(
                    meet=(("<burning>",),),
                    unless=("<joke>",),
                    unless_before=("if",),
                    unless_anywhere=("<joke>", "novel"),
                ),
            ),
        ),
    ),
    word_groups=(
        WordGroup(name="burning", members=("burn*", "fire", "<place> + smells")),
        WordGroup(name="place", members=("here", "shop")),
        WordGroup(name="joke", members=("joking", "just kidding")),
    ),
    smalltalk=(SmallTalk(id="hello", phrases=("hello", "on"), answer="Hello!"),),
    synonyms=(("refund", "money back"),),
    opposites=(("open", "closed"),),
    protected=(("hydralazine", "hydroxyzine"),),
)


@pytest.mark.usefixtures("both_parsers")
def test_complete_file(load: Load) -> None:
    """Every part of the format arrives in the model, with every value as written."""
    assert load(COMPLETE) == MODEL


def test_minimal_file(load: Load) -> None:
    """Entries with id, question and answer are an FAQ; the rest has the model's defaults."""
    faq = load("entries: [{id: a, question: b, answer: c}]\n")
    assert faq == Faq(sha256=faq.sha256, entries=(Entry(id="a", question="b", answer="c"),))


def test_load_faq_reads_a_file(tmp_path: Path) -> None:
    """The hash is that of the file's bytes, byte order mark and all."""
    path = tmp_path / "faq.yaml"
    data = b"\xef\xbb\xbf" + COMPLETE.encode()
    path.write_bytes(data)
    loaded = load_faq(path)
    assert loaded.faq.sha256 == sha256(data).hexdigest()
    assert loaded.faq.entries == MODEL.entries


def test_problems_name_the_file_as_given() -> None:
    """The file of a problem is the path that the file was asked for by."""
    with pytest.raises(FaqError) as caught:
        load_faq(Path("no/such.yaml"))
    assert caught.value.problems[0].location.file == str(Path("no/such.yaml"))


def test_every_problem_at_once_in_the_order_of_the_file(complaints: Complaints) -> None:
    """Errors and warnings come together, sorted by place."""
    found = complaints("""\
        smalltalk:
          - id: hello
            phrases: hi
            answer: Hi.
        entries:
          - id: a
            question: one
            answer: two
            related: [a, b]
          - id: a
            question: One!
        titel: x
    """)
    assert found == [
        (
            'faq.yaml:3:5: smalltalk "hello": expected `phrases` to be a list, got the text "hi".'
            " Write each phrase on a line of its own, after a dash."
        ),
        'faq.yaml:9:15: warning: entry "a": it is related to itself. Remove its own id.',
        'faq.yaml:9:18: entry "a": `related` names "b", and no entry has this id.',
        (
            'faq.yaml:10:5: entry "a": the field `answer` is missing. Write the answer as one '
            "text, with | for several lines."
        ),
        'faq.yaml:10:5: entry "a": the id is already taken by entry "a" (line 6). Choose another.',
        (
            'faq.yaml:11:5: warning: entry "a": phrase "One!" also belongs to entry "a" (line 7). '
            "Who asks exactly this is asked back; keep it in one of them if one answer fits."
        ),
        'faq.yaml:12:1: unknown field "titel". Did you mean `title`?',
    ]


def test_warnings_leave_the_faq_usable() -> None:
    """Warnings come with the FAQ, not instead of it."""
    loaded = parse_faq(
        b"entries: [{id: a, question: b, answer: c, related: [a]}]\n", file="faq.yaml"
    )
    assert loaded.faq.entries[0].related == ("a",)
    assert [problem.severity for problem in loaded.warnings] == [Severity.WARNING]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_nothing_in_the_file(complaints: Complaints, text: str) -> None:
    """A file of comments is told what belongs into it."""
    [problem] = complaints(text)
    assert "Write below `entries:` an `id`, a `question` and an `answer`" in problem


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("- a\n", "a list"),
        ("hello\n", 'the text "hello"'),
        ("~\n", "`~`, which stands for nothing"),
    ],
)
def test_root_that_is_no_mapping(complaints: Complaints, text: str, got: str) -> None:
    """A file without fields gets one message, not a list of what is missing."""
    [problem] = complaints(text)
    assert problem.startswith(f"faq.yaml:1:1: expected fields (`name: value`), got {got}. Write")


def test_a_part_used_twice_is_reported_once(complaints: Complaints) -> None:
    """A mistake in a part that aliases repeat is one mistake."""
    found = complaints("""\
        entries:
          - {id: a, question: qa, answer: x, phrases: &p [one, ~]}
          - {id: b, question: qb, answer: x, phrases: *p}
    """)
    assert len([problem for problem in found if "nothing" in problem]) == 2
    assert len(set(found)) == len(found)


def test_thousands_of_phrases() -> None:
    """A large FAQ arrives whole."""
    entries = [
        {
            "id": f"e{number}",
            "question": f"question {number}",
            "answer": "x",
            "phrases": [f"phrase {number} {other}" for other in range(60)],
        }
        for number in range(50)
    ]
    faq = parse_faq(yaml.safe_dump({"entries": entries}).encode(), file="f").faq
    assert sum(len(entry.phrases) for entry in faq.entries) == 3000
