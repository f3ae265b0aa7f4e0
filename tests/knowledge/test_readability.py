"""How hard answers are to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.knowledge.readability import Readability, measure_readability, reading_age
from faqbot.model import Entry, Faq


def faq(*answers: str, language: str = "en") -> Faq:
    """Return an FAQ of these answers, whose ids are e0, e1 ..."""
    entries = (Entry(id=f"e{n}", question="?", answer=text) for n, text in enumerate(answers))
    return Faq(sha256="", entries=tuple(entries), language=language)


def test_the_index_follows_the_formula() -> None:
    """Five words of 23 letters in one sentence: 4.71 * 23 / 5 + .5 * 5 - 21.43 = grade 3 (2.7)."""
    assert reading_age("Never mind these five words.") == 5 + 3


@pytest.mark.parametrize("text", ["", "?!", "12 : 3"])
def test_a_text_without_words_is_for_everybody(text: str) -> None:
    """No division by nothing."""
    assert reading_age(text) == 5


def test_shorter_sentences_and_words_are_easier() -> None:
    """Cutting a sentence in two, or saying it in plain words, lowers the age."""
    long = "The medicine skips the stomach and the bowel, so it controls pain with smaller doses."
    cut = "The medicine skips the stomach and the bowel. So it controls pain with smaller doses."
    heavy = "Intrathecal administration circumvents gastrointestinal absorption of medication."
    assert reading_age(cut) < reading_age(long) < reading_age(heavy)


@given(st.text())
def test_any_text_has_an_age(text: str) -> None:
    """Whatever stands in an answer."""
    assert reading_age(text) >= 5


def test_the_hardest_answer_is_named() -> None:
    """With the median of all beside it."""
    found = measure_readability(
        faq("See it. Do it.", "It is so. It is not.", "Notwithstanding considerable complications.")
    )
    assert isinstance(found, Readability)
    assert found.hardest_id == "e2"
    assert found.median == 5 < found.hardest


@pytest.mark.parametrize("bad", [faq(), faq("Es ist so.", language="de")])
def test_other_languages_and_empty_faqs_are_not_judged(bad: Faq) -> None:
    """The index was made for English."""
    assert measure_readability(bad) is None
