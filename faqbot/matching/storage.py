"""A compiled index as bytes: a fingerprint, a checksum, a JSON header, then plain arrays.

The fingerprint is that of everything the index depends on. What does not match it, or is damaged
or cut short, is no index; the caller compiles anew. Arrays are used where they lie in the bytes,
without a copy, so that reading takes a few milliseconds. There is no pickle: bytes that somebody
else wrote can at worst be a wrong index, never run code.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from faqbot.matching.calibration import ConfidenceMap
from faqbot.matching.features import Vocabulary
from faqbot.matching.index import CompiledIndex, Heads, Layout, Scales, Sentences
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.recognition import Recogniser
from faqbot.matching.retrieval import Postings
from faqbot.matching.synonyms import synonyms_from_pairs
from faqbot.model import (
    Calibration,
    Entry,
    Faq,
    Gap,
    Notice,
    Rule,
    Settings,
    SmallTalk,
    WordGroup,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["fingerprint", "index_from_bytes", "index_to_bytes"]

_PACKAGE = Path(__file__).parent.parent
_CHECKSUM_BYTES = 4
_LENGTH_BYTES = 8
# Arrays begin at multiples of this many bytes, as processors like them.
_ALIGNMENT = 64
_ARRAYS = {
    "starts": "<i8",
    "codes": "<u8",
    "idf": "<f4",
    "frame_codes": "<u8",
    "frame_idf": "<f4",
    "indptr": "<i8",
    "phrases": "<i4",
    "values": "<f4",
    "weights": "<f4",
    "bias": "<f8",
    "norms": "<f4",
    "sentence_rows": "<f4",
    "sentence_mean": "<f4",
    "sentence_weights": "<f4",
    "notice_codes": "<u8",
    "notice_idf": "<f4",
    "notice_weights": "<f4",
    "notice_bias": "<f4",
}


def fingerprint(faq_sha256: str, encoder: str) -> str:
    """Return what an index is valid for: the FAQ's bytes, the encoder, the code that compiles.

    With the code in it, an index goes stale by itself whenever the way it is made changes.
    """
    digest = sha256(f"{faq_sha256} {encoder}".encode())
    folders = (_PACKAGE / "knowledge", _PACKAGE / "matching")
    sources = sorted(path for folder in folders for path in folder.glob("*.py"))
    frames = sorted((_PACKAGE / "data").glob("frames-*.txt"))
    for path in (_PACKAGE / "text.py", _PACKAGE / "model.py", *sources, *frames):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def index_to_bytes(index: CompiledIndex, stamp: str) -> bytes:
    """Return *index* as bytes, valid for the fingerprint *stamp*."""
    learned = index.recogniser
    arrays: dict[str, NDArray[Any]] = {
        "starts": index.starts,
        "codes": index.vocabulary.codes,
        "idf": index.vocabulary.idf,
        "frame_codes": index.vocabulary.frame_codes,
        "frame_idf": index.vocabulary.frame_idf,
        "indptr": index.postings.indptr,
        "phrases": index.postings.phrases,
        "values": index.postings.values,
        "weights": index.heads.weights,
        "bias": index.heads.bias,
        "norms": index.heads.norms,
        "sentence_rows": index.sentences.rows,
        "sentence_mean": index.sentences.mean,
        "sentence_weights": index.sentences.weights,
        "notice_codes": learned.lexicon.vocabulary.codes,
        "notice_idf": learned.lexicon.vocabulary.idf,
        "notice_weights": learned.weights,
        "notice_bias": learned.bias,
    }
    header = json.dumps(
        {
            "faq": asdict(index.faq),
            "keys": index.keys,
            "counts": index.counts,
            "synonyms": index.synonyms.pairs,
            "layout": asdict(index.layout),
            "scales": asdict(index.scales),
            "unseen_idf": index.vocabulary.unseen_idf,
            "share": index.sentences.share,
            "notice_unseen_idf": learned.lexicon.vocabulary.unseen_idf,
            "shapes": {name: array.shape for name, array in arrays.items()},
        }
    ).encode()
    payload = [len(header).to_bytes(_LENGTH_BYTES, "little"), _padded(header)]
    payload += [_padded(arrays[name].astype(kind).tobytes()) for name, kind in _ARRAYS.items()]
    body = b"".join(payload)
    return stamp.encode() + zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "little") + body


def index_from_bytes(data: bytes | memoryview, stamp: str) -> CompiledIndex | None:
    """Return the index in *data*, or None where it is damaged or valid for something else."""
    expected = stamp.encode()
    body = memoryview(data)[len(expected) + _CHECKSUM_BYTES :]
    checksum = data[len(expected) : len(expected) + _CHECKSUM_BYTES]
    if data[: len(expected)] != expected:
        return None
    if zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "little") != checksum:
        return None
    length = int.from_bytes(body[:_LENGTH_BYTES], "little")
    header = json.loads(bytes(body[_LENGTH_BYTES : _LENGTH_BYTES + length]))
    arrays = _arrays(body[_LENGTH_BYTES + _up(length) :], header["shapes"])
    return CompiledIndex(
        faq=_faq(header["faq"]),
        layout=Layout(**header["layout"]),
        starts=arrays["starts"],
        keys=tuple(header["keys"]),
        counts=header["counts"],
        synonyms=synonyms_from_pairs(_frozen(header["synonyms"])),
        vocabulary=Vocabulary(
            codes=arrays["codes"],
            idf=arrays["idf"],
            frame_codes=arrays["frame_codes"],
            frame_idf=arrays["frame_idf"],
            unseen_idf=header["unseen_idf"],
        ),
        postings=Postings(
            indptr=arrays["indptr"],
            phrases=arrays["phrases"],
            values=arrays["values"],
            count=len(header["keys"]),
        ),
        heads=Heads(weights=arrays["weights"], bias=arrays["bias"], norms=arrays["norms"]),
        sentences=Sentences(
            rows=arrays["sentence_rows"],
            mean=arrays["sentence_mean"],
            weights=arrays["sentence_weights"],
            share=header["share"],
        ),
        scales=_scales(header["scales"]),
        recogniser=_recogniser(arrays, header["notice_unseen_idf"]),
    )


def _arrays(body: memoryview, shapes: dict[str, list[int]]) -> dict[str, NDArray[Any]]:
    arrays, at = {}, 0
    for name, kind in _ARRAYS.items():
        dtype, shape = np.dtype(kind), shapes[name]
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(body, dtype, count, at).reshape(shape)
        at += _up(count * dtype.itemsize)
    return arrays


def _padded(data: bytes) -> bytes:
    return data.ljust(_up(len(data)), b"\0")


def _up(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT


def _recogniser(arrays: dict[str, NDArray[Any]], unseen_idf: float) -> Recogniser:
    vocabulary = Vocabulary(
        codes=arrays["notice_codes"],
        idf=arrays["notice_idf"],
        frame_codes=np.empty(0, np.uint64),
        frame_idf=np.empty(0, np.float32),
        unseen_idf=unseen_idf,
    )
    return Recogniser(
        lexicon=Lexicon(vocabulary), weights=arrays["notice_weights"], bias=arrays["notice_bias"]
    )


def _scales(data: dict[str, Any]) -> Scales:
    return Scales(**{**data, "confidence": ConfidenceMap(**data["confidence"])})


def _faq(data: dict[str, Any]) -> Faq:
    settings = data.pop("settings")
    calibration = settings.pop("calibration")
    nested: dict[str, Any] = {
        "settings": Settings(
            **settings, calibration=Calibration(**calibration) if calibration else None
        ),
        "entries": tuple(Entry(**_frozen_fields(entry)) for entry in data.pop("entries")),
        "not_covered": tuple(Gap(**_frozen_fields(gap)) for gap in data.pop("not_covered")),
        "smalltalk": tuple(SmallTalk(**_frozen_fields(talk)) for talk in data.pop("smalltalk")),
        "notices": tuple(_notice(notice) for notice in data.pop("notices")),
        "word_groups": tuple(
            WordGroup(**_frozen_fields(group)) for group in data.pop("word_groups")
        ),
    }
    return Faq(**_frozen_fields(data), **nested)


def _notice(data: dict[str, Any]) -> Notice:
    rules = tuple(Rule(**_frozen_fields(rule)) for rule in data.pop("rules"))
    return Notice(**_frozen_fields(data), rules=rules)


def _frozen_fields(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in data.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, list):
        return value
    # Most lists are long ones of phrases, with nothing inside to freeze.
    nested = value and isinstance(value[0], list)
    return tuple(_frozen(item) for item in value) if nested else tuple(value)
