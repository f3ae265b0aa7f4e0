"""One person's turns: a choice among what was offered, kept and gone on with later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.loading import parse
from faqbot.dialogue.parts import Reason
from faqbot.errors import UsageError
from faqbot.matching.calibration import EXACT_CONFIDENCE
from faqbot.matching.matcher import Matcher, Ranking
from faqbot.model import Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.conversation import Conversation

CLOCKS = """
contact: Ask the clockmaker.
entries:
  - {id: winding, question: How do I wind the clock?, answer: With the key., phrases: [the clock]}
  - {id: setting, question: How do I set the clock?, answer: By its hands., phrases: [the clock]}
  - {id: cleaning, question: How do I clean the clock?, answer: Softly., phrases: [the clock]}
  - {id: twin, question: How do I set the clock?, answer: By the radio.}
notices:
  - {id: fire, text: Get out., phrases: [smoke everywhere]}
"""


@pytest.fixture(scope="module")
def clocks() -> FaqBot:
    """Return a bot whose shared phrase is asked back with three options."""
    return parse(CLOCKS)


@pytest.fixture
def chat(clocks: FaqBot) -> Conversation:
    """Return a conversation in which three questions have just been offered."""
    chat = clocks.conversation()
    assert len(chat.ask("the clock").options) == 3
    return chat


def offered(chat: Conversation) -> list[str]:
    """Return the ids that can be chosen now."""
    ids: list[str] = chat.to_dict()["offered"]
    return ids


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("1", 0),
        ("2.", 1),
        ("#3", 2),
        ("(1)", 0),
        ("the first one", 0),
        ("Second", 1),
        ("the 3rd please", 2),
        ("number two", 1),
        ("option 3", 2),
        ("the last one", 2),
        ("question 1", 0),
    ],
)
def test_an_option_is_chosen_by_its_number(chat: Conversation, said: str, place: int) -> None:
    """As digits or in words; its entry is then answered, whatever its confidence."""
    expected = offered(chat)[place]
    reply = chat.ask(said)
    assert reply.outcome is Outcome.ANSWERED
    assert [answer.id for answer in reply.answers] == [expected]
    assert (reply.question, reply.parts[0].question) == (said, said)
    assert reply.parts[0].decision.reason is Reason.CHOSEN
    assert "you chose it" in reply.explain()


def test_a_question_that_two_entries_hold_is_answered_by_the_one_chosen(clocks: FaqBot) -> None:
    """The curator wrote `How do I set the clock?` twice; the person chose."""
    for place, name in enumerate(("setting", "twin"), 1):
        saved = {"version": 1, "faq": clocks.faq.sha256, "offered": ["setting", "twin"]}
        chat = clocks.conversation(saved)
        answer = chat.ask(str(place)).answer
        assert answer
        assert answer.id == name


@pytest.mark.parametrize("said", ["none", "None of these.", "neither", "nothing", "0"])
def test_none_of_these_leads_somewhere(chat: Conversation, said: str) -> None:
    """It is a refusal with the contact; what was offered is not offered again."""
    before = offered(chat)
    reply = chat.ask(said)
    assert reply.outcome is Outcome.NO_MATCH
    assert reply.message
    assert "Ask the clockmaker." in reply.message
    assert reply.answers == ()
    assert [option.id for option in reply.options] == offered(chat) == ["twin"]
    assert set(before).isdisjoint(offered(chat))
    assert reply.parts[0].decision.reason is Reason.NONE_CHOSEN
    assert chat.ask("1").answers[0].id == "twin"


@pytest.mark.parametrize("said", ["seven", "", "?"])
def test_what_is_no_choice_is_a_question(clocks: FaqBot, chat: Conversation, said: str) -> None:
    """It gets the reply that it would get alone."""
    assert chat.ask(said) == clocks.ask(said)


@pytest.mark.parametrize("said", ["4", "99", "(7)", "0.5", "2 and 9", "9" * 5_000])
def test_a_number_that_chooses_nothing_says_what_can_be_chosen(
    chat: Conversation, said: str
) -> None:
    """It is no question; what was offered can still be chosen."""
    expected = offered(chat)
    reply = chat.ask(said)
    assert reply.outcome is Outcome.NO_MATCH
    assert reply.message == "Choose 1 to 3, or ask in your own words."
    assert reply.options == ()
    assert reply.parts[0].decision.reason is Reason.UNLISTED
    assert "chooses nothing" in reply.explain()
    assert "Best" not in reply.explain()
    assert reply.candidates  # as every reply that is data
    assert offered(chat) == expected
    assert chat.ask("2").answers[0].id == expected[1]


def test_several_numbers_choose_several(chat: Conversation) -> None:
    """Both are answered, in the order named."""
    expected = offered(chat)
    reply = chat.ask("3 and 2")
    assert [answer.id for answer in reply.answers] == [expected[2], expected[1]]


def test_a_number_with_nothing_to_choose_from_says_so(clocks: FaqBot) -> None:
    """At the start as after an answer; a number that the FAQ holds is a question, or a notice."""
    chat = clocks.conversation()
    assert chat.ask("1").message == "There is nothing to choose from now. Ask in your own words."
    known = parse(
        "entries: [{id: fire, question: Whom do I call?, phrases: ['112'], answer: Them.}]\n"
        "notices: [{id: danger, text: Call them., phrases: ['911']}]\n"
    )
    assert known.conversation().ask("112").answers[0].id == "fire"
    assert known.conversation().ask("911").outcome is Outcome.NOTICE


@pytest.mark.parametrize("said", ["the first", "none"])
def test_without_an_offer_nothing_can_be_chosen(clocks: FaqBot, said: str) -> None:
    """A first turn is a question; so is the turn after an answer."""
    chat = clocks.conversation()
    assert chat.ask(said) == clocks.ask(said)
    chat.ask("how do i wind the clock")
    assert not chat.ask(said).answers


def test_a_clear_question_needs_no_choice(clocks: FaqBot, chat: Conversation) -> None:
    """What was offered never overrides a question that stands by itself."""
    question = "How do I clean the clock?"
    assert chat.ask(question) == clocks.ask(question)
    assert offered(chat) == []


def test_near_topics_of_a_refusal_can_be_chosen_too(shop: FaqBot) -> None:
    """Options under not_covered are offers."""
    chat = shop.conversation()
    assert chat.ask("are you hiring").outcome is Outcome.NOT_COVERED
    answer = chat.ask("1").answer
    assert answer
    assert answer.id == "hours"


def test_a_notice_ends_what_was_offered(chat: Conversation) -> None:
    """Nothing can be chosen after it."""
    assert chat.ask("smoke everywhere").outcome is Outcome.NOTICE
    assert offered(chat) == []


def test_a_phrase_of_the_faq_is_answered_by_its_entry_in_a_conversation_too() -> None:
    """Though "tell me more" asks on where no entry holds it."""
    faq = """
    entries:
      - {id: more, question: What else is there?, answer: A lot., phrases: [tell me more]}
      - {id: hours, question: When are you open?, answer: Always.}
    """
    chat = parse(faq).conversation()
    chat.ask("When are you open?")
    reply = chat.ask("tell me more")
    assert [answer.id for answer in reply.answers] == ["more"]
    assert reply.answers[0].confidence == EXACT_CONFIDENCE


def test_what_asks_on_is_as_sure_as_what_it_asks_on_about(shop: FaqBot) -> None:
    """Of "tell me more" alone nothing tells how sure the answer is."""
    chat = shop.conversation()
    first = chat.ask("How do I get a refund?")
    more = chat.ask("tell me more")
    assert [answer.id for answer in more.answers] == [first.answers[0].id]
    assert more.answers[0].confidence >= 0.5


def test_reset_forgets(chat: Conversation) -> None:
    """As if nothing had been asked."""
    chat.reset()
    assert offered(chat) == []


def test_conversations_do_not_see_each_other(clocks: FaqBot, chat: Conversation) -> None:
    """Each holds its own context; the bot holds none."""
    other = clocks.conversation()
    assert other.ask("1").outcome is Outcome.NO_MATCH
    assert chat.ask("1").outcome is Outcome.ANSWERED


def test_a_conversation_goes_on_from_its_json(clocks: FaqBot, chat: Conversation) -> None:
    """The same turns get the same replies, before and after."""
    saved = json.loads(json.dumps(chat.to_dict()))
    again = clocks.conversation(saved)
    assert again.to_dict() == saved
    for said in ("2", "the clock", "the last"):
        assert again.ask(said) == chat.ask(said)


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"version": 3},
        {"version": 2},
        {"version": 1, "faq": "x", "offered": "winding"},
        {"version": 2, "faq": "x", "offered": [], "topic": "winding"},
        {"version": 2, "faq": "x", "offered": [], "topic": {"entries": ["winding"]}},
        {"version": 2, "faq": "x", "offered": [], "question": 5},
    ],
)
def test_what_is_no_conversation_is_refused(clocks: FaqBot, saved: dict[str, Any]) -> None:
    """With a word on what to give."""
    with pytest.raises(UsageError, match=r"Conversation\.to_dict"):
        clocks.conversation(saved)


@pytest.mark.parametrize("saved", ["x", [], {"version": 1, "offered": [["winding"]]}])
def test_what_is_not_even_a_mapping_is_refused(clocks: FaqBot, saved: Any) -> None:
    """JSON from elsewhere may be anything."""
    with pytest.raises(UsageError):
        clocks.conversation(saved)


def test_entries_that_are_gone_cannot_be_chosen(clocks: FaqBot) -> None:
    """A saved conversation may be older than the FAQ."""
    chat = clocks.conversation({"version": 1, "faq": "another", "offered": ["winding", "gone"]})
    assert chat.ask("2").outcome is not Outcome.ANSWERED


def test_numbers_of_another_version_of_the_faq_mean_nothing(clocks: FaqBot) -> None:
    """Whoever saw `1. gone  2. winding` must not be given what now stands there."""
    saved = {"version": 1, "faq": "another", "offered": ["gone", "winding"]}
    for said in ("1", "2"):
        assert clocks.conversation(saved).ask(said).parts[0].decision.reason is not Reason.CHOSEN


@pytest.mark.parametrize(("said", "reason"), [("yes", Reason.CHOSEN), ("no", Reason.NONE_CHOSEN)])
def test_did_you_mean_this_can_be_answered_with_yes_or_no(
    shop: FaqBot, said: str, reason: Reason
) -> None:
    """The question back is one that people answer so."""
    chat = shop.conversation()
    assert "Did you mean this?" in chat.ask("how do I not get a refund").text
    assert chat.ask(said).parts[0].decision.reason is reason


def test_no_one_is_no_choice(chat: Conversation) -> None:
    """Who says `no one` chooses none, or nothing."""
    assert chat.ask("no one").answer is None


@pytest.mark.parametrize("said", ["cleaning", "the clean one"])
def test_an_option_is_chosen_by_its_key_word(clocks: FaqBot, chat: Conversation, said: str) -> None:
    """One that only this option has."""
    reply = chat.ask(said)
    assert [answer.id for answer in reply.answers] == ["cleaning"]
    assert reply.parts[0].decision.reason is Reason.CHOSEN
    assert reply != clocks.ask(said)


def test_all_that_is_offered_can_be_chosen(chat: Conversation) -> None:
    """It is answered in the order offered."""
    expected = offered(chat)
    assert [answer.id for answer in chat.ask("all of them").answers] == expected


def test_none_of_what_a_refusal_offers_leads_to_the_contact(shop: FaqBot) -> None:
    """Nothing was asked back, so nothing is near it either."""
    chat = shop.conversation()
    chat.ask("are you hiring")
    reply = chat.ask("none of these")
    assert reply.parts[0].decision.reason is Reason.NONE_CHOSEN
    assert reply.options == ()
    assert reply.message
    assert reply.message.endswith("Write to the shop.")


def test_a_turn_takes_few_rankings(clocks: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for a plain question, one more for what leans on the turn before."""
    ranked: list[str] = []
    rank = Matcher.rank

    def counted(self: Matcher, text: str, **options: Any) -> Ranking:
        ranked.append(text)
        return rank(self, text, **options)

    monkeypatch.setattr(Matcher, "rank", counted)
    chat = clocks.conversation()
    for said, most in (
        ("how do i wind the clock", 1),
        ("could somebody please tell me how the clock can be cleaned", 1),
        ("and how do i set it", 2),
        ("1", 2),
    ):
        ranked.clear()
        chat.ask(said)
        assert len(ranked) <= most, ranked
