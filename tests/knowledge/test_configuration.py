"""Version, language, source and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqbot.model import Calibration, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.model import Faq

    Complaints = Callable[[str | bytes], list[str]]
    Load = Callable[[str], Faq]


@pytest.mark.parametrize("version", ["1", "'1'"])
def test_version(load_beside_entry: Load, version: str) -> None:
    """Version 1 is read."""
    assert load_beside_entry(f"faqbot: {version}\n").entries


@pytest.mark.parametrize("version", ["2", "1.0", "one"])
def test_another_version(beside_entry: Complaints, version: str) -> None:
    """What this program reads is said."""
    assert beside_entry(f"faqbot: {version}\n") == [
        (
            f'faq.yaml:1:1: this file is in version "{version}" of the format, and this program '
            "reads version 1. Write `faqbot: 1`, or install a later faqbot."
        )
    ]


@pytest.mark.parametrize("language", ["en", "no", "pt-BR", "zh-Hant"])
def test_language(load_beside_entry: Load, language: str) -> None:
    """Also Norwegian is a language."""
    assert load_beside_entry(f"language: {language}\n").language == language


def test_language_that_is_no_code(beside_entry: Complaints) -> None:
    """A name of a language is no code."""
    assert beside_entry("language: English\n") == [
        (
            'faq.yaml:1:1: "English" is not the code of a language. Write its code, such as en or '
            "pt-BR."
        )
    ]


def test_source_is_text(beside_entry: Complaints) -> None:
    """Nested parts of the source are told."""
    assert beside_entry("source:\n  article: A\n  dates: [a, b]\n") == [
        "faq.yaml:3:3: source: expected `dates` to be text, got a list. Write it as one text."
    ]


def test_settings_left_out(load_beside_entry: Load) -> None:
    """What is not set is left to the program."""
    assert load_beside_entry("settings: {}\n").settings == Settings()
    assert load_beside_entry("settings: {calibration: {}}\n").settings.calibration == Calibration()


@pytest.mark.parametrize(("written", "encoder"), [("none", None), ("semantic", "semantic")])
def test_encoder(load_beside_entry: Load, written: str, encoder: str | None) -> None:
    """The word none stands for no encoder."""
    assert load_beside_entry(f"settings: {{encoder: {written}}}\n").settings.encoder == encoder


def test_an_encoder_that_does_not_exist(beside_entry: Complaints) -> None:
    """It is found when the file is checked, not when somebody asks."""
    assert beside_entry("settings:\n  encoder: semantik\n") == [
        'faq.yaml:2:3: settings: there is no encoder "semantik". Did you mean `semantic`?'
    ]


def test_thresholds_in_the_wrong_order(beside_entry: Complaints) -> None:
    """Asking back lies below answering."""
    assert beside_entry("settings:\n  answer_at: 0.5\n  ask_at: 0.7\n") == [
        (
            "faq.yaml:3:3: settings: `ask_at` (0.7) is above `answer_at` (0.5, line 2). Lower it: "
            "a question is asked back between the two."
        )
    ]


def test_equal_thresholds(load_beside_entry: Load) -> None:
    """To never ask back is a choice."""
    settings = load_beside_entry("settings: {answer_at: 0.5, ask_at: 0.5}\n").settings
    assert settings.answer_at == settings.ask_at


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("slope: 0", "`slope` to be a number above 0, got 0. Write 1 if it is to change nothing."),
        ("slope: -1", "`slope` to be a number above 0, got -1."),
        ("intercept: x", '`intercept` to be a number, got the text "x".'),
        ("intercept: 1e999", "`intercept` to be a number, got 1e999."),
        ("fitted_on: [x]", "`fitted_on` to be text, got a list."),
    ],
)
def test_calibration_out_of_range(beside_entry: Complaints, written: str, message: str) -> None:
    """A calibration must keep the order of confidences."""
    [problem] = beside_entry(f"settings:\n  calibration: {{{written}}}\n")
    assert problem.startswith(f"faq.yaml:2:17: settings: calibration: expected {message}")
