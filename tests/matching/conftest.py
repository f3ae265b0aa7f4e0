"""Compiled FAQs that the tests of matching share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.matching.building import build_matcher
from faqbot.matching.compiling import compile_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.matching.matcher import Matcher
    from faqbot.model import Faq

_THINGS = ("pump", "catheter", "battery", "refill", "scar", "scanner")
_GAPS = ("price", "weather", "warranty", "surgeon", "brand", "football", "diet", "holiday")
_FRAMES = (
    "what is a {}",
    "how does the {} work",
    "why would I want a {}",
    "tell me about the {}",
    "is the {} any good",
    "can you explain {} to me",
    "where do I find my {}",
    "I need a new {}",
    "the {} looks odd",
    "who made this {}",
    "do you know a {}",
    "{} please",
)


@pytest.fixture(scope="session")
def compiled(make_faq: Callable[..., Faq]) -> Callable[..., Matcher]:
    """Return a factory of matchers over FAQs that ``make_faq`` makes."""

    def compile_groups(*groups: tuple[str, ...], **fields: object) -> Matcher:
        return build_matcher(compile_index(make_faq(*groups, **fields)))

    return compile_groups


@pytest.fixture(scope="session")
def hotel(compiled: Callable[..., Matcher]) -> Matcher:
    """Return the matcher of a small FAQ with everything in it, too small to be tuned."""
    return compiled(
        ("When is breakfast served?", "breakfast hours", "at what time can I eat"),
        ("Can I bring my dog?", "are pets allowed", "is a cat welcome", "travelling with animals"),
        ("How do I switch on the heating?", "my room is cold", "turn on the radiator"),
        ("Is there a pool?",),
        gaps=(
            ("how much is a room", "what does a night cost", "room prices"),
            ("do you have jobs", "can I work for you"),
        ),
        smalltalk=(("hello", "hi there"), ("thanks", "thank you so much")),
        synonyms=(("dog", "hound", "four-legged friend"), ("pool", "swimming bath")),
        opposites=(("check in", "check out"),),
        protected=(("single", "double"),),
    )


@pytest.fixture(scope="session")
def clinic(make_faq: Callable[..., Faq]) -> Faq:
    """Return an FAQ with enough phrases to be tuned on."""
    return make_faq(
        *(tuple(frame.format(thing) for frame in _FRAMES) for thing in _THINGS),
        gaps=tuple(tuple(frame.format(gap) for frame in _FRAMES[:8]) for gap in _GAPS),
        smalltalk=(("hello", "hi"),),
    )


@pytest.fixture(scope="session")
def tuned(clinic: Faq) -> Matcher:
    """Return the matcher of the FAQ that is large enough to be tuned."""
    return build_matcher(compile_index(clinic))
