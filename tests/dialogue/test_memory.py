"""What a conversation remembers, kept as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.loading import parse
from faqbot.dialogue.memory import Memory, recall
from faqbot.dialogue.topics import Topic
from faqbot.errors import UsageError
from tests.dialogue.trains import TRAINS

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot


@pytest.fixture(scope="module")
def trains() -> FaqBot:
    """Return the bot of the made-up FAQ."""
    return parse(TRAINS)


@pytest.mark.parametrize(
    "memory",
    [
        Memory(),
        Memory(offered=("map", "artist"), asked=True, question="the map thing"),
        Memory(topic=Topic(gap="price", related=frozenset({"sleeper"}), titles=("what", "who"))),
        Memory(
            topic=Topic(
                entries=("map", "artist"), offered=True, related=frozenset(), titles=("What?",)
            )
        ),
    ],
)
def test_what_was_kept_is_remembered(trains: FaqBot, memory: Memory) -> None:
    """As it was, also through JSON."""
    saved = json.loads(json.dumps(memory.to_dict(trains.faq)))
    assert saved["version"] == 2
    assert recall(saved, trains.faq) == memory


def test_another_version_of_the_faq_is_another_conversation(trains: FaqBot) -> None:
    """Its numbers and its entries may mean something else."""
    memory = Memory(offered=("map",), topic=Topic(entries=("map",), titles=("What?",)))
    saved = memory.to_dict(trains.faq) | {"faq": "another"}
    assert recall(saved, trains.faq) == Memory()


def test_what_is_gone_is_forgotten(trains: FaqBot) -> None:
    """Whoever wrote it by hand may have named what there is not."""
    saved = Memory(topic=Topic(entries=("map", "gone"), gap="gone")).to_dict(trains.faq)
    topic = recall(saved, trains.faq).topic
    assert topic
    assert (topic.entries, topic.gap) == (("map",), None)
    assert recall(Memory(offered=("gone",)).to_dict(trains.faq), trains.faq) == Memory()


def test_the_first_version_is_still_read(trains: FaqBot) -> None:
    """It knew what was offered, and no topic."""
    saved = {"version": 1, "faq": trains.faq.sha256, "offered": ["map"], "asked": True}
    assert recall(saved, trains.faq) == Memory(offered=("map",), asked=True)


@pytest.mark.parametrize(
    "saved",
    [
        None,
        5,
        {"version": 2, "faq": "x"},
        {"version": 9, "faq": "x", "offered": []},
        {"version": 2, "faq": "x", "offered": [5]},
        {"version": 2, "faq": "x", "offered": [], "topic": []},
        {"version": 2, "faq": "x", "offered": [], "question": {}},
        {"version": [], "faq": "x", "offered": []},
    ],
)
def test_what_is_no_memory_is_refused(trains: FaqBot, saved: Any) -> None:
    """With a word on what to give."""
    with pytest.raises(UsageError, match=r"Conversation\.to_dict"):
        recall(saved, trains.faq)


def test_a_conversation_kept_between_turns_keeps_its_topic(trains: FaqBot) -> None:
    """The follow-up gets the reply that it would have got at once."""
    chat = trains.conversation()
    chat.ask("what are the reasons for delays")
    again = trains.conversation(json.loads(json.dumps(chat.to_dict())))
    reply = again.ask("what about snow?")
    assert reply == chat.ask("what about snow?")
    assert [answer.id for answer in reply.answers] == ["delays"]
