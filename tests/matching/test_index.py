"""How phrases, groups and classes stand in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.index import Layout, grouped_phrases
from faqbot.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq


@pytest.mark.parametrize(
    ("layout", "gap_class", "smalltalk_class", "classes"),
    [
        (Layout(entries=3, gaps=0, smalltalk=0), None, None, 3),
        (Layout(entries=3, gaps=2, smalltalk=0), 3, None, 4),
        (Layout(entries=3, gaps=0, smalltalk=4), None, 3, 4),
        (Layout(entries=3, gaps=2, smalltalk=4), 3, 4, 5),
    ],
)
def test_gaps_share_a_class_and_so_does_small_talk(
    layout: Layout, gap_class: int | None, smalltalk_class: int | None, classes: int
) -> None:
    """Each entry is a class of its own; a kind that the FAQ has nothing of has none."""
    assert layout.gap_class == gap_class
    assert layout.smalltalk_class == smalltalk_class
    assert layout.classes == classes


@given(st.integers(1, 5), st.integers(0, 3), st.integers(0, 3))
def test_every_group_is_of_the_kind_and_class_that_its_place_says(
    entries: int, gaps: int, smalltalk: int
) -> None:
    """Entries first, then gaps, then small talk."""
    layout = Layout(entries=entries, gaps=gaps, smalltalk=smalltalk)
    kinds = [layout.kind(group) for group in range(layout.groups)]
    assert (
        kinds == [Kind.ENTRY] * entries + [Kind.NOT_COVERED] * gaps + [Kind.SMALLTALK] * smalltalk
    )
    classes = layout.class_of_groups().tolist()
    assert classes[:entries] == list(range(entries))
    assert set(classes[entries : entries + gaps]) == ({layout.gap_class} if gaps else set())
    assert set(classes[entries + gaps :]) == ({layout.smalltalk_class} if smalltalk else set())
    assert np.unique(classes).size == layout.classes


def test_phrases_are_grouped_as_the_file_has_them(make_faq: Callable[..., Faq]) -> None:
    """An entry's own question is its first phrase."""
    faq = make_faq(("q0", "p0", "p1"), ("q1",), gaps=(("g0", "g1"),), smalltalk=(("s0",),))
    assert grouped_phrases(faq) == (("q0", "p0", "p1"), ("q1",), ("g0", "g1"), ("s0",))
