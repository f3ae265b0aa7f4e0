"""Products through words against the vectors written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching import products
from faqbot.matching.features import build_rows
from faqbot.matching.products import Products

WORDS = ("how", "do", "i", "wind", "winding", "the", "clock", "clocks", "glass", "no", "banana")
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=7).map(tuple), min_size=1, max_size=30)


@given(texts, st.integers(1, 4), st.sampled_from([1, 3, 1_000]), st.sampled_from([0, 2, 256]))
@settings(deadline=None, max_examples=60)
def test_products_are_those_of_the_vectors(
    said: list[tuple[str, ...]], classes: int, side_by_side: int, long: int
) -> None:
    """Both ways, however many lists are added up side by side and whichever one by one."""
    _, rows, factors = build_rows(tuple(said))
    written = rows.dense(np.ones(len(factors.idf), bool))
    rng = np.random.default_rng(classes)
    weights = rng.normal(size=(written.shape[1], classes)).astype(np.float32)
    residual = rng.normal(size=(len(said), classes)).astype(np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "_SIDE_BY_SIDE", side_by_side)
        patch.setattr(products, "_LONG", long)
        vectors = Products(factors)
        assert vectors.scores(weights) == pytest.approx(written @ weights, abs=1e-4)
        assert vectors.weights(residual) == pytest.approx(written.T @ residual, abs=1e-4)


@given(texts, st.data())
@settings(deadline=None, max_examples=30)
def test_some_texts_are_multiplied_alone(said: list[tuple[str, ...]], data: st.DataObject) -> None:
    """As the others' rows are left out."""
    _, _, factors = build_rows(tuple(said))
    some = np.flatnonzero(
        data.draw(st.lists(st.booleans(), min_size=len(said), max_size=len(said)))
    )
    weights = np.random.default_rng(3).normal(size=(len(factors.idf), 2)).astype(np.float32)
    every, chosen = Products(factors).scores(weights), Products(factors.of(some)).scores(weights)
    assert chosen == pytest.approx(every[some], abs=1e-5)
