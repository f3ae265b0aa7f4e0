"""The numbers fitted to an FAQ's own phrases, held out in turn."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.matching import tuning
from faqbot.matching.building import build_matcher
from faqbot.matching.compiling import compile_index
from faqbot.matching.tuning import DEFAULT_SCALES, UNANSWERABLE_SHARE
from faqbot.model import Faq, Kind, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.index import Scales
    from faqbot.matching.matcher import Matcher


def scales(faq: Faq, share: float | None = None) -> Scales:
    """Return the scales that *faq* is compiled with."""
    return compile_index(replace(faq, settings=Settings(unanswerable_share=share))).scales


def without_gaps(faq: Faq) -> Faq:
    """Return *faq* with unanswerable questions only where entries are hidden."""
    return replace(faq, not_covered=())


def test_few_phrases_give_the_defaults(hotel: Matcher, make_faq: Callable[..., Faq]) -> None:
    """What a handful of phrases says about the scales is noise."""
    assert hotel.index.scales == DEFAULT_SCALES
    many = make_faq(*((f"word{n} question", f"word{n} phrase") for n in range(60)))
    assert compile_index(many).scales == DEFAULT_SCALES


@pytest.mark.parametrize("prepare", [lambda faq: faq, without_gaps])
def test_many_phrases_are_learned_from(clinic: Faq, prepare: Callable[[Faq], Faq]) -> None:
    """With gaps or with hidden entries: finite, monotone, and the same each time."""
    found = scales(prepare(clinic))
    assert found.confidence != DEFAULT_SCALES.confidence
    assert min(astuple(found.confidence)[:3]) >= 0
    assert found.pool >= 0
    assert found.sharpness > 0
    assert np.isfinite(found.confidence.intercept)
    assert scales(prepare(clinic)) == found


def test_known_questions_are_held_higher_than_foreign_ones(tuned: Matcher) -> None:
    """The fitted confidence tells new wordings of an entry from questions about nothing in it."""

    def sure(question: str) -> float:
        return tuned.rank(question).of(Kind.ENTRY)[0].confidence

    known = [sure(question) for question in ("what's the battery", "is a catheter good")]
    foreign = [sure(question) for question in ("what is a football", "who won the election")]
    assert min(known) > 0.5 > max(foreign)


@pytest.mark.parametrize("prepare", [lambda faq: faq, without_gaps])
def test_more_unanswerable_questions_make_less_confident(
    clinic: Faq, prepare: Callable[[Faq], Faq]
) -> None:
    """The share that a curator expects lowers the confidence of what is uncertain."""
    faq = prepare(clinic)
    assert scales(faq, None) == scales(faq, UNANSWERABLE_SHARE)
    means = []
    for share in (0.05, 0.3, 0.8):
        settings = Settings(unanswerable_share=share)
        matcher = build_matcher(compile_index(replace(faq, settings=settings)))
        questions = ("what is a pumpkin", "is the gadget any good", "batteries", "who made it")
        means.append(
            np.mean([matcher.rank(each).of(Kind.ENTRY)[0].confidence for each in questions])
        )
    assert means == sorted(means, reverse=True)
    assert means[0] > means[-1]


def test_no_unanswerable_questions_at_all_can_be_expected(clinic: Faq) -> None:
    """A share of 0 is a number like any other."""
    assert np.isfinite(scales(clinic, 0.0).confidence.intercept)


def test_nothing_but_unanswerable_questions_can_be_expected(clinic: Faq) -> None:
    """So is a share of 1, which an FAQ file may say."""
    assert np.isfinite(scales(clinic, 1.0).confidence.intercept)


@pytest.mark.parametrize(
    "groups",
    [
        ((tuple(f"only entry number{n}" for n in range(70))),),
        ((tuple(f"large entry number{n}" for n in range(70))), ("a",), ("b",), ("c",), ("d",)),
        tuple(tuple(f"topic{n} aspect{m}" for m in range(3)) for n in range(25)),
    ],
)
@pytest.mark.parametrize("gaps", [(), (("one gap",),), (("one gap", "its phrase"), ("other",))])
def test_odd_shapes_of_faqs_can_be_tuned_on(
    groups: tuple[tuple[str, ...], ...],
    gaps: tuple[tuple[str, ...], ...],
    make_faq: Callable[..., Faq],
) -> None:
    """One entry alone, one large among small ones, gaps of a single phrase."""
    found = scales(make_faq(*groups, gaps=gaps))
    numbers = (
        found.pool,
        found.sharpness,
        *astuple(found.confidence),
    )
    assert np.isfinite(numbers).all()


def test_phrases_are_held_out_some_at_a_time(clinic: Faq, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many at once, the scales are the same."""
    whole = scales(clinic)
    monkeypatch.setattr(tuning, "_AT_ONCE", 7)
    assert scales(clinic) == whole
