"""Making a bot: from a file, from text, from a kept index."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from faqbot.dialogue.loading import load, parse, shipped_faq, write_ready_index
from faqbot.errors import FaqError, UsageError
from faqbot.matching.storage import fingerprint, index_from_bytes
from faqbot.model import Outcome
from tests.dialogue.clocks import CLOCKS, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faqbot.model import Faq


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache directory of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "faqbot"


def kept(cache: Path) -> list[Path]:
    """Return the files in the cache."""
    return sorted(cache.iterdir()) if cache.exists() else []


def test_an_faq_is_compiled_once_for_each_version(cache: Path, write: Callable[..., Path]) -> None:
    """The second start finds the index; a changed file is compiled anew."""
    compiled: list[Faq] = []
    path = write(CLOCKS)
    first = load(path, on_compile=compiled.append)
    assert compiled == [first.faq]
    second = load(str(path), on_compile=compiled.append)
    assert len(compiled) == 1
    assert second.faq == first.faq
    assert second.ask_many(QUESTIONS) == first.ask_many(QUESTIONS)
    write(CLOCKS.replace("soft", "dry"))
    load(path, on_compile=compiled.append)
    assert len(compiled) == len(kept(cache)) == 2


@pytest.mark.parametrize("damage", [b"", b"no index", None])
def test_a_damaged_index_is_made_anew(
    cache: Path, write: Callable[..., Path], damage: bytes | None
) -> None:
    """Silently; what is kept then is whole again."""
    path = write(CLOCKS)
    expected = load(path).ask_many(QUESTIONS)
    (index,) = kept(cache)
    whole = index.read_bytes()
    index.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert load(path).ask_many(QUESTIONS) == expected
    assert index.read_bytes() == whole


def test_the_cache_can_be_switched_off(
    cache: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the FAQ is then written anywhere."""
    monkeypatch.setenv("FAQBOT_NO_CACHE", "1")
    load(write(CLOCKS))
    assert kept(cache) == []


def test_a_cache_that_cannot_be_written_does_no_harm(
    tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the directory should be."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load(write(CLOCKS)).ask(QUESTIONS[0]).outcome is Outcome.ANSWERED


def test_text_bytes_and_file_give_equal_replies(cache: Path, write: Callable[..., Path]) -> None:
    """It is the same FAQ, by its bytes."""
    assert not kept(cache)
    path = write(CLOCKS)
    data = path.read_bytes()
    bots = [parse(data), parse(data.decode()), load(path)]
    assert {bot.faq.sha256 for bot in bots} == {sha256(data).hexdigest()}
    replies = [bot.ask_many(QUESTIONS) for bot in bots]
    assert replies[0] == replies[1] == replies[2]


def test_a_ready_index_is_the_compiled_faq(tmp_path: Path, write: Callable[..., Path]) -> None:
    """It is valid for exactly these bytes."""
    path = write(CLOCKS)
    target = tmp_path / "ready.index"
    write_ready_index(path, target)
    stamp = fingerprint(sha256(path.read_bytes()).hexdigest(), "as set")
    index = index_from_bytes(target.read_bytes(), stamp)
    assert index
    assert index.faq == parse(path.read_bytes()).faq
    assert index_from_bytes(target.read_bytes(), fingerprint("0" * 64, "as set")) is None


@pytest.mark.parametrize("encoder", [None, "none"])
def test_no_encoder_is_the_default(encoder: str | None) -> None:
    """`none` says so in words."""
    assert parse(CLOCKS, encoder=encoder).ask("clock").faq.encoder is None


def test_an_unknown_encoder_is_refused(write: Callable[..., Path]) -> None:
    """Before anything is compiled."""
    with pytest.raises(UsageError, match='"mystery"'):
        parse(CLOCKS, encoder="mystery")
    with pytest.raises(UsageError, match='"mystery"'):
        load(write(CLOCKS), encoder="mystery")


def test_a_missing_file_is_an_faq_error(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FaqError, match=r"missing\.yaml"):
        load(tmp_path / "missing.yaml")


def test_the_faq_that_ships_is_named_faq_yaml() -> None:
    """In the package, or at the top of a checkout."""
    assert shipped_faq().name == "faq.yaml"
