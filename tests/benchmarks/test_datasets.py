"""Data sets become FAQs that faqbot reads."""

from pathlib import Path

import faqbot
from benchmarks.datasets import (
    Dataset,
    Labelled,
    faq_text,
    first,
    sampled,
    slug,
    sofmattress,
    some_questions,
)
from benchmarks.sizes import synthetic

SHOP = Dataset(
    name="shop",
    title="A shop",
    phrases=(
        ("When are you open?", "hours"),
        ("opening times", "hours"),
        ("are you open on Sunday", "hours"),
        ("I want my money back", "refund"),
        ("How do I get a refund?", "refund"),
        ("return an item", "refund"),
    ),
    gaps=("who won the match", "will it rain"),
    questions=(Labelled("open today?", "hours"), Labelled("tell me a joke", None)),
)


def test_an_intent_becomes_an_entry_whose_question_is_its_first_phrase() -> None:
    """The others are its phrases, and what is not covered is one known gap."""
    faq = faqbot.parse(faq_text(SHOP)).faq
    assert [(entry.id, entry.question) for entry in faq.entries] == [
        ("hours", "When are you open?"),
        ("refund", "I want my money back"),
    ]
    assert faq.entries[0].phrases == ("opening times", "are you open on Sunday")
    assert [gap.phrases for gap in faq.not_covered] == [SHOP.gaps]


def test_the_first_and_a_sample_keep_every_entry() -> None:
    """Both are without known gaps; a sample is the same in every run."""
    assert [text for text, _ in first(SHOP, 1).phrases] == [
        "When are you open?",
        "I want my money back",
    ]
    few = sampled(SHOP, 2)
    assert few == sampled(SHOP, 2)
    assert {label: len(texts) for label, texts in few.by_entry().items()} == {
        "hours": 2,
        "refund": 2,
    }
    assert few.gaps == ()


def test_some_questions_are_drawn_the_same_way_every_time() -> None:
    """No more than there are."""
    assert some_questions(SHOP, 1) == some_questions(SHOP, 1)
    assert some_questions(SHOP, 5) is SHOP


def test_labels_become_ids() -> None:
    """Whatever the data set writes."""
    assert slug("Refund_not_showing_up") == "refund-not-showing-up"
    assert slug("reverted_card_payment?") == "reverted-card-payment"


def test_what_hint3_leaves_without_an_intent_is_not_covered(tmp_path: Path) -> None:
    """Quoted commas are read as such."""
    for part, rows in (
        ("train", "You offer EMI?,EMI\n"),
        ("test", '"Single, double",NO_NODES_DETECTED\nemi,EMI\n'),
    ):
        path = tmp_path / f"hint3-sofmattress-{part}.csv"
        path.write_text(f"sentence,label\n{rows}", encoding="utf-8")
    read = sofmattress(tmp_path)
    assert read.phrases == (("You offer EMI?", "emi"),)
    assert read.questions == (Labelled("Single, double", None), Labelled("emi", "emi"))


def test_made_up_entries_repeat() -> None:
    """As many as asked for, with a question for each."""
    made = synthetic(SHOP, entries=3, each=4, common=3, words=5)
    assert made == synthetic(SHOP, entries=3, each=4, common=3, words=5)
    assert {label: len(texts) for label, texts in made.by_entry().items()} == {
        "entry-0": 4,
        "entry-1": 4,
        "entry-2": 4,
    }
    assert len(made.questions) == 3
