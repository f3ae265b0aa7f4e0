"""Possible emergencies: found before and independently of the matcher."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.dialogue.notices import NoticeFinder, build_notice_finder
from faqbot.matching.examples import fit_recogniser
from faqbot.matching.spelling import Speller
from faqbot.model import Entry, Faq, Notice, Rule, WordGroup
from faqbot.text import tokens

NOTICES = (
    Notice(
        id="urgent",
        text="Get help now.",
        phrases=(
            "I cannot feel my legs",
            "help! he fell",
            "I feel well but faint",
            "I took 1,000 mg",
            "please, come quickly",
        ),
        rules=(
            Rule(
                meet=(
                    ("fever", "vomit*", "chest pain", "cannot breathe", "blorp"),
                    ("i", "my", "she"),
                ),
                unless=("if", "could", "blorpo"),
            ),
        ),
    ),
    Notice(id="second", text="Call us.", phrases=("my pump beeps", "I cannot feel my legs")),
)


def finder(*notices: Notice, known: frozenset[str] = frozenset()) -> NoticeFinder:
    """Return a finder of these notices."""
    entries = (Entry(id="e", question="What is it?", answer="This."),)
    faq = Faq(sha256="0" * 64, entries=entries, notices=notices)
    return build_notice_finder(faq, Speller({}, known), fit_recogniser((), ()))


@pytest.fixture(scope="module")
def notices() -> NoticeFinder:
    """Return the finder of the notices above."""
    return finder(*NOTICES, known=frozenset(["never", "lever", "form", "breath"]))


@pytest.mark.parametrize(
    "text",
    [
        "I cannot feel my legs",
        "since this morning I CANNOT feel my legs!!",
        "i cannot feel my legs and what is a pump",
        "I have a fever",
        "my mother says hello. she has a fever",
        "there is fever. it is my mother",
        "she was vomiting all night",
        "I have chest pain",
        "my cehst pain is bad",
        "I have a fevver",
        "I cannot breathe",
        "please, come quickly",
        "please come quickly",
    ],
)
def test_a_sign_and_a_person_call_for_a_notice(notices: NoticeFinder, text: str) -> None:
    """A phrase standing whole, or a member of every group of a rule; slips do not hide it."""
    found = notices.find(text)
    assert found
    assert (found.id, found.text) == ("urgent", "Get help now.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "what is a fever",
        "I feel my legs",
        "what if I have a fever",
        "could I get a fever",
        "I have no fever",
        "I do not have any fever",
        "she did not vomit",
        "I never had chest pain",
        "without fever I can sleep",
        "I pull the lever",
        "fever is common. it can be high. they wait. I do not care",
    ],
)
def test_what_is_denied_asked_about_or_far_apart_calls_for_none(
    notices: NoticeFinder, text: str
) -> None:
    """No person, an `unless` word, a negation just before, or sentences between them."""
    assert notices.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "no, I have a fever",
        "I do not sleep but I have a fever",
        "she did not stop vomiting",
        "I am not sure but I vomit",
        "not only my arm hurts, I have chest pain",
        "I do not know why I vomit",
        "I have no cough. I have a fever",
        "I have no fever. my fever is back",
    ],
)
def test_a_negation_denies_only_what_follows_it_closely(notices: NoticeFinder, text: str) -> None:
    """Neither across a clause, nor where it says 'not stop', 'not only', 'not sure'."""
    assert notices.find(text)


def test_notices_come_in_the_order_of_the_faq(notices: NoticeFinder) -> None:
    """Where two are called for, the curator's first is given."""
    found = notices.find("my pump beeps and I cannot feel my legs")
    assert found
    assert found.id == "urgent"
    other = notices.find("my pump beeps")
    assert other
    assert other.id == "second"


def test_a_notice_tells_the_words_that_called_for_it(notices: NoticeFinder) -> None:
    """Each once, the sign first."""
    found = notices.find("my fever is high, I have a fever")
    assert found
    assert found.because == "fever, my"


def test_without_notices_nothing_is_found() -> None:
    """Most FAQs have none."""
    assert finder().find("I cannot breathe") is None


def test_words_in_known_are_meant_as_they_stand(notices: NoticeFinder) -> None:
    """`never` is one slip from `fever`, and is not read as it."""
    assert notices.find("I never do") is None
    assert finder(*NOTICES).find("I fevers do")


def test_a_star_stands_for_any_ending_and_only_at_the_end() -> None:
    """`chest pain*` finds pains in the chest, and the chest needs to be whole."""
    found = finder(Notice(id="n", text="t", phrases=("chest pain*",)))
    assert found.find("chest pains")
    assert found.find("my chest is full of pains") is None
    assert found.find("chestnut pains") is None


@given(st.text())
def test_any_text_is_searched_without_fail(text: str) -> None:
    """Whatever people paste, the finder says yes or no, the same each time."""
    found = finder(*NOTICES[:1])
    assert found.find(text) == found.find(text)


@given(st.sampled_from(NOTICES[0].phrases[:1]), st.text(alphabet=" abc,"), st.text(alphabet="xyz "))
def test_a_phrase_is_found_wherever_it_stands(phrase: str, before: str, after: str) -> None:
    """What people say before and after an emergency does not hide it."""
    assert finder(*NOTICES[:1]).find(f"{before} {phrase} {after}")


@pytest.mark.parametrize("text", ["I have no cough\nmy fever is high", "no\n\nI have a fever"])
def test_a_line_feed_ends_a_sentence(notices: NoticeFinder, text: str) -> None:
    """A denial on one line denies nothing on the next."""
    assert notices.find(text)


@pytest.mark.parametrize("phrase", NOTICES[0].phrases[1:4])
def test_every_phrase_of_a_notice_is_found(notices: NoticeFinder, phrase: str) -> None:
    """Two sentences, a `but` or a comma in a number make no difference: it stands there whole."""
    assert tokens(phrase)
    assert notices.find(phrase)


def test_a_word_that_calls_it_off_is_never_read_as_the_sign(notices: NoticeFinder) -> None:
    """The curator wrote `blorpo` to tell it apart from `blorp`."""
    assert notices.find("my blorp")
    assert notices.find("my blorpo") is None


def test_an_emergency_in_the_middle_of_a_long_story_is_found(notices: NoticeFinder) -> None:
    """Nothing is checked before notices, and no part of the input is left out."""
    story = "it was a long day and nothing happened. " * 40
    assert notices.find(f"{story} I cannot feel my legs. {story}")


def ruled(rule: Rule, *groups: WordGroup) -> NoticeFinder:
    """Return the finder of one notice with one rule."""
    entries = (Entry(id="e", question="What is it?", answer="This."),)
    notice = Notice(id="n", text="Call.", rules=(rule,))
    faq = Faq(sha256="0" * 64, entries=entries, notices=(notice,), word_groups=groups)
    return build_notice_finder(faq, Speller({}), fit_recogniser((), ()))


FRAMED = ruled(
    Rule(
        meet=(("<sign>",), ("my", "he")),
        unless=("years ago",),
        unless_before=("can a", "tell me"),
        unless_after=("gone now",),
        unless_anywhere=("novel",),
    ),
    WordGroup(name="sign", members=("fever", "turning blue", "can a drug", "no pulse")),
)


@pytest.mark.parametrize(
    "text",
    [
        "my fever is high, can a pump do that",
        "Years ago it began. My fever is new",
        "tell me the antidote, he is turning blue",
        "can a drug help my brother",
        "my pump is old, and it was put in years ago, my fever is new",
        "the pump was put in years ago, and now my fever is high",
        "my fever is high, the pump was put in years ago",
        "the pain is gone now. my fever is high",
        "he has no pulse",
    ],
)
def test_a_report_is_heard_whatever_is_asked_with_it(text: str) -> None:
    """After it, in another sentence, before a clause of its own, or with the same words."""
    assert FRAMED.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "can a pump give my mum a fever",
        "can a pump do that, a fever I mean, asks my mum",
        "my fever was years ago",
        "my fever was high, it is gone now",
        "my fever was high. It is gone now",
        "he is turning blue. it is for my novel",
    ],
)
def test_a_rule_says_where_words_call_it_off(text: str) -> None:
    """Before the sign in its sentence, anywhere in its sentence, or anywhere at all."""
    assert FRAMED.find(text) is None


def test_what_stands_far_off_in_an_endless_sentence_calls_nothing_off() -> None:
    """People dictate whole stories without a full stop."""
    story = "and then we went on and on " * 5
    assert FRAMED.find(f"years ago {story} my fever is high")
    assert FRAMED.find(f"can a pump help {story} my fever is high")


def test_a_group_named_twice_needs_two_different_members() -> None:
    """One symptom is one, however often it is said."""
    both = ruled(
        Rule(meet=(("<symptom>",), ("<symptom>",))),
        WordGroup(name="symptom", members=("fever", "chills", "high fever")),
    )
    assert both.find("fever and chills")
    assert both.find("high fever") is None
    assert both.find("fever fever") is None


def test_numbers_follow_the_text_where_the_faq_gives_them() -> None:
    """None is ever assumed."""
    plain = Notice(id="n", text="Call for help.", phrases=("fire",))
    numbered = replace(plain, numbers=(("EU", "112"), ("UK", "999")))
    for notice, text in (
        (plain, "Call for help."),
        (numbered, "Call for help. EU: 112. UK: 999."),
    ):
        found = finder(notice).find("fire")
        assert found
        assert found.text == text
