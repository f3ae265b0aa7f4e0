"""What people say to the program who do not know its commands, and the commands that they mean.

Every pattern has to match all that was typed, in one form and without the words of politeness
around it, so that no question is taken for a command.
"""

from __future__ import annotations

import re

from faqbot.text import key

__all__ = ["asks_what_was_meant", "bare", "meant_command"]

_POLITE = "please|pls|plz"
_BEFORE = re.compile(rf"^(?:(?:{_POLITE}|ok|okay|can you|could you|just) )+")
_AFTER = re.compile(rf"(?: (?:{_POLITE}|now|thanks|thank you))+$")
_HERE = r"(?:the |this )?(?:chat|program|programme|app|session|conversation|faqbot)"
_WISH = r"(?:i (?:want|wish|need|would like) to |id like to |i wanna |let me )"
_HOW = r"how (?:do|can|could|would|should) (?:i|we|you) |how to "
_ERASE = r"(?:delete|clear|erase|remove|wipe|forget)"
_HISTORY = r"(?:my |the |all |this )*(?:chat |search )?history"
_WRONG = r"(?:(?:a|an|the|this|that) )?(?:wrong|bad|incorrect|false|poor) answers?"
_IT_IS = r"(?:that|this|it)(?:s| is| was)(?: just| really)?"
# Bare "end" and "I want to stop" may be about a life or a treatment, and mean nothing here.
_MEANT = tuple(
    (re.compile(pattern), command)
    for pattern, command in (
        (
            (
                r"exit|quit|stop|close|leave|bye(?: bye)?|good ?bye|see you|see ya|log ?out|log off"
                rf"|(?:exit|quit|stop|close|leave|end) {_HERE}"
                rf"|{_WISH}(?:exit|quit|leave|close|log ?out)(?: {_HERE})?"
                rf"|{_WISH}(?:stop|end) {_HERE}"
            ),
            "/quit",
        ),
        (
            (
                rf"(?:{_HOW})(?:exit|quit|leave|close|log ?out|get out)"
                rf"(?: (?:of )?(?:here|{_HERE}))?"
                rf"|(?:{_HOW})(?:stop|end) {_HERE}"
            ),
            "/help quit",
        ),
        (
            rf"(?:{_WISH})?{_ERASE} (?:{_HISTORY}|(?:all )?my questions|what i (?:asked|typed))",
            "/history clear",
        ),
        (
            (
                rf"(?:turn|switch) off {_HISTORY}|(?:turn|switch) {_HISTORY} off"
                rf"|(?:disable|stop) {_HISTORY}|(?:stop|dont) (?:keeping|saving|keep|save)"
                rf" (?:{_HISTORY}|my questions)"
            ),
            "/history off",
        ),
        (
            rf"(?:turn|switch) on {_HISTORY}|(?:turn|switch) {_HISTORY} on|enable {_HISTORY}",
            "/history on",
        ),
        (
            (
                rf"(?:{_HOW})(?:{_ERASE}|see|find|turn off|switch off|disable) {_HISTORY}"
                rf"|(?:where is|show(?: me)?) {_HISTORY}"
                r"|(?:do you|are you) (?:keep|save|store|keeping|saving|storing) (?:my questions"
                r"|what i (?:ask|type))"
            ),
            "/history",
        ),
        (
            (
                rf"(?:{_HOW}|{_WISH}|where (?:do|can) i )?(?:report|flag|mark|complain about)"
                rf" (?:{_WRONG}|(?:an|the|this|that) answer)"
            ),
            "/help bad",
        ),
        (
            (
                rf"(?:no )?(?:{_IT_IS} not|{_IT_IS}nt|(?:that|this|it) (?:isnt|wasnt)|not)"
                r" what i (?:asked|meant|wanted|said|was asking|want to know|wanted to know)"
                r"(?: for| about)?"
                r"|(?:no )?(?:you (?:misunderstood|got (?:that|it|me) wrong)(?: me)?)"
            ),
            "/bad",
        ),
    )
)
_WHAT_WAS_MEANT = re.compile(
    r"(?:sorry |huh |hm )?(?:what(?: exactly)? do you mean(?: by that)?|what does that mean"
    r"|what do you want(?: me to do| from me)?|i (?:do not|dont) (?:understand|get it)"
    r"|what should i (?:do|type|say)|huh|how do i (?:choose|answer(?: that)?))"
)


def bare(said: str) -> str:
    """Return any text in one form, without the words of politeness around it."""
    return _AFTER.sub("", _BEFORE.sub("", key(said)))


def meant_command(said: str) -> str | None:
    """Return the command that *said* means, as it is typed, or None."""
    wanted = bare(said)
    return next((command for pattern, command in _MEANT if pattern.fullmatch(wanted)), None)


def asks_what_was_meant(said: str) -> bool:
    """Whether *said*, below a question back, asks what that question is."""
    return _WHAT_WAS_MEANT.fullmatch(bare(said)) is not None
