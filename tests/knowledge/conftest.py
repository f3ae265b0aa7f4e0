"""An FAQ's text in, its model or its problems out."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import yaml

from faqbot.errors import FaqError
from faqbot.knowledge.loading import parse_faq

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

_ENTRY = "\nentries:\n  - {id: any, question: any question, answer: any answer}\n"


@pytest.fixture
def load() -> Callable[[str], Faq]:
    """Return a function from an indented text to its FAQ, which must be without a problem."""

    def parsed(text: str) -> Faq:
        loaded = parse_faq(dedent(text).encode(), file="faq.yaml")
        assert not loaded.warnings
        return loaded.faq

    return parsed


@pytest.fixture
def complaints() -> Callable[[str | bytes], list[str]]:
    """Return a function from an indented text, or from bytes, to the problems found in it."""

    def found(text: str | bytes) -> list[str]:
        data = text if isinstance(text, bytes) else dedent(text).encode()
        try:
            problems = parse_faq(data, file="faq.yaml").warnings
        except FaqError as error:
            problems = error.problems
        return [str(problem) for problem in problems]

    return found


@pytest.fixture
def beside_entry(complaints: Callable[[str | bytes], list[str]]) -> Callable[[str], list[str]]:
    """Return a function to the problems of a text that is completed by one good entry."""
    return lambda text: complaints(dedent(text) + _ENTRY)


@pytest.fixture
def load_beside_entry(load: Callable[[str], Faq]) -> Callable[[str], Faq]:
    """Return a function to the FAQ of a text that is completed by one good entry."""
    return lambda text: load(dedent(text) + _ENTRY)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test once with each of pyyaml's parsers, as far as they are there."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("this build of pyyaml has no parser in C")
    monkeypatch.setattr("faqbot.knowledge.composing.LOADER", loader)
