"""Why a reply is what it is, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.explaining import explain_notice, explain_part
from faqbot.dialogue.parts import GivenNotice, Reason
from faqbot.matching.evidence import Clash, Correction, Query, Reading, WordWeight
from faqbot.model import Kind, Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot


def test_an_explanation_reads_from_reading_to_runner_up(build: Any) -> None:
    """What was read, the rule, the phrase, the words, the sum, the runner-up."""
    words = (
        WordWeight(word="pump", weight=1.5),
        WordWeight(word="cost", weight=-0.75),
        WordWeight(word="the", weight=0.1),
    )
    part = build.part(
        Outcome.ANSWERED,
        "a",
        query=Query(
            text="the pmup cost",
            words=("the", "pump", "cost"),
            corrections=(
                Correction(typed="pmup", read="pump", reading=Reading.SPELLING),
                Correction(typed="implant", read="pump", reading=Reading.SYNONYM),
            ),
            known=0.875,
            cut=True,
        ),
        candidates=(
            build.candidate("a", 0.9, words=words),
            build.candidate("g", 0.05, kind=Kind.NOT_COVERED),
        ),
    )
    assert explain_part(part).splitlines() == [
        "The input is very long: only its beginning and end were read.",
        "Read \u201cpmup\u201d as \u201cpump\u201d (spelling).",
        "Read \u201cimplant\u201d as \u201cpump\u201d (synonym).",
        "The FAQ's vocabulary explains 88% of the question.",
        "Decision: answered, because the confidence reaches 0.50.",
        "Best entry: a (confidence 0.90)",
        "Nearest phrase: \u201cphrase of a\u201d (similarity 0.50)",
        "Words for it: pump (+1.50)",
        "Words against it: cost (-0.75)",
        "Score +1.00 = words +0.85, nearness of phrases +0.25, base -0.50",
        (
            "Runner-up: g (known gap, confidence 0.05, 0.85 behind), "
            "nearest phrase \u201cphrase of g\u201d"
        ),
    ]


def test_what_was_answered_is_explained_even_if_something_else_is_likelier(build: Any) -> None:
    """An exact question can be answered by an entry that is not the most confident."""
    part = build.part(
        Outcome.ANSWERED,
        "b",
        reason=Reason.EXACT,
        candidates=(build.candidate("a", 0.9), build.candidate("b", 0.4)),
    )
    explained = explain_part(part)
    assert "Best entry: b" in explained
    assert "Runner-up: a (entry, confidence 0.90, 0.50 ahead)" in explained


def test_a_guard_is_named(build: Any) -> None:
    """Which of them objected."""
    clash = Clash(guard="opposites", asked="before", phrase="after")
    candidates = (build.candidate("a", 0.9, clash=clash),)
    part = build.part(Outcome.CLARIFY, "a", reason=Reason.GUARD, candidates=candidates)
    assert "Decision: asked back, because the opposites guard objects." in explain_part(part)


def test_the_thresholds_in_use_are_told(build: Any) -> None:
    """Not those of the defaults."""
    part = build.part(Outcome.NO_MATCH, reason=Reason.UNSURE)
    moved = replace(part, decision=replace(part.decision, answer_at=0.8, ask_at=0.65))
    assert "reaches 0.80" in explain_part(moved)
    assert "reach 0.65" in explain_part(moved)


def test_one_of_several_questions_is_named(build: Any) -> None:
    """So that a reader knows which part is meant."""
    part = build.part(Outcome.NO_MATCH, question="what?", reason=Reason.UNSURE)
    assert explain_part(part, numbered=True).startswith("Question: what?\n")
    assert "Question:" not in explain_part(part)


def test_a_notice_is_explained_by_the_words_that_called_for_it() -> None:
    """They are shown as they were read."""
    notice = GivenNotice(id="urgent", text="Get help.", because="fever, my")
    assert (
        explain_notice(notice) == "Notice \u201curgent\u201d: the input says \u201cfever, my\u201d."
    )


@pytest.mark.parametrize(
    ("question", "because"),
    [
        ("how do I get a refund", "the question equals one of the entry's phrases"),
        ("refnd please", "the confidence reaches 0.50"),
        ("are you hiring", "it matches a known gap"),
        ("hello", "small talk."),
        ("", "there is no word in the input."),
        ("xyzzy", "not answered, because no entry reaches 0.50"),
        ("how do I not get a refund", "asked back, because the negation guard objects"),
        ("smoke here", "nothing but the notice"),
    ],
)
def test_every_reply_says_what_decided(shop: FaqBot, question: str, because: str) -> None:
    """Also those that answer nothing."""
    assert because in shop.ask(question).explain()


def test_a_reply_of_two_parts_explains_both(shop: FaqBot) -> None:
    """Each under its own question."""
    explained = shop.ask("how do I get a refund? when are you open?").explain()
    assert "Question: how do I get a refund?" in explained
    assert "Question: when are you open?" in explained
    assert explained.count("Decision:") == 2


def test_words_for_and_against_sum_up_to_the_score(shop: FaqBot) -> None:
    """The evidence of every candidate adds up."""
    for candidate in shop.search("refnd for a parcel on sunday"):
        evidence = candidate.evidence
        words = sum(word.weight for word in evidence.words)
        assert evidence.score == pytest.approx(evidence.base + words + evidence.nearness)
