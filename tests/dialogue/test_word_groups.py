"""Finding the members of word groups in an input."""

from __future__ import annotations

import pytest

from faqbot.dialogue.statements import read_statements
from faqbot.dialogue.word_groups import GroupCompiler
from faqbot.matching.spelling import Speller

NAMED = {
    "cannot": ("cannot", "unable to"),
    "feel": ("feel*",),
    "limb": ("leg", "legs", "feet"),
    "numb": ("numb", "<limb> like jelly", "<cannot> + <feel> + <limb>", "^dead <limb>"),
    "hot": ("38.*", "40"),
}


def found(group: str, text: str) -> list[str]:
    """Return what was found of the named *group* in *text*."""
    compiler = GroupCompiler(NAMED)
    number = compiler.number((f"<{group}>",))
    said = read_statements(text, Speller({}))
    spans = compiler.compiled().find(said).get(number, [])
    return [
        " ".join(
            said.words[place] for place in range(span.start, span.end) if span.words >> place & 1
        )
        for span in spans
    ]


@pytest.mark.parametrize(
    ("group", "text", "said"),
    [
        ("limb", "my legs and feet", ["legs", "feet"]),
        ("cannot", "I am unable to", ["unable to"]),
        ("feel", "feels and feeling", ["feels", "feeling"]),
        ("hot", "38.5 or 38 or 380 or 40", ["38.5", "40"]),
        ("numb", "my legs like jelly", ["legs like jelly"]),
        ("numb", "I cannot really feel both of my legs", ["cannot feel legs"]),
        ("numb", "my legs, I am unable to feel them", ["legs unable to feel"]),
        ("numb", "oh no, dead legs", ["dead legs"]),
    ],
)
def test_members_are_found(group: str, text: str, said: list[str]) -> None:
    """Words, beginnings, decimals, words in a row, and what stands close in any order."""
    assert found(group, text) == said


@pytest.mark.parametrize(
    "text",
    [
        "legs are like jelly",
        "I cannot. feel my legs",
        "I cannot come to the party of my old friend because I feel tired in my legs",
        "I cannot feel",
        "the dead legs",
    ],
)
def test_what_is_apart_or_incomplete_is_not(text: str) -> None:
    """Another word between, another sentence, too many words, a part missing, no beginning."""
    assert found("numb", text) == []


def test_words_to_spell_towards_are_whole() -> None:
    """Of what is only the beginning of a word nobody knows the rest."""
    compiler = GroupCompiler(NAMED)
    compiler.number(("<numb>", "chest pain*"))
    words = compiler.compiled().words()
    assert {"cannot", "unable", "jelly", "chest", "legs"} <= words
    assert not {"feel", "pain"} & words
