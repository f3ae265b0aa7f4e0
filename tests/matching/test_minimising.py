"""L-BFGS: the least objective, whatever the space it is looked for in and the steps remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faqbot.matching import minimising
from faqbot.matching.features import build_rows
from faqbot.matching.minimising import AllFeatures, Problem, Step, minimise
from faqbot.matching.products import Products
from faqbot.text import tokens

if TYPE_CHECKING:
    import pytest

TEXTS = [
    ("how do i wind the clock", 0),
    ("winding the old clock", 0),
    ("the clock has stopped", 0),
    ("how do i clean the glass", 1),
    ("glass full of dust", 1),
    ("which cloth cleans it", 1),
    ("do you buy clocks", 2),
    ("what is my clock worth", 2),
]
LABELS = np.array([label for _, label in TEXTS])
CLASSES = 3
RIDGE = 5.0


def fitted() -> tuple[Step, np.ndarray]:
    """Return the least point for the texts, and their vectors written out."""
    vocabulary, rows, factors = build_rows(tuple(tokens(text) for text, _ in TEXTS))
    features = len(vocabulary.codes)
    nothing = np.zeros((features, CLASSES), np.float32)
    problem = Problem(LABELS, np.ones(len(TEXTS), np.float32), CLASSES, RIDGE)
    space = AllFeatures(Products(factors))
    found = minimise(space, problem, Step(nothing, None, nothing[0]))
    return found, rows.dense(np.ones(features, bool)).astype(np.float64)


def test_at_the_minimum_nothing_slopes(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the gradient written out: X'(P - Y) + W / ridge, and the column sums of P - Y."""
    monkeypatch.setattr(minimising, "_TOLERANCE", 1e-12)
    found, vectors = fitted()
    scores = vectors @ found.point + found.bias
    likely = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    residual = likely - np.eye(CLASSES)[LABELS]
    assert np.abs(vectors.T @ residual + found.point / RIDGE).max() < 1e-3
    assert np.abs(residual.sum(axis=0)).max() < 1e-3


def test_the_minimum_does_not_depend_on_the_steps_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They only tell how soon it is reached."""
    monkeypatch.setattr(minimising, "_TOLERANCE", 1e-12)
    many, _ = fitted()
    monkeypatch.setattr(minimising, "_FEWEST_REMEMBERED", 1)
    few, _ = fitted()
    assert np.allclose(few.point, many.point, atol=1e-3)


@given(st.integers(min_value=1, max_value=10**9))
def test_as_many_steps_are_remembered_as_memory_allows(size: int) -> None:
    """A small fit needs no more than a few, a huge one gets no fewer."""
    remembered = minimising._memory(size)
    assert 5 <= remembered <= 20
    assert remembered == 5 or (size >= 100_000 and remembered * size <= 6_000_000)
