"""The state that fitted numbers hold for, and the warning where it has changed."""

from __future__ import annotations

from dataclasses import replace

from faqbot.knowledge.loading import parse_faq
from faqbot.knowledge.state import matching_state
from faqbot.model import Entry, Faq

FAQ = Faq(sha256="0", entries=(Entry(id="a", question="What is it?", answer="This."),))
TEXT = """
entries:
  - id: a
    question: What is it?
    answer: {answer}
settings:
  calibration: {{slope: 1.2, intercept: 0.1, fitted_on: "{state}"}}
"""


def test_the_state_changes_with_what_is_matched_and_with_nothing_else() -> None:
    """A phrase more is another state, another answer is not."""
    entry = FAQ.entries[0]
    answered = replace(FAQ, sha256="1", entries=(replace(entry, answer="That."),))
    phrased = replace(FAQ, entries=(replace(entry, phrases=("what's it",)),))
    assert matching_state(FAQ) == matching_state(answered)
    assert matching_state(FAQ) != matching_state(phrased)


def test_a_stale_calibration_is_warned_of_with_its_place() -> None:
    """And a fresh one is not, whatever becomes of answers."""
    state = matching_state(FAQ)
    fresh = parse_faq(TEXT.format(answer="New.", state=state).encode(), file="faq.yaml")
    assert fresh.warnings == ()
    (warning,) = parse_faq(
        TEXT.format(answer="This.", state="old").encode(), file="f.yaml"
    ).warnings
    assert str(warning.location).startswith("f.yaml:7:")
    assert "faqbot eval --fit" in warning.message
    assert state in warning.message
