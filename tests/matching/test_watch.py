"""Which matches the guards are called for, and that calling them late changes nothing."""

from __future__ import annotations

import json

import pytest

import faqbot
from faqbot.matching.guards import build_guards
from faqbot.matching.watch import Watch, contested
from faqbot.model import Outcome

KEYS = tuple(f"how do i enable the word{n} alarm" for n in range(30))
NEAR = frozenset(KEYS[0].split())


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("how do i enable the alarm", False),
        ("enable alarm word3", False),
        ("how do i not enable the alarm", True),
        ("how do i disable the alarm", True),
        ("from alarm to word1", True),
    ],
)
def test_a_match_is_contested_by_a_negation_a_direction_or_a_word_not_held(
    asked: str,
    expected: bool,  # noqa: FBT001 - what is expected
) -> None:
    """In an entry of many phrases; all else leaves the guards nothing to look at."""
    assert contested(frozenset(asked.split()), NEAR, KEYS) is expected


@pytest.mark.parametrize(
    ("asked", "own_sets"),
    [("how do i log out", ()), ("enable p45 alarm", ()), ("a gmo alarm", (("gmo", "wild"),))],
)
def test_short_words_contest_where_a_meaning_turns_on_them(
    asked: str, own_sets: tuple[tuple[str, ...], ...]
) -> None:
    """Of the built-in sets, of the curator's, and names with a number."""
    assert contested(frozenset(asked.split()), NEAR, KEYS, own_sets)
    assert not contested(frozenset(["enable", "my", "alarm"]), NEAR, KEYS)


def test_an_entry_of_few_phrases_is_always_looked_at() -> None:
    """It does not hold enough words to be at peace by them."""
    assert contested(frozenset(["enable", "alarm"]), NEAR, KEYS[:5])


def test_numbers_contest_where_both_sides_have_one() -> None:
    """One number alone contradicts nothing."""
    one, other = frozenset(["enable", "two"]), NEAR | {"5"}
    assert contested(one, other, KEYS)
    assert not contested(one, NEAR, KEYS)


TWINS = """
entries:
  - {{id: one, question: "{}", answer: One.}}
  - {{id: other, question: "{}", answer: Other.}}
"""


@pytest.mark.parametrize(
    ("one", "other", "question", "meant"),
    [
        ("Food before the scan?", "Food after the scan?", "food prior to the scan", "one"),
        ("Can I take it?", "Can I not take it?", "may I not take it", "other"),
        ("Where is terminal 1?", "Where is terminal 2?", "where's terminal one", "one"),
        ("Is it open on Sunday?", "Is it closed on Sunday?", "is it shut on sunday", "other"),
        (
            "Send euros to dollars?",
            "Send dollars to euros?",
            "send dollars to euros please",
            "other",
        ),
    ],
)
def test_of_twins_the_one_on_the_side_of_the_question_is_meant(
    one: str, other: str, question: str, meant: str
) -> None:
    """It takes the confidence of the other, and the explanation says so."""
    reply = faqbot.parse(TWINS.format(one, other)).ask(question)
    assert [answer.id for answer in reply.answers] == [meant]
    (aside,) = (each for each in reply.candidates if each.id != meant)
    assert aside.evidence.clash
    assert aside.confidence == 0
    assert f"Set aside: {aside.id}" in reply.explain()


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "Can I eat before the scan?",
            "Can I eat after the scan?",
            "Can I eat following the scan?",
        ),
        ("The price with VAT?", "The price without VAT?", "the price net of VAT"),
        ("What if my bag is lost?", "What if my bag is damaged?", "What if my bag is found?"),
    ],
)
def test_of_twins_none_is_meant_by_what_stands_on_neither_side(
    one: str, other: str, question: str
) -> None:
    """That no guard objects to it does not make it right."""
    assert faqbot.parse(TWINS.format(one, other)).ask(question).outcome is Outcome.CLARIFY


def test_all_objections_of_a_best_entry_are_kept_beside_twins() -> None:
    """Where a twin of another entry is meant, the best one is objected to all the same."""
    faq = json.dumps(
        {
            "entries": [
                {"id": str(place), "question": question, "answer": "Yes."}
                for place, question in enumerate(
                    [
                        "How do I lock the old door of the shed?",
                        "Can I lock the shed from inside?",
                        "Can I unlock the shed from inside?",
                    ]
                )
            ]
        }
    )
    reply = faqbot.parse(faq).ask("how do i unlock the old door of the shed")
    assert reply.outcome is Outcome.CLARIFY
    assert next(each for each in reply.candidates if each.id == "0").evidence.clash


def test_the_guards_prepared_late_are_the_same() -> None:
    """With the curator's own sets."""
    sets = (("pickup", "delivery"),)
    found = (
        Watch(opposites=sets).prepare().clash("pickup times", "delivery times", ("delivery times",))
    )
    assert found
    assert found == build_guards(sets, ()).clash(
        "pickup times", "delivery times", ("delivery times",)
    )


@pytest.mark.parametrize(
    ("question", "meant"), [("people younger than 65", "other"), ("those older than 65", "one")]
)
def test_bounds_in_other_words_are_on_their_side(question: str, meant: str) -> None:
    """Younger is under, older is over."""
    faq = TWINS.format("What do people over 65 pay?", "What do people under 65 pay?")
    reply = faqbot.parse(faq).ask(f"what do {question} pay")
    assert [answer.id for answer in reply.answers] == [meant]
