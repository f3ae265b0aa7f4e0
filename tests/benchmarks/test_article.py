"""The table of the article's figures."""

from __future__ import annotations

from benchmarks.article import COLUMNS, QUESTIONS, cell, markdown
from faqbot.evaluation.metrics import Figure


def counted(name: str, count: int, of: int) -> Figure:
    """Return a share."""
    return Figure(
        name=name, over="answerable", of=of, value=count / of if of else None, count=count
    )


def test_every_file_of_the_columns_is_there_and_in_one_column() -> None:
    """And all others are those that something was fitted to or developed on."""
    named = [name for names in COLUMNS.values() for name in names]
    assert len(named) == len(set(named))
    others = {path.stem for path in QUESTIONS.glob("*.jsonl")} - set(named)
    assert set(named) | others == {path.stem for path in QUESTIONS.glob("*.jsonl")}
    assert all(name.startswith(("fitting", "development")) for name in others)


def test_shares_stand_with_their_counts() -> None:
    """A figure over nothing is left out."""
    assert cell(counted("right_first", 3, 4)) == "3 of 4, 75.0%"
    assert cell(Figure(name="auroc", over="", of=9, value=0.9714)) == ".971"
    assert cell(counted("noticed", 0, 0)) == cell(None) == ""


def test_the_table_has_a_row_for_each_figure_that_any_column_has() -> None:
    """Of questions close to emergencies only the false alarms count."""
    right, alarms = counted("right_first", 1, 2), counted("false_alarms", 0, 8)
    found = markdown(
        {
            "dev": {"right_first": right},
            "close to emergencies": {"right_first": right, "false_alarms": alarms},
        }
    )
    assert found.splitlines() == [
        "| | dev | close to emergencies |",
        "|---|---|---|",
        "| right first | 1 of 2, 50.0% |  |",
        "| false alarms |  | 0 of 8, 0.0% |",
    ]
