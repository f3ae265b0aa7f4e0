"""The forms of English words: light stems, opposites by an affix, and look-alikes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, Prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "are_affix_opposites",
    "are_look_alikes",
    "beginnings",
    "stem",
    "word_set",
]

_IRREGULAR_FORMS = """
begin began begun; break broke broken; bring brought; build built; buy bought; catch caught
centre center; check cheque; choose chose chosen; come came; child children; defence defense
die died dying
draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feel felt
fibre fiber; find found; foot feet; forbid forbade forbidden; forget forgot forgotten
freeze froze frozen; get got gotten; give gave given; go went gone; gray grey; grow grew grown
hide hid hidden; hold held; keep kept; know knew known; leave left; lend lent; licence license
lie lied lying
litre liter; lose lost; make made; man men; mean meant; meet met; metre meter; pay paid
practice practise; program programme; receive receipt; rise rose risen; run ran; say said
see saw seen; sell sold; send sent; shrink shrank shrunk; shoot shot; sit sat; sleep slept
speak spoke spoken; spend spent; stand stood; steal stole stolen; take took taken; teach taught
tell told; think thought; throw threw thrown; tie tied tying; tooth teeth; tyre tire
unfreeze unfroze unfrozen
wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn; woman women
write wrote written
"""
_IRREGULAR = {
    form: base
    for base, *forms in (line.split() for line in re.split("[;\n]", _IRREGULAR_FORMS.strip()))
    for form in forms
}
_FORMS: dict[str, list[str]] = {}
for _form, _base in _IRREGULAR.items():
    _FORMS.setdefault(_base, []).append(_form)
# Words that look like inflections and are none, or are forms of two words ("left").
_UNINFLECTED = frozenset(["during", "evening", "left", "morning", "news", "nothing", "something"])
# Each with the fewest letters that must stand before it.
_SUFFIXES = (
    ("ally", 4), ("ies", 2), ("ied", 2), ("ings", 3), ("ing", 3), ("ions", 4), ("ion", 4),
    ("ments", 4), ("ment", 4), ("als", 4), ("al", 4), ("ly", 4), ("ed", 3), ("es", 3), ("s", 3),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_SHORTEST_INFLECTED = 4
_COMPOUNDING = ("over", "under", "un", "re", "mis", "out", "fore")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


# Bounded by the words of a language that people use.
@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Return what the forms of a word share: lock for locks, locked, locking; sell for sold.

    Rough, and only good for comparing: no word need remain ("activ"). American and British
    spellings fall together.
    """
    if word in _UNINFLECTED or not word.isalpha():
        return word
    word = _IRREGULAR.get(word) or _irregular_compound(word)
    if word.endswith("ers") and word[:-1] in _IRREGULAR:
        # Meters are metres.
        word = _IRREGULAR[word[:-1]]
    if len(word) < _SHORTEST_INFLECTED:
        # Tries, as try, end in i.
        return f"{word[:-1]}i" if word[-1] == "y" and _VOWELS.isdisjoint(word[:-1]) else word
    base = _without_suffix(word)
    if base.endswith("at") and len(base) > len("creat"):
        base = base.removesuffix("at")
    if base.endswith("is") and len(base) > len("authis"):
        base = f"{base[:-1]}z"
    if base.endswith("our") and len(base) > len("hour"):
        base = f"{base[:-2]}r"
    if base[-1] == base[-2] and len(base) >= _SHORTEST_INFLECTED:
        return base[:-1]
    return f"{base[:-1]}i" if base[-1] == "y" and len(base) > len("pay") else base


def _irregular_compound(word: str) -> str:
    """Return "overpay" for "overpaid", anything else as it is."""
    for prefix in _COMPOUNDING:
        if word.startswith(prefix) and (base := _IRREGULAR.get(word.removeprefix(prefix))):
            return prefix + base
    return word


def _without_suffix(word: str) -> str:
    for suffix, least in _SUFFIXES:
        if word.endswith(suffix) and not word.endswith(("eed", "ss", "us")):
            base = word.removesuffix(suffix)
            if len(base) >= least and not _VOWELS.isdisjoint(base):
                if suffix in {"ies", "ied"}:
                    return f"{base}i"
                # Fees, as fee, keep it.
                return base.removesuffix("e") if len(base) >= _SHORTEST_INFLECTED else base
    return word.removesuffix("e")


def _both_ways(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (*pairs, *((second, first) for first, second in pairs))


# A prefix that turns a word into its opposite, the letters the word must have at least, and what
# only looks so: a disease is no opposite of ease.
_PREFIXES = {
    "un": (4, "der dress ion it less til"),
    "non": (4, "sense"),
    "anti": (4, "biotic body"),
    "counter": (4, "part parts"),
    "dis": (
        4,
        """
        able card cards cern cord cords count counts course cover covers cuss ease eases miss order
        orders patch play plays pose posed pute solve tract tribute tress
        """,
    ),
    "mis": (5, "sing sion taken takes"),
    "de": (
        5,
        """
        cease claim claims fault faults fence fences grade grades light lights liver livers merit
        merits nominate press scent serve serves tails tract
        """,
    ),
    "in": (
        5,
        """
        crease creases famous flammable habit habits spire stall stalls stance stances tense
        valuable voice voices
        """,
    ),
    "im": (
        4,
        """
        pact pair paired part parted parts plant plants port ported ports pose posed press prints
        prove proves
        """,
    ),
    "il": (5, ""),
    "ir": (5, ""),
}
_NO_OPPOSITES = frozenset(
    prefix + rest for prefix, (_, rests) in _PREFIXES.items() for rest in rests.split()
)
_SWAPS = _both_ways(
    ("hyper", "hypo"), ("pre", "post"), ("over", "under"), ("micro", "macro"), ("intra", "inter"),
    ("intra", "extra"), ("sub", "supra"), ("sub", "super"), ("endo", "exo"), ("ante", "post"),
    ("mini", "maxi"), ("mono", "poly"), ("homo", "hetero"), ("tachy", "brady"), ("in", "out"),
    ("up", "down"), ("anti", "pro"), ("under", "post"), ("on", "off"), ("north", "south"),
    ("east", "west"), ("en", "de"), ("en", "dis"), ("uni", "bi"), ("mono", "bi"),
    ("ante", "anti"),
)  # fmt: skip
_MIN_STEM = 4
# Harmful and harmless, trainer and trainee; after as many letters as "use" or "pay" have.
_SUFFIX_SWAPS = _both_ways(
    ("ful", "less"), ("fully", "lessly"), ("er", "ee"), ("or", "ee"), ("ers", "ees")
)
_MIN_SUFFIXED = 3


def _affix_opposites(word: str) -> Iterator[str]:
    """Yield what would be the opposite of *word* by an affix, were it a word."""
    for prefix, (least, _) in _PREFIXES.items():
        if word.startswith(prefix) and len(word) >= least + len(prefix):
            if word not in _NO_OPPOSITES:
                yield word.removeprefix(prefix)
        elif len(word) >= least and prefix + word not in _NO_OPPOSITES:
            yield prefix + word
    for first, second in _SWAPS:
        if word.startswith(first) and len(word) >= len(first) + _MIN_STEM:
            yield second + word.removeprefix(first)
    for first, second in _SUFFIX_SWAPS:
        if word.endswith(first) and len(word) >= len(first) + _MIN_SUFFIXED:
            yield word.removesuffix(first) + second


def are_affix_opposites(one: str, other: str) -> bool:
    """Return whether an affix makes two words opposites (lock/unlock, hyper-/hypo-)."""
    # Most words end and begin so differently that no affix alone tells them apart.
    alike = one[-_MIN_STEM:] == other[-_MIN_STEM:] or one[:_MIN_SUFFIXED] == other[:_MIN_SUFFIXED]
    return alike and other in _affix_opposites(one)


# Shorter words are look-alikes of too many others.
_MIN_LOOK_ALIKE = 6
# Two words share two thirds of their letters: describe and prescriber do not.
_LOOK_ALIKE = 0.34
# Endings are where forms of one word differ: reserve, reservation.
_ENDING = 2
# Words that share a long beginning are of one family: transfer, transaction.
_SAME_START = 5


def are_look_alikes(one: str, other: str) -> bool:
    """Return whether two different words share most of their letters (billing/filling).

    Forms of one word (explain/explains) are none, nor are words that part at their ends only.
    """
    shorter = min(len(one), len(other))
    if shorter == _MIN_LOOK_ALIKE - 1 and one[1:] == other[1:]:
        # Slips seldom change the first letter: brown, crown.
        return one.isalpha() and other.isalpha()
    if shorter < _MIN_LOOK_ALIKE or not (one.isalpha() and other.isalpha()):
        return False
    first, second = stem(one), stem(other)
    shortest = min(len(first), len(second))
    related = Prefix.similarity(first, second) >= min(_SAME_START, shortest - _ENDING)
    if shortest < _MIN_LOOK_ALIKE - 1 or related or first in second or second in first:
        return False
    # Inquire and enquire, inquiry and enquiry are the same words.
    if first[1:] == second[1:] and {first[0], second[0]} == {"i", "e"}:
        return False
    return OSA.normalized_distance(first, second, score_cutoff=_LOOK_ALIKE) <= _LOOK_ALIKE


# As many letters as no ending or spelling changes.
_HEAD = 4


def beginnings(base: str) -> tuple[str, ...]:
    """Return the first letters of every form of the stem *base*."""
    return tuple({form[:_HEAD] for form in (base, *_FORMS.get(base, ()))})
