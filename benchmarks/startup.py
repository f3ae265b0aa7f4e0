"""How long faqbot takes to start, as multiples of a bare interpreter's start.

    python benchmarks/startup.py [RUNS]

Prints whole-process times of `faqbot ask` and the time to the chat's first prompt in a
pseudo-terminal, from the second start on (the index is there), beside the interpreter alone and
with the libraries that faqbot stands on; then the parts of the chat's start, one after another:
those before the prompt, and those that go on behind it. Needs pexpect for the prompt.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "what could go wrong with one of these pain pumps"
_WARM_UPS = 2
# Each part is timed in a fresh process, in the order in which the chat comes to it.
_PARTS = """
import json, sys, time
parts, start = {}, time.perf_counter()

def done(name):
    global start
    parts[name] = time.perf_counter() - start
    start = time.perf_counter()

import faqbot.cli
done("before: the command line's own code")
import os, pathlib
from faqbot.arguments import parse_arguments
from faqbot.preferences.choosing import choose
choose(parse_arguments([]), os.environ, folder=pathlib.Path.cwd(), windows=False)
done("before: options, environment, files of preferences")
import prompt_toolkit
done("before: prompt_toolkit")
import faqbot.terminal.chat
done("before: the chat's code")
import numpy
done("behind: numpy")
import faqbot.dialogue.loading
done("behind: matching and dialogue code")
bot = faqbot.dialogue.loading.load()
done("behind: reading the index, preparing the guards")
faqbot.terminal.completion.Known(bot)
done("behind: the questions of the menu")
print(json.dumps(parts))
"""


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    jobs: dict[str, Callable[[], float]] = {
        "python -c pass": lambda: _process("-c", "pass"),
        "python -c 'import numpy'": lambda: _process("-c", "import numpy"),
        "python -c 'import prompt_toolkit'": lambda: _process("-c", "import prompt_toolkit"),
        "faqbot --version": lambda: _process("-m", "faqbot", "--version"),
        "faqbot ask QUESTION": lambda: _process("-m", "faqbot", "ask", QUESTION),
        "faqbot, first prompt": _first_prompt,
    }
    times = _interleaved(jobs, runs)
    base = statistics.median(times["python -c pass"])
    print(f"{'median of ' + str(runs) + ' runs':36} {'ms':>7} {'x bare':>7}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:36} {median * 1000:7.1f} {median / base:7.1f}")
    print()
    print(f"{'the parts, before and behind the first prompt':52} {'ms':>7} {'x bare':>7}")
    for name, median in _parts(runs).items():
        print(f"{name:52} {median * 1000:7.1f} {median / base:7.1f}")


def _parts(runs: int) -> dict[str, float]:
    """Return the median time of every part of the chat's start, in seconds."""
    taken: dict[str, list[float]] = {}
    for _ in range(runs):
        command = [sys.executable, "-c", _PARTS]
        done = subprocess.run(command, check=True, capture_output=True)
        for name, seconds in json.loads(done.stdout).items():
            taken.setdefault(name, []).append(seconds)
    return {name: statistics.median(times) for name, times in taken.items()}


def _interleaved(jobs: dict[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Return the times of each job, run in turn so that a slow spell hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for run in range(runs + _WARM_UPS):
        for name, job in jobs.items():
            taken = job()
            if run >= _WARM_UPS:
                times[name].append(taken)
    return times


def _process(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
    return time.perf_counter() - start


def _first_prompt() -> float:
    import pexpect  # noqa: PLC0415 - only where there are pseudo-terminals

    start = time.perf_counter()
    child = pexpect.spawn(
        sys.executable, ["-m", "faqbot"], dimensions=(24, 80), timeout=30, encoding="utf-8"
    )
    # The prompt is there once the cursor is shown behind it.
    child.expect(r">[^\n]*[\s\S]*?\x1b\[\?25h")
    taken = time.perf_counter() - start
    child.close(force=True)
    return taken


if __name__ == "__main__":
    main()
