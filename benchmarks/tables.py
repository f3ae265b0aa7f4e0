"""Figures as text: tables and bars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bars", "number", "share", "table"]

_WIDTH = 50


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows*, the first being the heading, in columns: names left, figures right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def bars(values: Sequence[tuple[str, float]], *, logarithmic: bool = False) -> str:
    """Return a bar for each named value, the longest for the largest.

    On a logarithmic scale the shortest bar stands for a tenth of the smallest value.
    """
    if not values:
        return ""
    name_width = max(len(name) for name, _ in values)
    largest = max(value for _, value in values)
    floor = min(value for _, value in values) / 10 if logarithmic else 0.0
    lines = []
    for name, value in values:
        if logarithmic:
            part = math.log(value / floor) / math.log(largest / floor)
        else:
            part = value / largest if largest else 0.0
        lines.append(f"{name.ljust(name_width)}  {'#' * round(part * _WIDTH)} {number(value)}")
    return "\n".join(lines)


def share(value: float | None) -> str:
    """Return a figure between 0 and 1 with three decimals: ".784", "1.000"; "-" for none."""
    if value is None:
        return "-"
    text = f"{value:.3f}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0") else text


def number(value: float | None) -> str:
    """Return a figure of any size with three digits that count: "0.123", "12.3", "1,234"."""
    if value is None:
        return "-"
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3  # noqa: PLR2004 - digits
    return f"{value:,.{decimals}f}"
