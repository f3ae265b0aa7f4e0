"""The documented Python interface, as a specification."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import pickle
import pkgutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faqbot
from faqbot.dialogue.loading import shipped_faq
from faqbot.knowledge.loading import load_faq
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot import FaqBot, Reply

QUESTIONS = [
    "How do I get a refund?",
    "refnd",
    "refund and delivery",
    "how do I get a refund? when are you open?",
    "how do I get a refund, and are you hiring?",
    "how do I not get a refund",
    "are you hiring",
    "hello",
    "hello, when will my consignment arrive",
    "there is smoke here",
    "there is smoke here. when are you open?",
    "the moon is made of cheese",
    "",
    "?!",
    "\x1b[31mopen\x07\x00",
    "d\u00e9livery \U0001f69a \u4f60\u597d \u202e",
    "when " * 900,
]
# What can stand on a command line.
PASSED = [question.replace("\x00", "") for question in QUESTIONS]
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
IDS = {"type": "array", "items": TEXT}
OUTCOME = {"enum": ["answered", "clarify", "not_covered", "no_match", "smalltalk", "notice"]}


def of(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(item: dict[str, Any], **more: int) -> dict[str, Any]:
    """Return the schema of an array."""
    return {"type": "array", "items": item, **more}


REPLY = of(
    question=TEXT,
    outcome=OUTCOME,
    answers=many(
        of(id=TEXT, question=TEXT, answer=TEXT, section=MAYBE, confidence=SHARE, matched=TEXT)
    ),
    options=many(of(id=TEXT, question=TEXT, confidence=SHARE), maxItems=3),
    notice={"anyOf": [{"type": "null"}, of(id=TEXT, text=TEXT)]},
    message=MAYBE,
    remark=MAYBE,
    parts=many(
        of(question=TEXT, outcome=OUTCOME, answers=IDS, options=IDS, message=MAYBE), minItems=1
    ),
    candidates=many(
        of(
            id=TEXT,
            kind={"enum": ["entry", "not_covered", "smalltalk"]},
            question=TEXT,
            confidence=SHARE,
        ),
        minItems=1,
    ),
    disclaimer={"type": "string", "minLength": 1},
    faq=of(title=TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}, encoder=MAYBE),
)
VALIDATOR = jsonschema.Draft7Validator(REPLY)
PRECEDENCE = ["answered", "clarify", "not_covered", "no_match", "smalltalk"]


def assert_keeps_its_word(reply: Reply) -> None:
    """Assert all that the documentation promises of any reply."""
    data = reply.to_dict()
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data)) == data
    outcomes = {part["outcome"] for part in data["parts"]}
    if data["notice"]:
        assert data["outcome"] == ("answered" if data["answers"] else "notice")
        assert outcomes <= {"answered", "notice"}
        assert data["options"] == []
        assert data["message"] is None
        assert reply.text.startswith(data["notice"]["text"])
    else:
        assert data["outcome"] == min(outcomes, key=PRECEDENCE.index)
    assert bool(data["answers"]) == (data["outcome"] == "answered")
    if data["outcome"] == "clarify":
        assert 1 <= len(data["options"]) <= 3
    if data["outcome"] in {"clarify", "not_covered", "no_match", "smalltalk"}:
        assert data["message"]
    gathered = [name for part in data["parts"] for name in part["answers"]]
    assert [answer["id"] for answer in data["answers"]] == gathered
    offered = {name for part in data["parts"] for name in part["options"]}
    assert {option["id"] for option in data["options"]} <= offered
    given = [*data["answers"], *data["options"], *data["candidates"]]
    assert all(each["confidence"] == round(each["confidence"], 4) for each in given)
    confidences = [candidate["confidence"] for candidate in data["candidates"]]
    assert confidences == sorted(confidences, reverse=True)
    assert reply.text
    assert reply.explain()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_reply_has_the_documented_shape(shop: FaqBot, question: str) -> None:
    """Exactly the documented keys, and all that is said about them."""
    reply = shop.ask(question)
    assert reply.question == question
    assert_keeps_its_word(reply)


PHRASES = (
    "how do I get a refund? when are you open? delivery hiring hello thanks smoke here not no and "
    ". , 1 first none yes money back parcel zebra fire \x1b[2J"
)
WORDS = st.sampled_from([*PHRASES.split(), "\n", ""])


@settings(max_examples=60)
@given(st.text() | st.lists(WORDS, max_size=14).map(" ".join))
def test_any_text_gets_a_valid_reply(shop: FaqBot, text: str) -> None:
    """Whatever is typed or pasted; and none of its control characters come back."""
    reply = shop.ask(text)
    assert_keeps_its_word(reply)
    assert printable(reply.text) == reply.text


@settings(max_examples=30)
@given(st.lists(st.lists(WORDS, max_size=5).map(" ".join) | st.sampled_from("123"), max_size=5))
def test_any_conversation_gets_valid_replies(shop: FaqBot, turns: list[str]) -> None:
    """In any order, and also when it is kept as JSON between all turns."""
    chat = shop.conversation()
    kept = shop.conversation().to_dict()
    for turn in turns:
        reply = chat.ask(turn)
        assert_keeps_its_word(reply)
        resumed = shop.conversation(json.loads(json.dumps(kept)))
        assert resumed.ask(turn) == reply
        kept = resumed.to_dict()


def test_the_documented_names_exist(shop: FaqBot) -> None:
    """As the documentation writes them."""
    reply = shop.ask("refnd for a parcel")
    assert isinstance(reply, faqbot.Reply)
    assert reply.outcome == "answered"
    assert reply.answer
    assert reply.answer is reply.answers[0]
    assert isinstance(reply.answer, faqbot.Answer)
    assert reply.answer.answer in reply.text
    assert "refund" in reply.explain()
    entry = shop.faq.entries[0]
    assert shop.faq.title == "A shop"
    assert (entry.id, entry.question, entry.phrases[0], entry.answer, entry.section) == (
        "refund",
        "How do I get a refund?",
        "money back",
        "Write to us within 30 days.",
        "Returns",
    )
    assert isinstance(shop.conversation(), faqbot.Conversation)


def test_everything_is_immutable(shop: FaqBot) -> None:
    """The bot, its FAQ, a reply and all in it."""
    reply = shop.ask("refund")
    for thing, name in (
        (shop, "faq"),
        (shop.faq, "entries"),
        (shop.faq.entries[0], "answer"),
        (reply, "question"),
        (reply.parts[0], "outcome"),
        (reply.answers[0], "answer"),
        (reply.candidates[0], "confidence"),
        (reply.candidates[0].evidence, "score"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)


def test_a_dict_given_away_changes_nothing(shop: FaqBot) -> None:
    """Each call makes a new one."""
    reply = shop.ask("refund")
    reply.to_dict()["answers"].clear()
    assert reply.to_dict()["answers"]


def test_asking_many_equals_asking_one_by_one(shop: FaqBot) -> None:
    """From any iterable, in order, doubles included."""
    one_by_one = [shop.ask(question) for question in QUESTIONS * 2]
    assert shop.ask_many(iter(QUESTIONS * 2)) == one_by_one
    assert shop.ask_many([]) == []


def test_search_gives_candidates_best_first(shop: FaqBot) -> None:
    """Of all kinds, whatever the confidence, equal to what a reply holds."""
    found = shop.search("refund for a parcel")
    assert len(found) == 5
    assert all(isinstance(candidate, faqbot.Candidate) for candidate in found)
    best = found[0]
    assert (best.id, best.kind, best.question) == ("refund", "entry", "How do I get a refund?")
    assert best.evidence.phrase
    confidences = [candidate.confidence for candidate in found]
    assert confidences == sorted(confidences, reverse=True)
    assert found == shop.ask("refund for a parcel").candidates[:5]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (3, 3), (6, 6), (100, 6)])
def test_search_has_a_limit(shop: FaqBot, limit: int, count: int) -> None:
    """At most as many as there are: three entries, a gap and two pleasantries."""
    found = shop.search("zebra", limit=limit)
    assert len(found) == count
    assert found == shop.search("zebra", limit=100)[:limit]


def test_a_limit_of_nothing_finds_nothing(shop: FaqBot) -> None:
    """Zero is a limit like others."""
    assert shop.search("refund", limit=0) == ()


def test_search_finds_something_for_no_words(shop: FaqBot) -> None:
    """Whatever the confidence."""
    assert len(shop.search("")) == 5


@pytest.mark.parametrize("limit", [-1, -100])
def test_a_negative_limit_is_refused(shop: FaqBot, limit: int) -> None:
    """Not taken as `all but the last`."""
    with pytest.raises(faqbot.UsageError, match=str(limit)):
        shop.search("refund", limit=limit)


def test_every_question_and_phrase_is_answered_by_its_entry(shop: FaqBot) -> None:
    """Whatever its case, spacing and punctuation."""
    for entry in shop.faq.entries:
        for phrase in (entry.question, *entry.phrases):
            for typed in (phrase, phrase.upper(), f"  {phrase} ?! ", phrase.replace(" ", "\t")):
                reply = shop.ask(typed)
                assert [answer.id for answer in reply.answers] == [entry.id]
                assert reply.outcome == "answered"


TWICE = """
entries:
  - {id: a, question: Is it safe?, answer: A, phrases: ["what about it", "Is it so? Is it safe?"]}
  - {id: b, question: Does it hurt?, answer: B, phrases: [What about it?, "Is it so? Is it safe?"]}
  - {id: c, question: Is it so?, answer: C, phrases: ["1", "no, thanks", "it?"]}
not_covered:
  - {id: g, topic: how it tastes, phrases: [it?, how does it taste]}
smalltalk:
  - {id: s, answer: Fine., phrases: ["no thanks", "1", hello]}
"""


@pytest.fixture(scope="module")
def twice() -> FaqBot:
    """Return a bot in which phrases stand in several places."""
    return faqbot.parse(TWICE)


@pytest.mark.parametrize("question", ["what about it", "WHAT ABOUT IT?!"])
def test_a_question_that_two_entries_hold_is_asked_back(twice: FaqBot, question: str) -> None:
    """With both as options, and nothing answered."""
    reply = twice.ask(question)
    assert reply.outcome == "clarify"
    assert {option.id for option in reply.options} == {"a", "b"}


def test_two_sentences_that_two_entries_hold_are_asked_back(twice: FaqBot) -> None:
    """Though each sentence is a third entry's."""
    assert twice.ask("Is it so? Is it safe?").outcome == "clarify"


@pytest.mark.parametrize("question", ["1", "No thanks!", "it?"])
def test_an_entrys_exact_question_comes_before_gaps_and_small_talk(
    twice: FaqBot, question: str
) -> None:
    """If one entry holds it, it answers."""
    assert [answer.id for answer in twice.ask(question).answers] == ["c"]


def test_candidates_are_the_five_best_of_every_kind() -> None:
    """Also when nothing is answered."""
    items = [f"{{id: ID{n}, FIELD: number {n}, answer: A}}" for n in range(7)]
    lines = ["entries:"]
    lines += [f"  - {item}".replace("FIELD", "question").replace("ID", "e") for item in items]
    lines += ["not_covered:"]
    lines += [f"  - {{id: g{n}, topic: topic {n}, phrases: [gap {n}]}}" for n in range(7)]
    lines += ["smalltalk:"]
    lines += [f"  - {{id: s{n}, answer: A, phrases: [talk {n}]}}" for n in range(7)]
    candidates = faqbot.parse("\n".join(lines)).ask("zebra").candidates
    kinds = [candidate.kind for candidate in candidates]
    assert [kinds.count(kind) for kind in faqbot.Kind] == [5, 5, 5]


def test_threads_may_share_a_bot(shop: FaqBot) -> None:
    """Each gets the replies it would get alone."""
    expected = shop.ask_many(QUESTIONS)
    with ThreadPoolExecutor(max_workers=4) as pool:
        for replies in pool.map(shop.ask_many, [QUESTIONS] * 8):
            assert replies == expected


def test_a_pickled_bot_replies_the_same(shop: FaqBot) -> None:
    """And so does a pickled reply."""
    again: FaqBot = pickle.loads(pickle.dumps(shop))  # noqa: S301 - just written here
    replies = shop.ask_many(QUESTIONS)
    assert again.faq == shop.faq
    assert again.ask_many(QUESTIONS) == replies
    assert pickle.loads(pickle.dumps(replies)) == replies  # noqa: S301 - as above


PROGRAM = """
import json, sys
import faqbot

compiled = []
bot = faqbot.load(sys.argv[1], on_compile=compiled.append)
touched = []
watching = True

def watch(event, args):
    if watching and event.split(".")[0] in {"open", "socket", "os", "import", "subprocess"}:
        touched.append(f"{event} {args[:1]}")

sys.addaudithook(watch)
questions = json.loads(sys.argv[2])
chat = bot.conversation()
replies = [chat.ask(question) for question in questions]
shown = [[reply.to_dict(), reply.text, reply.explain()] for reply in bot.ask_many(questions)]
bot.search("refund")
bot.conversation(chat.to_dict())
watching = False
print(json.dumps({"compiled": len(compiled), "touched": touched, "shown": shown}))
"""


@pytest.fixture(scope="module")
def runs(shop: FaqBot, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return what two processes say in turn: the first compiles, the second finds the index."""
    folder = tmp_path_factory.mktemp("runs")
    faq = folder / "faq.json"
    faq.write_text(_as_json(shop.faq), encoding="utf-8")
    package = Path(faqbot.__file__).parent.parent
    found = []
    for seed in ("0", "1"):
        environ = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(package),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(faq), json.dumps(PASSED)],
            env=environ,
            capture_output=True,
            check=True,
            timeout=60,
        )
        found.append(json.loads(done.stdout))
    return found


def test_every_process_replies_the_same(shop: FaqBot, runs: list[dict[str, Any]]) -> None:
    """From a fresh index and from a cached one, whatever the seed of hashes."""
    assert [run["compiled"] for run in runs] == [1, 0]
    expected = [
        [reply.to_dict(), reply.text, reply.explain()]
        for reply in faqbot.parse(_as_json(shop.faq)).ask_many(PASSED)
    ]
    assert [run["shown"] for run in runs] == [expected, expected]


def test_nothing_is_read_or_sent_after_compiling(runs: list[dict[str, Any]]) -> None:
    """No file, no socket, no import."""
    assert runs[0]["touched"] == []


def test_nothing_is_read_or_sent_after_loading(runs: list[dict[str, Any]]) -> None:
    """The same where the index was cached."""
    assert runs[1]["touched"] == []


def _as_json(faq: faqbot.Faq) -> str:
    return json.dumps(
        {
            "title": faq.title,
            "entries": [
                {
                    "id": entry.id,
                    "question": entry.question,
                    "answer": entry.answer,
                    "phrases": list(entry.phrases),
                }
                for entry in faq.entries
            ],
            "not_covered": [
                {"id": gap.id, "topic": gap.topic, "phrases": list(gap.phrases)}
                for gap in faq.not_covered
            ],
            "notices": [
                {"id": notice.id, "text": notice.text, "phrases": list(notice.phrases)}
                for notice in faq.notices
            ],
            "smalltalk": [
                {"id": talk.id, "answer": talk.answer, "phrases": list(talk.phrases)}
                for talk in faq.smalltalk
            ],
        }
    )


def test_a_bad_faq_is_refused_with_every_problem_and_its_place() -> None:
    """All at once, each with file, line and column."""
    text = "entries:\n  - id: a\n    question: ''\n  - id: a\n    question: Why?\n    answr: No.\n"
    with pytest.raises(faqbot.FaqError) as caught:
        faqbot.parse(text)
    problems = caught.value.problems
    assert len(problems) >= 4
    assert all(isinstance(problem, faqbot.Problem) for problem in problems)
    for problem in problems:
        place = problem.location
        assert place.file == "<text>"
        assert place.line >= 1
        assert place.column >= 1
        assert f"<text>:{place.line}:{place.column}: " in str(caught.value)
    assert [problem.location for problem in problems] == sorted(
        problem.location for problem in problems
    )


@pytest.mark.parametrize("text", ["", "   ", "[]", "entries: []", "{", "\x00", "entries: \ud800"])
def test_text_that_is_no_faq_is_an_faq_error(text: str) -> None:
    """Never another exception."""
    with pytest.raises(faqbot.FaqError):
        faqbot.parse(text)


def test_one_root_catches_every_unsuitable_call(shop: FaqBot, tmp_path: Path) -> None:
    """A directory, a missing file, an unknown encoder, a limit, wrong types, a foreign talk."""
    calls: list[Callable[[], object]] = [
        lambda: faqbot.load(tmp_path),
        lambda: faqbot.load(tmp_path / "missing"),
        lambda: faqbot.load("\x00"),
        lambda: faqbot.parse("entries: 1"),
        lambda: faqbot.parse("entries: []", encoder="mystery"),
        lambda: shop.search("refund", limit=-1),
        lambda: shop.conversation({"version": 99}),
        lambda: faqbot.load(cast("Any", 5)),
        lambda: faqbot.parse(cast("Any", None)),
        lambda: shop.ask(cast("Any", None)),
        lambda: shop.ask_many(cast("Any", None)),
        lambda: shop.search("refund", limit=cast("Any", None)),
        lambda: shop.conversation().ask(cast("Any", b"refund")),
    ]
    for call in calls:
        with pytest.raises(faqbot.FaqbotError):
            call()


def test_a_bot_is_shown_in_a_line(shop: FaqBot) -> None:
    """In logs and debuggers, not with every phrase that it knows."""
    assert "title='A shop'" in repr(shop)
    assert len(repr(shop)) < 200


def test_the_package_says_that_it_is_typed() -> None:
    """So that type checkers read its annotations (PEP 561)."""
    assert Path(faqbot.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize(
    "module",
    [
        name
        for _, name, _ in pkgutil.walk_packages(faqbot.__path__, "faqbot.")
        if not name.endswith("__main__")
    ],
)
def test_examples_in_docstrings_work(module: str) -> None:
    """Everywhere in the package."""
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_the_package_has_an_example() -> None:
    """And it works."""
    result = doctest.testmod(faqbot)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_the_article_has_its_documented_entries() -> None:
    """By the ids that labels and links use."""
    assert {entry.id for entry in load_faq(shipped_faq()).faq.entries} == {
        "author",
        "candidates",
        "drug-pump",
        "fact-checking",
        "intrathecal-space",
        "medications",
        "pain-relief",
        "photo",
        "pump-names",
        "pump-vs-pills",
        "reversible",
        "risks",
        "smaller-doses",
        "sources",
        "spinal-cord-coverings",
        "subarachnoid-space",
    }
