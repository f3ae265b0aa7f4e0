from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faqbot.errors import ConfigError
from faqbot.preferences.files import (
    Found,
    preference_files,
    project_file,
    read_preferences,
    user_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[..., Path]


def refusal(path: Path, *, project: bool = False) -> str:
    """Return what is said about a bad file."""
    with pytest.raises(ConfigError) as caught:
        read_preferences(path, project=project)
    return str(caught.value)


def test_the_users_file_lies_where_the_system_keeps_such_files(tmp_path: Path) -> None:
    """In the XDG directory, which counts only if it is absolute."""
    usual = Path("/home/me/.config/faqbot/config.toml")
    assert user_file({"HOME": "/home/me"}, windows=False) == usual
    assert user_file({"HOME": "/home/me", "XDG_CONFIG_HOME": "x"}, windows=False) == usual
    own = user_file({"HOME": "/home/me", "XDG_CONFIG_HOME": "/x"}, windows=False)
    assert own == Path("/x/faqbot/config.toml")
    assert user_file({}, windows=False) is None
    roaming = user_file({"APPDATA": str(tmp_path)}, windows=True)
    assert roaming == tmp_path / "faqbot" / "config.toml"


def test_a_project_has_a_file_of_its_own_or_a_table(tmp_path: Path, write: Write) -> None:
    """The own file wins; a pyproject without the table is none of ours, however bad it is."""
    assert project_file(tmp_path) is None
    shared = write("[tool.other\n", "pyproject.toml")
    assert project_file(tmp_path) is None
    write("[project]\nname = 'x'\n[tool.faqbot]\nvi = true\n", "pyproject.toml")
    assert project_file(tmp_path) == shared
    own = write("", "faqbot.toml")
    assert project_file(tmp_path) == own


def test_the_files_that_count_are_named_whether_they_exist_or_not(tmp_path: Path) -> None:
    """The project's before the user's."""
    files = preference_files(tmp_path, {"HOME": "/home/me"}, windows=False)
    assert files == (tmp_path / "faqbot.toml", Path("/home/me/.config/faqbot/config.toml"))


def test_values_are_read_with_their_source(write: Write, tmp_path: Path) -> None:
    """File names count from the folder of the file."""
    path = write('vi = true\nmenu = "off"\nfaq = "data/faq.yaml"\n', "faqbot.toml")
    assert read_preferences(path, project=True) == (
        Found(name="vi", value=True, source=str(path)),
        Found(name="menu", value=False, source=str(path)),
        Found(name="faq", value=str(tmp_path / "data" / "faq.yaml"), source=str(path)),
    )
    table = write("[tool.faqbot]\nghost = false\n", "pyproject.toml")
    (found,) = read_preferences(table, project=True)
    assert (found.name, found.value) == ("ghost", False)


def test_a_home_in_a_file_name_is_found(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """And an absolute one stays."""
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("USERPROFILE", "/home/me")
    path = write('log = "~/misses.jsonl"\nfaq = "/data/faq.yaml"', "config.toml")
    log, faq = read_preferences(path, project=False)
    assert log.value == str(Path("/home/me/misses.jsonl"))
    assert faq.value == str(Path("/data/faq.yaml"))


def test_a_missing_file_says_nothing(tmp_path: Path, write: Write) -> None:
    """Nor does one below a file."""
    assert read_preferences(tmp_path / "none.toml", project=False) == ()
    below = write("", "file") / "config.toml"
    assert read_preferences(below, project=False) == ()


def test_every_problem_is_told_with_its_line(write: Write) -> None:
    """Unknown names with the nearest known one, bad values with what was expected."""
    path = write('vi = true\ncolour = "never"\nmenu = 3\n[zebra]\nx = 1\n', "config.toml")
    assert refusal(path).splitlines() == [
        f'{path}:2:1: unknown preference "colour". Did you mean `color`?',
        f"{path}:3:1: expected `menu` to be on or off.",
        f'{path}: unknown preference "zebra". See `faqbot config`.',
        f"{path}: 3 errors, no warnings.",
    ]


def test_a_project_cannot_switch_the_log_on(write: Write) -> None:
    """Whoever asks decides whether questions are kept."""
    path = write('log = "misses.jsonl"\n', "faqbot.toml")
    assert "`log` cannot be set for a project" in refusal(path, project=True)
    assert read_preferences(path, project=False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"vi = \n", ":1:6: this is not TOML: Invalid value."),
        (b"vi = true", None),
        (b"\xef\xbb\xbfvi = true", None),
        (b"vi = '\xff'", ": is not UTF-8 text. Save it as UTF-8."),
        (b"#" * 1_000_001, ": is far too large for preferences."),
    ],
)
def test_what_is_no_file_of_preferences_is_said_so(
    content: bytes, message: str | None, tmp_path: Path
) -> None:
    """With the place where reading failed."""
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    if message is None:
        assert read_preferences(path, project=False)
    else:
        assert refusal(path).startswith(f"{path}{message}")


def test_a_folder_in_its_place_is_said_so(tmp_path: Path) -> None:
    """It cannot be read."""
    assert "cannot be read" in refusal(tmp_path)
