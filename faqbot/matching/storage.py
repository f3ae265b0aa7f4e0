"""A compiled index as bytes: arrays in numpy's own format, the rest as JSON, no pickle.

The bytes begin with a fingerprint of everything that the index depends on. What does not match
or does not read is no index; the caller compiles anew.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from faqbot.matching.calibration import ConfidenceMap
from faqbot.matching.features import Vocabulary
from faqbot.matching.index import CompiledIndex, Layout, Postings, Scales
from faqbot.model import (
    Calibration,
    Entry,
    Faq,
    Gap,
    Notice,
    Rule,
    Settings,
    SmallTalk,
)

__all__ = ["fingerprint", "index_from_bytes", "index_to_bytes"]

_PACKAGE = Path(__file__).parent.parent


def fingerprint(faq_sha256: str) -> str:
    """Return what an index is valid for: the FAQ's bytes and the code that compiles.

    With the code in it, an index goes stale by itself whenever the way it is made changes.
    """
    digest = sha256(faq_sha256.encode())
    sources = sorted((_PACKAGE / "matching").glob("*.py"))
    for path in (_PACKAGE / "text.py", _PACKAGE / "model.py", *sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def index_to_bytes(index: CompiledIndex, stamp: str) -> bytes:
    """Return *index* as bytes, valid for the fingerprint *stamp*."""
    rest = {
        "stamp": stamp,
        "faq": asdict(index.faq),
        "keys": index.keys,
        "counts": index.counts,
        "layout": asdict(index.layout),
        "scales": asdict(index.scales),
        "unseen_idf": index.vocabulary.unseen_idf,
    }
    buffer = io.BytesIO()
    np.savez(
        buffer,
        rest=np.frombuffer(json.dumps(rest).encode(), np.uint8),
        starts=index.starts,
        codes=index.vocabulary.codes,
        idf=index.vocabulary.idf,
        frame_codes=index.vocabulary.frame_codes,
        frame_idf=index.vocabulary.frame_idf,
        indptr=index.postings.indptr,
        phrases=index.postings.phrases,
        values=index.postings.values,
        weights=index.weights,
        bias=index.bias,
    )
    return buffer.getvalue()


def index_from_bytes(data: bytes, stamp: str) -> CompiledIndex | None:
    """Return the index in *data*, or None where it is damaged or valid for something else."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            rest = json.loads(arrays["rest"].tobytes())
            if rest["stamp"] != stamp:
                return None
            return CompiledIndex(
                faq=_faq(rest["faq"]),
                layout=Layout(**rest["layout"]),
                starts=arrays["starts"],
                keys=tuple(rest["keys"]),
                counts=rest["counts"],
                vocabulary=Vocabulary(
                    codes=arrays["codes"],
                    idf=arrays["idf"],
                    frame_codes=arrays["frame_codes"],
                    frame_idf=arrays["frame_idf"],
                    unseen_idf=rest["unseen_idf"],
                ),
                postings=Postings(
                    indptr=arrays["indptr"], phrases=arrays["phrases"], values=arrays["values"]
                ),
                weights=arrays["weights"],
                bias=arrays["bias"],
                scales=_scales(rest["scales"]),
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None


def _scales(data: dict[str, Any]) -> Scales:
    return Scales(**{**data, "confidence": ConfidenceMap(**data["confidence"])})


def _faq(data: dict[str, Any]) -> Faq:
    settings = data["settings"]
    calibration = settings["calibration"] and Calibration(**settings["calibration"])
    return Faq(
        **{
            **{name: _frozen(value) for name, value in data.items()},
            "settings": Settings(**{**settings, "calibration": calibration}),
            "entries": tuple(Entry(**_frozen_fields(entry)) for entry in data["entries"]),
            "not_covered": tuple(Gap(**_frozen_fields(gap)) for gap in data["not_covered"]),
            "smalltalk": tuple(SmallTalk(**_frozen_fields(talk)) for talk in data["smalltalk"]),
            "notices": tuple(_notice(notice) for notice in data["notices"]),
        }
    )


def _notice(data: dict[str, Any]) -> Notice:
    rules = tuple(Rule(**_frozen_fields(rule)) for rule in data["rules"])
    return Notice(**{**_frozen_fields(data), "rules": rules})


def _frozen_fields(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in data.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
