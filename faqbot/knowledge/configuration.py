"""The settings of an FAQ and what it says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faqbot.knowledge.wording import advice, quoted, unknown_encoder
from faqbot.model import ENCODERS, NO_ENCODER, Calibration, Settings

if TYPE_CHECKING:
    from faqbot.knowledge.fields import Fields
    from faqbot.knowledge.values import Number

__all__ = [
    "CALIBRATION",
    "FORMAT_VERSION",
    "SETTINGS",
    "check_fitted",
    "check_version",
    "read_language",
    "read_settings",
    "read_source",
]

FORMAT_VERSION = "1"
SETTINGS = ("answer_at", "ask_at", "unanswerable_share", "encoder", "calibration")
CALIBRATION = ("slope", "intercept", "fitted_on")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SHARE = "a number from 0 to 1"


def check_version(top: Fields) -> None:
    """Note a version of the format that this program does not read."""
    version = top.optional_text("faqbot")
    if version and version.value not in {"", FORMAT_VERSION}:
        message = (
            f"this file is in version {quoted(version.value)} of the format, and this program "
            f"reads version {FORMAT_VERSION}. Write `faqbot: {FORMAT_VERSION}`, or install a "
            "later faqbot."
        )
        top.reader.error(version.at, message)


def read_language(top: Fields) -> str | None:
    """Return the code of the language, or None if it is not given."""
    language = top.optional_text("language")
    if language and language.value and not _LANGUAGE.fullmatch(language.value):
        message = f"{quoted(language.value)} is not the code of a language. {advice('language')}"
        top.reader.error(language.at, message)
    return language.value if language else None


def read_source(top: Fields) -> tuple[tuple[str, str], ...]:
    """Return what is known of the source, as pairs of text."""
    reader = top.reader.within("source")
    return tuple(
        (pair.name, reader.text(pair.node, pair.name, at=pair.at).value)
        for pair in top.pairs("source")
    )


def read_settings(top: Fields) -> Settings:
    """Return the settings; what is not given is None."""
    fields = top.fields("settings", SETTINGS)
    if fields is None:
        return Settings()
    answer_at = fields.number("answer_at", kind=_SHARE, fits=_is_share)
    ask_at = fields.number("ask_at", kind=_SHARE, fits=_is_share)
    share = fields.number("unanswerable_share", kind=_SHARE, fits=_is_share)
    encoder = fields.optional_text("encoder")
    if encoder and encoder.value and encoder.value not in ENCODERS:
        fields.reader.error(encoder.at, unknown_encoder(encoder.value))
    if answer_at and ask_at and ask_at.value > answer_at.value:
        message = (
            f"`ask_at` ({ask_at.value:g}) is above `answer_at` ({answer_at.value:g}, line "
            f"{answer_at.at.line}). Lower it: a question is asked back between the two."
        )
        fields.reader.error(ask_at.at, message)
    return Settings(
        answer_at=_value(answer_at),
        ask_at=_value(ask_at),
        unanswerable_share=_value(share),
        encoder=encoder.value if encoder and encoder.value != NO_ENCODER else None,
        calibration=_read_calibration(fields),
    )


def check_fitted(top: Fields, state: str) -> None:
    """Warn where the calibration was fitted to another state of the FAQ than this one."""
    settings = top.fields("settings", SETTINGS)
    fields = settings.fields("calibration", CALIBRATION) if settings else None
    fitted_on = fields.optional_text("fitted_on") if fields else None
    if fields and fitted_on and fitted_on.value != state:
        message = (
            "the calibration was fitted to another state of this file: phrases have changed "
            f"since (now {state}). Run `faqbot eval --fit` on reviewed questions again."
        )
        fields.reader.warn(fitted_on.at, message)


def _read_calibration(settings: Fields) -> Calibration | None:
    fields = settings.fields("calibration", CALIBRATION)
    if fields is None:
        return None
    slope = fields.number("slope", kind="a number above 0", fits=lambda value: value > 0)
    intercept = fields.number("intercept", kind="a number", fits=lambda _: True)
    fitted_on = fields.optional_text("fitted_on")
    default = Calibration()
    return Calibration(
        slope=slope.value if slope else default.slope,
        intercept=intercept.value if intercept else default.intercept,
        fitted_on=fitted_on.value if fitted_on else None,
    )


def _is_share(value: float) -> bool:
    return 0 <= value <= 1


def _value(number: Number | None) -> float | None:
    return number.value if number else None
