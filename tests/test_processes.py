"""The command line from outside: pipes, signals, closed streams, and what it loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FAQ = """\
entries:
  - id: winding
    question: How often do I wind the clock?
    answer: Every eighth day \u2014 no sooner.
  - id: cleaning
    question: How do I clean the glass?
    answer: With a soft, dry cloth.
"""
WINDING = "How often do I wind the clock?"
COMMAND = [sys.executable, "-m", "faqbot"]

posix = pytest.mark.skipif(os.name != "posix", reason="signals and shells as POSIX has them")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a small FAQ and a cache of its own."""
    path = tmp_path / "clocks.yaml"
    path.write_text(FAQ, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAQBOT_")}
    cache = str(tmp_path / "cache")
    return {**kept, "FAQBOT_FAQ": str(path), "XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}


def shell(script: str, environ: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell, in which $0 is the Python that runs the tests."""
    argv = ["sh", "-c", script, sys.executable, WINDING]
    return subprocess.run(argv, env=environ, capture_output=True, check=False, timeout=60)


@posix
def test_answers_come_line_by_line_and_an_interrupt_is_quiet(environ: dict[str, str]) -> None:
    """Line 1 is answered before line 2 is sent; Ctrl-C then ends it with 130, without a word."""
    argv = [*COMMAND, "ask", "--json", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, env=environ, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for question in (WINDING, "", WINDING):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read() == b""


@posix
def test_a_closed_pipe_ends_quietly(environ: dict[str, str]) -> None:
    """`| head -1` gets its line; the rest is dropped without a traceback and with status 0."""
    script = (
        'yes "$1" | head -5000 | { "$0" -m faqbot ask --json -; echo "status $?" >&2; } | head -1'
    )
    done = shell(script, environ)
    assert json.loads(done.stdout)["outcome"] == "answered"
    assert done.stderr == b"status 0\n"


@posix
def test_closed_streams_do_no_harm(environ: dict[str, str]) -> None:
    """Without input there is a message; without output the status still tells."""
    done = shell('"$0" -m faqbot <&-', environ)
    assert done.returncode == 2
    assert done.stderr == b"faqbot: standard input is closed: there is no question to read.\n"
    done = shell('"$0" -m faqbot ask "$1" >&- 2>&-', environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_said_in_words(environ: dict[str, str]) -> None:
    """What cannot be written is no answer."""
    done = shell('"$0" -m faqbot ask "$1" >/dev/full', environ)
    assert done.returncode == 2
    assert done.stderr == b"faqbot: reading or writing failed: No space left on device.\n"


def test_no_locale_makes_an_answer_fail(environ: dict[str, str]) -> None:
    """What an encoding lacks is written as an escape; piped lines need no command."""
    ascii_only = {**environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        COMMAND,
        input=f"{WINDING} caf\u00e9\n{WINDING}\n".encode(),
        env=ascii_only,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"Every eighth day" in done.stdout
    assert done.stderr == b""


def test_line_ends_of_every_system_are_read(environ: dict[str, str]) -> None:
    """A carriage return is no part of a question."""
    done = subprocess.run(
        [*COMMAND, "ask", "--json", "-"],
        input=f"\ufeff{WINDING}\r\n\r\n{WINDING}".encode(),
        env=environ,
        capture_output=True,
        check=False,
        timeout=60,
    )
    questions = [json.loads(line)["question"] for line in done.stdout.splitlines()]
    assert questions == [WINDING, "", WINDING]


def test_a_file_name_is_shown_and_not_obeyed(environ: dict[str, str], tmp_path: Path) -> None:
    """An escape sequence in it reaches no terminal, whether the file is there or not."""
    name = tmp_path / "\x1b]0;evil\x07\u202e.yaml"
    for argv in (["check"], ["ask", WINDING], ["config"]):
        done = subprocess.run(
            [*COMMAND, "--faq", str(name), *argv],
            env={**environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
            timeout=60,
        )
        shown = (done.stdout + done.stderr).decode()
        assert "evil" in shown
        assert not set(shown) & set("\x1b\x07\u202e")


@posix
def test_a_folder_that_is_gone_does_no_harm(environ: dict[str, str], tmp_path: Path) -> None:
    """There are no preferences in it."""
    folder = tmp_path / "gone"
    folder.mkdir()
    environ = {**environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$0" -m faqbot ask "$1"', sys.executable, WINDING],
        cwd=folder,
        env=environ,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_each_command_loads_only_what_it_needs(environ: dict[str, str]) -> None:
    """Help needs next to nothing; a single question needs no chat."""
    program = f"""
import sys
from faqbot.cli import main

def loaded(*names):
    return [name for name in names if name in sys.modules]

heavy = ("prompt_toolkit", "asyncio", "http", "logging", "importlib.metadata", "tomllib")
main(["--version"])
main(["ask", "--help"])
print(loaded(*heavy, "numpy", "yaml", "rapidfuzz", "json"), file=sys.stderr)
main(["ask", "--explain", {WINDING!r}])
print(loaded(*heavy), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environ,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.split() == [b"[]", b"[]"]
