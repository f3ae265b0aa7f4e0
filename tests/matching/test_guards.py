"""Contradictions between a question and the phrase nearest to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.evidence import Clash, Correction, Reading
from faqbot.matching.guards import Guards, build_guards

GUARDS = build_guards([], [])


def clash(
    question: str, phrase: str, *others: str, guards: Guards = GUARDS, sure: bool = True
) -> Clash | None:
    """Return the clash of *question* with *phrase*, which has *others* beside it."""
    return guards.clash(question, phrase, (phrase, *others), sure=sure)


def guard_of(question: str, phrase: str) -> str | None:
    """Return which guard objects to *phrase*, the only one of its entry."""
    found = clash(question, phrase)
    return found.guard if found else None


@pytest.mark.parametrize(
    ("question", "phrase", "guard", "asked", "held"),
    [
        ("can I not take it", "can I take it", "negation", "not", ""),
        ("can I log in", "why can't I log in?", "negation", "", "cant"),
        ("is it free without a card", "is it free", "negation", "without", ""),
        ("I never got my parcel", "I got my parcel", "negation", "never", ""),
        ("how do I disable alerts", "how do I enable alerts", "opposites", "disable", "enable"),
        ("do I eat after surgery", "do I eat before surgery", "opposites", "after", "before"),
        ("turn off the lamp", "turn on the lamp", "opposites", "turn off", "turn on"),
        ("how do I log out", "how do I log in", "opposites", "log out", "log in"),
        ("switch the heating off", "switch it on", "opposites", "switch off", "switch on"),
        ("why has it increased", "why did it decrease", "opposites", "increased", "decrease"),
        ("who sold it", "who bought it", "opposites", "sold", "bought"),
        ("is it invalid", "is it valid", "opposites", "invalid", "valid"),
        ("what does the payee sign", "and the payer", "opposites", "payee", "payer"),
        ("is it harmful", "is it harmless", "opposites", "harmful", "harmless"),
        ("non-refundable fares", "refundable fares", "opposites", "nonrefundable", "refundable"),
        ("turn left here", "turn right here", "opposites", "left", "right"),
        ("how do I disabel it", "how do I enable it", "opposites", "disabel", "enable"),
        ("is hypotension bad", "is hypertension bad", "opposites", "hypotension", "hypertension"),
        ("unplug the router", "plug the router", "opposites", "unplug", "plug"),
        ("prepaid phone", "postpaid phone", "opposites", "prepaid", "postpaid"),
        ("my debit card", "my credit card", "opposites", "debit", "credit"),
        ("a fine of 20 euros", "a fine of 50 euros", "numbers", "20 euros", "50 euros"),
        ("1.5 percent", "2.5 percent", "numbers", "1.5 percent", "2.5 percent"),
        ("10 mg a day", "10 ml a day", "numbers", "10 mg", "10 ml"),
        ("in two weeks", "in 2 days", "numbers", "two weeks", "2 days"),
        ("open at 7 am", "open at 7pm", "numbers", "7 am", "7pm"),
        ("anyone over 65", "those under 65", "opposites", "over", "under"),
        ("form P45", "form P60", "numbers", "p45", "p60"),
        ("euros to dollars", "dollars to euros", "direction", "euro to dollar", "dollar to euro"),
        ("to Rome from Paris", "from Rome to Paris", "direction", "pari to rome", "rome to pari"),
        ("who are you", "where are you", "word", "who", "where"),
        ("how are you", "where are you", "word", "how", "where"),
        ("why are you open", "when are you open", "word", "why", "when"),
        ("an angina attack", "a migraine attack", "word", "angina", "migraine"),
        ("hydroxyzine", "hydralazine", "protected", "hydroxyzine", "hydralazine"),
        ("can I take ibuprofen", "may I take aspirin", "protected", "ibuprofen", "aspirin"),
        ("renew a prescription", "a subscription", "protected", "prescription", "subscription"),
        ("closed on Monday", "open on Friday", "protected", "monday", "friday"),
        ("is vincristine safe", "is vinblastine safe", "protected", "vincristine", "vinblastine"),
    ],
)
def test_contradictions_are_found_in_any_field(
    question: str, phrase: str, guard: str, asked: str, held: str
) -> None:
    """Both sides are named, so that a person can be asked which was meant."""
    assert clash(question, phrase) == Clash(guard=guard, asked=asked, phrase=held)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("can I take it", "may I take it"),
        ("can I not take it", "I must not take it"),
        ("how do I enable alerts", "how do I enable or disable alerts"),
        ("before and after surgery", "after surgery"),
        ("a fine of 20 euros", "a fine"),
        ("a fine", "a fine of 20 euros"),
        ("20 or 50 euros", "50 euros"),
        ("hydralazine", "hydralazine dose"),
        ("hydralazine", "apples"),
        ("can't I take it", "can I take it"),
        ("isn't there a way to take it", "is there a way to take it"),
        ("do you not deliver", "do you deliver"),
        ("why don't you deliver", "do you deliver"),
        ("is parking free", "isn't parking free?"),
        ("not only cash", "cash"),
        ("don't forget to call, how do I call", "how do I call"),
        ("if it is not open", "if it is closed"),
        ("I can't recall my password", "I forgot my password"),
        ("I don't like you. Delete my account.", "delete my account"),
        ("why isn't my card accepted", "why is my card declined"),
        ("can I enter without a visa", "do I need a visa"),
        ("my account is locked", "how do I unlock my account"),
        ("in two weeks", "in 14 days"),
        ("1,000 euros", "1000 euros"),
        ("0.5 g", "500 mg"),
        ("more than once", "twice"),
        ("how do I disabel it", "how do I disable it"),
        ("what is metfromin for", "what is metformin for"),
        ("can I take paracetamol", "can I take acetaminophen"),
        ("how do I end my lease", "how do I terminate my lease"),
        ("where is the doctor's door", "where is the door of the doctor"),
        ("how can I buy a ticket", "where can I buy a ticket"),
        ("what time do you open", "when do you open"),
        ("I have the right to leave", "who was left"),
        (
            "my brother called last night to say that a mechanic had found a hole in his engine",
            "is it right that an engine has no gears",
        ),
        ("", "can I take it"),
        ("?", "!"),
    ],
)
def test_what_agrees_or_cannot_be_told_is_let_pass(question: str, phrase: str) -> None:
    """One side alone is no contradiction, and neither are both sides together."""
    assert clash(question, phrase) is None


@pytest.mark.parametrize(
    "question",
    [
        "I don't know whether I can take it",
        "I'm not sure if I can take it",
        "I do not really understand if I can take it",
        "can I take it or not",
        "no idea, can I take it?",
        "why not take it",
        "didn't get it: can I take it",
    ],
)
def test_negations_of_the_asking_are_asides(question: str) -> None:
    """What "I don't know whether" negates is not what is asked."""
    assert clash(question, "can I take it") is None


def test_a_negation_beside_an_aside_still_counts() -> None:
    """The aside is taken out, the rest is read on."""
    found = clash("I don't know why I can not take it", "I can take it")
    assert found == Clash(guard="negation", asked="not", phrase="")


@pytest.mark.parametrize(
    ("question", "phrase", "own"),
    [
        ("can I not take it", "can I take it", "what if I do not take it"),
        ("can I take it", "can I not take it", "taking it"),
        ("disable alerts", "enable alerts", "how to disable them"),
        ("a fine of 20 euros", "a fine of 50 euros", "is it 20"),
        ("hydroxyzine", "hydralazine", "hydralazine or hydroxyzine?"),
        ("unplug it", "plug it", "can I unplug the thing"),
        ("a fine of 20 euros", "a fine of 50 euros", "a fine of 70 euros"),
        ("are you open on Monday", "are you open on Friday", "and are you open on Sunday"),
        ("euros to dollars", "dollars to euros", "from euros to dollars"),
        ("open or closed?", "when is it open", "is it open or closed"),
    ],
)
def test_an_entry_that_holds_both_sides_is_no_contradiction(
    question: str, phrase: str, own: str
) -> None:
    """Another phrase stands on the question's side, or shows that no number or day matters."""
    assert clash(question, phrase, own) is None


@pytest.mark.parametrize(
    ("question", "phrase", "own"),
    [
        ("disable alerts", "enable alerts", "how to enable a disabled mouse"),
        ("close an account", "open an account", "is the branch closed"),
        ("can I not take it", "can I take it", "why is my parcel not here"),
        ("can I take aspirin", "can I take ibuprofen", "can I take naproxen"),
    ],
)
def test_a_phrase_about_something_else_does_not_overrule(
    question: str, phrase: str, own: str
) -> None:
    """It must stand on the question's side of the very thing that is asked."""
    assert clash(question, phrase, own)


def test_many_phrases_show_what_words_may_change() -> None:
    """Only in an entry of few phrases is one strange word a contradiction."""
    assert clash("is the pool warm today", "is the sauna warm today")
    others = [f"is the hot tub warm on day {number}" for number in range(9)]
    assert clash("is the pool warm today", "is the sauna warm today", *others) is None


def test_a_word_that_all_phrases_hold_must_be_there_or_nothing_new() -> None:
    """However the curator varied them, it is what the entry is about."""
    near, *others = (
        "how do i check in skis",
        "can i take skis on the plane",
        "flying with my skis, how does that go",
    )
    found = clash("do they take my bicycle on the plane", near, *others, sure=False)
    assert found == Clash(guard="word", asked="bicycle", phrase="skis")
    # Who says nothing new means the same; so does who has it in another form.
    assert clash("how do i take them on the plane", near, *others, sure=False) is None
    assert clash("can my ski bag go on a plane", near, *others, sure=False) is None
    # Two phrases do not show what stays.
    assert clash("do they take my bicycle on the plane", near, others[0], sure=False) is None


def test_what_is_sure_is_doubted_only_for_a_word_in_the_very_place() -> None:
    """Beside the same word as the one that all phrases hold."""
    phrases = (
        "what happens at a diabetic foot check",
        "diabetic foot check, what is it like",
        "what do they do to my foot at the check",
    )
    assert clash("so what is a diabetic eye check like", *phrases, sure=True)
    assert clash("a check of whether i see well, what is it like", *phrases, sure=True) is None


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("how do i set up ssh", "How do I set up SSL?"),
        ("what is the ltv you lend at", "What is the LTI you lend at?"),
        ("do i need an esta", "Do I need an eTA?"),
        ("what does the kwh figure say", "What does the kW figure say?"),
        ("where do i find the sftp settings", "where do i find the smtp settings"),
        ("how do i get a visa for austria", "How do I get a visa for Australia?"),
    ],
)
def test_every_letter_of_an_abbreviation_counts(question: str, phrase: str) -> None:
    """And all but one of a name."""
    assert guard_of(question, phrase) == "protected"


def test_a_slip_of_a_name_is_a_slip() -> None:
    """One letter, and not the first."""
    assert clash("how do i get a visa for austrlia", "How do I get a visa for Australia?") is None
    assert clash("is it open for 24 hrs a day", "Is it open for 24 hours a day?") is None


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("what should i not do if i smell gas", "What should I do if I smell gas?"),
        ("what am i allowed to host", "What am I not allowed to host?"),
        ("what happens if i don't run it", "What happens if I run it?"),
    ],
)
def test_the_same_words_with_a_negation_contradict(question: str, phrase: str) -> None:
    """Also where nothing is denied but the asking or the doing."""
    assert guard_of(question, phrase) == "negation"


def test_an_answer_that_is_refused_is_no_negation() -> None:
    """What begins with "no" denies something said before."""
    assert clash("that's incorrect", "no, that's incorrect") is None


@pytest.mark.parametrize(
    ("question", "phrase", "guard"),
    [
        (
            "how can i get rid of voles in my letuce",
            "How do I get rid of snails in lettuce?",
            "word",
        ),
        ("when shoud i use shutter priority", "When should I use aperture priority mode?", "word"),
        ("claim the commuter deduction", "claim the home office deduction", "word"),
        ("how do I store nitrites", "How do I store nitrates?", "protected"),
        ("what does 30 A mean", "what does 30 mA mean", "numbers"),
        ("a field of 10 acres", "a field of 10 hectares", "numbers"),
        ("8 light minutes in km", "8 light years in km", "numbers"),
        ("is it $20", "is it 20 euros", "numbers"),
        ("land with wind from the right", "land with wind from the left", "opposites"),
        ("which crops must not be sprayed", "which crops may be sprayed", "negation"),
    ],
)
def test_light_rewording_and_slips_hide_no_contradiction(
    question: str, phrase: str, guard: str
) -> None:
    """What is said in nearly the same words differs by what is left."""
    assert getattr(clash(question, phrase), "guard", "") == guard


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("how can i get rid of snails in my letuce", "How do I get rid of snails in lettuce?"),
        ("can I cancel within two weeks", "can I cancel within 14 days"),
        ("chain for 5 meters of water", "chain for 5 metres of water"),
        ("is it $20", "is it 20 dollars"),
        ("my card was stolen last night", "report a stolen card"),
    ],
)
def test_the_right_side_in_other_words_is_let_pass(question: str, phrase: str) -> None:
    """Slips, spellings and units that mean the same."""
    assert clash(question, phrase) is None


def test_protected_terms_come_before_opposites_numbers_and_negations() -> None:
    """Of several contradictions the gravest is named."""
    phrase = "take 2 hydralazine before lunch"
    assert getattr(clash("not 3 hydroxyzine after lunch", phrase), "guard", "") == "protected"
    assert getattr(clash("not 3 pills after lunch", phrase), "guard", "") == "opposites"
    assert getattr(clash("not 3 hydralazine", phrase), "guard", "") == "numbers"
    assert getattr(clash("not hydralazine", phrase), "guard", "") == "negation"


@pytest.mark.parametrize(
    ("question", "phrase", "own"),
    [
        ("is the shop closed", "is the shop open", "is the shop not open"),
        (
            "is the ticket nonrefundable",
            "is the ticket refundable",
            "is my ticket non-refundable",
        ),
        (
            "can my cat chase a dog",
            "can the dog chase your cat",
            "could my cat chase a dog, please",
        ),
        ("may I take 500 mg", "may I take 5 to 10 mg", "may I take 100 to 600 mg"),
        ("iphone 13", "iphone 14", "iphone 15"),
    ],
)
def test_a_phrase_overrules_however_it_says_what_was_asked(
    question: str, phrase: str, own: str
) -> None:
    """By a denial of the other side, as one word, in other small words, by a range."""
    assert clash(question, phrase)
    assert clash(question, phrase, own) is None


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("may I take 500 mg of it", "may I take 5 to 10 mg of it"),
        ("is it open on 25 december", "is it open on 24 and 31 december"),
        ("what if the nerve doesnt die", "what if the nerve dies"),
        ("is delivery to Slovakia free", "is delivery to Slovenia free"),
        ("can I order white wine with you", "can I order red wine with you"),
    ],
)
def test_a_phrase_does_not_overrule_what_it_does_not_hold(question: str, phrase: str) -> None:
    """Ranges and lists of numbers, short words and their forms, names, words like "who"."""
    assert clash(question, phrase)


def test_what_is_no_word_is_no_name_of_a_series() -> None:
    """Definate is a slip of definite, nitrite none of nitrate."""
    assert clash("is there a definate answer", "is there a definite answer") is None
    assert clash("is there nitrite in it", "is there nitrate in it")


def test_a_synonym_is_read_with_its_apostrophe() -> None:
    """And the rest of the question as it is written."""
    read = [Correction(typed="drivers permit", read="licence", reading=Reading.SYNONYM)]
    phrase = "do i need a licence in the US"
    assert GUARDS.clash("do i need a driver's permit in the US", phrase, (phrase,), read) is None


def test_curators_add_sets_of_their_field() -> None:
    """Theirs count like those built in, of one word or several."""
    guards = build_guards([("top up", "pay out")], [("plan a", "plan b")])
    assert clash("plan b", "plan a") is None
    found = clash("how to pay out", "how to top up", guards=guards)
    assert found == Clash(guard="opposites", asked="pay out", phrase="top up")
    found = clash("tell me of Plan B", "what is Plan A?", guards=guards)
    assert found == Clash(guard="protected", asked="plan b", phrase="plan a")


@pytest.mark.parametrize(
    "pair", [("Top up", "Pay out"), ("top-up", "pay-out"), ("tôp up", "pay out")]
)
def test_curators_write_pairs_as_they_like(pair: tuple[str, str]) -> None:
    """Case, hyphens and accents make no difference in the FAQ file either."""
    assert clash("how to pay out", "how to top up", guards=build_guards([pair], []))
    assert clash("how to pay out", "how to top up", guards=build_guards([], [pair]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reduce", "decrease"),
        ("delete", "remove"),
        ("reject", "decline"),
        ("forbidden", "prohibited"),
    ],
)
def test_words_of_one_meaning_are_no_opposites(one: str, other: str) -> None:
    """To reduce a limit and to decrease it are the same."""
    assert clash(f"how do I {one} it", f"how do I {other} it") is None


def test_of_several_contradictions_the_first_of_the_question_is_named() -> None:
    """A reply is the same in every process, whatever the seed of the hashes."""
    verbs = ["seal", "bind", "screw", "button", "clip", "stitch", "chain", "tangle"]
    for turn in range(len(verbs)):
        turned = [*verbs[turn:], *verbs[:turn]]
        found = clash(" ".join(turned), " ".join(f"un{verb}" for verb in verbs))
        assert found == Clash(guard="opposites", asked=turned[0], phrase=f"un{turned[0]}")


_word = st.sampled_from(["can", "not", "never", "plug", "unplug", "before", "after", "20", "30"])
_text = st.one_of(st.lists(_word, max_size=6).map(" ".join), st.text(max_size=30))


@given(_text, _text)
@settings(deadline=None)
def test_an_entry_that_holds_the_question_never_contradicts_it(one: str, other: str) -> None:
    """Whatever stands beside it; and nothing contradicts itself."""
    assert clash(one, one) is None
    assert clash(one, other, one) is None
