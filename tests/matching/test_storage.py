"""An index as bytes: whole and valid, or no index at all."""

from __future__ import annotations

import io
import shutil
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faqbot
from faqbot.matching import storage
from faqbot.matching.compiling import compile_index
from faqbot.matching.storage import fingerprint, index_from_bytes, index_to_bytes
from faqbot.model import Calibration, Notice, Rule, Settings, WordGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.matcher import Matcher
    from faqbot.model import Faq


def same(one: object, other: object) -> bool:
    """Whether two values are equal, arrays element by element and of one type."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        return one.dtype == other.dtype and np.array_equal(one, other)
    if is_dataclass(one):
        return all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    return one == other


@pytest.fixture(scope="module")
def small(make_faq: Callable[..., Faq]) -> CompiledIndex:
    """Return a small index of an FAQ that uses every field of the model."""
    faq = make_faq(
        ("how does it work", "its workings", "\ud800 half a character"),
        ("क्या यह काम करता है",),
        gaps=(("what does it cost",),),
        smalltalk=(("hello",),),
        title="Ein Titel",
        source=(("article", "https://example.org"), ("author", "A. U. Thor")),
        disclaimer="No advice.",
        contact="Ask us.",
        settings=Settings(
            answer_at=0.7, calibration=Calibration(slope=0.9, intercept=0.1, fitted_on="abc")
        ),
        notices=(
            Notice(
                id="n",
                text="!",
                phrases=("help",),
                numbers=(("EU", "112"),),
                rules=(Rule(meet=(("a", "b"), ("<g>",)), unless=("c",), unless_before=("d",)),),
            ),
        ),
        word_groups=(WordGroup(name="g", members=("h", "i")),),
        synonyms=(("a", "b"),),
        opposites=(("c", "d"),),
        protected=(("e", "f", "g"),),
    )
    return compile_index(faq)


@pytest.fixture(scope="module")
def data(small: CompiledIndex) -> bytes:
    """Return the small index as bytes, valid for the stamp "right"."""
    return index_to_bytes(small, "right")


def test_an_index_survives_the_round_trip(small: CompiledIndex, data: bytes) -> None:
    """Every field of the FAQ, every number to the last bit."""
    found = index_from_bytes(data, "right")
    assert same(found, small)
    assert found
    assert index_to_bytes(found, "right") == data


def test_a_tuned_index_survives_the_round_trip(tuned: Matcher) -> None:
    """Fitted scales are kept to the last bit too."""
    assert same(index_from_bytes(index_to_bytes(tuned.index, "x"), "x"), tuned.index)


def test_an_index_for_something_else_is_none(data: bytes) -> None:
    """Another FAQ or another version of the code has another stamp."""
    assert index_from_bytes(data, "wrong") is None
    assert index_from_bytes(data, "") is None
    assert index_from_bytes(data, "right ") is None


def test_any_damaged_byte_is_noticed_or_harmless(small: CompiledIndex, data: bytes) -> None:
    """Whichever byte flips, there is no index or an equal one, and never an exception."""
    damaged = bytearray(data)
    for place in range(len(data)):
        damaged[place] ^= 1 << place % 8
        found = index_from_bytes(bytes(damaged), "right")
        assert found is None or same(found, small)
        damaged[place] = data[place]


def test_an_index_cut_short_is_none(data: bytes) -> None:
    """Wherever the end is missing."""
    for length in (*range(0, len(data), 199), len(data) - 1):
        assert index_from_bytes(data[:length], "right") is None


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_foreign_bytes_are_none(foreign: bytes) -> None:
    """Nothing that is no index is taken for one, with or without the start of an archive."""
    assert index_from_bytes(foreign, "right") is None
    assert index_from_bytes(b"PK\x03\x04" + foreign, "right") is None
    assert index_from_bytes(b"\x93NUMPY" + foreign, "right") is None


def test_other_arrays_are_none() -> None:
    """A file of numpy's that holds something else, or a pickle, is never opened further."""
    for kept in ({"a": np.zeros(3)}, {"rest": np.frombuffer(b"[]", np.uint8)}):
        buffer = io.BytesIO()
        np.savez(buffer, **kept)
        assert index_from_bytes(buffer.getvalue(), "right") is None
    buffer = io.BytesIO()
    np.save(buffer, np.array([{}], dtype=object), allow_pickle=True)
    assert index_from_bytes(buffer.getvalue(), "right") is None


def test_the_fingerprint_is_that_of_the_faq_and_the_code() -> None:
    """The same for the same FAQ, another for another one."""
    assert fingerprint("a" * 64, "none") == fingerprint("a" * 64, "none")
    assert fingerprint("a" * 64, "none") != fingerprint("b" * 64, "none")
    assert fingerprint("a" * 64, "none") != fingerprint("a" * 64, "semantic")


@pytest.mark.parametrize(
    "name",
    [
        "text.py",
        "model.py",
        "matching/features.py",
        "matching/head.py",
        "matching/tuning.py",
        "knowledge/loading.py",
        "data/frames-en.txt",
    ],
)
def test_an_index_goes_stale_with_all_that_it_is_made_with(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of code or of language data the cache of yesterday is no longer read."""
    copy = tmp_path / "faqbot"
    shutil.copytree(
        Path(faqbot.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__", "*.index")
    )
    monkeypatch.setattr(storage, "_PACKAGE", copy)
    before = fingerprint("a" * 64, "none")
    with (copy / name).open("ab") as file:
        file.write(b"\n# changed\n")
    assert fingerprint("a" * 64, "none") != before


def test_the_stamp_is_no_part_of_the_index(small: CompiledIndex) -> None:
    """Whatever it is valid for, the index is the same."""
    one = index_from_bytes(index_to_bytes(small, "one"), "one")
    assert same(one, replace(small))
