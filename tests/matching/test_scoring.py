"""Questions scored together against the same questions scored alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.matching.lexicon import Lexicon
from faqbot.matching.retrieval import spread_out
from faqbot.matching.scoring import score_all

if TYPE_CHECKING:
    from faqbot.matching.matcher import Matcher

words = st.sampled_from(
    "what is a pump how does the catheter work breakfast dog hello price zzz नमस्ते".split()  # noqa: SIM905 - words
)
questions = st.lists(st.lists(words, max_size=9).map(tuple), min_size=1, max_size=40)
ARRAYS = ("head", "pools", "probabilities", "nearest", "similarities", "confidences", "meaning")


@given(questions)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_question_scores_to_the_last_bit_as_if_it_were_alone(
    tuned: Matcher, asked: list[tuple[str, ...]]
) -> None:
    """Whatever is asked beside it, and whether common features are spread out or not."""
    common = spread_out(tuned.index.postings)
    together = score_all(asked, tuned.index, tuned.lexicon, common=common)
    for question, scores in zip(asked, together, strict=True):
        (alone,) = score_all([question], tuned.index, Lexicon(tuned.index.vocabulary))
        assert alone.vector.seen == scores.vector.seen
        for name in ARRAYS:
            assert getattr(alone, name).tobytes() == getattr(scores, name).tobytes(), name


def test_no_questions_have_no_scores(tuned: Matcher) -> None:
    """Nothing in, nothing out."""
    assert score_all([], tuned.index, tuned.lexicon) == []


def test_confidences_are_rounded(tuned: Matcher) -> None:
    """As they are reported and decided on."""
    (scores,) = score_all([("what", "is", "a", "pump")], tuned.index, tuned.lexicon)
    assert (scores.confidences == np.round(scores.confidences, 4)).all()
    assert scores.confidences.max() > 0.5
