"""The parts of a file, as messages call them."""

from __future__ import annotations

import pytest

from faqbot.errors import Location
from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series, describe, is_null

AT = Location("f", 1, 1)


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Series((), AT), "a list"),
        (Pairs((), AT), "a mapping (`name: value`)"),
        (Scalar("", AT, plain=True), "nothing"),
        (Scalar("", AT, plain=False), "an empty text"),
        (Scalar("~", AT, plain=True), "`~`, which stands for nothing"),
        (Scalar("~", AT, plain=False), 'the text "~"'),
        (Scalar("no", AT, plain=True), 'the text "no"'),
    ],
)
def test_describe(node: Node, words: str) -> None:
    """Words that a curator knows."""
    assert describe(node) == words


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    """Only without quotes."""
    assert is_null(Scalar(text, AT, plain=True))
    assert not is_null(Scalar(text, AT, plain=False))


@pytest.mark.parametrize("text", ["no", "0", "nUll", "none"])
def test_text_that_is_not_null(text: str) -> None:
    """Other words are words."""
    assert not is_null(Scalar(text, AT, plain=True))
