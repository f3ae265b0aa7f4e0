"""What a conversation is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.loading import parse
from faqbot.dialogue.speech import OTHER, speech_of
from faqbot.dialogue.topics import Subjects
from faqbot.model import Outcome
from tests.dialogue.trains import TRAINS

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot


@pytest.fixture(scope="module")
def trains() -> FaqBot:
    """Return the bot of the made-up FAQ."""
    return parse(TRAINS)


@pytest.fixture(scope="module")
def subjects(trains: FaqBot) -> Subjects:
    """Return the finder of its topics."""
    return Subjects(faq=trains.faq, speech=speech_of("en"))


def test_the_topic_is_what_was_answered(trains: FaqBot, subjects: Subjects) -> None:
    """With what the FAQ relates to it."""
    topic = subjects.after(trains.parts("what is the sleeper train"), None)
    assert topic
    assert (topic.entries, topic.gap, topic.offered) == (("sleeper",), None, False)
    assert topic.related == {"bicycles", "delays"}
    assert topic.near == {"sleeper", "bicycles", "delays"}
    assert topic.title == "What is the sleeper train?"


def test_of_two_answers_the_last_one_comes_first(trains: FaqBot, subjects: Subjects) -> None:
    """What follows may lean on either."""
    topic = subjects.after(trains.parts("what is the sleeper train and who drew the map"), None)
    assert topic
    assert topic.entries == ("artist", "sleeper")
    assert topic.near == {"artist", "sleeper", "map", "bicycles", "delays"}


def test_a_known_gap_is_a_topic(trains: FaqBot, subjects: Subjects) -> None:
    """It stands beside what was spoken of before."""
    before = subjects.of_entries(("map",))
    topic = subjects.after(trains.parts("how much is a ticket"), before)
    assert topic
    assert (topic.entries, topic.gap) == ((), "price")
    assert topic.titles == ("what a ticket costs", "What does the map show?")


def test_options_are_a_topic_that_nothing_was_said_about(build: Any, subjects: Subjects) -> None:
    """Until one is chosen."""
    asked = build.part(Outcome.CLARIFY, "map", "sleeper")
    topic = subjects.after((asked,), None)
    assert topic
    assert (topic.entries, topic.offered) == (("map", "sleeper"), True)


@pytest.mark.parametrize("outcome", [Outcome.SMALLTALK, Outcome.NO_MATCH])
def test_small_talk_changes_no_topic(build: Any, subjects: Subjects, outcome: Outcome) -> None:
    """Nor does what was not understood."""
    before = subjects.of_entries(("map",))
    assert subjects.after((build.part(outcome),), before) is before
    assert subjects.after((build.part(outcome),), None) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What is the sleeper train?", "the sleeper train"),
        ("Who drew the map?", "the map"),
        ("What are the reasons for delays?", None),
        ("how much a ticket costs", "a ticket costs"),
        ("What holds up trains?", None),
        ("the", None),
    ],
)
def test_the_subject_is_the_first_thing_named(
    subjects: Subjects, text: str, subject: str | None
) -> None:
    """One thing, for "it" is one."""
    assert subjects.subject(text) == subject


def test_a_subject_ends_where_the_faq_seldom_goes_on(article: FaqBot) -> None:
    """No grammar is known, but how often words stand together."""
    subjects = Subjects(faq=article.faq, speech=speech_of("en"))
    assert subjects.subject("how a pump weighs") == "a pump"
    assert subjects.subject("What is an implanted intrathecal drug pump?") == (
        "an implanted intrathecal drug pump"
    )


def test_the_subject_may_have_been_named_before(subjects: Subjects) -> None:
    """After `What are the reasons for delays?` "it" is still the train."""
    topic = subjects.of_entries(("delays", "sleeper"))
    assert subjects.of(topic) == "the sleeper train"
    assert subjects.of(subjects.of_entries(("delays",))) is None


def test_of_other_languages_no_subject_is_known(trains: FaqBot) -> None:
    """Nothing is taken for one."""
    assert Subjects(faq=trains.faq, speech=OTHER).subject("the train") is None


def test_a_gap_that_is_gone_is_no_topic(subjects: Subjects) -> None:
    """A ranking may be older than the FAQ."""
    assert subjects.of_gap("gone") is None
