"""How people speak in a conversation: the words that the dialogue listens for, by language.

English is known. For every other language all lists are empty: a turn is then read alone, an
input is cut where sentences end, and a choice is made by its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

__all__ = ["OTHER", "Speech", "speech_of"]


_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words and phrases of one language, all normalised.

    Of questions: *asking* are the question words (*facts* those that ask for no reason),
    *auxiliaries* the verbs that stand before the subject of a question (but not before
    *predicates*, and of them *statives* only before *subjects*), *openers* all that a question or
    a *request* begins with, *fronted* question words with what stands before them ("by whom"),
    *subjects* the pronouns that follow a verb turned round. After *bindings* a question word goes
    on with the sentence ("tell me what"), but a question may end with *prepositions*. *joint*
    matches what stands between two questions, *additions* are the words in it that add; *opening*
    is what a question joined to another begins with. *seam* matches what may stand between any two
    things wanted, neither of them told with *tellers*.

    Of follow-ups: *things* stand for what was spoken of; of them *pointers* may stand before a
    noun of their own and *places* count only after "in". *persons* and *plurals* stand for people
    and for several, *others* (of them *ones*) and *connectives* lean on what was said too.
    *determiners* begin a noun phrase; *mere* words tell no topic. *bare* turns say nothing but
    that more is wanted, those with *causes* why; *more* asks for the same in other words or at
    length. *mention* is "what about X", *new_topic* what is said before a change of topic.
    *one_person* begins a question whose answer names a person.

    Of choices: *choice* by its number or one of the *ordinals*, *by_word* what may stand around
    a key word; *yes*, *no*, *none*, *all*. *greetings* and *farewells* stand around a question,
    *thanks* match several words of them at its end.
    """

    openers: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    statives: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    fronted: frozenset[str] = frozenset()
    bindings: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    tellers: frozenset[str] = frozenset()
    pointers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    additions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    mere: frozenset[str] = frozenset()
    greetings: frozenset[str] = frozenset()
    farewells: frozenset[str] = frozenset()
    ordinals: tuple[tuple[str, int], ...] = ()
    request: re.Pattern[str] = _NEVER
    joint: re.Pattern[str] = _NEVER
    opening: re.Pattern[str] = _NEVER
    seam: re.Pattern[str] = _NEVER
    bare: re.Pattern[str] = _NEVER
    causes: re.Pattern[str] = _NEVER
    more: re.Pattern[str] = _NEVER
    mention: re.Pattern[str] = _NEVER
    new_topic: re.Pattern[str] = _NEVER
    one_person: re.Pattern[str] = _NEVER
    thanks: re.Pattern[str] = _NEVER
    choice: re.Pattern[str] = _NEVER
    by_word: re.Pattern[str] = _NEVER
    yes: re.Pattern[str] = _NEVER
    no: re.Pattern[str] = _NEVER
    none: re.Pattern[str] = _NEVER
    all: re.Pattern[str] = _NEVER


OTHER = Speech(choice=re.compile(r"(?P<number>[1-9])"), none=re.compile("0"))


@cache
def speech_of(language: str) -> Speech:
    """Return what is known of *language* (``en``, ``en-GB`` ...)."""
    code = language.lower().replace("_", "-").split("-")[0]
    return _english() if code == "en" else OTHER


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AUXILIARIES = """
    is are was were am do does did can could will would should shall may might must has have had
    isnt arent doesnt dont didnt cant couldnt wont wouldnt
    """
_QUESTION_WORDS = "what whats how hows who whos whose whom where wheres when whens why whys which"
_REQUESTS = "tell explain describe list name define show give state outline summarise summarize"
_PREPOSITIONS = "by for from to with in at on of about"
_FRONTED = ("who", "whom", "what", "which", "whose", "how")
# What joins questions, however it is typed.
_JOINING = r"and|n|nd|also|plus|but|as well as|&|\+"
_ASIDES = rf"(?:oh|{_JOINING}|then|so|if not|if so|again)"
_THANKS = (
    r"(?:many thanks|thanks|thank you|thx|cheers)(?: (?:so|very) much| a lot| again| in advance)*"
    r"|(?:good)?bye(?: bye)?"
)
# Where one question may end and another begin: a mark, words that join, a number.
# Marks and joining words of which an input may hold thousands in a row are bounded: to look for
# the end of the run from each of them takes seconds.
_SEAM_MARK = (
    r"[.!?;:]{1,9}[\"')\]]{0,3}\s+|\n+|\s{0,9},\s+|\s{1,9}-{1,9}\s+"
    r"|\s{0,9}[\u2013\u2014/\[\](){}]\s*"
)
_SEAM_WORD = rf"(?<=\s)(?:{_JOINING}|or|besides),?\s+"
_SEAM_NUMBER = r"\(?(?:[1-9]|[a-d]|i{1,3})[).:]\s*|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?),?\s+"
_CLAUSE_MARK = r" ?[,;:\u2013\u2014] ?| -+ "


def _english() -> Speech:
    return _with_choices(_with_follow_ups(_questions()))


def _questions() -> Speech:
    openers = _words(f"{_QUESTION_WORDS} {_AUXILIARIES} {_REQUESTS}")
    begins = "|".join(sorted(openers))
    fronted = f"(?:{'|'.join(_PREPOSITIONS.split())}) (?:{'|'.join(_FRONTED)})"
    who = r"(?:i|we|he|she|they|(?:my|our|the) [\w'\u2019-]+(?: [\w'\u2019-]+)?)"
    is_ = r"(?:['\u2019]?(?:d|m|s|re)| (?:would|am|was|is|are))?(?: (?:also|just|really))?"
    wanted = rf"(?:{who}{is_} (?:like|wants?|wanted|needs?|wish(?:es)?) (?:also )?to know"
    wanted += (
        rf"|(?:{who}{is_} )?wondering|i wonder|my (?:\w+ )?question is|let me know|can you say)"
    )
    # "And if I hate it can they take it out" is a question, "and if so" only begins one.
    turned = rf"(?:{'|'.join(_AUXILIARIES.split())}) (?:i|it|they|we|you|he|she|the|my)"
    condition = rf"(?:if|when) (?:[\w']+,? ){{2,6}}?{turned}"
    return Speech(
        openers=openers,
        asking=_words(_QUESTION_WORDS),
        facts=_words("what whats who whos whose whom where wheres when whens which"),
        prepositions=_words(_PREPOSITIONS),
        auxiliaries=_words(_AUXILIARIES) | {"whats", "whos", "wheres", "hows"},
        statives=_words("have has had"),
        predicates=_words("""
            not been now still very just only always never too quite so like in at on to be have had
            told given waiting getting going having being taking trying thinking hoping looking
            """),
        fronted=frozenset(
            f"{word} {asked}" for word in _PREPOSITIONS.split() for asked in _FRONTED
        ),
        bindings=_words("""
            know tell me us say says said see ask asked wonder wondering explain understand mean
            means sure and or nor than as if that whether about of on for to from with by in at into
            the a an my your exactly just depend depends clear matter matters what how who when
            where why which trust believe read find found check remember doubt guess think without
            after before between during
            """),
        subjects=_words("i you we he she it they there anyone anybody any these those this that"),
        additions=_words("and n nd also plus"),
        greetings=_words("hi hello hey hiya greetings dear assistant bot there so well um uh er"),
        farewells=_words("thanks thx ta cheers please pls plz"),
        request=re.compile(rf"(?:{wanted}|whether)\b"),
        thanks=re.compile(
            rf"(?:[\s,.!;:\u2013-]{{1,9}}(?:and )?(?:{_THANKS}))+[\s.!]*$", re.IGNORECASE
        ),
        joint=re.compile(
            rf"(?:{_CLAUSE_MARK}| )(?:{_ASIDES},? ){{0,4}}"
            rf"(?=(?:(?:{begins}|whether)\b|{fronted}\b|{wanted}\b|{condition}\b))",
            re.IGNORECASE,
        ),
        opening=re.compile(rf"^(?:{_ASIDES},? )+", re.IGNORECASE),
        seam=re.compile(
            rf"(?:{_SEAM_MARK})?(?:{_SEAM_WORD}){{0,4}}(?:{_SEAM_NUMBER})?", re.IGNORECASE
        ),
    )


def _with_follow_ups(speech: Speech) -> Speech:
    return replace(
        speech,
        things=_words("it its that this there"),
        pointers=_words("that this"),
        places=_words("there"),
        persons=_words("she he her his him hers shes hes"),
        tellers=_words("i my we she he her his him hers shes hes they them their theyre"),
        plurals=_words("they them their those these theyre"),
        others=_words("one ones other others another else mentioned two"),
        ones=_words("one ones"),
        connectives=_words("and or but so then also plus"),
        determiners=_words("a an the"),
        mere=_words("""
            a an the and or but so then too also as well ok okay oh hm hmm right now really just
            please one ones other others another else it its that this those these they them there
            thing things any some all both possible possibility likely true is are was were be been
            do does did done what about how
            which who whom whose by for of to from in on at with i you we s
            """),
        bare=re.compile(
            r"(?:(?:and|but|so|ok|okay|oh|hm|hmm|well) )*"
            r"(?:why|why not|how so|how come|why is that|why so|why is it|whys that|why are they"
            r"|by whom|who by|from whom|for whom|whose|who|which|which ones?|where|when|since when"
            r"|says who|and then|in what way|meaning)"
            r"(?: (?:then|though|exactly|please))?"
        ),
        causes=re.compile(r"\b(?:why|whys|how so|how come)\b"),
        more=re.compile(
            r"(?:(?:and|but|so|ok|okay|oh|hm|well|can you|could you|please) )*"
            r"(?:tell me (?:a bit |a little )?more|say more|go on|for example|such as(?: what)?"
            r"|more(?: details?| info| about (?:it|that))?|like what|the others?|the other one"
            r"|(?:any|anything|what|which) (?:others?|other ones|more|else)(?: is there)?"
            r"|is (?:that|it) (?:all|it)|really|are you sure|what do you mean|what does that mean"
            r"|(?:explain|elaborate|say)(?: (?:that|it|this))?"
            r"(?: (?:more )?(?:simply|again|further))?)"
            r"(?: (?:then|though|exactly|please|about (?:it|that)|by (?:it|that)))*"
        ),
        mention=re.compile(
            r"(?:(?:and|or|but|so|ok|okay|then|well) )*(?:what about|how about|and|or)"
            r"(?: (?:the|a|an|any|its|those|these))? (?P<what>.+)"
        ),
        # "Who is it for" and "who can have one" ask for no one person.
        one_person=re.compile(
            r"who(?:s| (?:is|was|are|were)|(?! (?:can|could|should|would|may|might|must|will)\b))"
            r" (?!.* (?:for|to|by|with|from|of)$)"
        ),
        new_topic=re.compile(
            r"^\W*(?:(?:ok|okay|right|well|so|now|and|anyway|just)[ ,.]+)*"
            r"(?:(?:a )?(?:new|different|another|other|next|separate|unrelated|change of)"
            r" (?:topic|question|subject|matter|thing)"
            r"|(?:something|anything) (?:else|different)(?: now| entirely| completely)?"
            r"|(?:(?:let.?s |to )?chang(?:e|ing) (?:of |the )?(?:topic|subject))"
            r"|on (?:another|a different) (?:note|topic|subject)"
            r"|(?:never ?mind|forget)(?: (?:that|it|all that|about (?:that|it)))?"
            r"|moving on|by the way|btw)(?P<mark>\s*[:.,;!?\u2013\u2014-]+\s*|\s+(?=\w)|$)",
            re.IGNORECASE,
        ),
    )


def _with_choices(speech: Speech) -> Speech:
    return replace(
        speech,
        ordinals=_ORDINALS,
        choice=_CHOICE,
        by_word=re.compile(
            r"(?:(?:the|that|this|its) )?(?P<what>.+?)(?: (?:one|option|question|please|thing))*"
        ),
        yes=re.compile(
            r"(?:yes|yeah|yep|yup|y|sure|right|correct|exactly|ok|okay)"
            r"(?: (?:please|it is|that one|thats it|thats right))?"
        ),
        no=re.compile(r"(?:no|nope|nah|n|not really|not that|wrong)(?: thanks| thank you)?"),
        none=_NONE,
        all=re.compile(r"(?:both|all|all of them|both of them|all three)(?: please)?"),
    )


_ORDINALS = (
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("middle", 2),
    ("former", 1),
)
_CHOICE = re.compile(
    r"(?:(?:i mean|i meant|id like|i want|ill take|its|let us take|lets take|yes|ok|okay) )?"
    r"(?:(?:the|number|option|nr|question|answer|no(?= \d)) )*"
    r"(?:(?P<number>[1-9])(?:st|nd|rd)?"
    r"|(?P<word>first|second|third|one|two|three|last|middle|latter|former))"
    r"(?: (?:one|option|question))?(?: please| then| thanks)*"
)
_NONE = re.compile(
    r"(?:no )?(?:(?:i (?:mean|meant|want) )?(?:none|neither|nothing|not any|no one)"
    r"(?: of (?:these|those|them|the above|that|the (?:two|three)))?(?: one)?"
    r"|something else|(?:its )?(?:none|neither) (?:fits|applies))(?: thanks| sorry| really)?|0"
)
