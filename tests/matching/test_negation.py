"""What a text denies."""

from __future__ import annotations

import pytest

from faqbot.matching.clauses import read_clauses
from faqbot.matching.negation import asserted, contradictions, denials, may_deny
from faqbot.matching.opposites import NEGATORS


def denied(text: str) -> list[tuple[str, ...]]:
    """Return the stems that each negator of *text* denies, asides left out."""
    return [each.denied for each in denials(read_clauses(text)) if not each.aside]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("I can not take it", ("tak",)),
        ("I can't log in", ("log",)),
        ("do not pay fees", ("pay", "fee")),
        ("i haven t received it", ("receiv",)),
        ("without a card reader", ("card", "reader")),
        ("it never arrived", ("arriv",)),
        ("it no longer opens", ("open",)),
        ("I am unable to open it", ("open",)),
        ("it fails to start", ("start",)),
        ("they refused to pay", ("pay",)),
        ("everything except batteries", ("batteri",)),
        ("I don't think it is covered", ("cover",)),
        ("it doesn't seem to work", ("work",)),
        ("my card does not", ("card",)),
        ("why can't I sleep", ("sleep",)),
        ("why isn't my printer printing", ("printer", "print")),
        ("not open after lunch", ("open",)),
        ("not here, but there", ("her",)),
        ("do I not eat before it", ("eat",)),
    ],
)
def test_a_negator_denies_the_next_words_of_its_clause(text: str, stems: tuple[str, ...]) -> None:
    """Or the word before it, where none follows."""
    assert denied(text) == [stems]


@pytest.mark.parametrize(
    "text",
    [
        "can't I take it",
        "couldn't you help",
        "isn't it free",
        "isn't there a way to take it",
        "is there no way to take it",
        "do you not deliver",
        "am I not covered",
        "don't the guests pay",
        "why don't you deliver",
        "isn't parking free?",
        "it is free, isn't it",
        "can I take it or not",
        "why not",
        "not only cash",
        "don't forget it",
        "no later than Monday",
        "not unable to walk",
        "my payment failed",
        "no 5",
        "I don't know how to open it",
        "I'm not sure whether it opens",
        "I can't find how it opens",
        "I don't get it",
        "",
    ],
)
def test_polite_negations_set_phrases_and_asides_deny_nothing(text: str) -> None:
    """They are how one asks."""
    assert denied(text) == []


def test_what_is_not_denied_is_asserted() -> None:
    """Words of content only."""
    text = read_clauses("take the pills but not the syrup")
    assert asserted(text, denials(text)) == {"tak", "pil"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("can I take it", "can I not take it"),
        ("I can't find my bag", "how do I find my bag"),
        ("with water, not milk", "with milk, not water"),
        ("what if I never pay my fine", "what if I pay my fine"),
    ],
)
def test_what_one_denies_and_the_other_asserts_is_a_contradiction(one: str, other: str) -> None:
    """Either way round."""
    assert any(contradictions(read_clauses(one), read_clauses(other)))
    assert any(contradictions(read_clauses(other), read_clauses(one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I can't log in", "why am I unable to log in"),
        ("I don't like it. Send it back.", "how do I send it back"),
        ("my card is not accepted", "my card is declined"),
        ("can I enter without a visa", "do I need a visa"),
        ("is it free", "is it cheap"),
    ],
)
def test_other_denials_are_no_contradictions(one: str, other: str) -> None:
    """Of something else, on both sides, or of what is asked to be needed."""
    assert not any(contradictions(read_clauses(one), read_clauses(other)))
    assert not any(contradictions(read_clauses(other), read_clauses(one)))


@pytest.mark.parametrize("word", sorted(NEGATORS | {"fails", "refused"}))
def test_every_negator_has_letters_by_which_it_is_found(word: str) -> None:
    """A phrase without any of them is not read for its denials."""
    assert may_deny(f"it is {word} to be")
    assert not may_deny("what is the pump for")


@pytest.mark.parametrize("text", ["it can't leak", "it can\u2019t leak", "they cannot leak"])
def test_apostrophes_hide_no_negator(text: str) -> None:
    """However it is typed."""
    assert may_deny(text)
    assert denials(read_clauses(text))
