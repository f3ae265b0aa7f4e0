"""Words that mean the same, so that one in the place of the other is no contradiction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from faqbot.matching.opposites import FIRM, KINDS, LOOSE, MEDICINES
from faqbot.matching.wordforms import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["mean_the_same"]

# Everyday words of questions; a group a ``;``. Those of one side of an opposition come beside.
_GROUPS = """
repair fix mend; cost price fee charge; phone mobile cellphone telephone smartphone
car vehicle auto; job position post role; movie film; flat apartment; house home; lift elevator
doctor physician gp; pharmacy chemist drugstore; bin trash rubbish garbage; holiday vacation leave
shop store; buy get; medicine medication drug; tablet pill; injection jab shot vaccine; email mail
letter mail post; company firm business; staff employee worker; customer client; password passcode
pin code; change alter modify edit update amend; send ship post mail; delivery shipping shipment
parcel package; contact reach call phone; ring call; help assist support
use utilise utilize employ; hour hr hrs; minute min mins; week wk; year yr; make create
choose select pick; begin start commence; end finish; help assistance
stolen theft; eat swallow; happen occur; require need; allow permit; purchase buy
obtain get receive; application app program; picture photo image; video clip; document file
folder directory; screen display; website site page; account profile
invoice bill receipt; money cash funds; wage salary pay; lawyer solicitor attorney
contract agreement; child kid; baby infant; partner spouse; illness disease; pain ache
doctor clinician; surgery operation; test exam examination; check verify validate confirm
teacher tutor; pupil student; class lesson course; school college; grade mark; trip journey travel
plane flight; luggage baggage bag; ticket fare; reservation booking; reserve book; room suite
hotel inn; broken damaged faulty defective; quick fast rapid; big large; small little tiny
safe secure; correct right; error fault problem issue bug; reason cause; way method
place location spot; area region zone; part piece; near close; kind type sort; quantity amount
size dimension; length duration; term period; track trace follow; find locate
see view; show display; return; refund reimburse; reset restore; renew extend
swap exchange replace switch; rubbish waste; garden yard; petrol gas gasoline fuel
motorway highway freeway; autumn fall; queue line; tap faucet; nappy diaper; stop quit cancel
delete remove erase deactivate; transaction payment transfer; link sync connect pair
support operate available; pending waiting; boost improve build; several multiple duplicate
over above older; under below younger; roll rollover transfer; terminate end cancel; close shut
leave quit; join enrol register
picture photo pic foto; swap switch change
"""


def mean_the_same(one: str, other: str) -> bool:
    """Return whether two stems are known to mean the same in some use."""
    known = _groups_of()
    return one in known and other in known and not known[one].isdisjoint(known[other])


# The same for every FAQ, and built when the first question needs it: starting stays quick.
@cache
def _groups_of() -> Mapping[str, frozenset[int]]:
    """Return by stem the numbers of the groups that a word belongs to."""
    groups = [each.split() for each in _GROUPS.replace("\n", ";").split(";")]
    groups += [list(side) for each in (*FIRM, *LOOSE, *KINDS, MEDICINES) for side in each]
    found: dict[str, set[int]] = {}
    for number, words in enumerate(groups):
        for word in words:
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
