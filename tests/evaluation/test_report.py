"""What people and programs are told about an evaluation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from faqbot.evaluation.metrics import FIGURE_NAMES, Replies
from faqbot.evaluation.questions import LabelledDouble, LabelledQuestion
from faqbot.evaluation.report import Report, build_report

if TYPE_CHECKING:
    from tests.evaluation.conftest import Replying


@pytest.fixture
def report(replying: Replying) -> Report:
    """Return a report on five inputs, three of them not right."""
    right = LabelledQuestion(text="is it safe", label="risks", style="terse")
    wrong = LabelledQuestion(text="can\x1b[31m it\nfail", label="risks")
    cost = LabelledQuestion(text="cost", label="oos", style="terse")
    both = LabelledDouble(text="safe? photo?", labels=("risks", "photo"))
    return build_report(
        Replies(
            singles=(
                (right, replying.answered("risks")),
                (wrong, replying.answered("photo")),
                (cost, replying.answered("photo")),
            ),
            conversations=(((right, replying.answered("risks")),),),
            doubles=((both, replying.answered("risks")),),
        )
    )


def test_the_table_shows_counts_and_shares(report: Report) -> None:
    """Figures without questions are left out."""
    text = report.text()
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == "Clocks: 3 questions, 1 conversation, 1 double question."
    assert "right first 1 2 50.0% answerable" in lines
    assert "answered 1 1 100.0% unanswerable" in lines
    assert "precision at 0.9 1 3 33.3% answers held at 0.9 or more" in lines
    assert "auroc 3 0.500 answerable and unanswerable" in lines
    assert "small talk" not in text
    assert "1 risks photo" in lines


def test_styles_and_misses_are_shown_when_asked_for(report: Report) -> None:
    """Both can be long."""
    assert "By style" not in report.text()
    assert "Not right" not in report.text()
    lines = report.text(by_style=True, with_misses=True).splitlines()
    assert [line.split()[:2] for line in lines if line.startswith(("terse", "(none)"))] == [
        ["terse", "1/1"],
        ["(none)", "0/1"],
    ]
    assert "  oos -> photo: cost" in lines
    assert "  risks + photo -> risks: safe? photo?" in lines


def test_no_control_character_reaches_the_terminal(report: Report) -> None:
    """A question is shown on one line, its escapes made visible."""
    assert r"  risks -> photo: can\x1b[31m it fail" in report.text(with_misses=True).splitlines()


def test_the_data_hold_every_figure(report: Report) -> None:
    """Also those that have no value."""
    data = json.loads(json.dumps(report.to_dict()))
    assert tuple(data["figures"]) == FIGURE_NAMES
    assert data["figures"]["right_first"] == {
        "over": "answerable",
        "of": 2,
        "count": 1,
        "share": 0.5,
    }
    assert data["figures"]["small_talk"]["share"] is None
    assert data["figures"]["auroc"] == {
        "over": "answerable and unanswerable",
        "of": 3,
        "value": 0.5,
    }
    assert data["questions"] == {"single": 3, "conversations": 1, "turns": 1, "double": 1}
    assert data["confusions"] == [
        {"label": "risks", "answered": "photo", "count": 1},
        {"label": "oos", "answered": "photo", "count": 1},
    ]
    assert data["misses"][1] == {
        "question": "cost",
        "kind": "unanswerable",
        "labels": ["oos"],
        "became": "answered",
        "answered": ["photo"],
    }
    assert "styles" not in data
    assert set(report.to_dict(by_style=True)["styles"]) == {"terse", "(none)"}
