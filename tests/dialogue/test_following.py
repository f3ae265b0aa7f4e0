"""Turns that lean on what came before, in conversations about a made-up FAQ and the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.following import Follower
from faqbot.dialogue.loading import parse
from faqbot.dialogue.parts import Reason
from faqbot.matching.evidence import WordWeight
from faqbot.model import Kind, Outcome
from tests.dialogue.trains import TRAINS

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.parts import Part
    from faqbot.dialogue.reply import Reply

REFUSALS = {Outcome.NOT_COVERED, Outcome.NO_MATCH}


@pytest.fixture(scope="module")
def trains() -> FaqBot:
    """Return the bot of the made-up FAQ."""
    return parse(TRAINS)


def last(bot: FaqBot, *turns: str) -> Reply:
    """Return the reply to the last of these turns."""
    chat = bot.conversation()
    return [chat.ask(turn) for turn in turns][-1]


def ids(reply: Reply) -> list[str]:
    """Return the ids answered."""
    return [answer.id for answer in reply.answers]


@pytest.mark.parametrize(
    ("turns", "answered"),
    [
        (["what is the sleeper train", "can i take my bike on it"], ["bicycles"]),
        (["what does the map show", "who drew it"], ["artist"]),
        (["what is the sleeper train", "and what holds it up"], ["delays"]),
        # "What about X" is told of by the answer before, or by one near it.
        (["what are the reasons for delays", "what about snow?"], ["delays"]),
        (["what are the reasons for delays", "and the dining car"], ["sleeper"]),
        (["what does the map show", "how about stations, is that possible"], ["map"]),
        # After small talk and a refusal the topic is still known.
        (["what are the reasons for delays", "thanks", "what about snow?"], ["delays"]),
        (["who drew the map", "how much does it cost", "what about beds"], ["sleeper"]),
        # Whoever asks why is told again what gives the reason.
        (["can i take my bicycle on the sleeper train", "why?"], ["bicycles"]),
        # What stands by itself is never overridden.
        (["what does the map show", "what is the sleeper train"], ["sleeper"]),
        (["what is the sleeper train", "who drew the map"], ["artist"]),
    ],
)
def test_a_follow_up_is_answered_in_the_light_of_the_topic(
    trains: FaqBot, turns: list[str], answered: list[str]
) -> None:
    """Whatever the turn leans on."""
    assert ids(last(trains, *turns)) == answered


@pytest.mark.parametrize(
    "turns",
    [
        ["what is the sleeper train", "how much does it cost"],
        ["what are the reasons for delays", "how often does that happen"],
        ["what is the sleeper train", "and how long is it"],
        ["what does the map show", "and the elk"],
        ["who drew the map", "is she famous?"],
        ["who drew the map", "why"],
        ["what is the sleeper train", "what about submarines?"],
        # A refusal is no topic that could be answered.
        ["how much is a ticket", "why"],
        # And a topic that is over is none.
        ["what are the reasons for delays", "new topic: what about snow?"],
        ["what are the reasons for delays", "never mind. what about snow?"],
    ],
)
def test_what_is_not_covered_is_not_answered_by_what_came_before(
    trains: FaqBot, turns: list[str]
) -> None:
    """That the topic's own words are near the topic proves nothing."""
    reply = last(trains, *turns)
    assert ids(reply) == []
    assert reply.outcome in REFUSALS


def test_a_question_alone_has_no_topic(trains: FaqBot) -> None:
    """`bot.ask` is free of context, whatever is asked of a conversation."""
    alone = trains.ask("what about snow?")
    assert ids(alone) == []
    last(trains, "what are the reasons for delays", "what about snow?")
    assert trains.ask("what about snow?") == alone
    assert trains.conversation().ask("what about snow?") == alone


def test_a_change_of_topic_is_answered_as_if_nothing_had_been_said(trains: FaqBot) -> None:
    """And what follows it follows the new topic."""
    said = "different question: is there room for my bike"
    reply = last(trains, "what does the map show", said)
    assert ids(reply) == ["bicycles"]
    assert (reply.question, reply.parts[0].followed) == (said, None)


@pytest.mark.parametrize(
    ("turns", "reason", "of", "read_as"),
    [
        (
            ["what are the reasons for delays", "what about snow?"],
            Reason.MENTIONED,
            "What are the reasons for delays?",
            "What are the reasons for delays? what about snow?",
        ),
        (
            ["how much is a ticket", "why"],
            Reason.TOPIC,
            "what a ticket costs",
            "why what a ticket costs",
        ),
    ],
)
def test_the_explanation_tells_how_a_follow_up_was_read(
    trains: FaqBot, turns: list[str], reason: Reason, of: str, read_as: str
) -> None:
    """Of what, and as what."""
    reply = last(trains, *turns)
    assert reply.parts[0].decision.reason is reason
    assert f"A follow-up of \u201c{of}\u201d." in reply.explain()
    assert f"Read as \u201c{read_as}\u201d." in reply.explain()


def test_a_turn_that_needs_no_light_is_explained_as_a_question(trains: FaqBot) -> None:
    """Nothing is claimed that was not used."""
    reply = last(trains, "what does the map show", "what is the sleeper train")
    assert "follow-up" not in reply.explain()


@pytest.mark.parametrize(
    ("turns", "answered"),
    [
        (["What is the intrathecal space?", "what is it filled with?"], ["intrathecal-space"]),
        (["What is the intrathecal space?", "other word for it?"], ["subarachnoid-space"]),
        (["What is an intrathecal pump?", "and can they take it out?"], ["reversible"]),
        (["What is an intrathecal pump?", "what are the risks of that?"], ["risks"]),
        (["What are the risks of a drug pump?", "what about headaches?"], ["risks"]),
        (["Who wrote the article?", "is she a doctor"], ["author"]),
        (["Who is a pump for?", "by whom?"], ["candidates"]),
        (["how much does a pump cost", "who is it for"], ["candidates"]),
    ],
)
def test_follow_ups_about_the_article(
    article: FaqBot, turns: list[str], answered: list[str]
) -> None:
    """The thing spoken of stands for "it" only where the turn leaves open what it is."""
    assert ids(last(article, *turns)) == answered


@pytest.mark.parametrize(
    "turns",
    [
        ["What are the risks of a drug pump?", "how often does that happen?"],
        ["What is an intrathecal pump?", "how much does it cost"],
        ["Can the pump be taken out again?", "does the removal hurt"],
        ["What are the pia mater and the arachnoid mater?", "which one is thicker"],
        ["who invented the pump", "who by"],
    ],
)
def test_follow_ups_that_the_article_does_not_cover(article: FaqBot, turns: list[str]) -> None:
    """They are refused."""
    assert last(article, *turns).outcome in REFUSALS


@pytest.mark.parametrize(
    ("text", "outcomes", "answered"),
    [
        (
            "what is the sleeper train and can i take my bike on it",
            [Outcome.ANSWERED, Outcome.ANSWERED],
            ["sleeper", "bicycles"],
        ),
        (
            "what is the sleeper train, who drew the map and how much is a ticket",
            [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.NOT_COVERED],
            ["sleeper", "artist"],
        ),
        ("hi, what is the sleeper train, thanks", [Outcome.ANSWERED], ["sleeper"]),
        ("what does the map show? who drew it?", [Outcome.ANSWERED] * 2, ["map", "artist"]),
    ],
)
def test_several_questions_in_one_input(
    trains: FaqBot, text: str, outcomes: list[Outcome], answered: list[str]
) -> None:
    """Each in order, the later ones in the light of the earlier; a question alone too."""
    for reply in (trains.ask(text), trains.conversation().ask(text)):
        assert [part.outcome for part in reply.parts] == outcomes
        assert ids(reply) == answered


@pytest.mark.parametrize(
    "text",
    [
        """What are the risks? I ask because my mother, who is 82 and lives alone, was told last
        week that she might get one and has been worrying herself sick ever since.""",
        """my dad is 80 and has had back pain since the war, he took everything there is, you name
        it, and now the consultant mentions a pump. what are the risks?""",
    ],
)
def test_a_story_does_not_drown_its_question(article: FaqBot, text: str) -> None:
    """Whether it is told after the question or before, and nothing in it is taken for another."""
    reply = article.ask(" ".join(text.split()))
    assert ids(reply) == ["risks"]
    assert len(reply.parts) == 1


@pytest.mark.parametrize("said", ["tell me more", "any others?", "go on", "can you explain that"])
def test_whoever_asks_for_more_is_told_the_answer_again(article: FaqBot, said: str) -> None:
    """The article says no more than that, and what is said is about nothing else."""
    reply = last(article, "What are the risks of a drug pump?", said)
    assert ids(reply) == ["risks"]
    assert reply.parts[0].decision.reason is Reason.TOPIC


@pytest.mark.parametrize(
    ("turns", "answered"),
    [
        (
            ["What is the intrathecal space?", "does it go by any other name"],
            ["subarachnoid-space"],
        ),
        (["What is an intrathecal pump?", "does it go by any other name"], ["pump-names"]),
        (["What is an intrathecal pump?", "what is it filled with?"], ["medications"]),
        (["Who is a pump for?", "who wrote it"], ["author"]),
    ],
)
def test_a_pronoun_stands_for_the_topic_even_in_a_sure_question(
    article: FaqBot, turns: list[str], answered: list[str]
) -> None:
    """The same words ask for another thing after another topic."""
    assert ids(last(article, *turns)) == answered


def test_what_is_asked_about_a_person_is_not_answered_by_a_thing(article: FaqBot) -> None:
    """Whatever it would be answered with alone."""
    assert last(article, "Who wrote the article?", "where does she work").outcome in REFUSALS


def read(bot: FaqBot, build: Any, text: str, topic: str, *held: dict[str, float]) -> Part:
    """Return the part that answers *text* after the entry *topic*.

    *held* are the confidences in what is likely: alone, and with the thing spoken of in it. A key
    "entry/word" is the weight of a word for the entry.
    """

    def ranking(each: dict[str, float]) -> Any:
        weights: dict[str, list[WordWeight]] = {}
        for key, weight in each.items():
            name, _, word = key.partition("/")
            if word:
                weights.setdefault(name, []).append(WordWeight(word=word, weight=weight))
        gaps = {gap.id for gap in bot.faq.not_covered}
        return build.ranking(
            *(
                build.candidate(
                    name,
                    confidence,
                    kind=Kind.NOT_COVERED if name in gaps else Kind.ENTRY,
                    words=tuple(weights.get(name, ())),
                )
                for name, confidence in each.items()
                if "/" not in name
            ),
            words=tuple(text.split()),
        )

    follower = bot.follower
    stub = Follower(
        rank=lambda asked: ranking(held[0] if asked == text else held[-1]),
        policy=follower.policy,
        subjects=follower.subjects,
    )
    return stub.decide(text, follower.subjects.of_entries((topic,)))


@pytest.mark.parametrize(
    ("alone", "weight", "answered"),
    [
        # The turn's own word speaks for the topic too, if less than for the other.
        (0.9, 2.0, "sleeper"),
        (0.99, 2.0, "sleeper"),
        (0.99, 4.0, "sleeper"),
        # It does not: only the topic's own words are near the topic.
        (0.9, 0.2, "map"),
        (0.99, -0.5, "map"),
    ],
)
def test_a_sure_answer_is_overridden_where_the_own_words_speak_for_the_topic(
    trains: FaqBot, build: Any, alone: float, weight: float, answered: str
) -> None:
    """However sure the other is of the same words after another topic."""
    found = read(
        trains,
        build,
        "what is it filled with",
        "sleeper",
        {"map": alone, "sleeper": 0.05, "map/filled": 4.0},
        {"sleeper": 0.95, "map": 0.6, "sleeper/filled": weight, "map/filled": 3.0},
    )
    assert [answer.id for answer in found.answers] == [answered]


@pytest.mark.parametrize(("gap", "weight"), [(0.0, -0.1), (0.0, 0.0), (0.2, 2.0), (0.28, 2.0)])
@pytest.mark.parametrize("lit", [0.6, 0.8, 0.99])
def test_what_was_just_answered_is_not_made_sure_by_the_topic_s_words(
    trains: FaqBot, build: Any, gap: float, weight: float, lit: float
) -> None:
    """The turn's own words must speak for it, and no gap be near: `does the removal hurt`."""
    found = read(
        trains,
        build,
        "does snow hurt",
        "sleeper",
        {"sleeper": 0.29, "price": gap, "map": 0.01, "sleeper/snow": weight},
        {"sleeper": lit, "price": gap, "map": 0.01, "sleeper/snow": weight},
    )
    assert found.outcome in REFUSALS


@pytest.mark.parametrize(("gap", "refused"), [(0.05, False), (0.1, False), (0.2, True)])
def test_a_near_gap_speaks_against_what_was_just_answered(
    trains: FaqBot,
    build: Any,
    gap: float,
    refused: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Where the thing spoken of stands for "it", the answer may be given again."""
    found = read(
        trains,
        build,
        "what serves it at night",
        "sleeper",
        {"sleeper": 0.28, "price": gap, "map": 0.01, "sleeper/night": 2.0},
        {"sleeper": 0.9, "price": gap, "map": 0.01, "sleeper/night": 2.0},
    )
    assert (found.outcome in REFUSALS) is refused


@pytest.mark.parametrize(
    ("topic", "text", "refused"),
    [
        ("artist", "where does she work", True),
        # Not of a person, not said of one, or of a thing as well.
        ("sleeper", "where does she work", False),
        ("artist", "where does work go on", False),
        ("artist", "when does she work on it", False),
    ],
)
@pytest.mark.parametrize("sure", [0.55, 0.81, 0.97])
def test_a_person_is_not_answered_by_what_is_far_from_that_person(
    trains: FaqBot,
    build: Any,
    topic: str,
    text: str,
    refused: bool,  # noqa: FBT001 - a column of the table
    sure: float,
) -> None:
    """However sure that is of the words without their subject."""
    held = {"bicycles": sure, "artist": 0.05, "sleeper": 0.05}
    found = read(trains, build, text, topic, held)
    assert (found.outcome in REFUSALS) is refused


def test_nothing_far_from_the_topic_is_asked_back(trains: FaqBot, build: Any) -> None:
    """What is near such a turn alone is near it by chance; of what is sure the light chooses."""
    near = {"delays": 0.2, "bicycles": 0.2}
    found = read(trains, build, "what are they made of", "map", near)
    assert found.outcome in REFUSALS
    sure = {"delays": 0.9, "bicycles": 0.88}
    found = read(trains, build, "what is it called", "map", sure, {"bicycles": 0.9, "delays": 0.86})
    assert [answer.id for answer in found.answers] == ["bicycles"]
