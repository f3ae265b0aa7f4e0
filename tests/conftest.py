"""What all tests share: a private home, and small FAQs."""

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from faqbot.dialogue.bot import FaqBot
from faqbot.dialogue.loading import load, parse
from faqbot.model import Entry, Faq, Gap, SmallTalk

SHOP = """
title: A shop
contact: Write to the shop.
entries:
  - id: refund
    question: How do I get a refund?
    answer: Write to us within 30 days.
    phrases: [money back, return an item, "I want my money back", send it back for a refund]
    section: Returns
  - id: hours
    question: When are you open?
    answer: From nine to five.
    phrases: [opening hours, "are you open on Sunday", what time do you close, closing time]
  - id: delivery
    question: How long does delivery take?
    answer: Three days.
    phrases: [when will my parcel arrive, shipping time, "how fast do you deliver"]
not_covered:
  - id: jobs
    topic: whether the shop has jobs
    phrases: [are you hiring, job openings, can I work for you, do you have vacancies]
    related: [hours]
notices:
  - id: fire
    text: Leave the shop and call the fire brigade.
    phrases: [the shop is on fire]
    rules:
      - meet: [[smoke, flames, "burn*"], [I, we, here]]
        unless: [could, if]
smalltalk:
  - id: hello
    phrases: [hello, hi, good morning, hey there]
    answer: Hello!
  - id: thanks
    phrases: [thanks, thank you, cheers, thanks a lot]
    answer: You're welcome.
synonyms: [[parcel, consignment]]
"""


@pytest.fixture(autouse=True, scope="session")
def _private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the caches, histories and settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("FAQBOT_FAQ", "FAQBOT_ENCODER", "FAQBOT_NO_CACHE", "FAQBOT_NO_HISTORY"):
            patch.delenv(name, raising=False)
        for name, folder in (
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CONFIG_HOME", "config"),
            ("LOCALAPPDATA", "local"),
        ):
            patch.setenv(name, str(home / folder))
        yield


@pytest.fixture(scope="session")
def shop() -> FaqBot:
    """Return the bot of a small made-up shop."""
    return parse(SHOP)


@pytest.fixture(scope="session")
def article() -> FaqBot:
    """Return the bot of the FAQ that ships."""
    return load()


@pytest.fixture(scope="session")
def make_faq() -> Callable[..., Faq]:
    """Return a factory of FAQs from questions, gaps and small talk, ids being e0, e1 ..."""

    def make(
        *groups: tuple[str, ...],
        gaps: tuple[tuple[str, ...], ...] = (),
        smalltalk: tuple[tuple[str, ...], ...] = (),
        **fields: Any,
    ) -> Faq:
        return Faq(
            sha256="0" * 64,
            entries=tuple(
                Entry(id=f"e{n}", question=group[0], answer=f"Answer {n}.", phrases=group[1:])
                for n, group in enumerate(groups)
            ),
            not_covered=tuple(
                Gap(id=f"g{n}", topic=f"topic {n}", phrases=group) for n, group in enumerate(gaps)
            ),
            smalltalk=tuple(
                SmallTalk(id=f"s{n}", phrases=group, answer=f"Talk {n}.")
                for n, group in enumerate(smalltalk)
            ),
            **fields,
        )

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a dedented text to a file and returns its path."""

    def to_file(text: str, name: str = "faq.yaml") -> Path:
        path = tmp_path / name
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return to_file
