from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.model import Entry, Faq
from faqbot.terminal.greeting import banner, examples, knowledge

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot


def faq(*entries: tuple[str, str | None, tuple[str, ...]]) -> Faq:
    """Return an FAQ of ids, sections and related ids."""
    return Faq(
        sha256="",
        title="Clocks",
        entries=tuple(
            Entry(id=name, question=f"{name}?", answer="A.", section=section, related=related)
            for name, section, related in entries
        ),
    )


def test_banner_has_two_lines() -> None:
    """It names where the answers come from, what to do and how to leave."""
    assert banner("/far/away/my-faq.yaml") == (
        "faqbot: answers from my-faq.yaml that a person wrote.\n"
        "Ask a question in your own words, or type ? for help. Ctrl-D leaves."
    )
    assert banner(None).startswith("faqbot: answers that a person wrote.\n")


def test_knowledge_names_number_and_title() -> None:
    """In the singular too."""
    one = faq(("a", None, ()))
    assert knowledge(one) == 'It knows 1 answer on "Clocks", for example:'


def test_examples_are_what_others_lead_to() -> None:
    """In the order of the file."""
    many = faq(
        ("a", None, ("d",)),
        ("b", None, ("d", "c")),
        ("c", None, ("d",)),
        ("d", None, ("e",)),
        ("e", None, ()),
    )
    assert examples(many) == ("c?", "d?", "e?")


def test_examples_without_related_ones_come_from_all_sections() -> None:
    """The first of each, then the order of the file."""
    many = faq(("a", "x", ()), ("b", "x", ()), ("c", "y", ()), ("d", "y", ()))
    assert examples(many) == ("a?", "b?", "c?")
    assert examples(faq(("a", None, ()))) == ("a?",)
    assert examples(faq()) == ()


def test_the_article_begins_with_its_risks(article: FaqBot) -> None:
    """Whoever has never seen a chat finds them by typing a number."""
    assert "What are the risks of a drug pump?" in examples(article.faq)
