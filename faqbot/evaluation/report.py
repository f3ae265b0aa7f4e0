"""What an evaluation found, as tables for people and as data for programs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from faqbot.evaluation.metrics import figures, single_figures
from faqbot.evaluation.misses import confusions, kinds_of_error, misses
from faqbot.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from faqbot.dialogue.parts import FaqIdentity
    from faqbot.evaluation.metrics import Figure, Replies
    from faqbot.evaluation.misses import Miss

__all__ = ["Report", "build_report"]

# The most frequent ones tell where to work; the rest is noise.
_MOST = 10
# The figures of the table by style: those of questions that are or are not answerable.
_BY_STYLE = ("right_first", "right_or_asked", "wrong", "refused", "answered")
_UNSTYLED = "(none)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of an evaluation, and what went wrong in it."""

    faq: FaqIdentity
    replies: Replies
    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]

    def styles(self) -> dict[str, tuple[Figure, ...]]:
        """Return the figures of the single questions of each style, in order of appearance."""
        pairs = self.replies.singles
        names = dict.fromkeys(question.style for question, _ in pairs)
        return {
            style or _UNSTYLED: single_figures([pair for pair in pairs if pair[0].style == style])
            for style in names
        }

    def to_dict(self, *, by_style: bool = False) -> dict[str, Any]:
        """Return the report as data, shares and figures rounded to four decimals."""
        report = {
            "faq": {
                "title": self.faq.title,
                "sha256": self.faq.sha256,
                "encoder": self.faq.encoder,
            },
            "questions": {
                "single": len(self.replies.singles),
                "conversations": len(self.replies.conversations),
                "turns": sum(map(len, self.replies.conversations)),
                "double": len(self.replies.doubles),
            },
            "figures": _figures_dict(self.figures),
            "confusions": [
                {"label": label, "answered": answered, "count": count}
                for label, answered, count in confusions(self.misses)
            ],
            "errors": [
                {"kind": kind, "became": str(became), "count": count}
                for kind, became, count in kinds_of_error(self.misses)
            ],
            "misses": [
                {
                    "question": miss.question,
                    "kind": miss.kind,
                    "labels": list(miss.labels),
                    "became": str(miss.became),
                    "answered": list(miss.answered),
                }
                for miss in self.misses
            ],
        }
        if by_style:
            report["styles"] = {name: _figures_dict(found) for name, found in self.styles().items()}
        return report

    def text(self, *, by_style: bool = False, with_misses: bool = False) -> str:
        """Return the report as tables."""
        blocks = [self._headline(), _table(_figure_rows(self.figures))]
        if by_style and self.replies.singles:
            blocks.append("By style:\n" + _table(_style_rows(self.styles())))
        if kinds := kinds_of_error(self.misses)[:_MOST]:
            rows = [(str(count), kind, str(became)) for kind, became, count in kinds]
            blocks.append("Kinds of error:\n" + _table([("count", "kind", "became"), *rows]))
        if pairs := confusions(self.misses)[:_MOST]:
            rows = [(str(count), label, answered) for label, answered, count in pairs]
            blocks.append(
                "Taken for one another:\n" + _table([("count", "label", "answered"), *rows])
            )
        if with_misses and self.misses:
            blocks.append("Not right:\n" + "\n".join(map(_miss_line, self.misses)))
        return "\n\n".join(blocks)

    def _headline(self) -> str:
        counted = ", ".join(
            f"{count:,} {name}{'' if count == 1 else 's'}"
            for count, name in (
                (len(self.replies.singles), "question"),
                (len(self.replies.conversations), "conversation"),
                (len(self.replies.doubles), "double question"),
            )
            if count
        )
        encoder = f", encoder {self.faq.encoder}" if self.faq.encoder else ""
        return printable(f"{self.faq.title}{encoder}: {counted}.")


def build_report(replies: Replies) -> Report:
    """Return the report on *replies*, of which there must be at least one."""
    everything = chain(replies.singles, *replies.conversations, replies.doubles)
    return Report(
        faq=next(reply.faq for _, reply in everything),
        replies=replies,
        figures=figures(replies),
        misses=misses(replies),
    )


def _figures_dict(found: Sequence[Figure]) -> dict[str, dict[str, Any]]:
    return {figure.name: _figure_dict(figure) for figure in found}


def _figure_dict(figure: Figure) -> dict[str, Any]:
    value = None if figure.value is None else round(figure.value, 4)
    counted = {"value": value} if figure.count is None else {"count": figure.count, "share": value}
    return {"over": figure.over, "of": figure.of, **counted}


def _figure_rows(found: Sequence[Figure]) -> Iterator[tuple[str, ...]]:
    yield "figure", "count", "of", "value", "over"
    for figure in found:
        if figure.value is not None:
            count = "" if figure.count is None else f"{figure.count:,}"
            yield figure.title, count, f"{figure.of:,}", _value(figure), figure.over


def _style_rows(styles: dict[str, tuple[Figure, ...]]) -> Iterator[tuple[str, ...]]:
    yield "style", *(name.replace("_", " ") for name in _BY_STYLE)
    for style, found in styles.items():
        by_name = {figure.name: figure for figure in found}
        yield style, *(_fraction(by_name[name]) for name in _BY_STYLE)


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    return f"{figure.value:.3f}" if figure.count is None else f"{figure.value:.1%}"


def _fraction(figure: Figure) -> str:
    return f"{figure.count}/{figure.of}" if figure.of else "-"


def _miss_line(miss: Miss) -> str:
    became = " + ".join(miss.answered) or str(miss.became)
    return printable(f"  {' + '.join(miss.labels)} -> {became}: {' '.join(miss.question.split())}")


def _table(rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> str:
    """Return *rows* in columns: numbers to the right, all else to the left."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numeric = [all(_is_number(cell) for cell in column[1:]) for column in zip(*cells, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)


def _is_number(cell: str) -> bool:
    return not cell.strip("0123456789.,%/-")
