"""The speller against a loop over all words with a textbook distance."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faqbot.matching.spelling import SHORTEST_OF_KNOWN, Speller

COUNTS = dict.fromkeys(["pumps", "reservoir", "battery", "pill", "mri", "1234", "c++"], 1)
COUNTS |= dict.fromkeys(["pump", "catheter", "refill", "pain", "form", "pull"], 5)
COUNTS |= dict.fromkeys(["from", "the"], 9)
SPELLER = Speller(COUNTS, frozenset({"hydroxyzine", "house", "what"}))

# Few letters and few lengths, so that words are often near each other.
words = st.text("abcd", min_size=1, max_size=9)


def osa(one: str, other: str) -> int:
    """Return the optimal string alignment distance, cell by cell."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            substituted = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, substituted)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def slow_correct(word: str, counts: dict[str, int]) -> str | None:
    """Return what *word* is read as: the nearest word, else two words without a space."""
    if len(word) < 4 or word in counts or not word.isalpha():
        return None
    slips = 2 if len(word) >= 8 else 1
    near = [
        (osa(word, each), set(each) != set(word), each[0] != word[0], -count, each)
        for each, count in counts.items()
        if len(each) >= 4 and each.isalpha() and osa(word, each) <= slips
    ]
    if near:
        return min(near)[-1]
    halves = [
        (-min(counts[word[:cut]], counts[word[cut:]]), cut)
        for cut in range(3, len(word) - 2)
        if word[:cut] in counts and word[cut:] in counts
    ]
    return f"{word[: min(halves)[1]]} {word[min(halves)[1] :]}" if halves else None


@given(words, st.lists(words, max_size=12))
@example("abcdabcd", ["abcd"])
@example("abcabd", ["abc", "abd"])
@settings(deadline=None, max_examples=200)
def test_corrections_equal_those_of_a_plain_loop(word: str, vocabulary: list[str]) -> None:
    """Nearest first, then the same letters, the same first one, the more frequent, the alphabet."""
    counts = dict(Counter(vocabulary))
    assert Speller(counts, frozenset()).correct(word) == slow_correct(word, counts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("pmup", "pump"),
        ("pupm", "pump"),
        ("pum", None),
        ("reffill", "refill"),
        ("bttery", "battery"),
        ("cathater", "catheter"),
        ("catetar", None),
        ("cathetrers", "catheter"),
        ("resrevior", "reservoir"),
        ("fron", "from"),
        ("pyll", "pull"),
        ("painpump", "pain pump"),
        ("thepump", "the pump"),
        ("mripump", "mri pump"),
        ("isfrom", None),
    ],
)
def test_slips_are_read_as_the_words_meant(typed: str, read: str | None) -> None:
    """One slip, two from eight letters on, or a space left out."""
    assert SPELLER.correct(typed) == read


@pytest.mark.parametrize("word", ["pump", "form", "house", "hydroxyzine", "what"])
def test_words_that_are_known_stand(word: str) -> None:
    """Words of the FAQ, common words and protected terms are meant as they are typed."""
    assert SPELLER.correct(word) is None


@pytest.mark.parametrize("word", ["", "pum", "th", "1235", "p0mp", "pump1", "c+++", "12.5%"])
def test_short_words_and_words_with_digits_stand(word: str) -> None:
    """Below four letters anything is near; a slip in a number cannot be told."""
    assert SPELLER.correct(word) is None


def test_no_word_is_read_as_one_too_short_to_tell() -> None:
    """Words of three letters are no aim of a correction, only halves of one."""
    assert Speller({"mri": 9}, frozenset()).correct("mrii") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("teh", "the"),
        ("pmp", "pump"),
        ("tthe", "the"),
        ("rmi", "mri"),
        ("mrii", "mri"),
        ("ths", None),
        ("peru", None),
        ("bus", None),
        ("th", None),
    ],
)
def test_where_usual_words_are_known_three_letters_are_enough(typed: str, read: str | None) -> None:
    """If they were swapped, doubled or left out, and none of them is wrong."""
    counts = COUNTS | {"per": 9, "but": 4}
    assert (
        Speller(counts, common=frozenset({"bus"}), shortest=SHORTEST_OF_KNOWN).correct(typed)
        == read
    )


def test_letters_swapped_or_doubled_are_likelier_than_a_wrong_one() -> None:
    """Of words that are as near."""
    assert Speller({"debit": 9, "edit": 1}).correct("deit") == "edit"


@pytest.mark.parametrize(
    ("typed", "known", "protected"),
    [("quinidne", "quinine", "quinidine"), ("prednisoone", "prednisolone", "prednisone")],
)
def test_a_misspelt_protected_term_is_not_read_as_its_look_alike(
    typed: str, known: str, protected: str
) -> None:
    """What is as near to a protected term as to a word of the FAQ may be either."""
    assert Speller({known: 3}, protected=frozenset({known, protected})).correct(typed) != known


@given(st.text(max_size=20))
@settings(deadline=None)
def test_any_word_is_read_as_words_of_the_faq_or_left(word: str) -> None:
    """A correction never makes up a word."""
    read = SPELLER.correct(word)
    assert read is None or all(part in COUNTS for part in read.split(" "))


def test_a_correction_is_the_same_the_second_time() -> None:
    """What is kept is what was found, also when nothing was."""
    speller = Speller({"catheter": 3, "pump": 2})
    for _ in range(2):
        assert speller.correct("cathetr") == "catheter"
        assert speller.correct("zzzzzz") is None
