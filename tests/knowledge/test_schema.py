"""The JSON Schema for editors says what the loader says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

import faqbot.errors
from faqbot.knowledge.composing import compose
from faqbot.knowledge.configuration import CALIBRATION, SETTINGS
from faqbot.knowledge.loading import FIELDS, parse_faq
from faqbot.knowledge.nodes import Node, Pairs, Scalar, Series, is_null
from faqbot.knowledge.problems import Problems
from faqbot.knowledge.rules import NOTICES, RULE
from faqbot.knowledge.sections import ENTRIES, GAPS, SMALLTALK

SCHEMA = json.loads(
    (Path(faqbot.errors.__file__).parent / "data" / "faq.schema.json").read_text("utf-8")
)
VALIDATOR = Draft7Validator(SCHEMA)
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

GOOD = [
    "",
    "faqbot: 1",
    "faqbot: '1'",
    "title: no",
    "title: 1.10",
    "title: true",
    "language: pt-BR",
    "source: {article: A, 2024: 1.10}",
    "source: {}",
    "disclaimer: |\n  two\n  lines",
    "contact: us",
    "settings: {}",
    "settings: {answer_at: 1, ask_at: 0, unanswerable_share: .5, encoder: none}",
    "settings: {calibration: {slope: 0.1, intercept: -3, fitted_on: abc}}",
    "settings: {calibration: {}}",
    "not_covered: []",
    "not_covered: [{id: a, topic: b, phrases: [c], related: [any]}]",
    "notices: [{id: a, text: b, phrases: [c]}]",
    "notices: [{id: a, text: b, phrases: [], rules: [[[c]]]}]",
    "notices: [{id: a, text: b, rules: [[g, [c d, e*, 911]]]}]\nword_groups: {g: [h]}",
    "notices: [{id: a, text: b, rules: [{meet: [[c]], unless: g}]}]\nword_groups: {g: [h]}",
    "notices: [{id: a, text: b, rules: [{meet: [[c]], unless: [d]}]}]",
    "notices: [{id: a, text: b, phrases: [c], numbers: {EU: 112, UK: 999 or 111}}]",
    "notices: [{id: a, text: b, rules: [[[<g> + x* y]]]}]\nword_groups: {g: [^is a, 38.*]}",
    "notices: [{id: a, text: b, rules: [{meet: [g], unless_before: g}]}]\nword_groups: {g: [h]}",
    "notices: [{id: a, text: b, rules: [{meet: [[c]], unless_anywhere: [d, e]}]}]",
    "smalltalk: [{id: 1, phrases: [no], answer: on}]",
    "synonyms: [[a, b], [c, d, e]]",
    "opposites: []",
    "protected: [[a, b]]",
]
BAD = [
    "faqbot: 2",
    "faqbot:",
    "titel: x",
    "title: [x]",
    "title:",
    "title: ''",
    "title: '  '",
    "language: English",
    "language: e",
    "source: x",
    "source: {a: [b]}",
    "source: {a: {b: c}}",
    "settings: []",
    "settings: {answer: 0.5}",
    "settings: {answer_at: 1.5}",
    "settings: {answer_at: '0.5'}",
    "settings: {ask_at: -1}",
    "settings: {unanswerable_share: many}",
    "settings: {encoder: ~}",
    "settings: {calibration: {slope: 0}}",
    "settings: {calibration: {intercept: x}}",
    "settings: {calibration: {other: 1}}",
    "not_covered: {}",
    "not_covered: [{id: a, phrases: [c]}]",
    "not_covered: [{id: a, topic: b}]",
    "not_covered: [{id: a, topic: b, phrases: []}]",
    "not_covered: [{id: a, topic: b, phrases: [c], answer: d}]",
    "notices: [{id: a, text: b}]",
    "notices: [{id: a, text: b, phrases: []}]",
    "notices: [{id: a, text: b, phrases: [], rules: []}]",
    "notices: [{id: a, phrases: [c]}]",
    "notices: [{id: a, text: b, rules: [c]}]",
    "notices: [{id: a, text: b, rules: [[]]}]",
    "notices: [{id: a, text: b, rules: [[[]]]}]",
    "notices: [{id: a, text: b, rules: [[['*']]]}]",
    "notices: [{id: a, text: b, rules: [[['c*d']]]}]",
    "notices: [{id: a, text: b, rules: [[['^']]]}]",
    "notices: [{id: a, text: b, rules: [[['a ^b']]]}]",
    "notices: [{id: a, text: b, phrases: [c], numbers: [112]}]",
    "notices: [{id: a, text: b, phrases: [c], numbers: {EU: ''}}]",
    "notices: [{id: a, text: b, rules: [{unless: [c]}]}]",
    "notices: [{id: a, text: b, rules: [{meet: [[c]], unles: [d]}]}]",
    "smalltalk: [{id: a, phrases: [b]}]",
    "smalltalk: [{id: a, phrases: b, answer: c}]",
    "smalltalk: [{id: a b, phrases: [b], answer: c}]",
    "smalltalk: [{id: ~, phrases: [b], answer: c}]",
    "smalltalk: [{id: a, phrases: [{b: c}], answer: c}]",
    "smalltalk: [a]",
    "synonyms: [[a]]",
    "synonyms: [a]",
    "opposites: [[a, [b]]]",
    "protected: {}",
    "word_groups: {a: []}",
    "word_groups: {a b: [c]}",
    "word_groups: [a]",
]
# What takes more than one place to see is beyond a schema.
LOADER_ONLY = [
    "settings: {answer_at: 0.5, ask_at: 0.6}",
    "not_covered: [{id: a, topic: b, phrases: [c], related: [nowhere]}]",
    "smalltalk: [{id: any, phrases: [b], answer: c}]",
    "notices: [{id: a, text: b, rules: [[nowhere]]}]",
    "notices: [{id: a, text: b, rules: [[[<nowhere>]]]}]",
    "notices: [{id: a, text: b, rules: [[g]]}]\nword_groups: {g: [<g>]}",
]
ENTRY = "entries: [{id: any, question: any question, answer: any answer}]\n"
BAD_WHOLE = [
    "title: x",
    "entries: []",
    "entries:",
    "entries: {}",
    "entries: [x]",
    "entries: [{id: a, question: b}]",
    "entries: [{id: a, answer: b}]",
    "entries: [{question: a, answer: b}]",
    "entries: [{id: a, question: b, answer: [c]}]",
    "entries: [{id: a, question: b, answer: c, phrases: d}]",
    "entries: [{id: a, question: b, answer: c, section: []}]",
    "entries: [{id: a, question: b, answer: c, anwser: d}]",
    "- a",
    "a",
]


def as_json(node: Node | None) -> Any:
    """Return *node* as an editor sees it, by the core schema of YAML 1.2."""
    match node:
        case Pairs(items):
            return {key.text: as_json(value) for key, value in items if isinstance(key, Scalar)}
        case Series(items):
            return [as_json(item) for item in items]
        case Scalar(text, _, plain=True) if not is_null(node):
            if NUMBER.fullmatch(text):
                return float(text) if set(text) & set(".eE") else int(text)
            return {"true": True, "false": False}.get(text, text)
        case Scalar(text) if not is_null(node):
            return text
    return None


def schema_takes(text: str) -> bool:
    """Return whether the schema has nothing against *text*."""
    return VALIDATOR.is_valid(as_json(compose(text, Problems("faq.yaml"))))


def loader_takes(text: str) -> bool:
    """Return whether the loader finds no error in *text*."""
    try:
        parse_faq(text.encode(), file="faq.yaml")
    except faqbot.errors.FaqError:
        return False
    return True


def test_schema_is_a_schema() -> None:
    """Draft 07, which editors know best."""
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("text", GOOD)
def test_both_take_what_is_good(text: str) -> None:
    """An editor underlines nothing that the loader takes."""
    assert loader_takes(f"{ENTRY}{text}\n")
    assert schema_takes(f"{ENTRY}{text}\n")


@pytest.mark.parametrize("text", [ENTRY + text for text in BAD] + BAD_WHOLE)
def test_both_refuse_what_is_bad(text: str) -> None:
    """An editor underlines what the loader would refuse."""
    assert not loader_takes(text + "\n")
    assert not schema_takes(text + "\n")


@pytest.mark.parametrize("text", LOADER_ONLY)
def test_only_the_loader_compares_places(text: str) -> None:
    """A schema sees one place at a time."""
    assert not loader_takes(f"{ENTRY}{text}\n")
    assert schema_takes(f"{ENTRY}{text}\n")


def test_the_same_fields_at_every_level() -> None:
    """No field is known to one of the two alone, and each says what it is for."""
    top = SCHEMA["properties"]
    settings = top["settings"]["properties"]
    rule = SCHEMA["definitions"]["rule"]["anyOf"][1]["properties"]
    assert list(top) == list(FIELDS)
    assert tuple(settings) == SETTINGS
    assert tuple(settings["calibration"]["properties"]) == CALIBRATION
    assert tuple(rule) == RULE
    for section in (ENTRIES, GAPS, NOTICES, SMALLTALK):
        assert tuple(top[section.field]["items"]["properties"]) == tuple(section.known)
    assert all("description" in field for field in [*top.values(), *settings.values()])
