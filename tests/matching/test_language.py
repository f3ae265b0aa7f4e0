"""What is known of a language, and that nothing else can be asked for."""

from __future__ import annotations

import pytest

from faqbot.matching.language import common_words, question_frames
from faqbot.text import tokens


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US"])
def test_english_is_known_by_any_of_its_codes(language: str) -> None:
    """Case and region make no difference."""
    assert common_words(language) == common_words("en")
    assert "house" in common_words(language)
    assert question_frames(language) == question_frames("en") != ()


@pytest.mark.parametrize(
    "language",
    ["", "xx", "klingon", "../data/frames-en", "en/..", "/en", ".", "e n", "\x00", "en.txt"],
)
def test_nothing_is_known_of_anything_else(language: str) -> None:
    """An unknown language has no words and no frames, and no code leads out of the folder."""
    assert "house" not in common_words(language)
    assert question_frames(language) == ()


def test_common_words_are_written_as_texts_are_normalised() -> None:
    """Otherwise the speller would never find them."""
    words = common_words("en")
    assert all(tokens(word) == (word,) for word in words.words)
    assert all(word in words for word in ("house", "have", "would", *words.words[::5000]))
    assert all(word not in words for word in ("hous", "ouse", "house\nhouses", "zzz"))


def test_frames_are_words_with_a_count() -> None:
    """Each counts for at least one question; none is there twice."""
    frames = question_frames("en")
    assert all(frame.count >= 1 and frame.words for frame in frames)
    assert len({frame.words for frame in frames}) == len(frames)
    assert ("how", "do", "i") in {frame.words for frame in frames}
