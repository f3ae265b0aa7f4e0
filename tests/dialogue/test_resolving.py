"""Whether a turn leans on what came before, and how it reads with the thing spoken of."""

from __future__ import annotations

import pytest

from faqbot.dialogue.resolving import Resolved, leans, mentioned, named, resolve, without_topic
from faqbot.dialogue.speech import OTHER, speech_of

EN = speech_of("en")


@pytest.mark.parametrize(
    "text",
    [
        "why?",
        "and when it rains?",
        "what are the usual reasons of that",
        "does she work there at the weekend",
        "what would the other layer be good for",
        "so where would somebody buy tickets",
    ],
)
def test_short_turns_and_pronouns_lean(text: str) -> None:
    """They do not say all that is asked."""
    assert leans(text, EN)


@pytest.mark.parametrize("text", ["where would somebody usually buy tickets", "", "?"])
def test_what_names_all_stands_by_itself(text: str) -> None:
    """And what says nothing leans on nothing."""
    assert not leans(text, EN)


def test_of_other_languages_nothing_is_known() -> None:
    """A turn is read alone."""
    assert not leans("why?", OTHER)
    assert without_topic("new topic: x", OTHER) == ("new topic: x", False)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("What is it filled with?", "what is the tank filled with?"),
        ("and what is its name", "and what is the tank's name"),
        ("it's how old?", "the tank is how old?"),
        ("what's in there?", "what's in the tank?"),
        ("why is that", "why is the tank"),
    ],
)
def test_the_subject_stands_for_it(text: str, reading: str) -> None:
    """For the first word of the turn that can mean it."""
    assert resolve(text, "the tank", EN) == Resolved(reading, added=False)


@pytest.mark.parametrize("text", ["other names", "and the other one"])
def test_the_subject_is_added_to_what_says_too_little(text: str) -> None:
    """Where there is no place for it."""
    assert resolve(text, "the tank", EN) == Resolved(f"{text} the tank", added=True)


@pytest.mark.parametrize(
    "text",
    [
        # "That" points at a thing of its own.
        "who owns that big company",
        # "It" stands for what this very turn names.
        "that station you spoke of, where is it",
        # It is about people, or several, or one of them.
        "where does she work",
        "how long are they",
        "who shouldn't have one",
        "is there anything to know",
        # It names enough.
        "would it help somebody whose train stopped near a river during snow",
    ],
)
def test_there_may_be_nothing_to_stand_for(text: str) -> None:
    """Then the turn is read as it is."""
    assert resolve(text, "the tank", EN) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("what about headaches?", ("headaches",)),
        ("and the wet bit", ("wet", "bit")),
        ("how about rust, is that possible?", ("rust",)),
        ("what about rust, how often", ()),
        ("what about rust, how often is it seen", ()),
        ("rust?", ()),
        ("and that?", ()),
        ("", ()),
    ],
)
def test_what_about_mentions_a_thing(text: str, what: tuple[str, ...]) -> None:
    """And nothing but that."""
    assert mentioned(text, EN) == what


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("new topic: the map", "the map"),
        ("ok, different question. who drew it", "who drew it"),
        ("never mind. who drew it", "who drew it"),
        ("something else: who drew it", "who drew it"),
        ("let's change the subject, who drew it", "who drew it"),
        ("by the way, who drew it", "who drew it"),
    ],
)
def test_a_new_topic_is_stated(text: str, rest: str) -> None:
    """What is asked stands after it."""
    assert without_topic(text, EN) == (rest, True)


def test_a_new_topic_alone_is_said_as_it_is() -> None:
    """But from then on nothing is spoken of."""
    assert without_topic("new topic", EN) == ("new topic", True)


@pytest.mark.parametrize("text", ["the map", "what is a new topic", "forgetful of names"])
def test_most_turns_state_no_new_topic(text: str) -> None:
    """They are left as they are."""
    assert without_topic(text, EN) == (text, False)


def test_what_is_named_tells_what_a_turn_is_about() -> None:
    """Without what any question could say."""
    assert named("and what is it filled with then?", EN) == ("filled",)
