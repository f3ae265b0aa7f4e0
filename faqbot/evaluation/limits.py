"""Limits that figures must keep, as a build checks them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.errors import UsageError
from faqbot.evaluation.metrics import FIGURE_NAMES, LOWER_IS_BETTER
from faqbot.knowledge.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from faqbot.evaluation.metrics import Figure

__all__ = ["Limit", "parse_limit", "shortfalls"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The least value that a figure may have; of one where lower is better, the greatest."""

    name: str
    value: float


def parse_limit(text: str) -> Limit:
    """Return the limit written as ``NAME=VALUE``, such as ``right_first=0.8`` or ``80%``."""
    title, equals, number = text.partition("=")
    name = title.strip().lower().replace(" ", "_").replace("-", "_")
    if not equals:
        message = f"{quoted(text)} is no limit. Write NAME=VALUE, such as right_first=0.8."
        raise UsageError(message)
    if name not in FIGURE_NAMES:
        meant = did_you_mean(name, FIGURE_NAMES)
        message = f"unknown figure {quoted(title)}.{meant} There are {', '.join(FIGURE_NAMES)}."
        raise UsageError(message)
    return Limit(name=name, value=_share(number.strip()))


def shortfalls(limits: Iterable[Limit], figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return a sentence for each limit that is not kept.

    A figure for which there is no question raises UsageError: it cannot be checked.
    """
    by_name = {figure.name: figure for figure in figures}
    found = []
    for limit in limits:
        figure = by_name[limit.name]
        if figure.value is None:
            message = f"{figure.name} cannot be checked: no question in these files is for it."
            raise UsageError(message)
        if limit.name in LOWER_IS_BETTER and figure.value > limit.value:
            found.append(f"{figure.name} is {figure.value:.4f}, above the {limit.value:g} allowed.")
        elif limit.name not in LOWER_IS_BETTER and figure.value < limit.value:
            found.append(
                f"{figure.name} is {figure.value:.4f}, below the {limit.value:g} required."
            )
    return tuple(found)


def _share(text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        message = f"{quoted(text)} is no share. Write a number from 0 to 1, or 0% to 100%."
        raise UsageError(message)
    return value
