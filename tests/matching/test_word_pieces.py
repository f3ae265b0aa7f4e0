"""Cutting words into the pieces that a model knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.word_pieces import word_pieces

PIECES = ["[UNK]", "[CLS]", "[SEP]", "pump", "##s", "##ing", "a", "b", "##b", "+", "cafe"]
VOCABULARY = {piece: number for number, piece in enumerate(PIECES)}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("pumps", ["pump", "##s"]),
        ("Pumping a pump", ["pump", "##ing", "a", "pump"]),
        ("abb", ["a", "##b", "##b"]),
        ("café a+b", ["cafe", "a", "+", "b"]),
        ("pumpx a", ["[UNK]", "a"]),
        ("पंप ?", ["[UNK]", "[UNK]"]),
        ("a" + "b" * 200, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, pieces: list[str]) -> None:
    """From the left, the longest piece first; a word with an unknown part is unknown."""
    assert [PIECES[number] for number in word_pieces(text, VOCABULARY)] == pieces


@given(st.text(max_size=40))
def test_every_text_can_be_cut(text: str) -> None:
    """Whatever the letters, cutting ends and gives numbers of the vocabulary."""
    assert all(0 <= number < len(PIECES) for number in word_pieces(text, VOCABULARY))
