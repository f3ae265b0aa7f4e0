import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text import key, normalise, printable, tokenise, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Can't I take it?", ("cant", "i", "take", "it")),
        ("Is it 1.5 mg or 1,500%", ("is", "it", "1.5", "mg", "or", "1,500%")),
        ("C++ or C#?", ("c++", "or", "c#")),
        ("Ünïcode STRASSE Straße", ("unicode", "strasse", "strasse")),
        ("ｆｕｌｌ　ｗｉｄｔｈ", ("full", "width")),
        ("नमस्ते दुनिया", ("नमस्ते", "दुनिया")),
        ("痛みポンプとは何ですか？", ("痛みポンプとは何ですか",)),
        ("pump\u200b\u202epump", ("pumppump",)),
        ("a\x00b\x1b[31m", ("a", "b", "31m")),
        ("🙂 ?!", ()),
    ],
)
def test_tokens_are_the_words_in_one_form(text: str, words: tuple[str, ...]) -> None:
    """Case, width, accents, apostrophes and invisible characters make no difference."""
    assert words == tokens(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What is normalised stays as it is."""
    once = normalise(text)
    assert once == normalise(once)


@given(st.text())
def test_words_survive_their_own_key(text: str) -> None:
    """The key of a text has the same words, so that keys can be compared and split."""
    assert tokens(key(text)) == tokens(text)


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    """Composed and decomposed forms of a text are equal after normalisation."""
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(unicodedata.normalize("NFC", text)) == normalise(decomposed)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    """Each token knows the place that it was cut from."""
    normal = normalise(text)
    for token in tokenise(normal):
        cut = normal[token.start : token.end]
        assert token.text == cut.replace("'", "").replace("\u2019", "").replace("\u02bc", "")


@given(st.text(alphabet=st.characters()))
def test_printable_text_has_no_control_but_line_feed_and_tab(text: str) -> None:
    """Nothing that steers a terminal is left: controls, bidirectional marks, surrogates."""
    left = {
        unicodedata.category(char) for char in printable(text) if char not in "\n\t\u200c\u200d"
    }
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_printable_shows_what_it_removes() -> None:
    """An escape sequence and a direction override become visible, ordinary text stays."""
    assert printable("a\x1b[31m\u202eé🙂\n") == "a\\x1b[31m\\u202eé🙂\n"


def test_text_without_words_is_compared_by_its_signs() -> None:
    """Two different signs are different questions; spaces make no difference."""
    assert key("?") == key(" ? ")
    assert key("?") != key("!")
