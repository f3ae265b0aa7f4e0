"""The scripts, run by the shells that they are for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from faqbot.arguments import SHELLS, parsers
from faqbot.shell.completion import completion_script

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_can_be_completed(shell: str) -> None:
    """Nothing that can be typed is left out, in any shell."""
    script = completion_script(shell)
    for command, parser in parsers().items():
        assert command in script
        for action in parser._actions:
            for name in action.option_strings:
                long = f"-l {name[2:]} " if shell == "fish" and name.startswith("--") else name
                assert (long if not (shell == "fish" and len(name) == 2) else f"-s {name[1:]}") in (
                    script
                )


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_finds_no_fault(shell: str, tmp_path: Path) -> None:
    """Where it is installed, it reads its script without running it."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(completion_script(shell), encoding="utf-8")
    done = subprocess.run([program, "-n", str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


class TestBash:
    """What bash offers."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Return a folder with the script, a file, and the program under its name."""
        folder = tmp_path
        (folder / "script").write_text(completion_script("bash"), encoding="utf-8")
        (folder / "mine.yaml").write_text("", encoding="utf-8")
        program = folder / "faqbot"
        program.write_text("#!/bin/sh\nprintf 'risks  What?\\nhours  When?\\n'\n", encoding="utf-8")
        program.chmod(0o755)
        return folder

    def offered(self, folder: Path, *words: str) -> list[str]:
        """Return what is offered for the last of *words*, behind the program's name."""
        bash = shutil.which("bash")
        if bash is None or sys.platform == "win32":
            pytest.skip("bash is not installed")
        typed = " ".join(f"'{word}'" for word in ("faqbot", *words))
        program = (
            "source ./script; "
            f"COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _faqbot; "
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        done = subprocess.run(
            [bash, "--norc", "-c", program],
            cwd=folder,
            env={"PATH": f"{folder}:/usr/bin:/bin"},
            capture_output=True,
            check=True,
            text=True,
        )
        assert done.stderr == ""
        return done.stdout.split()

    def test_commands_and_options_come_first(self, folder: Path) -> None:
        """Before any command, those of the chat too."""
        assert self.offered(folder, "to") == ["topics"]
        assert "--watch" in self.offered(folder, "--")
        assert "--json" not in self.offered(folder, "--")

    def test_a_command_has_its_own_options(self, folder: Path) -> None:
        """Wherever it stands."""
        assert "--json" in self.offered(folder, "--color", "never", "ask", "--")
        assert "--watch" not in self.offered(folder, "ask", "--")

    def test_values_are_what_the_option_takes(self, folder: Path) -> None:
        """One of a few, a file, or anything."""
        assert self.offered(folder, "--color", "a") == ["auto", "always"]
        assert self.offered(folder, "--faq", "mi") == ["mine.yaml"]
        assert self.offered(folder, "--encoder", "") == []

    def test_arguments_are_what_the_command_takes(self, folder: Path) -> None:
        """Files, ids of the FAQ, names of shells."""
        assert self.offered(folder, "check", "mi") == ["mine.yaml"]
        assert self.offered(folder, "show", "r") == ["risks"]
        assert self.offered(folder, "completion", "") == [
            "bash",
            "zsh",
            "fish",
            *self.offered(folder, "completion", "-"),
        ]
