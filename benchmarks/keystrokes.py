"""How long a key takes in the chat: finding what the line may become, in FAQs of growing size.

    python -m benchmarks.keystrokes [ENTRIES ...]

Types questions letter by letter, some with slips, and prints for each FAQ the milliseconds from
a key to its suggestions. A screen that is drawn sixty times a second leaves 16 ms. (The chat finds
them beside the typing, so that no key waits even for a slow one.)
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time

import faqbot
from faqbot.terminal.completion import Known, suggest

_SIZES = (100, 1_000, 10_000)
_QUESTIONS = 40
_SEED = 20_240_501
_WORDS = 6_000
_LETTERS = ("bdfgklmnprstv", "aeiou")
_HEADS = ("What is", "How do I", "Can I", "Why does", "When should I", "Where do I find", "Who may")


def main() -> None:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(_SIZES)
    print(f"{'FAQ':24} {'keys':>6} {'median':>8} {'99 %':>8} {'longest':>8}  ms")
    _report("the one that ships", faqbot.load())
    for size in sizes:
        _report(f"{size:,} made-up entries", faqbot.parse(_faq(size)))


def _report(name: str, bot: faqbot.FaqBot) -> None:
    known = Known(bot)
    gc.freeze()  # as the chat does once it has loaded
    chance = random.Random(_SEED)  # noqa: S311 - the same questions at every run
    entries = bot.faq.entries
    chosen = [chance.choice(entries).question for _ in range(_QUESTIONS)]
    taken = [
        _milliseconds(typed[:end], known)
        for question in chosen
        for typed in (question, _with_a_slip(question, chance))
        for end in range(1, len(typed) + 1)
    ]
    slow = statistics.quantiles(taken, n=100)[-1]
    median = statistics.median(taken)
    print(f"{name:24} {len(taken):6,} {median:8.2f} {slow:8.2f} {max(taken):8.2f}")


def _milliseconds(typed: str, known: Known) -> float:
    start = time.perf_counter()
    suggest(typed, len(typed), known=known)
    return (time.perf_counter() - start) * 1_000


def _with_a_slip(question: str, chance: random.Random) -> str:
    """Return *question* with two letters in each other's place."""
    place = chance.randrange(len(question) - 2)
    swapped = question[place + 1] + question[place]
    return question[:place] + swapped + question[place + 2 :]


def _faq(size: int) -> str:
    """Return an FAQ of *size* entries of made-up words."""
    chance = random.Random(_SEED)  # noqa: S311 - as above
    words = [_word(chance) for _ in range(_WORDS)]
    lines = ["entries:"]
    for number in range(size):
        topic = " ".join(chance.choices(words, k=chance.randint(3, 6)))
        lines += [
            f"- id: e{number}",
            f"  question: {chance.choice(_HEADS)} {topic}?",
            "  answer: Yes.",
        ]
    return "\n".join(lines)


def _word(chance: random.Random) -> str:
    syllables = range(chance.randint(2, 4))
    return "".join(chance.choice(letters) for _ in syllables for letters in _LETTERS)


if __name__ == "__main__":
    main()
