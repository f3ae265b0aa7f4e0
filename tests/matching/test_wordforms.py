"""The forms of English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.wordforms import are_affix_opposites, are_look_alikes, beginnings, stem


@pytest.mark.parametrize(
    "forms",
    [
        "lock locks locked locking",
        "increase increases increased increasing",
        "activate activates activated activating activation",
        "install installed installing installation",
        "cancel cancels cancelled canceled cancelling cancellation",
        "arrive arrives arriving arrival",
        "deny denies denied denial",
        "authorise authorize authorisation authorization",
        "colour colours color",
        "sell sells sold selling",
        "overpay overpaid",
        "easy easily",
    ],
)
def test_the_forms_of_a_word_share_their_stem(forms: str) -> None:
    """Irregular ones and spellings of both sides of the ocean too."""
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["need new", "morning morn", "speed spe", "bus bu", "legal leg"])
def test_what_is_no_ending_stays(words: str) -> None:
    """An ending comes off only where enough of a word remains."""
    one, other = words.split()
    assert stem(one) != stem(other)


@given(st.text(max_size=20))
def test_a_word_begins_like_its_stem(word: str) -> None:
    """Phrases are searched for these letters before they are read."""
    assert beginnings(stem(word))


def test_irregular_forms_have_beginnings_of_their_own() -> None:
    """Who looks for "buy" must look for "bought" too."""
    assert set(beginnings(stem("buy"))) == {"buy", "boug"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lock", "unlock"),
        ("inflammatory", "antiinflammatory"),
        ("smoker", "nonsmoker"),
        ("hyperthermia", "hypothermia"),
        ("preoperative", "postoperative"),
        ("overpaid", "underpaid"),
        ("microscopic", "macroscopic"),
        ("valid", "invalid"),
        ("possible", "impossible"),
        ("legal", "illegal"),
        ("regular", "irregular"),
        ("honest", "dishonest"),
        ("activate", "deactivate"),
        ("understand", "misunderstand"),
        ("engage", "disengage"),
        ("undergraduate", "postgraduate"),
        ("inpatient", "outpatient"),
        ("upload", "download"),
        ("onshore", "offshore"),
        ("careful", "careless"),
        ("trainer", "trainee"),
        ("lessor", "lessee"),
    ],
)
def test_an_opposite_affix_makes_an_opposite(one: str, other: str) -> None:
    """Either way round, and nothing is its own opposite."""
    assert are_affix_opposites(one, other)
    assert are_affix_opposites(other, one)
    assert not are_affix_opposites(one, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pump", "pumps"),
        ("it", "unit"),
        ("til", "until"),
        ("part", "party"),
        ("lock", "relock"),
        ("hyper", "hypo"),
        ("hypertension", "hypothermia"),
        ("ease", "disease"),
        ("cover", "discover"),
        ("count", "discount"),
        ("sign", "design"),
        ("intend", "extend"),
        ("fault", "default"),
        ("plant", "implant"),
        ("tense", "intense"),
        ("valuable", "invaluable"),
        ("", "un"),
        ("", ""),
    ],
)
def test_other_words_are_no_opposites(one: str, other: str) -> None:
    """A disease is no opposite of ease, and a rest of three letters is too short to be trusted."""
    assert not are_affix_opposites(one, other)
    assert not are_affix_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("subscription", "prescription"),
        ("contact", "contract"),
        ("prosecute", "persecute"),
        ("insurance", "assurance"),
        ("crown", "brown"),
    ],
)
def test_words_that_share_most_of_their_letters_are_look_alikes(one: str, other: str) -> None:
    """They are what character n-grams confuse."""
    assert are_look_alikes(one, other)
    assert are_look_alikes(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("explain", "explanation"),
        ("reserve", "reservation"),
        ("cancelled", "cancelling"),
        ("inquiry", "enquiry"),
        ("transfer", "transaction"),
        ("blocked", "locked"),
        ("prayer", "layer"),
        ("cat", "hat"),
        ("account", "account"),
    ],
)
def test_forms_of_one_word_and_short_words_are_no_look_alikes(one: str, other: str) -> None:
    """A shared beginning makes a family; short words look like too many others."""
    assert not are_look_alikes(one, other)
    assert not are_look_alikes(other, one)
