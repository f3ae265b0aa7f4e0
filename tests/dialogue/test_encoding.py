"""An encoder in the whole road: chosen explicitly, told in the reply, part of the score."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import pytest

from faqbot.dialogue.loading import load, parse
from faqbot.errors import MissingExtraError
from faqbot.matching import compiling, encoders
from faqbot.matching.compiling import compile_index
from faqbot.matching.storage import index_from_bytes, index_to_bytes
from faqbot.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

PLAIN = """
entries:
  - {id: cost, question: What does it cost?, answer: Ten., phrases: [what is the price]}
  - {id: hours, question: When are you open?, answer: Nine to five., phrases: [opening times]}
  - {id: place, question: Where is the shop?, answer: In town., phrases: [how to get there]}
"""
MEANINGS = ({"cost", "price", "bankrupt", "expensive"}, {"open", "opening", "times", "when"})


class Meanings:
    """A tiny encoder that knows two meanings, and what else there is by its first letter."""

    name = "meanings"

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return how many words of each meaning a text has."""
        rows = []
        for text in texts:
            words = text.split()
            known = [sum(word in meaning for word in words) * 3.0 for meaning in MEANINGS]
            letters = [float(sum(word[0] == letter for word in words)) for letter in "aistw"]
            rows.append([*known, *letters])
        return np.array(rows, np.float32)


def test_an_encoder_of_the_callers_own_takes_part() -> None:
    """It finds what shares no word, and the reply says that it did."""
    with_meaning, without = parse(PLAIN, encoder=Meanings()), parse(PLAIN)
    question = "will it bankrupt me"
    best = with_meaning.search(question)[0]
    assert best.id == "cost"
    assert best.confidence > without.search(question)[0].confidence
    assert with_meaning.ask(question).faq.encoder == "meanings"
    assert without.ask(question).faq.encoder is None


@pytest.mark.parametrize("most_classes", [600, 1])
def test_the_parts_still_add_up_to_the_score(
    most_classes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a trained head and with centroids; what the encoder made of it is told apart."""
    monkeypatch.setattr(compiling, "_MAX_CLASSES", most_classes)
    bot = parse(PLAIN, encoder=Meanings())
    for candidate in bot.search("is the price too expensive"):
        found = candidate.evidence
        parts = found.base + sum(word.weight for word in found.words) + found.meaning
        assert found.score == pytest.approx(parts + found.nearness)
    assert bot.search("is it expensive")[0].kind is Kind.ENTRY
    told = bot.ask("is it expensive").explain()
    assert ("meaning" in told) is (most_classes > 1)


def test_an_index_with_sentences_survives_the_round_trip() -> None:
    """Vectors, their mean, the weights and the share."""
    index = compile_index(parse(PLAIN).faq, Meanings())
    kept = index_from_bytes(index_to_bytes(index, "0" * 64), "0" * 64)
    assert kept
    assert kept.sentences.share == index.sentences.share > 0
    for name in ("rows", "mean", "weights"):
        assert np.array_equal(getattr(kept.sentences, name), getattr(index.sentences, name))


def test_an_own_encoder_is_never_read_from_a_cache(write: Callable[..., Path]) -> None:
    """Two objects of one name may differ; a plain index must not serve either."""
    path = write(PLAIN)
    load(path)
    compiled: list[object] = []
    load(path, encoder=Meanings(), on_compile=compiled.append)
    load(path, encoder=Meanings(), on_compile=compiled.append)
    assert len(compiled) == 2


def test_none_is_served_by_the_index_of_an_faq_that_names_no_encoder(
    write: Callable[..., Path],
) -> None:
    """Nothing is compiled twice for a name that changes nothing."""
    path = write(PLAIN)
    load(path)
    compiled: list[object] = []
    assert load(path, encoder="none", on_compile=compiled.append).matcher.encoder is None
    assert compiled == []


def test_the_settings_choose_and_an_argument_overrules_them(
    write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An FAQ that names the extra needs it, unless told not to."""

    def missing(wanted: object) -> None:
        if wanted == "semantic":
            message = "not here"
            raise MissingExtraError(message)

    monkeypatch.setattr(encoders, "find_encoder", missing)
    path = write(PLAIN + "settings: {encoder: semantic}\n")
    with pytest.raises(MissingExtraError):
        load(path)
    assert load(path, encoder="none").ask("what is the price").answer
    assert sha256(path.read_bytes()).hexdigest() == load(path, encoder="none").faq.sha256
