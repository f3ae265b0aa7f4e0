"""The decision: answer, ask back, or say that the FAQ does not cover it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from faqbot.dialogue.deciding import Policy, build_policy
from faqbot.dialogue.parts import Reason
from faqbot.dialogue.thresholds import UNLEARNED, Thresholds
from faqbot.matching.evidence import Clash
from faqbot.model import Entry, Faq, Gap, Kind, Outcome, Settings, SmallTalk

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.parts import Part

NAMES = ("e0", "e1", "e2", "e3", "e4")
FAQ = Faq(
    sha256="0" * 64,
    contact="Ask your nurse.",
    entries=tuple(
        Entry(id=name, question=f"question of {name}", answer=f"answer of {name}", section="S")
        for name in NAMES
    ),
    not_covered=(
        Gap(id="cost", topic="what it costs", phrases=("price",), related=("e3", "e4")),
        Gap(id="brand", topic="which brand it is", phrases=("brand",)),
    ),
    smalltalk=(
        SmallTalk(id="hello", phrases=("hello",), answer="Hello!"),
        SmallTalk(id="bye", phrases=("bye",), answer="Goodbye."),
    ),
)
POLICY = build_policy(FAQ)
NEGATED = Clash(guard="negation", asked="not", phrase="")


def decided(
    build: Any,
    *candidates: tuple[str, float, dict[str, object]],
    policy: Policy = POLICY,
    words: tuple[str, ...] = ("some", "words"),
) -> Part:
    """Return what the policy decides where the matcher found these."""
    made = [build.candidate(*each[:2], **each[2]) for each in candidates]
    return policy.decide(build.ranking(*made, words=words), "the question")


def gap(name: str, confidence: float, **more: object) -> tuple[str, float, dict[str, object]]:
    """Return a gap's candidate to be built."""
    return (name, confidence, {"kind": Kind.NOT_COVERED, **more})


def talk(name: str, confidence: float, **more: object) -> tuple[str, float, dict[str, object]]:
    """Return a small talk's candidate to be built."""
    return (name, confidence, {"kind": Kind.SMALLTALK, **more})


def entry(name: str, confidence: float, **more: object) -> tuple[str, float, dict[str, object]]:
    """Return an entry's candidate to be built."""
    return (name, confidence, more)


def options(part: Part) -> list[str]:
    """Return the ids offered."""
    return [option.id for option in part.options]


@pytest.mark.parametrize(("confidence", "answered"), [(0.28, True), (0.2799, False)])
def test_the_threshold_itself_is_enough(build: Any, confidence: float, *, answered: bool) -> None:
    """An entry is answered from `answer_at` on."""
    part = decided(build, entry("e0", confidence), entry("e1", 0.0))
    assert (part.outcome is Outcome.ANSWERED) is answered


def test_an_answer_is_the_curators_with_what_led_to_it(build: Any) -> None:
    """Nothing in it is made up."""
    part = decided(build, entry("e1", 0.8), entry("e0", 0.1))
    (answer,) = part.answers
    assert (answer.id, answer.question, answer.answer, answer.section) == (
        "e1",
        "question of e1",
        "answer of e1",
        "S",
    )
    assert (answer.confidence, answer.matched) == (0.8, "phrase of e1")
    assert (part.options, part.message) == ((), None)
    assert part.decision.reason is Reason.SURE


@pytest.mark.parametrize(
    ("confidences", "offered"),
    [
        ((0.25, 0.2), ["e0", "e1"]),
        ((0.27, 0.09), ["e0"]),
        ((0.25, 0.2, 0.15, 0.12, 0.11), ["e0", "e1", "e2"]),
    ],
)
def test_what_is_near_is_asked_back(
    build: Any, confidences: tuple[float, ...], offered: list[str]
) -> None:
    """At most three, most likely first, none below one in ten."""
    part = decided(build, *(entry(*each) for each in zip(NAMES, confidences, strict=False)))
    assert part.outcome is Outcome.CLARIFY
    assert options(part) == offered
    assert part.message
    assert part.message.endswith("?")


def test_many_that_are_hardly_near_are_not_asked_back(build: Any) -> None:
    """However much they have together: none of them is likely."""
    part = decided(build, *(entry(name, 0.24) for name in NAMES[:3]))
    assert part.outcome is Outcome.NO_MATCH
    assert options(part) == ["e0", "e1", "e2"]


def test_one_option_is_asked_for_in_the_singular(build: Any) -> None:
    """`Which of these` needs two."""
    assert decided(build, entry("e0", 0.27)).message == "Did you mean this?"
    both = decided(build, entry("e0", 0.27), entry("e1", 0.26))
    assert both.message == "Which of these do you mean?"


def test_nothing_near_is_refused_with_the_contact(build: Any) -> None:
    """A topic of one in ten may be offered beside it."""
    part = decided(build, entry("e0", 0.2), entry("e1", 0.01))
    assert part.outcome is Outcome.NO_MATCH
    assert part.message
    assert part.message.endswith("Ask your nurse.")
    assert options(part) == ["e0"]


def test_no_word_is_no_question(build: Any) -> None:
    """Nothing is offered for an empty line."""
    part = decided(build, entry("e0", 0.9), words=())
    assert (part.outcome, part.options, part.decision.reason) == (
        Outcome.NO_MATCH,
        (),
        Reason.EMPTY,
    )


def test_a_known_gap_is_named_and_leads_to_related_entries(build: Any) -> None:
    """The curator's related entries are offered."""
    part = decided(build, gap("cost", 0.6), entry("e0", 0.12))
    assert part.outcome is Outcome.NOT_COVERED
    assert part.message == "This FAQ does not cover this: question of cost. Ask your nurse."
    assert sorted(options(part)) == ["e3", "e4"]


def test_a_gap_without_related_entries_offers_what_is_near(build: Any) -> None:
    """As a refusal does."""
    part = decided(build, gap("brand", 0.6), entry("e0", 0.12), entry("e1", 0.02))
    assert options(part) == ["e0"]


def test_an_unsure_gap_is_not_named(build: Any) -> None:
    """A wrongly named gap misleads."""
    part = decided(build, gap("cost", 0.2), entry("e0", 0.02))
    assert part.outcome is Outcome.NO_MATCH


def test_options_of_a_gap_tell_the_confidence_of_their_entries(build: Any) -> None:
    """Most likely first, with the probability that the entry is the right one."""
    part = decided(build, gap("cost", 0.6), entry("e4", 0.2), entry("e3", 0.05))
    assert [(each.id, each.confidence) for each in part.options] == [("e4", 0.2), ("e3", 0.05)]


def test_an_article_is_called_an_article(build: Any) -> None:
    """People read about an article, not about an FAQ, where it has one as its source."""
    faq = Faq(
        sha256="0", entries=FAQ.entries, not_covered=FAQ.not_covered, source=(("article", "T"),)
    )
    part = decided(build, gap("cost", 0.6), entry("e0", 0.0), policy=build_policy(faq))
    assert part.message == "The article does not cover this: question of cost."


def test_small_talk_is_its_curators_text(build: Any) -> None:
    """The best of the pleasantries, where they together outweigh every entry."""
    part = decided(build, talk("bye", 0.3), talk("hello", 0.25), entry("e0", 0.4))
    assert (part.outcome, part.message) == (Outcome.SMALLTALK, "Goodbye.")
    assert part.options == ()


def test_a_question_comes_before_small_talk(build: Any) -> None:
    """Where an entry is likelier, it is answered."""
    assert decided(build, talk("bye", 0.55), entry("e0", 0.6)).outcome is Outcome.ANSWERED


@pytest.mark.parametrize("confidence", [0.01, 0.2, 0.495])
def test_an_exact_question_is_answered_whatever_its_confidence(
    build: Any, confidence: float
) -> None:
    """Also where small talk or a gap seems likelier, or a gap holds it too."""
    part = decided(
        build,
        entry("e0", confidence, exact=True),
        entry("e1", 0.9),
        gap("cost", 0.9, exact=True),
        talk("hello", 0.95),
    )
    assert [answer.id for answer in part.answers] == ["e0"]
    assert part.decision.reason is Reason.EXACT


def test_a_guard_does_not_object_to_an_exact_question(build: Any) -> None:
    """Two equal texts do not contradict each other."""
    part = decided(build, entry("e0", 0.9, exact=True, clash=NEGATED))
    assert part.outcome is Outcome.ANSWERED


def test_a_question_that_two_entries_hold_is_asked_back(build: Any) -> None:
    """Both are offered, nothing is answered."""
    part = decided(
        build, entry("e2", 0.9, exact=True), entry("e0", 0.6, exact=True), entry("e1", 0.8)
    )
    assert (part.outcome, part.decision.reason) == (Outcome.CLARIFY, Reason.EXACT_TWICE)
    assert options(part) == ["e2", "e0"]


@pytest.mark.parametrize(
    ("exact", "outcome"),
    [(gap("cost", 0.1, exact=True), "not_covered"), (talk("bye", 0.1, exact=True), "smalltalk")],
)
def test_an_exact_gap_or_pleasantry_is_taken_at_its_word(
    build: Any, exact: tuple[str, float, dict[str, object]], outcome: str
) -> None:
    """An entry that seems likely does not come first."""
    assert decided(build, exact, entry("e0", 0.9)).outcome == outcome


@pytest.mark.parametrize(
    ("clash", "said"),
    [
        (NEGATED, "You wrote \u201cnot\u201d"),
        (Clash(guard="negation", asked="", phrase="not"), "and yours does not"),
        (Clash(guard="opposites", asked="before", phrase="after"), "before"),
    ],
)
def test_a_guard_turns_an_answer_into_a_question_back(build: Any, clash: Clash, said: str) -> None:
    """With the reason, and the doubted entry first among the options."""
    part = decided(build, entry("e0", 0.9, clash=clash), entry("e1", 0.2), entry("e2", 0.05))
    assert (part.outcome, part.decision.reason) == (Outcome.CLARIFY, Reason.GUARD)
    assert options(part) == ["e0", "e1"]
    assert part.message
    assert said in part.message


def test_two_entries_too_close_to_choose_are_asked_back(build: Any) -> None:
    """Confidences are each entry's own: both may be above the threshold."""
    part = decided(build, entry("e0", 0.8276), entry("e1", 0.8198))
    assert part.outcome is Outcome.CLARIFY


def test_beside_another_question_the_likelier_of_two_is_answered(build: Any) -> None:
    """Only where both are sure: what is doubtful is still asked back."""
    close = POLICY.settle(decided(build, entry("e0", 0.8276), entry("e1", 0.8198)))
    assert [answer.id for answer in close.answers] == ["e0"]
    doubtful = decided(build, entry("e0", 0.28), entry("e1", 0.2))
    assert POLICY.settle(doubtful) is doubtful


def test_settings_move_the_thresholds() -> None:
    """What the curator leaves out keeps its default, or follows; 0 is a setting, not a gap."""
    default = Thresholds()
    assert POLICY.thresholds == default
    settings = Settings(answer_at=0.0)
    policy = build_policy(Faq(sha256="0", entries=FAQ.entries, settings=settings))
    assert (policy.thresholds.answer_at, policy.thresholds.ask_at) == (0.0, 0.0)
    settings = Settings(answer_at=0.8, ask_at=0.6)
    policy = build_policy(Faq(sha256="0", entries=FAQ.entries, settings=settings))
    assert (policy.thresholds.answer_at, policy.thresholds.ask_at) == (0.8, 0.6)


def test_the_decision_tells_the_thresholds_it_used(build: Any) -> None:
    """So that an explanation recomputes nothing."""
    settings = Settings(answer_at=0.95, ask_at=0.6)
    policy = build_policy(Faq(sha256="0", entries=FAQ.entries, settings=settings))
    part = decided(build, entry("e0", 0.9), policy=policy)
    assert part.outcome is Outcome.CLARIFY
    assert (part.decision.answer_at, part.decision.ask_at) == (0.95, 0.6)


def test_an_entry_can_be_answered_whatever_was_decided(build: Any) -> None:
    """So that a person's choice counts."""
    part = decided(build, entry("e0", 0.3), entry("e1", 0.2))
    chosen = POLICY.answer_with(part, FAQ.entries[1])
    assert (chosen.outcome, chosen.options, chosen.message) == (Outcome.ANSWERED, (), None)
    assert [(each.id, each.confidence) for each in chosen.answers] == [("e1", 0.2)]


def test_the_part_keeps_the_question_and_all_candidates(shop: FaqBot) -> None:
    """What led to a decision travels with it."""
    part = shop.decide("money back")
    assert part.question == "money back"
    assert part.candidates == shop.matcher.rank("money back").candidates


@pytest.mark.parametrize(
    ("held", "settled"),
    [
        # Nearly sure, and nothing else likely.
        ((0.27, 0.01, 0.1), True),
        ((0.24, 0.0, 0.0), False),
        ((0.27, 0.05, 0.0), False),
        ((0.27, 0.01, 0.2), False),
    ],
)
def test_a_half_is_answered_where_its_entry_is_clearly_first(
    build: Any, held: tuple[float, float, float], *, settled: bool
) -> None:
    """Though a question alone would be asked back."""
    first, second, other = held
    part = decided(build, entry("e0", first), entry("e1", second), gap("cost", other))
    assert part.outcome is not Outcome.ANSWERED
    assert (POLICY.settle(part).outcome is Outcome.ANSWERED) is settled
    guarded = decided(build, entry("e0", 0.9, clash=NEGATED))
    assert POLICY.settle(guarded) is guarded


@pytest.mark.parametrize(
    ("best", "said", "outcome"),
    [
        (0.8, 0.85, Outcome.ANSWERED),
        (0.8, 0.95, Outcome.SMALLTALK),
        (0.2, 0.5, Outcome.SMALLTALK),
    ],
)
def test_small_talk_does_not_outrank_a_sure_answer_by_a_hair(
    build: Any, best: float, said: float, outcome: Outcome
) -> None:
    """It ends what may have been a question."""
    assert decided(build, entry("e0", best), talk("hello", said)).outcome is outcome


def test_an_faq_that_nothing_was_learned_from_is_more_careful() -> None:
    """Its confidence is that of other FAQs; what its settings say holds all the same."""
    careful = build_policy(FAQ, learned=False)
    assert careful.thresholds == UNLEARNED
    assert careful.thresholds.answer_at > POLICY.thresholds.answer_at
    settings = Settings(answer_at=0.2)
    told = build_policy(Faq(sha256="0", entries=FAQ.entries, settings=settings), learned=False)
    assert (told.thresholds.answer_at, told.thresholds.ask_at) == (0.2, 0.2)
