from __future__ import annotations

from faqbot.arguments import parsers
from faqbot.shell.grammar import grammars


def test_every_command_is_read_off_its_parser() -> None:
    """With all of its options and arguments, each described."""
    found = grammars()
    assert [each.name for each in found] == list(parsers())
    for grammar in found:
        assert grammar.summary.endswith(".")
        assert grammar.description
        help_text = parsers()[grammar.name].format_help()
        for option in (*grammar.options, *grammar.arguments):
            assert option.help
            assert all(name in help_text for name in option.names)


def test_what_follows_is_told() -> None:
    """Options that take nothing, something, or one of a few; arguments that may be missing."""
    chat, *commands = grammars()
    options = {name: option for option in chat.options for name in option.names}
    assert options["--vi"].takes is None
    assert options["--faq"].takes == "FILE"
    assert options["--color"].choices == ("auto", "always", "never")
    usages = {each.name: [argument.usage for argument in each.arguments] for each in commands}
    assert usages["check"] == ["[FILE]"]
    assert usages["topics"] == ["[WORD ...]"]
    assert usages["eval"] == ["QUESTIONS ..."]
