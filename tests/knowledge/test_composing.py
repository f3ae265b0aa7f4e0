"""From text to nodes, within bounds."""

from __future__ import annotations

from contextlib import suppress

import pytest

from faqbot.errors import FaqError, Location, Severity
from faqbot.knowledge import composing
from faqbot.knowledge.composing import MAX_ALIASES, MAX_DEPTH, MAX_NODES, compose
from faqbot.knowledge.nodes import Pairs, Scalar, Series
from faqbot.knowledge.problems import Problems

pytestmark = pytest.mark.usefixtures("both_parsers")

TOO_DEEP = (
    f"lists and mappings stand in each other more than {MAX_DEPTH} levels deep. "
    "Check the brackets and the indentation."
)


def refusal(text: str) -> str:
    """Return the last problem of a *text* that cannot be composed."""
    with pytest.raises(FaqError) as caught:
        compose(text, Problems("f"))
    return str(caught.value.problems[-1])


def test_nodes_keep_text_and_place() -> None:
    """Scalars are text as written; places count from 1."""
    root = compose('a: [no, "x"]\n', Problems("f"))
    no = Scalar("no", Location("f", 1, 5), plain=True)
    x = Scalar("x", Location("f", 1, 9), plain=False)
    a = Scalar("a", Location("f", 1, 1), plain=True)
    pair = (a, Series((no, x), Location("f", 1, 4)))
    assert root == Pairs((pair,), Location("f", 1, 1))


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_nothing_but_comments(text: str) -> None:
    """A file without a document has no root."""
    assert compose(text, Problems("f")) is None


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "[a, ", "[\n", "a:\n"])
def test_200_000_levels_are_refused_at_the_first_too_many(opening: str) -> None:
    """Depth is counted while parsing: neither the stack nor the time is used up."""
    text = opening * 200_000
    if opening == "a:\n":
        text = "".join(f"{' ' * level}a:\n" for level in range(200))
    assert refusal(text).endswith(TOO_DEEP)


def test_depth_within_the_bound() -> None:
    """The bound itself is allowed."""
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH, Problems("f"))
    assert refusal("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).endswith(TOO_DEEP)


def test_number_of_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """More values than any FAQ has are refused where they become too many."""
    monkeypatch.setattr(composing, "MAX_NODES", 10)
    assert compose("[1, 2, 3, 4, 5, 6, 7, 8, 9]", Problems("f"))
    assert refusal("[1, 2, 3, 4, 5, 6, 7, 8, 9,\n10, 11]").startswith(
        "f:2:5: the file holds more than 10 values"
    )


def test_aliases_repeat_a_part() -> None:
    """A part may be used again by its name."""
    root = compose("a: &list [x]\nb: *list\n", problems := Problems("f"))
    assert isinstance(root, Pairs)
    assert root.items[0][1] is root.items[1][1]
    assert not problems.found()


def test_billion_laughs_are_refused() -> None:
    """What aliases repeat is counted each time."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 10):
        repeated = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(f"a{level}: &a{level} [{repeated}]")
    assert f"holds more than {MAX_NODES:,} values, those repeated" in refusal("\n".join(lines))


def test_long_texts_cannot_be_repeated_at_will() -> None:
    """A few megabytes behind many aliases would be gigabytes to look through."""
    text = "a: &a " + "x" * 1_000_000 + "\nb: [" + "*a ," * 30 + "]\n"
    assert f"holds more than {MAX_NODES:,} values, those repeated" in refusal(text)


def test_number_of_aliases_is_bounded() -> None:
    """A few aliases are a convenience, very many are none."""
    few = "a: &a x\nb: [" + "*a ," * MAX_ALIASES + "]\n"
    assert compose(few, Problems("f"))
    many = "a: &a x\nb: [" + "*a ," * (MAX_ALIASES + 1) + "]\n"
    assert f"more than {MAX_ALIASES} aliases" in refusal(many)


def test_self_reference() -> None:
    """A part that repeats itself has no end."""
    assert refusal("a: &a\n  - [x, *a]\n") == (
        "f:2:9: `*a` stands inside the part that it repeats. Write that part out."
    )


def test_unknown_alias() -> None:
    """An alias without its anchor is most likely a text in stars."""
    assert refusal("a: *b\n") == (
        "f:1:4: `*b` refers to a part named `&b`, and there is none above. If it is a text that "
        "begins with *, put it in quotes."
    )


def test_anchor_taken_twice() -> None:
    """Both places of a name are told."""
    assert refusal("a: &a x\nb: &a y\n") == (
        "f:2:4: the name `&a` is already taken in line 1. Choose another, or put the text in "
        "quotes if it begins with &."
    )


def test_unused_anchor_is_a_warning() -> None:
    """A text that begins with & would lose its first word in silence."""
    compose("a: &more text\n", problems := Problems("f"))
    assert [str(problem) for problem in problems.found()] == [
        (
            "f:1:4: warning: `&more` names this part of the file and is never used. Remove it, or "
            "put the text in quotes if it begins with &."
        )
    ]


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("!!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
        ("!!binary aGVsbG8=", "!!binary"),
        ("!!set {b}", "!!set"),
        ("!!str 1", "!!str"),
        ("!important note", "!important"),
        ("! note", "!"),
    ],
)
def test_tags_are_refused(value: str, tag: str) -> None:
    """No tag has a meaning here, and none is ever followed."""
    compose(f"a: {value}\n", problems := Problems("f"))
    assert [str(problem) for problem in problems.found()] == [
        (
            f'f:1:4: the tag "{tag}" is not used in an FAQ: every value is text as written. '
            "Remove it, or put the text in quotes if it begins with an exclamation mark."
        )
    ]


def test_second_document() -> None:
    """One file is one FAQ."""
    assert refusal("a: b\n---\nc: d\n") == (
        "f:2:1: a second document begins here. One file holds one FAQ: remove the line `---` or "
        "move what follows to a file of its own."
    )


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n"])
def test_one_document_may_be_marked_as_such(text: str) -> None:
    """A start, an end and a version are no second document."""
    assert isinstance(compose(text, Problems("f")), Pairs)


def test_text_cut_off_by_a_comment_is_a_warning() -> None:
    """A number sign after a space begins a comment, which few who write "pump #1" know."""
    compose("a: 😀 pump #1 is good\n", problems := Problems("f"))
    assert [str(problem) for problem in problems.found()] == [
        (
            'f:1:11: warning: everything from "#1" on is a comment. Put the whole text in quotes '
            "if this is part of it, or a space after the # if not."
        )
    ]


@pytest.mark.parametrize("line", ["a: b # why", "a: b #", "a: 'pump #1'", "a: C#", "a: b #####"])
def test_ordinary_comments_are_none_of_our_business(line: str) -> None:
    """A comment with a space after its sign is meant."""
    compose(line + "\n", problems := Problems("f"))
    assert not problems.found()


@pytest.mark.parametrize("escape", [r"\ud800", r"\udc00 ok", r"\ud83d\ude00", r"\UFFFFFFFF"])
def test_escapes_that_are_no_character(escape: str) -> None:
    """Half a character can never reach a text."""
    problems = Problems("f")
    with suppress(FaqError):
        compose(f'a: "{escape}"\n', problems)
    assert [problem.severity for problem in problems.found()] == [Severity.ERROR]
