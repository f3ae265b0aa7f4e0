from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.preferences.files import Found
from faqbot.preferences.report import config_dict, config_text

if TYPE_CHECKING:
    from pathlib import Path


def test_every_value_stands_with_its_source(tmp_path: Path) -> None:
    """In columns; files that are not there are said so, and nothing controls the terminal."""
    there = tmp_path / "there.toml"
    there.write_text("", encoding="utf-8")
    found = (
        Found(name="faq", value="a\x1b.yaml", source="--faq"),
        Found(name="vi", value=True, source="$FAQBOT_VI"),
        Found(name="log", value=None, source="default"),
    )
    files = (there, tmp_path / "none.toml")
    assert config_text(found, files, tmp_path / "cache").split("\n") == [
        "faq  a\\x1b.yaml  --faq",
        "vi   on       $FAQBOT_VI",
        "log  (none)   default",
        "",
        "Files, the first of them first:",
        f"  {there}",
        f"  {tmp_path / 'none.toml'}  (not there)",
        "",
        f"Compiled FAQs are kept in {tmp_path / 'cache'}",
    ]
    assert config_text(found, files, None).endswith("\nCompiled FAQs are not kept.")
    assert config_dict(found, files, None)["cache"] is None
    data = config_dict(found, files, tmp_path / "cache")
    assert data["cache"] == str(tmp_path / "cache")
    assert data["preferences"] == {
        "faq": {"value": "a\x1b.yaml", "source": "--faq"},
        "vi": {"value": True, "source": "$FAQBOT_VI"},
        "log": {"value": None, "source": "default"},
    }
    assert data["files"] == [
        {"path": str(there), "exists": True},
        {"path": str(tmp_path / "none.toml"), "exists": False},
    ]
