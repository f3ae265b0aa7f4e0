from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.output import DummyOutput

from faqbot.terminal.neutral import neutral, neutralise


def test_direction_and_hidden_characters_go() -> None:
    """Text is neither turned round nor hidden in, and emoji keep their joiners."""
    assert neutral("a\u202eb\u2066c\ufeffd\u200be") == "abcde"
    family = "\U0001f468\u200d\U0001f469"
    assert neutral(family) == family


@given(st.text())
def test_what_is_left_can_be_drawn(text: str) -> None:
    """No format character but the joiners, nothing else lost."""
    left = neutral(text)
    assert {unicodedata.category(char) for char in left if char not in "\u200c\u200d"}.isdisjoint(
        {"Cf", "Zl", "Zp", "Cs"}
    )
    assert neutral(left) == left


def test_an_output_writes_neutral_text_only() -> None:
    """From then on, whoever writes to it."""
    written: list[str] = []

    class Output(DummyOutput):
        def write(self, data: str) -> None:
            written.append(data)

    output = Output()
    neutralise(output)
    output.write("pass\u202eword")
    assert written == ["password"]
