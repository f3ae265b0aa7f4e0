"""Texts, lists and numbers: what is taken, what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]

WRITE_ANSWER = "Write the answer as one text, with | for several lines."
WRITE_PHRASES = "Write each phrase on a line of its own, after a dash."


@pytest.mark.parametrize(
    "value", ["no", "on", "1.10", "012", "2024-01-01", "0x10", "1e3", ".inf", "12:30:45", "true"]
)
def test_scalars_are_text_as_written(load: Load, value: str) -> None:
    """YAML's guesses at types never touch what a curator wrote."""
    faq = load(f"entries:\n  - id: a\n    question: q\n    answer: {value}\n")
    assert faq.entries[0].answer == value


def test_answer_that_is_a_list(complaints: Complaints) -> None:
    """The message says where, whose, what was expected, what was got, what to do."""
    text = """\
        entries:
          - id: refund
            question: How do I get a refund?
            answer:
              - Send it back.
    """
    assert complaints(text) == [
        'faq.yaml:4:5: entry "refund": expected `answer` to be text, got a list. ' + WRITE_ANSWER
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", f"got nothing. {WRITE_ANSWER}"),
        ("''", f"got an empty text. {WRITE_ANSWER}"),
        ("'  '", f"got an empty text. {WRITE_ANSWER}"),
        (r'"\u200b"', f"got only invisible characters. {WRITE_ANSWER}"),
        ("~", 'got `~`, which stands for nothing. Put it in quotes if you mean the text: "~".'),
        (
            "null",
            'got `null`, which stands for nothing. Put it in quotes if you mean the text: "null".',
        ),
        ("{a: b, c: d}", f"got a mapping (`name: value`). {WRITE_ANSWER}"),
        (
            "{Note: use it}",
            (
                "got a mapping (`name: value`). If this is a text with a colon in it, put it in "
                "quotes."
            ),
        ),
    ],
)
def test_what_is_no_text(complaints: Complaints, value: str, message: str) -> None:
    """Nothing is ever taken for an answer that is not one."""
    text = f"entries:\n  - id: a\n    question: q\n    answer: {value}\n"
    assert complaints(text) == [f'faq.yaml:4:5: entry "a": expected `answer` to be text, {message}']


@pytest.mark.parametrize("value", ["null", "~"])
def test_quoted_null_is_text(load: Load, value: str) -> None:
    """The advice works."""
    faq = load(f'entries: [{{id: a, question: q, answer: "{value}"}}]')
    assert faq.entries[0].answer == value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[]", "expected `phrases` to be a list of at least 1 item, got an empty list."),
        ("hi there", 'expected `phrases` to be a list, got the text "hi there".'),
        ("", "expected `phrases` to be a list, got nothing."),
        ("[{a: b, c: d}]", "expected each of `phrases` to be text, got a mapping"),
        ("[[a]]", "expected each of `phrases` to be text, got a list."),
        ("['']", "expected each of `phrases` to be text, got an empty text."),
    ],
)
def test_what_is_no_list_of_phrases(beside_entry: Complaints, value: str, message: str) -> None:
    """Lists are held to their items and to their length."""
    [problem] = beside_entry(f"smalltalk:\n  - id: hi\n    answer: Hi.\n    phrases: {value}\n")
    assert f'smalltalk "hi": {message}' in problem
    assert problem.endswith(WRITE_PHRASES)


def test_phrase_with_a_colon(complaints: Complaints) -> None:
    """The commonest slip of all: a colon turns a phrase into a mapping."""
    text = """\
        entries:
          - id: a
            question: q
            answer: x
            phrases:
              - quick question: is it safe
    """
    assert complaints(text) == [
        (
            'faq.yaml:6:9: entry "a": expected each of `phrases` to be text, got a mapping '
            "(`name: value`). If this is a text with a colon in it, put it in quotes."
        )
    ]


@pytest.mark.parametrize("text", ["0", "1", "0.5", ".5", "1.", "+0.5", "5e-1", "1E0"])
def test_numbers(load_beside_entry: Load, text: str) -> None:
    """Decimal numbers in any common spelling."""
    assert load_beside_entry(f"settings: {{answer_at: {text}}}").settings.answer_at == float(text)


@pytest.mark.parametrize(
    ("value", "got"),
    [
        ("high", 'the text "high"'),
        ("60%", 'the text "60%"'),
        ("'0.6'", 'the text "0.6"'),
        ("0x1", 'the text "0x1"'),
        ("1_0", 'the text "1_0"'),
        (".nan", 'the text ".nan"'),
        ("\u0660", 'the text "\u0660"'),
        ("[0.6]", "a list"),
        ("", "nothing"),
        ("1.01", "1.01"),
        ("-0.1", "-0.1"),
        ("1e999", "1e999"),
        ("60", "60"),
    ],
)
def test_what_is_no_share(beside_entry: Complaints, value: str, got: str) -> None:
    """Out of range, not finite, quoted or no number at all."""
    assert beside_entry(f"settings:\n  answer_at: {value}\n") == [
        (
            "faq.yaml:2:3: settings: expected `answer_at` to be a number from 0 to 1, "
            f"got {got}. Write a share such as 0.6, without quotes."
        )
    ]


def test_long_texts_are_shortened_in_messages(beside_entry: Complaints) -> None:
    """A message stays one line, whatever the file holds."""
    [problem] = beside_entry(f"synonyms: >-\n  {'word ' * 50}\n\n  end\n")
    assert 'got the text "word word' in problem
    assert '...". Write' in problem
    assert len(problem) < 250
