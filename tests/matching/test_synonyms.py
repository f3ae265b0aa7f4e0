"""Synonyms stand in for words that no phrase holds, and for no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.synonyms import build_synonyms

PHRASES = (("a", "drug", "pump"), ("drug", "pump"), ("the", "device"), ("pain", "relief"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("gadget",), (("gadget",), ("drug", "pump"))),
        (("dosing", "machine", "now"), (("dosing", "machine"), ("drug", "pump"))),
        (("dosing", "thing"), None),
        (("dosing",), None),
        (("device",), None),
        (("drug", "pump"), None),
    ],
)
def test_unknown_members_are_read_as_the_most_common(
    words: tuple[str, ...], found: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> None:
    """Of one word or several, matched as a whole; members that a phrase uses stand."""
    sets = ((("device",), ("gadget",), ("dosing", "machine"), ("drug", "pump")),)
    assert build_synonyms(sets, PHRASES).match(words, 0) == found


def test_a_match_begins_where_it_is_looked_for() -> None:
    """The reader goes from word to word."""
    synonyms = build_synonyms(((("gadget",), ("pump",)),), PHRASES)
    assert synonyms.match(("my", "gadget"), 0) is None
    assert synonyms.match(("my", "gadget"), 1) == (("gadget",), ("pump",))


def test_the_longest_expression_wins() -> None:
    """Two words are looked for before the first of them alone."""
    sets = ((("morphine",), ("drug",)), (("morphine", "doser"), ("pump",)))
    synonyms = build_synonyms(sets, PHRASES)
    assert synonyms.match(("morphine", "doser"), 0) == (("morphine", "doser"), ("pump",))
    assert synonyms.match(("morphine", "today"), 0) == (("morphine",), ("drug",))


def test_sets_of_which_no_phrase_uses_a_member_do_nothing() -> None:
    """There is nothing to read them as."""
    assert not build_synonyms(((("car",), ("automobile",)),), PHRASES).by_first
    assert not build_synonyms(((("car",), ("automobile",)),), ()).by_first
    assert not build_synonyms((), PHRASES).by_first


def test_members_without_words_are_passed_over() -> None:
    """A member of signs alone has no words."""
    synonyms = build_synonyms((((), ("gadget",), ("pump",)),), PHRASES)
    assert synonyms.match(("gadget",), 0) == (("gadget",), ("pump",))


_words = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple)


@given(
    st.lists(st.lists(_words, min_size=2, max_size=4).map(tuple), max_size=3).map(tuple),
    st.lists(st.lists(st.sampled_from("abc"), max_size=5).map(tuple), max_size=4).map(tuple),
)
@settings(deadline=None)
def test_only_what_no_phrase_uses_is_replaced_by_what_most_use(
    sets: tuple[tuple[tuple[str, ...], ...], ...], phrases: tuple[tuple[str, ...], ...]
) -> None:
    """Counted the slow way: an expression is used where its words stand next to each other."""

    def uses(expression: tuple[str, ...]) -> int:
        return sum(f" {' '.join(expression)} " in f" {' '.join(phrase)} " for phrase in phrases)

    replaced = {pair for found in build_synonyms(sets, phrases).by_first.values() for pair in found}
    for expression, replacement in replaced:
        assert uses(expression) == 0
        assert any(
            expression in each and uses(replacement) == max(map(uses, each)) > 0 for each in sets
        )
    for each in sets:
        if max(map(uses, each)):
            assert {member for member in each if not uses(member)} <= {one for one, _ in replaced}
