"""Where an input may be cut into questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.dialogue.cutting import (
    Joint,
    asks,
    names,
    pieces,
    seams,
    tells,
    unmarked_pieces,
    without_courtesies,
)
from faqbot.dialogue.speech import OTHER, speech_of
from faqbot.text import tokens

EN = speech_of("en")
WORDS = ["hi", "what", "is", "it", "and", "can", "do", ",", "?", "thanks"]


def texts(text: str) -> tuple[str, ...]:
    """Return the texts of the pieces."""
    return tuple(piece.text for piece in pieces(text, EN))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what is it for", ("what is it for",)),
        ("What is it? Who made it?", ("What is it?", "Who made it?")),
        ("what is it and who made it", ("what is it", "who made it")),
        ("what does A.B.C. stand for", ("what does A.B.C. stand for",)),
        ("what is it, who made it", ("what is it", "who made it")),
        ("what is it; who made it", ("what is it;", "who made it")),
        ("what is it, and also who made it", ("what is it", "who made it")),
        ("what is it & who made it", ("what is it", "who made it")),
        ("how long is it, oh and can it leak", ("how long is it", "can it leak")),
        ("will it work and if not can it be undone", ("will it work", "can it be undone")),
        ("what is it \u2014 who made it", ("what is it", "who made it")),
        ("what is it - who made it", ("what is it", "who made it")),
        ("what is it\nand who made it", ("what is it", "who made it")),
        ("when was it made and by whom", ("when was it made", "by whom")),
        ("is it old? Also, does it leak?", ("is it old?", "does it leak?")),
        (
            "I wonder what it is and whether it can leak",
            ("I wonder what it is", "whether it can leak"),
        ),
        ("hello, what is it and does it leak, thanks", ("hello", "what is it", "does it leak")),
        ("hello bot what is it and does it leak ta", ("what is it", "does it leak")),
        ("risks and benefits of it", ("risks and benefits of it",)),
        ("tell me what is in it", ("tell me what is in it",)),
        ("is it fine to be old and have the pump", ("is it fine to be old and have the pump",)),
        ("dad is old and has had it and is in pain", ("dad is old and has had it and is in pain",)),
        ("can it go and does the removal hurt", ("can it go", "does the removal hurt")),
        ("is it old, has it got rust", ("is it old", "has it got rust")),
        ("what about rust, is that likely", ("what about rust, is that likely",)),
        ("what is it and why", ("what is it and why",)),
        ("what is it, the new one", ("what is it, the new one",)),
        ("he said \u201cgo away!\u201d what now", ("he said \u201cgo away!", "what now")),
        ("is it old n does it leak", ("is it old", "does it leak")),
        (
            "is it safe and my old aunt wants to know if it leaks",
            ("is it safe", "my old aunt wants to know if it leaks"),
        ),
        (
            "is it safe, and she'd also like to know its age",
            ("is it safe", "she'd also like to know its age"),
        ),
        ("... ?! ...", ()),
        ("", ()),
    ],
)
def test_pieces_are_cut_at_sentences_and_connectives(text: str, found: tuple[str, ...]) -> None:
    """After a connective only where something begins that has the form of a question."""
    assert texts(text) == found


def test_each_piece_knows_what_joins_it() -> None:
    """A connective says more surely that another question begins than the end of a sentence."""
    found = pieces("Is it old? Does it leak, who made it? And what is it & for whom?", EN)
    assert [piece.joint for piece in found] == [
        Joint.MARK,
        Joint.MARK,
        Joint.MARK,
        Joint.CONNECTIVE,
        Joint.CONNECTIVE,
    ]


def test_a_list_or_a_story_is_not_cut() -> None:
    """More pieces than eight are not questions side by side."""
    assert len(texts(" and ".join(["what is it"] * 8))) == 8
    assert texts(" and ".join(["what is it"] * 9)) == ()


def test_other_languages_are_cut_at_sentences_only() -> None:
    """Of their connectives nothing is known."""
    found = pieces("was ist das und wer hat es gemacht? Wer?", OTHER)
    assert [piece.text for piece in found] == ["was ist das und wer hat es gemacht?", "Wer?"]
    assert unmarked_pieces("was ist das wer hat es gemacht", OTHER) == ()
    assert seams("das Risiko, und der Preis", OTHER) == ()


@given(st.text() | st.lists(st.sampled_from(WORDS)))
def test_pieces_hold_words_of_the_text_in_their_order(text: str | list[str]) -> None:
    """Each has a word, stands in the text, and none is invented."""
    whole = text if isinstance(text, str) else " ".join(text)
    for cut in (pieces(whole, EN), unmarked_pieces(whole, EN)):
        assert len(cut) <= 8
        said, at = " ".join(tokens(whole)), 0
        for piece in cut:
            words = " ".join(tokens(piece.text))
            assert words
            at = said.index(words, at) + len(words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what is a pump can it be removed", ("what is a pump", "can it be removed")),
        (
            "what is it who is it for how much is it",
            ("what is it", "who is it for", "how much is it"),
        ),
        ("whats good about it whats bad about it", ("whats good about it", "whats bad about it")),
        ("what is in it how often is it filled", ("what is in it", "how often is it filled")),
        ("do you know what is in it", ()),
        ("how long after the operation can it be removed", ()),
        ("how much is it", ()),
        ("could he have it out if he fancied", ()),
        ("is it clear what is in it", ()),
        ("what sort of pain does it help", ()),
        ("can i trust whats written here", ()),
    ],
)
def test_whole_questions_in_a_row_need_no_mark(text: str, found: tuple[str, ...]) -> None:
    """Cut only between a question with its verb and another one."""
    assert tuple(piece.text for piece in unmarked_pieces(text, EN)) == found


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("the risks, and the author", (("the risks", "the author"),)),
        ("drugs used (2) the dangers", (("drugs used", "the dangers"),)),
        ("other names / battery life", (("other names", "battery life"),)),
        (
            "list the risks. describe the picture",
            (("list the risks", "describe the picture"),),
        ),
        (
            "risks or dangers plus price",
            (("risks", "dangers plus price"), ("risks or dangers", "price")),
        ),
        ("smaller then with tablets", ()),
        ("what is it?", ()),
        (", ".join(["risks"] * 10), ()),
    ],
)
def test_a_seam_is_wherever_a_mark_or_a_joining_word_stands(
    text: str, halves: tuple[tuple[str, str], ...]
) -> None:
    """Every place where one thing wanted may end; of many there is no telling."""
    assert seams(text, EN) == halves


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ("the risks", False),
        ("what can go wrong with it", False),
        ("list the references at the end of it", False),
        ("my sister had one", True),
        ("a pump that was put in a long time ago", True),
        ("and so on", True),
    ],
)
def test_what_tells_is_no_half(piece: str, told: bool) -> None:  # noqa: FBT001 - a table
    """Of somebody, of nothing, or at length."""
    assert tells(piece, EN) is told


@pytest.mark.parametrize(
    "text",
    [
        "what is it",
        "it leaks a lot?",
        "give me the risks",
        "by whom",
        "for how long does it last",
        "I'd like to know its name",
        "besides that are there others",
        "the one on the left, what is it",
        "the covers are named how",
        "my main question is the age of it",
    ],
)
def test_questions_and_requests_ask(text: str) -> None:
    """By their first word, their mark, their verb or what is wished for."""
    assert asks(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        *("my pump is new", "is it", "It's a catch, isn't it.", "thanks a lot", "why?"),
        "the man who is old left long ago",
    ],
)
def test_statements_and_tags_do_not_ask(text: str) -> None:
    """Nor what says too little."""
    assert not asks(text, EN)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("hello bot what is it", "what is it"),
        ("what is it please", "what is it"),
        ("um so what is it thanks", "what is it"),
        ("hello bot", "hello bot"),
        ("well water", "well water"),
        ("thanks", "thanks"),
        ("", ""),
    ],
)
def test_courtesies_around_a_question_are_left_out(text: str, bare: str) -> None:
    """But not where there is no question."""
    assert without_courtesies(text, EN) == bare


@pytest.mark.parametrize("piece", ["side effects", "the price of the pump"])
def test_a_few_words_may_name_a_thing_without_asking(piece: str) -> None:
    """Whoever writes "side effects, and who made it" asks of both."""
    assert names(piece, EN)


@pytest.mark.parametrize(
    "piece",
    [
        "please",
        "tell me",
        "it skips the gut",
        "I am old",
        "A long day.",
        "the price of the pump that my mother was offered",
    ],
)
def test_what_is_told_names_nothing_to_answer(piece: str) -> None:
    """Sentences tell, and courtesies are about nothing."""
    assert not names(piece, EN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) what is it 2) what are the risks", ["what is it", "what are the risks"]),
        ("what is it for and if I hate it can they take it out", None),
    ],
)
def test_numbers_and_conditions_begin_questions(text: str, expected: list[str] | None) -> None:
    """As much as a question word does."""
    found = [piece.text for piece in pieces(text, speech_of("en"))]
    assert found == (expected or ["what is it for", "if I hate it can they take it out"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("who is it for, thank you very much", "who is it for"),
        ("can it come out? many thanks and bye", "can it come out?"),
        # What is left must be a question still.
        ("say thank you", "say thank you"),
    ],
)
def test_thanks_of_several_words_are_left_out(text: str, kept: str) -> None:
    """With what joins them, but not with the question's own mark."""
    assert without_courtesies(text, speech_of("en")) == kept


@pytest.mark.parametrize("marks", [",", ". ", "\u2013", "(", "- ", "? ", "and, "])
def test_rows_of_marks_and_joining_words_are_no_pieces(marks: str) -> None:
    """However long; what stands before them is a piece as ever, and is cut nowhere."""
    row = marks * (2000 // len(marks))
    assert len(pieces(row, EN)) <= 1
    assert texts(f"what is it? {row}")[:1] == ("what is it?",)
    assert seams(row, EN) == ()
    assert without_courtesies(f"what is it{row}", EN)


def test_a_few_marks_before_thanks_go_with_them() -> None:
    """Of a long row all but the last do not."""
    assert without_courtesies("what is it for... thanks", EN) == "what is it for."
    assert without_courtesies("what is it for" + "." * 20 + " thanks", EN).startswith("what is it")
