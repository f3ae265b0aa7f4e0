"""What holds for the candidates of any FAQ and any question."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faqbot.matching.building import build_matcher
from faqbot.matching.index import grouped_phrases
from faqbot.model import Calibration, Kind, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.matcher import Matcher, Ranking

QUESTIONS = (
    "when is breakfast",
    "can I bring my hound",
    "how do I switch off the heating",
    "how much is breakfast",
    "what is the capital of France",
    "helo",
    "",
    "???",
    "नमस्ते दुनिया",
    "brekfast hours pleese",
)
questions = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["when", "is", "my", "dog", "heating", "breakfast", "brekfast", "not", "痛み"]
        ),
        max_size=8,
    ).map(" ".join),
)


@given(questions)
@example("")
@example("the dog is in the pool, not in the pool")
@settings(deadline=None, max_examples=60)
def test_any_text_gives_a_ranking_whose_parts_add_up(hotel: Matcher, question: str) -> None:
    """Sorted, rounded, within 0 to 1, and explained to the last word."""
    ranking = hotel.rank(question)
    assert ranking.query.text == question
    assert ranking.query.exact == bool(ranking.exact)
    assert 0 <= ranking.query.known <= 1
    sure = [candidate.confidence for candidate in ranking.candidates]
    assert sure == sorted(sure, reverse=True)
    assert all(0 <= each <= 1 and each == round(each, 4) for each in sure)
    for candidate in ranking.candidates:
        evidence = candidate.evidence
        assert tuple(each.word for each in evidence.words) == ranking.query.words
        total = evidence.base + sum(each.weight for each in evidence.words) + evidence.nearness
        assert evidence.score == pytest.approx(total)
        assert 0 <= evidence.similarity <= 1
        assert evidence.exact == (candidate in ranking.exact)
    for kind in Kind:
        assert all(candidate.kind is kind for candidate in ranking.of(kind))
    if not ranking.exact:
        refused = [*ranking.of(Kind.NOT_COVERED), *ranking.of(Kind.SMALLTALK)]
        assert sum(each.confidence for each in refused) < 1.001


@pytest.mark.parametrize("name", ["hotel", "tuned"])
def test_every_phrase_ranks_first_when_asked_exactly(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Whatever its case and punctuation, and of whichever kind it is."""
    matcher: Matcher = request.getfixturevalue(name)
    for group, phrases in enumerate(grouped_phrases(matcher.index.faq)):
        for phrase in phrases:
            for asked in (phrase, f"  {phrase.upper()}?! "):
                ranking = matcher.rank(asked)
                best = ranking.candidates[0]
                assert ranking.exact == (best,)
                assert best.kind is matcher.index.layout.kind(group)
                assert best.evidence.phrase == phrase
                assert best.evidence.clash is None
                assert best.confidence >= 0.99


def test_a_phrase_of_two_entries_is_exact_in_both(compiled: Callable[..., Matcher]) -> None:
    """Neither of them is more likely than one half by that."""
    matcher = compiled(("alpha beta", "opening hours"), ("gamma delta", "Opening hours!"), ("x",))
    exact = matcher.rank("opening hours").exact
    assert {candidate.id for candidate in exact} == {"e0", "e1"}
    assert {candidate.evidence.phrase for candidate in exact} == {"opening hours", "Opening hours!"}


@pytest.mark.parametrize("holders", [1, 2, 3, 4, 6])
def test_a_text_of_signs_is_shared_by_those_that_hold_it(
    compiled: Callable[..., Matcher], holders: int
) -> None:
    """All that hold it are candidates, however few are asked for."""
    matcher = compiled(*((f"word{n} thing", "?!") for n in range(holders)))
    ranking = matcher.rank(" ?! ", kept=1)
    assert len(ranking.exact) == holders
    assert {each.confidence for each in ranking.exact} == {round(0.99 / holders, 4)}


def test_the_share_of_an_exact_question_is_rounded_too(compiled: Callable[..., Matcher]) -> None:
    """Confidences have four decimals, so that what is decided on is what is reported."""
    matcher = compiled(*((f"word{n} thing", "?!") for n in range(7)))
    assert all(each.confidence == round(each.confidence, 4) for each in matcher.rank("?!").exact)


@pytest.mark.parametrize("count", [1, 2, 30])
def test_faqs_of_questions_alone_work(compiled: Callable[..., Matcher], count: int) -> None:
    """One entry, two, or thirty, each with nothing but its question."""
    topics = [
        f"{first}{last}"
        for first in "bdfgk"
        for last in ("olar", "edim", "ast", "unt", "iva", "ox")
    ]
    matcher = compiled(*((f"what is a {topic}?",) for topic in topics[:count]))
    for number, topic in enumerate(topics[:count]):
        assert matcher.rank(f"tell me about {topic}").candidates[0].id == f"e{number}"
    assert matcher.rank("unrelated words").of(Kind.ENTRY)[0].confidence < 0.5


def test_phrases_of_one_word_work(compiled: Callable[..., Matcher]) -> None:
    """Also of one letter, and also misspelt."""
    matcher = compiled(("refund",), ("delivery",), ("x",))
    for number, asked in enumerate(("refnud", "delivry", "X?")):
        assert matcher.rank(asked).candidates[0].id == f"e{number}"


def test_scripts_without_spaces_or_capitals_work(compiled: Callable[..., Matcher]) -> None:
    """Nothing but the spelling and the frames depends on the language."""
    matcher = compiled(
        ("痛みポンプとは何ですか",),
        ("営業時間は何時からですか",),
        ("नमस्ते दुनिया क्या है",),
        ("ما هي ساعات العمل؟",),
        ("какие часы работы",),
        language="xx",
    )
    asked = ("痛みポンプ", "営業時間", "दुनिया", "ساعات العمل اليوم", "ЧАСЫ РАБОТЫ?")
    for number, question in enumerate(asked):
        assert matcher.rank(question).candidates[0].id == f"e{number}"


def test_faqs_without_any_word_work(compiled: Callable[..., Matcher]) -> None:
    """A phrase of signs can still be asked exactly."""
    matcher = compiled(("?",), ("!",))
    assert matcher.rank("!").exact[0].id == "e1"
    assert matcher.rank("hello").exact == ()


def test_the_best_of_every_kind_are_kept(tuned: Matcher) -> None:
    """As many as asked for, the most confident of each kind, in one order."""
    everything = tuned.rank("what is a pump", kept=100)
    for kept in (1, 3):
        few = tuned.rank("what is a pump", kept=kept)
        for kind in Kind:
            assert few.of(kind) == everything.of(kind)[:kept]
    assert len(tuned.rank("what is a pump").candidates) == 5 + 5 + 1


def test_no_candidates_can_be_asked_for(hotel: Matcher) -> None:
    """A limit of 0 is allowed and gives nothing."""
    assert hotel.rank("when is breakfast", kept=0).candidates == ()


def test_corrections_are_part_of_the_query(hotel: Matcher) -> None:
    """The words as read are what is scored and explained."""
    query = hotel.rank("can I bring my four-legged freind, or my hound").query
    assert [(each.typed, each.read) for each in query.corrections] == [("hound", "dog")]
    query = hotel.rank("brekfast with my four-legged friend").query
    assert query.words == ("breakfast", "with", "my", "dog")
    assert not query.cut


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("I am done with it", "I don't need it"),
        ("how do I subscribe", "how do I unsubscribe"),
        ("how do I install it", "how do I uninstall it"),
        ("what is hypertension", "what is hypotension"),
    ],
)
def test_words_that_the_guards_know_are_not_misspelt(
    compiled: Callable[..., Matcher], phrase: str, asked: str
) -> None:
    """A negation or an opposite is never a slip of the FAQ's own word."""
    assert compiled((phrase,)).rank(asked).query.corrections == ()


def test_foreign_words_make_less_known_and_less_confident(hotel: Matcher) -> None:
    """Nothing but the words of the phrases counts as known."""
    known = [hotel.rank(f"are pets allowed {more}") for more in ("", "quantum", "quantum flux")]
    shares = [ranking.query.known for ranking in known]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    sure = [ranking.of(Kind.ENTRY)[0].confidence for ranking in known]
    assert sure == sorted(sure, reverse=True)


def test_the_guards_object_to_the_best_entry_alone(hotel: Matcher) -> None:
    """With the curator's sets and the built-in ones; an exact question is never objected to."""
    best, *others = hotel.rank("how do I switch off the heating").of(Kind.ENTRY)
    assert best.id == "e2"
    assert best.evidence.clash
    assert best.evidence.clash.guard == "opposites"
    assert not any(each.evidence.clash for each in others)
    exact = hotel.rank("how do I switch on the heating").candidates[0]
    assert exact.evidence.clash is None


def test_a_reviewed_calibration_corrects_entries_alone(compiled: Callable[..., Matcher]) -> None:
    """Slope 1 and intercept 0 change nothing; less intercept is less confidence, in order."""

    def rank(calibration: Calibration | None) -> Ranking:
        matcher = compiled(
            ("how does it work", "its workings"),
            ("who made it",),
            gaps=(("what does it cost",),),
            settings=Settings(calibration=calibration),
        )
        return matcher.rank("who works on it")

    plain, same = rank(None), rank(Calibration())
    assert plain == same
    lower = rank(Calibration(slope=1.0, intercept=-1.0))
    for before, after in zip(plain.of(Kind.ENTRY), lower.of(Kind.ENTRY), strict=True):
        assert before.id == after.id
        odds = before.confidence / (1 - before.confidence) * np.exp(-1)
        assert after.confidence == pytest.approx(odds / (1 + odds), abs=2e-4)
    assert plain.of(Kind.NOT_COVERED) == lower.of(Kind.NOT_COVERED)


def test_an_overlong_question_is_cut_and_says_so(hotel: Matcher) -> None:
    """Its text is kept as it was asked."""
    story = "When is breakfast served? " + "blah " * 1000
    ranking = hotel.rank(story)
    assert ranking.query.cut
    assert ranking.query.text == story
    assert len(ranking.query.words) < 500


def test_what_is_cut_out_counts_for_nothing(hotel: Matcher) -> None:
    """What nobody read cannot contradict, and the time for any input stays bounded."""
    stories = [f"is the pool open {'x ' * 900}{word}{' x' * 900}" for word in ("so", "not")]
    one, other = (hotel.rank(story) for story in stories)
    assert one.candidates == other.candidates


def test_threads_get_equal_results(hotel: Matcher) -> None:
    """A matcher never changes."""
    alone = [hotel.rank(question) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(hotel.rank, QUESTIONS * 4)) == alone * 4


def test_a_pickled_matcher_ranks_alike(hotel: Matcher, tuned: Matcher) -> None:
    """So that work can be spread over processes."""
    for matcher in (hotel, tuned):
        copy = pickle.loads(pickle.dumps(matcher))  # noqa: S301 - our own
        for question in QUESTIONS:
            assert copy.rank(question) == matcher.rank(question)


def test_matchers_can_be_compared_and_put_into_sets(hotel: Matcher, tuned: Matcher) -> None:
    """They are compared by identity."""
    copy = pickle.loads(pickle.dumps(hotel))  # noqa: S301 - our own
    assert copy != hotel
    assert hotel == hotel  # noqa: PLR0124 - what is tested
    assert len({hotel, tuned}) == 2


@given(
    st.lists(
        st.lists(st.text(max_size=15), min_size=1, max_size=3).map(tuple), min_size=1, max_size=4
    ),
    st.lists(st.lists(st.text(max_size=15), min_size=1, max_size=2).map(tuple), max_size=2),
    questions,
)
@settings(deadline=None, max_examples=25)
def test_any_faq_ranks_any_question(
    compiled: Callable[..., Matcher],
    groups: list[tuple[str, ...]],
    gaps: list[tuple[str, ...]],
    question: str,
) -> None:
    """Also FAQs of signs, of the same phrase over and over, or of nothing that can be printed."""
    matcher = compiled(*groups, gaps=tuple(gaps), smalltalk=tuple(gaps))
    assert matcher.rank(question).candidates
    for asked in groups[-1]:
        exact = matcher.rank(asked).exact
        assert f"e{len(groups) - 1}" in {candidate.id for candidate in exact}


def test_a_matcher_for_one_question_finds_the_same_phrases(hotel: Matcher) -> None:
    """It looks through them instead of preparing for many questions."""
    single = build_matcher(hotel.index, eager=False)
    asked = [*hotel.index.keys[:20], "no such phrase"]
    for question in asked:
        one, other = single.rank(question), hotel.rank(question)
        assert [each.id for each in one.exact] == [each.id for each in other.exact]
        assert one == other
