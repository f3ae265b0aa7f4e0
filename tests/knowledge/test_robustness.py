"""Any text survives the loader, and no file of any content ends in a traceback."""

from __future__ import annotations

from contextlib import suppress
from unittest.mock import patch

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from faqbot.errors import FaqError
from faqbot.knowledge.loading import parse_faq
from faqbot.text import key, printable


@pytest.mark.parametrize("allow_unicode", [True, False])
@given(text=st.text())
def test_any_text_survives(text: str, *, allow_unicode: bool) -> None:
    """What pyyaml writes is read back unchanged, apart from the space around it."""
    # These end a line where they stand unescaped, also for pyyaml itself.
    assume(not allow_unicode or not set(text) & set("\x85\u2028\u2029"))
    question = "the only question"
    assume(key(text.strip()) not in {"", key(question)})
    entry = {"id": "a", "question": question, "answer": text, "phrases": [text]}
    data = yaml.safe_dump({"entries": [entry]}, allow_unicode=allow_unicode).encode()
    loaded = parse_faq(data, file="faq.yaml")
    assert loaded.faq.entries[0].phrases == (text.strip(),)
    assert loaded.faq.entries[0].answer == text.strip()
    assert not loaded.warnings


_PIECES = st.sampled_from(
    [
        *"[]{}:,-?&*!|>'\"%@`#~ \n\t\r\\",
        "\n  ",
        "- ",
        ": ",
        "<<",
        "...",
        "---",
        "\\u",
        "\\xff",
        "%YAML 1.",
        "%TAG ! ",
        "!<",
        "!!",
        "entries:",
        "id",
        "answer",
        "rules",
        "é",
        "\ufeff",
        "9",
    ]
)


@pytest.mark.parametrize("name", ["CSafeLoader", "SafeLoader"])
@given(data=st.one_of(st.binary(), st.lists(_PIECES).map("".join).map(str.encode)))
def test_arbitrary_bytes_raise_nothing_but_faq_errors(name: str, data: bytes) -> None:
    """No file ends in a traceback, whichever parser reads it."""
    loader = getattr(yaml, name, yaml.SafeLoader)
    with patch("faqbot.knowledge.composing.LOADER", loader), pytest.raises(FaqError) as caught:
        parse_faq(data, file="faq.yaml")
    for problem in caught.value.problems:
        assert printable(problem.message) == problem.message
        assert "\n" not in problem.message


_SCALARS = st.sampled_from(["", "~", "no", "0.5", "a", "b c", "a*", "none", "'x'", "60%", "1"])
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "question",
                    "answer",
                    "phrases",
                    "related",
                    "text",
                    "rules",
                    "meet",
                    "unless",
                    "topic",
                    "slope",
                ]
            ),
            inner,
            max_size=3,
        ).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"),
    ),
)
_FIELDS = st.sampled_from(
    [
        "entries",
        "notices",
        "not_covered",
        "smalltalk",
        "settings",
        "synonyms",
        "word_groups",
        "source",
        "faqbot",
    ]
)


@given(st.dictionaries(_FIELDS, _TREES))
def test_any_shape_of_values_is_told_or_taken(fields: dict[str, str]) -> None:
    """Every section holds against values of any shape."""
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    with suppress(FaqError):
        assert parse_faq(text.encode(), file="faq.yaml").faq.entries
