from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.dialogue.parts import Answer, Option
from faqbot.model import Outcome
from faqbot.terminal.rendering import Ink, choice_hint, paint, plain, prose, styled

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.dialogue.reply import Reply

RISKS = Answer(
    id="risks",
    question="What are the risks?",
    answer="Infection, and headaches.",
    section="Risks",
    confidence=0.9,
    matched="risk",
)
PUMP = Option(id="pump", question="What is a drug pump?", confidence=0.4)
REMOVAL = Option(id="removal", question="Can it be taken out?", confidence=0.3)


def test_answer_has_heading_text_and_section(make_reply: Callable[..., Reply]) -> None:
    """The matched question stands above the answer, its section below."""
    reply = make_reply({"outcome": Outcome.ANSWERED, "answers": (RISKS,)})
    assert styled(reply, width=80, colour=False) == (
        "What are the risks?\nInfection, and headaches.\n[Risks]"
    )


def test_options_are_numbered(make_reply: Callable[..., Reply]) -> None:
    """A question back lists its options, most likely first."""
    reply = make_reply(
        {"outcome": Outcome.CLARIFY, "message": "Which one?", "options": (PUMP, REMOVAL)}
    )
    assert styled(reply, width=80, colour=False) == (
        "Which one?\n\n  1. What is a drug pump?\n  2. Can it be taken out?"
    )


@pytest.mark.parametrize(
    ("outcome", "count", "expected"),
    [
        (Outcome.CLARIFY, 1, 'Type 1 to ask it, or "none of these".'),
        (Outcome.CLARIFY, 3, 'Type 1 to 3 to ask it, or "none of these".'),
        (Outcome.NO_MATCH, 2, "Type 1 or 2 to ask it."),
        (Outcome.NO_MATCH, 0, None),
    ],
)
def test_hint_says_what_to_type(
    outcome: Outcome, count: int, expected: str | None, make_reply: Callable[..., Reply]
) -> None:
    """Options beside a refusal are offers, and need not be turned down."""
    options = tuple(replace(PUMP, id=str(number)) for number in range(count))
    assert choice_hint(make_reply({"outcome": outcome, "options": options})) == expected


def test_notice_comes_first_and_is_marked_in_words(make_reply: Callable[..., Reply]) -> None:
    """Each line of a notice is marked, also without colour, before any answer."""
    reply = make_reply(
        {"outcome": Outcome.ANSWERED, "answers": (RISKS,)}, notice="Call for help.\nNow."
    )
    first, second, *_ = styled(reply, width=80, colour=False).split("\n")
    assert (first, second) == ("!! Call for help.", "!! Now.")


def test_parts_follow_each_other(make_reply: Callable[..., Reply]) -> None:
    """Every part of an input is answered or declined, in the order asked."""
    reply = make_reply(
        {"outcome": Outcome.NOT_COVERED, "message": "Not covered: cost."},
        {"outcome": Outcome.ANSWERED, "answers": (RISKS,)},
    )
    text = styled(reply, width=80, colour=False)
    assert text.index("Not covered") < text.index("Infection")


def test_colour_adds_palette_codes_only(make_reply: Callable[..., Reply]) -> None:
    """Colour changes nothing but codes of the terminal's palette, closed on every line."""
    reply = make_reply({"outcome": Outcome.ANSWERED, "answers": (RISKS,)}, notice="Help.")
    bare, coloured = (styled(reply, width=80, colour=colour) for colour in (False, True))
    codes = set(re.findall(r"\x1b\[([\d;]*)m", coloured))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == bare
    assert codes == {*Ink, "0"}


def test_plain_is_the_reply_s_text(make_reply: Callable[..., Reply]) -> None:
    """Pipes get the text of the reply, unwrapped and without the disclaimer."""
    long = "word " * 60
    reply = make_reply({"outcome": Outcome.NO_MATCH, "message": long.strip()})
    assert plain(reply) == reply.text == long.strip()


@pytest.mark.parametrize("colour", [True, False])
def test_escape_sequences_are_never_raw(
    make_reply: Callable[..., Reply],
    *,
    colour: bool,
) -> None:
    """What a question or a file smuggles in is shown, not obeyed."""
    evil = "\x1b]0;title\x07 \x9b31m \u202e"
    answer = Answer(id="x", question=evil, answer=evil, section=evil, confidence=1.0, matched=evil)
    option = Option(id="y", question=evil, confidence=0.4)
    reply = make_reply(
        {"outcome": Outcome.ANSWERED, "answers": (answer,)},
        {"outcome": Outcome.CLARIFY, "message": evil, "options": (option,)},
        notice=evil,
    )
    for text in (plain(reply), styled(reply, width=80, colour=colour)):
        assert not re.search(r"\x1b(?!\[[\d;]*m)|[\x07\x9b\u202e]", text)
    assert "\x1b" not in plain(reply)


@given(st.text())
def test_prose_never_controls_the_terminal(text: str) -> None:
    """No text, however odd, brings control characters other than line breaks."""
    categories = {unicodedata.category(char) for char in prose(text, width=200) if char != "\n"}
    assert categories.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


def test_prose_is_never_wider_than_can_be_read() -> None:
    """A wide window does not make long lines, a narrow one does not chop words."""
    text = "word " * 60
    assert max(map(len, prose(text, width=200).split("\n"))) <= 80
    assert max(map(len, prose(text, width=3).split("\n"))) > 10


def test_paint_closes_every_line() -> None:
    """A colour never runs over the end of a line."""
    assert paint("a\n\nb", Ink.QUIET, colour=True) == "\x1b[2ma\x1b[0m\n\n\x1b[2mb\x1b[0m"
