"""The head against dense algebra and a plain Newton method on the primal problem."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from faqbot.matching import kernel, minimising
from faqbot.matching.calibration import softmax
from faqbot.matching.features import build_rows
from faqbot.matching.head import RIDGE, DualHead, class_weights, fit_head
from faqbot.matching.kernel import FeatureKernel, MatrixKernel, Texts, inner_products

Float = NDArray[np.float64]
Labels = NDArray[np.intp]

WORDS = (
    "how",
    "do",
    "i",
    "wind",
    "winding",
    "the",
    "clock",
    "clocks",
    "glass",
    "zürich",
    "no",
    "a",
)


def random_matrix(seed: int, count: int, dimensions: int, density: float = 0.3) -> Float:
    """Return unit rows, of which every column has at least one entry."""
    rng = np.random.default_rng(seed)
    matrix = rng.random((count, dimensions)) * (rng.random((count, dimensions)) < density)
    matrix[rng.integers(count, size=dimensions), np.arange(dimensions)] = 1.0
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Float = matrix / np.where(lengths > 0, lengths, 1)
    return unit.astype(np.float32).astype(np.float64)


def said(seed: int, count: int, *, sentences: int = 0) -> tuple[Texts, Float]:
    """Return some texts, with vectors of *sentences* too, and all their features written out."""
    rng = np.random.default_rng(seed)
    words = [tuple(rng.choice(WORDS, size)) for size in rng.integers(0, 7, count)]
    _, rows, factors = build_rows(tuple(words))
    meant = random_matrix(seed, count, sentences).astype(np.float32)
    texts = Texts(rows=rows, factors=factors, sentences=meant)
    return texts, np.hstack([rows.dense(np.ones(len(factors.idf), bool)), meant])


def problem(seed: int, *, count: int = 24, classes: int = 3) -> tuple[Float, Labels, Float]:
    """Return rows, their labels and their weights."""
    rng = np.random.default_rng(seed)
    labels = np.concatenate([np.arange(classes), rng.integers(classes, size=count - classes)])
    return random_matrix(seed, count, 10), labels, rng.uniform(0.5, 2.0, count)


def objective(
    matrix: Float, labels: Labels, weights: Float, primal: Float, bias: Float, ridge: float
) -> tuple[float, Float, Float]:
    """Return the loss of the docstring and its gradient for W and for b."""
    scores = matrix @ primal + bias
    probabilities = softmax(scores)
    losses = -np.log(probabilities[np.arange(len(labels)), labels])
    residual = probabilities.copy()
    residual[np.arange(len(labels)), labels] -= 1
    residual *= weights[:, None]
    value = float(weights @ losses) + float((primal**2).sum()) / (2 * ridge)
    return value, matrix.T @ residual + primal / ridge, residual.sum(axis=0)


def newton(matrix: Float, labels: Labels, weights: Float, classes: int, ridge: float) -> float:
    """Return the smallest value of the objective, found with the whole Hessian."""
    padded = np.hstack([matrix, np.ones((len(matrix), 1))])
    width = padded.shape[1]
    solution = np.zeros((width, classes))
    penalty = np.kron(np.diag(np.append(np.ones(width - 1), 0.0)), np.eye(classes)) / ridge
    for _ in range(30):
        _, slope, slope_bias = objective(
            matrix, labels, weights, solution[:-1], solution[-1], ridge
        )
        gradient = np.vstack([slope, slope_bias]).ravel()
        probabilities = softmax(padded @ solution)
        hessian = penalty.copy()
        for row, p, weight in zip(padded, probabilities, weights, strict=True):
            hessian += weight * np.kron(np.outer(row, row), np.diag(p) - np.outer(p, p))
        step = np.linalg.lstsq(hessian, gradient, rcond=None)[0].reshape(solution.shape)
        solution = solution - step
    return objective(matrix, labels, weights, solution[:-1], solution[-1], ridge)[0]


def dense(matrix: Float) -> MatrixKernel:
    """Return the kernel of the rows of *matrix*."""
    return MatrixKernel(matrix @ matrix.T)


@given(st.integers(0, 10_000), st.integers(1, 40), st.sampled_from([7, 10**6]))
@settings(deadline=None, max_examples=40)
def test_inner_products_are_those_of_all_pairs(seed: int, count: int, chunk: int) -> None:
    """Common features, rare ones, sentences and any size of chunk give what algebra gives."""
    every, whole = said(seed, count, sentences=3)
    some = np.arange(count)[::2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "_CHUNK", chunk)
        found = inner_products(every.of(some), every)
    assert found == pytest.approx(whole[some] @ whole.T, abs=1e-5)


@pytest.mark.parametrize("count", [1, 3])
def test_inner_products_of_empty_rows_are_zero(count: int) -> None:
    """Phrases without any word are near to nothing, themselves included."""
    _, rows, factors = build_rows(((),) * count)
    nothing = Texts(rows=rows, factors=factors, sentences=np.empty((count, 0), np.float32))
    assert not inner_products(nothing, nothing).any()
    assert not FeatureKernel(nothing).times(np.ones((count, 2), np.float32)).any()


@given(st.integers(0, 10_000), st.integers(1, 120), st.integers(1, 4))
@settings(deadline=None, max_examples=40)
def test_a_kernel_of_features_is_the_one_written_down(seed: int, count: int, classes: int) -> None:
    """Whatever is multiplied with it, and whichever phrases are chosen."""
    texts, whole = said(seed, count, sentences=3)
    rng = np.random.default_rng(seed)
    point = rng.normal(size=(count, classes)).astype(np.float32)
    some = np.flatnonzero(rng.random(count) < 0.5)
    features, written = FeatureKernel(texts), dense(whole)
    assert features.times(point) == pytest.approx(written.times(point), abs=1e-4)
    chosen = features.of(some).times(point[some])
    assert chosen == pytest.approx(written.of(some).times(point[some]), abs=1e-4)
    every = np.arange(count)
    between = features.between(some, every)
    assert between == pytest.approx(written.between(some, every), abs=1e-5)


def test_either_kind_of_features_weighs_its_share() -> None:
    """As rows, as factors and as sentences."""
    texts, whole = said(5, 20, sentences=3)
    factors = np.where(np.arange(whole.shape[1]) < whole.shape[1] - 3, 0.6, 0.8)
    weighed = texts.weighed(0.6, 0.8)
    expected = (whole * factors) @ (whole * factors).T
    assert inner_products(weighed, weighed) == pytest.approx(expected, abs=1e-5)
    assert FeatureKernel(weighed).times(np.eye(20, dtype=np.float32)) == pytest.approx(
        expected, abs=1e-5
    )


def test_both_kernels_lead_to_the_same_head() -> None:
    """Which of them is quicker changes nothing."""
    _, labels, weights = problem(7)
    texts, matrix = said(7, len(labels))
    one = fit_head(dense(matrix), labels, weights, classes=3)
    other = fit_head(FeatureKernel(texts), labels, weights, classes=3)
    assert matrix.T @ one.coefficients == pytest.approx(matrix.T @ other.coefficients, abs=0.01)


def test_a_start_near_the_head_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head of most of the phrases is where that of all may begin."""
    monkeypatch.setattr(minimising, "_TOLERANCE", 1e-9)
    matrix, labels, weights = problem(8)
    most = np.arange(len(matrix))[2:]
    kernel_of_all = dense(matrix)
    start = fit_head(kernel_of_all.of(most), labels[most], weights[most], classes=3)
    near = start.among(most, len(matrix))
    assert matrix @ matrix.T @ near.coefficients == pytest.approx(
        matrix @ matrix[most].T @ start.coefficients
    )
    one = fit_head(kernel_of_all, labels, weights, classes=3, start=near)
    other = fit_head(kernel_of_all, labels, weights, classes=3)
    assert matrix.T @ one.coefficients == pytest.approx(matrix.T @ other.coefficients, abs=0.01)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ridge", [1.0, 20.0])
def test_the_fit_leads_to_the_minimum(
    seed: int, ridge: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With patience it gets where Newton's method with the whole Hessian gets."""
    monkeypatch.setattr(minimising, "_TOLERANCE", 1e-12)
    monkeypatch.setattr(minimising, "_MAX_ITERATIONS", 500)
    matrix, labels, weights = problem(seed)
    fitted = fit_head(dense(matrix), labels, weights, classes=3, ridge=ridge)
    primal = matrix.T @ fitted.coefficients
    value, slope, slope_bias = objective(
        matrix, labels, weights, primal, fitted.bias.astype(float), ridge
    )
    assert value == pytest.approx(newton(matrix, labels, weights, 3, ridge), rel=1e-6)
    assert np.abs(slope).max() < 1e-2
    assert np.abs(slope_bias).max() < 1e-2


@pytest.mark.parametrize("seed", range(4))
def test_the_fit_stops_near_the_minimum(seed: int) -> None:
    """As it is used, it stops within some percent of the way, where the gradient is small."""
    matrix, labels, weights = problem(seed)
    fitted = fit_head(dense(matrix), labels, weights, classes=3)
    primal = matrix.T @ fitted.coefficients
    value, *gradient = objective(matrix, labels, weights, primal, fitted.bias.astype(float), RIDGE)
    start, *first = objective(
        matrix, labels, weights, 0 * primal, 0 * fitted.bias.astype(float), RIDGE
    )
    best = newton(matrix, labels, weights, 3, RIDGE)
    assert best - 1e-9 <= value <= best + 0.05 * (start - best)
    lengths = [np.sqrt(sum((part**2).sum() for part in each)) for each in (gradient, first)]
    assert lengths[0] < 0.1 * lengths[1]


def test_the_fit_separates_what_can_be_separated() -> None:
    """Phrases that share nothing across classes are all recognised."""
    matrix = np.kron(np.eye(4), np.full((3, 2), np.sqrt(0.5)))
    labels = np.repeat(np.arange(4), 3)
    fitted = fit_head(dense(matrix), labels, np.ones(12), classes=4)
    scores = matrix @ matrix.T @ fitted.coefficients + fitted.bias
    assert (scores.argmax(axis=1) == labels).all()


def test_one_class_needs_no_fit() -> None:
    """An FAQ of a single entry has nothing to tell apart."""
    matrix = random_matrix(0, 5, 4)
    fitted = fit_head(dense(matrix), np.zeros(5, np.intp), np.ones(5), classes=1)
    assert not fitted.coefficients.any()
    assert not fitted.bias.any()


def test_the_same_phrases_give_the_same_head() -> None:
    """Nothing in the fit is random."""

    def fitted() -> DualHead:
        matrix, labels, weights = problem(3)
        return fit_head(dense(matrix), labels, weights, classes=3)

    one, other = fitted(), fitted()
    assert (one.coefficients == other.coefficients).all()
    assert (one.bias == other.bias).all()


def test_a_weight_counts_like_repeated_phrases() -> None:
    """A phrase of weight 2 is a phrase that stands there twice."""
    matrix, labels, _ = problem(5)
    twice = np.concatenate([matrix, matrix[:4]])
    heavier = np.where(np.arange(len(matrix)) < 4, 2.0, 1.0)
    one = fit_head(dense(matrix), labels, heavier, classes=3)
    other = fit_head(dense(twice), np.append(labels, labels[:4]), np.ones(len(twice)), classes=3)
    assert matrix.T @ one.coefficients == pytest.approx(twice.T @ other.coefficients, abs=0.05)


def test_balanced_classes_weigh_the_same_however_many_phrases_they_have() -> None:
    """Their phrases weigh 1 on average; those of the other classes weigh 1 each."""
    labels = np.array([0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2])
    weights = class_weights(labels, np.array([True, True, False]))
    assert weights[labels == 0].sum() == pytest.approx(weights[labels == 1].sum())
    assert weights[labels < 2].mean() == pytest.approx(1)
    assert (weights[labels == 2] == 1).all()


def test_where_no_class_is_balanced_all_weigh_one() -> None:
    """Leaving balance out leaves the phrases as they are; an absent class does no harm."""
    labels = np.array([0, 0, 1, 3])
    assert (class_weights(labels, np.zeros(4, bool)) == 1).all()
    assert class_weights(labels, np.ones(4, bool)).mean() == pytest.approx(1)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=6), st.floats(-1000, 1000))
def test_softmax_gives_probabilities_that_a_shift_does_not_change(
    scores: list[float], shift: float
) -> None:
    """They sum up to 1, also for scores whose exponentials would overflow."""
    found = softmax(np.array(scores))
    assert found.sum() == pytest.approx(1)
    assert softmax(np.array(scores) + shift) == pytest.approx(found)
