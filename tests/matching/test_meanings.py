"""Words of one meaning."""

from __future__ import annotations

import pytest

from faqbot.matching.meanings import mean_the_same
from faqbot.matching.wordforms import stem


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("repairs", "mending", True),
        ("terminate", "end", True),
        ("paracetamol", "acetaminophen", True),
        ("open", "close", False),
        ("apple", "pear", False),
    ],
)
def test_words_of_one_group_mean_the_same(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table of expectations
    """In any form, either way round."""
    assert mean_the_same(stem(one), stem(other)) is same
    assert mean_the_same(stem(other), stem(one)) is same
