"""Ragged lists against lists of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching.ragged import Ragged, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

lists = st.lists(st.lists(st.integers(0, 8), max_size=5), max_size=8)


def ragged(written: list[list[int]]) -> Ragged:
    """Return the lists as they are *written*."""
    flat = [number for each in written for number in each]
    sizes = np.array([len(each) for each in written], np.int64)
    return Ragged.of_sizes(sizes, np.array(flat, np.int32))


def written(found: Ragged) -> list[list[int]]:
    """Return lists of lists."""
    ends = zip(found.indptr[:-1], found.indptr[1:], strict=True)
    return [found.ids[first:last].tolist() for first, last in ends]


@given(lists)
def test_lists_have_sizes_and_owners(given_lists: list[list[int]]) -> None:
    """One after the other, empty ones among them."""
    found = ragged(given_lists)
    assert written(found) == given_lists
    assert found.sizes.tolist() == [len(each) for each in given_lists]
    assert found.owners.tolist() == [place for place, each in enumerate(given_lists) for _ in each]


@given(lists.filter(bool), st.data())
def test_some_lists_are_chosen_in_any_order(
    given_lists: list[list[int]], data: st.DataObject
) -> None:
    """Also more than once."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(given_lists))), max_size=6))
    found = ragged(given_lists).of(np.array(chosen, np.intp))
    assert written(found) == [given_lists[place] for place in chosen]


@given(lists)
def test_turned_lists_tell_who_holds_a_number(given_lists: list[list[int]]) -> None:
    """In order, and as often as it is held."""
    turned = written(ragged(given_lists).turned(9))
    for number, holders in enumerate(turned):
        assert holders == [
            place for place, each in enumerate(given_lists) for other in each if other == number
        ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=6))
def test_places_run_from_each_first_to_its_last(ranges: list[tuple[int, int]]) -> None:
    """One range after the other."""
    first = np.array([start for start, _ in ranges], np.int64)
    last: NDArray[np.int64] = first + np.array([size for _, size in ranges], np.int64)
    expected = [place for start, size in ranges for place in range(start, start + size)]
    assert places(first, last).tolist() == expected
