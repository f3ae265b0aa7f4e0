"""The FAQ that ships: what it must hold, and what it must not."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from faqbot.dialogue.loading import shipped_faq
from faqbot.knowledge.loading import load_faq
from faqbot.text import key

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot
    from faqbot.model import Faq

QUESTIONS = Path(__file__).parent.parent / "benchmarks" / "questions"
IDS = {
    *("intrathecal-space", "subarachnoid-space", "spinal-cord-coverings", "drug-pump"),
    *("pump-names", "pump-vs-pills", "smaller-doses", "pain-relief", "reversible", "candidates"),
    *("medications", "risks", "author", "sources", "fact-checking", "photo"),
}


@pytest.fixture(scope="module")
def faq() -> Faq:
    """Return the FAQ that ships, which must load without a warning."""
    loaded = load_faq(shipped_faq())
    assert loaded.warnings == ()
    return loaded.faq


def test_every_entry_is_there_with_section_and_phrases(faq: Faq) -> None:
    """All 16, each with at least 40 phrases and the section it stands on."""
    assert {entry.id for entry in faq.entries} == IDS
    for entry in faq.entries:
        assert len(entry.phrases) >= 40, entry.id
        assert entry.section, entry.id


def test_what_is_not_covered_is_foreseen(faq: Faq) -> None:
    """Themes by the hundred, each with several phrases."""
    assert len(faq.not_covered) >= 150
    assert min(len(gap.phrases) for gap in faq.not_covered) >= 3


def test_facts_of_the_article_stand_in_their_answers(faq: Faq) -> None:
    """The article's facts, fact by fact."""
    answers = {entry.id: entry.answer for entry in faq.entries}
    for id_, facts in {
        "intrathecal-space": ["fluid-filled", "pia mater", "arachnoid mater"],
        "subarachnoid-space": ["another name"],
        "spinal-cord-coverings": ["innermost", "middle"],
        "drug-pump": ["IDDS"],
        "pump-names": ["pain pump", "morphine pump", "IDDS"],
        "pump-vs-pills": ["stomach"],
        "smaller-doses": ["smaller doses"],
        "pain-relief": ["severe pain", "much more relief"],
        "reversible": ["removed by surgery"],
        "candidates": ["severe, long-term pain", "pain doctor"],
        "medications": ["compounded"],
        "risks": ["infection", "spinal fluid", "headaches", "may not be complete"],
        "author": ["Anne Asher", "ACE", "health coach", "orthopedic"],
        "sources": ["Medtronic", "Ghafoor", "2007"],
        "fact-checking": ["Verywell Health", "peer-reviewed", "editorial process"],
        "photo": ["drug monitoring device", "Getty Images"],
    }.items():
        for fact in facts:
            assert fact.lower() in answers[id_].lower(), (id_, fact)


def test_nothing_is_invented_about_the_source(faq: Faq) -> None:
    """The article carries no address and no date of its own."""
    told = " ".join(chain.from_iterable(faq.source))
    assert "http" not in told
    assert "www" not in told


def test_the_disclaimer_says_what_this_is(faq: Faq) -> None:
    """General information from one article, no medical advice, not reviewed."""
    assert faq.disclaimer
    for words in ("General information from one article", "not medical advice", "not clinically"):
        assert words in faq.disclaimer


def test_notices_begin_with_an_action(faq: Faq) -> None:
    """The first sentence says what to do, and names no number of any one country."""
    assert [notice.id for notice in faq.notices] == ["suicide", "emergency"]
    for notice in faq.notices:
        assert notice.text.startswith(("Call", "Contact", "Please call", "Get help"))
        assert not any(char.isdigit() for char in notice.text)


def test_no_phrase_copies_a_test_question(faq: Faq) -> None:
    """No phrase comes near a labelled question of more than three words."""
    held = [
        key(phrase)
        for phrases in (
            *(entry.phrases for entry in faq.entries),
            *(gap.phrases for gap in faq.not_covered),
            *(notice.phrases for notice in faq.notices),
        )
        for phrase in phrases
    ]
    asked = [key(question) for question in labelled()]
    asked = [question for question in asked if len(question.split()) > 3]
    # The token sort ratio of two texts is the plain one of their sorted words: sorted once each.
    nearest = process.cdist(
        *([" ".join(sorted(text.split())) for text in texts] for texts in (held, asked)),
        scorer=fuzz.ratio,
        score_cutoff=95,
        dtype=np.uint8,
        workers=-1,
    )
    copies = [(held[i], asked[j]) for i, j in np.argwhere(nearest >= 95)]
    assert copies == []


def labelled() -> list[str]:
    """Return all labelled questions of the project."""
    found = []
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found += [turn["q"] for turn in row["turns"]] if "turns" in row else [row["q"]]
    return found


def test_every_question_and_phrase_is_answered_by_its_entry(article: FaqBot) -> None:
    """What the curator wrote is always found, whatever else the FAQ holds."""
    for entry in article.faq.entries:
        for phrase in (entry.question, *entry.phrases[::10]):
            reply = article.ask(phrase)
            assert reply.answer, phrase
            assert reply.answer.id == entry.id, phrase


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("what could go wrong with one of these pain pumps", "risks"),
        ("can they take it out again", "reversible"),
        ("WHO WROTE THIS??", "author"),
        ("wat is teh intrathecle space", "intrathecal-space"),
    ],
)
def test_the_main_road(article: FaqBot, question: str, answered: str) -> None:
    """Plain questions with typos get their answers."""
    answer = article.ask(question).answer
    assert answer
    assert answer.id == answered


@pytest.mark.parametrize(
    "question",
    ["how much does a pump cost", "can I have an MRI with it", "what is the capital of France"],
)
def test_what_the_article_does_not_say_is_not_answered(article: FaqBot, question: str) -> None:
    """An honest refusal, with what is not covered where that is known."""
    assert article.ask(question).outcome in {"not_covered", "no_match"}


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("my husband has a pump and he won't wake up", "emergency"),
        ("I have a fever and a stiff neck since the operation", "emergency"),
        ("I want to kill myself", "suicide"),
        ("can a pump cause fever?", None),
        ("I'm dying to know who wrote this", None),
    ],
)
def test_notices(article: FaqBot, text: str, notice: str | None) -> None:
    """Emergencies are noticed, general questions and figures of speech are not."""
    given = article.ask(text).notice
    assert (given.id if given else None) == notice


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("I want to die", []),
        ("i cant stop bleeding from the wound where the pump went in", []),
        ("my mum won't wake up since the refill", []),
        ("I have a fever and a stiff neck since the operation. What are the risks?", ["risks"]),
    ],
)
def test_nothing_but_the_answer_to_a_question_follows_a_notice(
    article: FaqBot, text: str, answered: list[str]
) -> None:
    """What somebody in trouble tells is near some answer or other; it would only delay."""
    reply = article.ask(text)
    assert reply.notice is not None
    assert [answer.id for answer in reply.answers] == answered
