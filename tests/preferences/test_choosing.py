from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

import pytest

from faqbot.errors import UsageError
from faqbot.preferences import choosing
from faqbot.preferences.choosing import choose, in_force, with_value
from faqbot.preferences.table import PREFERENCES, Preference, Preferences, Shape, Variable

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.preferences.files import Found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home whose own file prefers vi's keys, and a project in it that does not."""
    own = tmp_path / "config" / "faqbot" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('vi = true\nghost = false\ncolor = "always"\n', encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "faqbot.toml").write_text('vi = false\nfaq = "a.yaml"\n', encoding="utf-8")
    return tmp_path


def chosen(home: Path, environ: dict[str, str] | None = None, **flags: object) -> dict[str, Found]:
    """Return what is in force in the project, by name."""
    surroundings = {"XDG_CONFIG_HOME": str(home / "config"), **(environ or {})}
    found = choose(Namespace(**flags), surroundings, folder=home / "project", windows=False)
    return {each.name: each for each in found}


def test_the_first_that_says_anything_wins(home: Path) -> None:
    """Flags, then environment, project file, user file, default."""
    assert chosen(home)["vi"].value is False
    assert chosen(home)["vi"].source == str(home / "project" / "faqbot.toml")
    assert chosen(home)["ghost"].source == str(home / "config" / "faqbot" / "config.toml")
    assert chosen(home)["menu"].source == "default"
    by_variable = chosen(home, {"FAQBOT_VI": "0"})["vi"]
    assert (by_variable.value, by_variable.source) == (True, "$FAQBOT_VI")
    by_flag = chosen(home, {"FAQBOT_VI": "1"}, vi=False)["vi"]
    assert (by_flag.value, by_flag.source) == (False, "--no-vi")


def test_no_color_wins_over_files_and_over_force_color(home: Path) -> None:
    """But not over what is typed."""
    forced = {"FORCE_COLOR": "1"}
    assert chosen(home)["color"].value == "always"
    assert chosen(home, {"NO_COLOR": "1"} | forced)["color"].value == "never"
    assert chosen(home, forced)["color"].source == "$FORCE_COLOR"
    assert chosen(home, {"NO_COLOR": "1"}, color="auto")["color"].value == "auto"


def test_empty_values_count_as_not_given(home: Path) -> None:
    """Of variables and of options."""
    found = chosen(home, {"FAQBOT_FAQ": "", "NO_COLOR": ""}, faq="")
    assert found["faq"].value == str(home / "project" / "a.yaml")
    assert found["color"].value == "always"


def test_what_is_in_force_is_the_values_alone(home: Path) -> None:
    """Each under its name."""
    values = in_force(tuple(chosen(home, watch=True).values()))
    assert values == Preferences(
        faq=str(home / "project" / "a.yaml"), color="always", ghost=False, watch=True
    )


def test_every_variable_counts() -> None:
    """Switches are on or off when set to anything."""
    assert all(each.variables for each in PREFERENCES)
    names = [variable.name for each in PREFERENCES for variable in each.variables]
    assert "FAQBOT_NO_HISTORY" in names


def test_no_suggestions_switches_off_menu_and_grey_text(home: Path) -> None:
    """One variable for both."""
    found = chosen(home, {"FAQBOT_NO_SUGGESTIONS": "1"})
    assert (found["menu"].value, found["ghost"].value) == (False, False)


def test_a_bad_variable_is_wrong_usage() -> None:
    """It is named, with what it takes."""
    switch = Preference(
        name="vi", shape=Shape.SWITCH, help="Keys.", variables=(Variable("FAQBOT_X"),)
    )
    found = choosing._variable(switch, {"FAQBOT_X": "yes"})
    assert found
    assert found.value is True
    with pytest.raises(UsageError, match=r"^expected \$FAQBOT_X to be on or off\.$"):
        choosing._variable(switch, {"FAQBOT_X": "blue"})


def test_one_value_can_be_changed() -> None:
    """The rest stays."""
    assert with_value(Preferences(vi=True), "menu", "off") == Preferences(vi=True, menu=False)
