"""The command line from within: what is typed: Typed, what is said where, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from faqbot.cli import main
from faqbot.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Capsys: TypeAlias = pytest.CaptureFixture[str]
    Typed: TypeAlias = Callable[[bytes], None]

FAQ = """\
title: Clocks
disclaimer: A disclaimer.
entries:
  - id: winding
    question: How often do I wind the clock?
    phrases: [how often must it be wound, when is it wound up]
    answer: Every eighth day \u2014 no sooner.
  - id: cleaning
    question: How do I clean the glass?
    phrases: [what removes smudges from the glass]
    answer: With a soft, dry cloth.
not_covered:
  - id: price
    topic: what a clock costs
    phrases: [how much does a clock cost, what is the price of a clock]
notices:
  - id: fire
    text: Leave the house and call for help.
    phrases: [the clock is on fire]
smalltalk:
  - id: hello
    phrases: [hello there]
    answer: Hello!
"""
WINDING = "How often do I wind the clock?"
NONSENSE = "zzgrx qqwv"


@pytest.fixture(autouse=True)
def faq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small FAQ, name it in the environment, and keep the user's own settings out."""
    path = tmp_path / "clocks.yaml"
    path.write_text(FAQ, encoding="utf-8")
    for name in ("FAQBOT_ENCODER", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.setenv("FAQBOT_FAQ", str(path))
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that puts bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def objects(text: str) -> list[dict[str, object]]:
    """Return the JSON objects of an output, one a line."""
    return [json.loads(line) for line in text.splitlines()]


def test_one_question_gets_one_answer(capsys: Capsys) -> None:
    """The answer alone is on standard output; the disclaimer is left to the chat."""
    assert main(["ask", WINDING]) == 0
    out, err = capsys.readouterr()
    assert "Every eighth day \u2014 no sooner." in out
    assert "A disclaimer." not in out
    assert err == ""


@pytest.mark.parametrize(
    ("question", "status"),
    [(WINDING, 0), ("hello there", 0), ("the clock is on fire", 0), (NONSENSE, 1), ("", 1)],
)
def test_the_exit_status_tells_whether_anyone_was_served(
    capsys: Capsys, question: str, status: int
) -> None:
    """An answer, small talk and a notice serve; nothing else does, but it is said in words."""
    assert main(["ask", question]) == status
    assert capsys.readouterr().out.strip()


def test_one_served_question_among_many_is_enough(typed: Typed, capsys: Capsys) -> None:
    """The status of many questions is that of the best of them."""
    typed(f"{NONSENSE}\n{WINDING}\n{NONSENSE}".encode())
    assert main(["ask", "-"]) == 0
    typed(NONSENSE.encode())
    assert main(["ask", "-"]) == 1
    typed(b"")
    assert main(["ask", "-"]) == 1
    capsys.readouterr()


def test_text_answers_are_set_apart_and_blank_lines_skipped(typed: Typed, capsys: Capsys) -> None:
    """Between two answers stands one empty line."""
    typed(f"\n{WINDING}\n  \nhello there\n".encode())
    main(["ask", "-"])
    answer = "How often do I wind the clock?\nEvery eighth day \u2014 no sooner."
    assert capsys.readouterr().out == f"{answer}\n\nHello!\n"


def test_json_has_one_object_for_every_line(typed: Typed, capsys: Capsys) -> None:
    """Blank lines included, so that line n answers line n."""
    typed(f"{WINDING}\n\nhello there\r\n{NONSENSE}".encode())
    assert main(["ask", "--json", "-"]) == 0
    found = objects(capsys.readouterr().out)
    assert [reply["question"] for reply in found] == [WINDING, "", "hello there", NONSENSE]
    assert [reply["outcome"] for reply in found] == [
        "answered",
        "no_match",
        "smalltalk",
        "no_match",
    ]


def test_strange_lines_are_questions_like_any_other(typed: Typed, capsys: Capsys) -> None:
    """Overlong, wordless, undecodable: each gets its reply, and all of it is plain ASCII."""
    lines = [
        b"w" * 100_000,
        b"the clock " * 10_000,
        b"?!...;,",
        "\U0001f570\ufe0f\U0001f468\u200d\U0001f469".encode(),
        b"\0\x1b[31m\x07",
        b"caf\xff\xfe",
        "\u202etfel".encode(),
    ]
    typed(b"\n".join(lines))
    main(["ask", "--json", "-"])
    out = capsys.readouterr().out
    assert out.isascii()
    assert "\x1b" not in out
    found = objects(out)
    assert len(found) == len(lines)
    assert found[5]["question"] == "caf\ufffd\ufffd"


def test_no_control_character_reaches_a_terminal(capsys: Capsys) -> None:
    """Neither from the question nor by way of the explanation."""
    main(["ask", "--explain", "wind \x1b[31m\u202eclock \udcff"])
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\u202e", "\udcff"}


def test_why_is_told_when_asked_for(capsys: Capsys) -> None:
    """Below the answer, or as one more field."""
    main(["ask", WINDING])
    short = capsys.readouterr().out.rstrip("\n")
    main(["ask", "--explain", WINDING])
    long = capsys.readouterr().out
    assert long.startswith(f"{short}\n\n")
    main(["ask", "--explain", "--json", WINDING])
    (reply,) = objects(capsys.readouterr().out)
    assert str(reply["explanation"]) in long


def test_colour_is_used_only_when_wanted(capsys: Capsys) -> None:
    """A pipe gets none of its own accord."""
    main(["ask", WINDING])
    assert "\x1b[" not in capsys.readouterr().out
    main(["ask", "--color", "always", WINDING])
    assert "\x1b[" in capsys.readouterr().out
    main(["--color", "always", "ask", "--color", "never", WINDING])
    assert "\x1b[" not in capsys.readouterr().out


def test_without_a_command_lines_are_answered(typed: Typed, capsys: Capsys) -> None:
    """Where input or output is no terminal there is no chat."""
    typed(f"{WINDING}\n".encode())
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert "Every eighth day" in out
    assert err == ""


def test_the_faq_of_the_command_line_wins(tmp_path: Path, capsys: Capsys) -> None:
    """Over that of the environment."""
    other = tmp_path / "other.yaml"
    other.write_text(FAQ.replace("Every eighth day", "Every day"), encoding="utf-8")
    main(["ask", WINDING, "--faq", str(other)])
    assert "Every day" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["ask", WINDING], ["eval", "x"], []])
def test_a_faq_that_is_missing_is_said_so(
    argv: list[str], typed: Typed, faq: Path, capsys: Capsys
) -> None:
    """On standard error, with status 3 and without a traceback."""
    typed(b"hello\n")
    faq.unlink()
    assert main(argv) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "there is no such file" in err
    assert "Traceback" not in err


def test_every_problem_of_a_bad_faq_is_said_where_it_is_needed(faq: Path, capsys: Capsys) -> None:
    """With line and column, on standard error, for whoever only wanted an answer."""
    faq.write_text("entries:\n  - id: a\n    question: ''\n  - id: a\n", encoding="utf-8")
    assert main(["ask", WINDING]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{faq}:3:" in err
    assert f"{faq}:4:" in err


@pytest.mark.parametrize("argv", [["aks", "q"], ["ask"], ["ask", "a", "b"], ["--colour"]])
def test_wrong_usage_is_said_on_standard_error(argv: list[str], capsys: Capsys) -> None:
    """With status 2 and a hint where to read on."""
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("faqbot: ")
    assert "--help`." in err


def test_a_large_faq_is_announced_once(monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
    """To a person who waits, while it is compiled; the next time it is read as it was kept."""
    monkeypatch.setattr("faqbot.subcommands.shared._MANY_PHRASES", 5)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["ask", WINDING])
    assert "Learning 6 phrases" in capsys.readouterr().err
    main(["ask", WINDING])
    assert capsys.readouterr().err == ""


def test_a_missing_extra_is_said_in_words(monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
    """With status 2; the encoder of the environment counts where none is typed."""

    def load(_path: object, *, encoder: str | None, **_more: object) -> None:
        message = f"no {encoder}"
        raise MissingExtraError(message)

    monkeypatch.setattr("faqbot.dialogue.loading.load", load)
    monkeypatch.setenv("FAQBOT_ENCODER", "semantic")
    assert main(["ask", WINDING]) == 2
    assert main(["--encoder", "none", "ask", WINDING]) == 2
    assert capsys.readouterr().err == "faqbot: no semantic\nfaqbot: no none\n"


def test_an_input_that_is_closed_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    """There is nothing to answer, and nobody would know."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main([]) == 2
    assert main(["ask", "-"]) == 2
    assert capsys.readouterr().err.count("standard input is closed") == 2


@pytest.mark.parametrize(
    ("argv", "text"),
    [(["--help"], "exit status:"), (["ask", "-h"], "faqbot ask "), (["--version"], "faqbot ")],
)
def test_help_and_version_are_answers(argv: list[str], text: str, capsys: Capsys) -> None:
    """On standard output, with status 0."""
    assert main(argv) == 0
    assert text in capsys.readouterr().out


def test_check_sums_up_a_good_file(faq: Path, capsys: Capsys) -> None:
    """With how hard its answers are to read, and status 0."""
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first == f"{faq}: 2 entries, 3 phrases, no errors, no warnings."
    assert second.startswith("Answers are read with ease from about age ")
    assert err == ""


def test_check_lists_warnings_and_passes(tmp_path: Path, capsys: Capsys) -> None:
    """A phrase that stands in two entries is no error."""
    path = tmp_path / "twice.yaml"
    repeated = FAQ.replace("what removes smudges from the glass", "when is it wound up")
    path.write_text(repeated, encoding="utf-8")
    assert main(["check", str(path)]) == 0
    *problems, summary, _ = capsys.readouterr().out.splitlines()
    assert summary == f"{path}: 2 entries, 3 phrases, no errors, 1 warning."
    assert problems
    assert all("warning: " in problem for problem in problems)


def test_check_lists_every_error_and_fails(faq: Path, capsys: Capsys) -> None:
    """With status 3; what a bad file holds is not counted."""
    faq.write_text("entries:\n  - id: a\n    question: ''\n  - id: a\n", encoding="utf-8")
    assert main(["check"]) == 3
    *problems, summary = capsys.readouterr().out.splitlines()
    assert len(problems) >= 3
    assert all(problem.startswith(f"{faq}:") for problem in problems)
    assert summary == f"{faq}: {len(problems)} errors, no warnings."


def test_check_says_the_same_as_data(faq: Path, capsys: Capsys) -> None:
    """One object, whether the file is good or bad."""
    assert main(["check", "--json"]) == 0
    good = json.loads(capsys.readouterr().out)
    assert set(good.pop("reading_age")) == {"median", "hardest", "hardest_id"}
    assert good == {
        "file": str(faq),
        "ok": True,
        "problems": [],
        "counts": {"entries": 2, "phrases": 3, "errors": 0, "warnings": 0},
    }
    faq.write_text("entries: 5\n", encoding="utf-8")
    assert main(["check", "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["reading_age"]) == (False, None)
    assert found["counts"] == {"errors": 1, "warnings": 0}
    (problem,) = found["problems"]
    assert set(problem) == {"severity", "file", "line", "column", "message"}
    assert (problem["severity"], problem["file"], problem["line"]) == ("error", str(faq), 1)


def test_topics_lists_ids_and_questions(capsys: Capsys) -> None:
    """All, or those with words that begin so; status 1 where there are none."""
    assert main(["topics"]) == 0
    assert capsys.readouterr().out == (
        "winding   How often do I wind the clock?\ncleaning  How do I clean the glass?\n"
    )
    assert main(["topics", "--json", "glas"]) == 0
    (topic,) = json.loads(capsys.readouterr().out)["topics"]
    assert topic == {"id": "cleaning", "question": "How do I clean the glass?", "section": None}
    assert main(["topics", "zebra"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "faqbot: no question has all of these words in it.\n")


def test_show_prints_one_answer(capsys: Capsys) -> None:
    """For a person or as data; an id that is not there is wrong usage."""
    assert main(["show", "winding"]) == 0
    assert capsys.readouterr().out == (
        "How often do I wind the clock?\n"
        "Every eighth day \u2014 no sooner.\n"
        "\n"
        "Found by 2 other phrases (--json).\n"
    )
    assert main(["show", "--json", "winding"]) == 0
    assert json.loads(capsys.readouterr().out)["phrases"][0] == "how often must it be wound"
    assert main(["show", "wnding"]) == 2
    assert "Did you mean `winding`?" in capsys.readouterr().err


def test_config_says_what_is_in_force_and_from_where(
    faq: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    """Files of the working directory are read wherever faqbot is called."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faqbot.toml").write_text("vi = true\n", encoding="utf-8")
    assert main(["config", "--color", "never"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert f"faq {faq} $FAQBOT_FAQ" in lines
    assert "color never --color" in lines
    assert "vi on faqbot.toml" in lines
    assert "menu on default" in lines
    assert main(["--no-menu", "config", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["preferences"]
    assert found["menu"] == {"value": False, "source": "--no-menu"}


def test_a_bad_file_of_preferences_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    """With its line, on standard error, with the status of bad files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faqbot.toml").write_text("\nvi = 3\n", encoding="utf-8")
    assert main(["ask", WINDING]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "faqbot.toml:2:1: expected `vi` to be on or off." in err


def test_nothing_is_written_unasked(
    tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    """No command leaves a file, but for the cache, which can be switched off."""
    monkeypatch.setenv("FAQBOT_NO_CACHE", "1")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    typed(WINDING.encode())
    for argv in ([], ["ask", "zebra"], ["topics"], ["show", "winding"], ["config"], ["check"]):
        main(argv)
    assert sorted(tmp_path.rglob("*")) == before
    assert capsys.readouterr().out


@pytest.mark.parametrize("argv", [["completion", "bash"], ["completion", "fish"], ["man"]])
def test_scripts_and_manual_are_printed(argv: list[str], capsys: Capsys) -> None:
    """To be put where a shell and man look for them."""
    assert main(argv) == 0
    assert "faqbot" in capsys.readouterr().out


@pytest.fixture
def labelled(tmp_path: Path) -> str:
    """Write labelled questions of the three kinds and return where."""
    rows = [
        {"q": WINDING, "label": "winding", "style": "terse"},
        {"q": NONSENSE, "label": "winding"},
        {"q": NONSENSE, "label": "oos"},
        {"turns": [{"q": "hello there", "label": "smalltalk"}, {"q": WINDING, "label": "winding"}]},
        {"q": f"{WINDING} How do I clean the glass?", "labels": ["winding", "cleaning"]},
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_eval_prints_a_table(labelled: str, capsys: Capsys) -> None:
    """Counts and shares of every figure that there are questions for."""
    assert main(["eval", labelled]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "Clocks: 3 questions, 1 conversation, 1 double question."
    assert "right first 1 2 50.0% answerable" in lines
    assert "refused 1 1 100.0% unanswerable" in lines
    assert "conversations 2 2 100.0% turns" in lines


def test_eval_prints_data(labelled: str, capsys: Capsys) -> None:
    """One object, with the figures of each style if asked for."""
    assert main(["eval", "--json", "--by-style", labelled]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["figures"]["right_first"]["share"] == 0.5
    assert set(found["styles"]) == {"terse", "(none)"}


def test_eval_fails_under_a_limit(labelled: str, capsys: Capsys) -> None:
    """With status 1, and by how much on standard error."""
    met = ["--fail-under", "refused=1", "--fail-under", "wrong=0"]
    assert main(["eval", labelled, *met]) == 0
    assert capsys.readouterr().err == ""
    assert main(["eval", labelled, *met, "--fail-under", "right_first=51%"]) == 1
    out, err = capsys.readouterr()
    assert "right first" in out
    assert err == "faqbot: right_first is 0.5000, below the 0.51 required.\n"


def test_eval_refuses_what_it_cannot_read_or_check(
    labelled: str, tmp_path: Path, capsys: Capsys
) -> None:
    """With status 2: questions that are no questions, limits that are no limits."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"q": "a", "label": "windnig"}\n{', encoding="utf-8")
    assert main(["eval", str(bad)]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f'{bad}:1:1: unknown label "windnig". Did you mean `winding`?\n')
    assert f"{bad}:2:2: this is not JSON" in err
    assert main(["eval", labelled, "--fail-under", "rihgt_first=1"]) == 2
    assert "Did you mean `right_first`?" in capsys.readouterr().err
    assert main(["eval", labelled, "--fail-under", "noticed=1"]) == 2
    assert "noticed cannot be checked" in capsys.readouterr().err
