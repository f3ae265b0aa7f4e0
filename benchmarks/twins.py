"""How often two questions that look alike are taken for each other, in 18 fields.

    python -m benchmarks.twins [TWINS.jsonl]

Six writers, who knew nothing of the guards, wrote 14 pairs each for three fields: FAQ questions
that share nearly all their words and need different answers, two more phrases for each, and three
ways to ask each, as people type. Every pair is tried in an FAQ with four other questions, with one
phrase an entry and with three: the other side's own question, the other side in other words, and
the same side in other words, of an FAQ that holds one side; either side, of one that holds both.

When first asked, of the other side's own questions 14.6 % (one phrase) and 20.2 % (three) were
answered straight in the part called "first", 11.3 % and 17.3 % in the other two together; of those
in other words 35 % and 43 %, 44 % and 46 %. Then the guards were mended by what failed in "first",
and by the other side's own questions of "second"; of "last" only totals were seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.datasets import Dataset, faq_text
from faqbot.dialogue.loading import parse
from faqbot.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faqbot.dialogue.bot import FaqBot

# Phrases by the id of their entry.
Entries = tuple[tuple[str, tuple[str, ...]], ...]
TWINS = Path(__file__).parent / "twins.jsonl"


class Asked(StrEnum):
    """What is asked of which FAQ."""

    VERBATIM = "the other side's own question"
    OTHER = "the other side in other words"
    SAME = "the same side in other words"
    BOTH = "either side, FAQ holds both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One question to one FAQ: phrases by entry id, and the id that answers it, if any does."""

    part: str
    guard: str
    asked: Asked
    phrases: int
    faq: Entries
    question: str
    right: str | None


class Became(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    WRONG = "wrong"
    BACK = "asked back"
    REFUSED = "refused"


def main() -> None:
    """Print a table for each part, and one over all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("twins", nargs="?", type=Path, default=TWINS)
    lines = parser.parse_args().twins.read_text("utf-8").splitlines()
    found = [(each, judge(each)) for line in lines for each in tries(json.loads(line))]
    parts = dict.fromkeys(each.part for each, _ in found)
    for part in (*parts, "all"):
        print_table(part, [each for each in found if part in {each[0].part, "all"}])


def tries(row: dict[str, object]) -> Iterator[Try]:
    """Yield all that is tried with one line of the file."""
    texts = {key: _texts(value) for key, value in row.items()}
    others = tuple((f"other{place}", (text,)) for place, text in enumerate(texts["distractors"]))
    for phrases in (1, 3):
        sides = tuple(
            (side, (*texts[side], *texts[f"phrases_{side}"])[:phrases]) for side in ("one", "other")
        )
        for mine, twin in (sides, sides[::-1]):
            holds_twin, holds_mine = (twin, *others), (mine, *others)
            asks = texts[f"ask_{mine[0]}"]
            for asked, faq, questions, right in (
                (Asked.VERBATIM, holds_twin, texts[mine[0]], None),
                (Asked.OTHER, holds_twin, asks, None),
                (Asked.SAME, holds_mine, asks, mine[0]),
                (Asked.BOTH, (*sides, *others), asks, mine[0]),
            ):
                for question in questions:
                    yield Try(
                        part=str(row["part"]),
                        guard=str(row["guard"]),
                        asked=asked,
                        phrases=phrases,
                        faq=faq,
                        question=question,
                        right=right,
                    )


def judge(each: Try) -> Became:
    """Return what becomes of one question."""
    reply = _bot(each.faq).ask(each.question)
    if reply.outcome is Outcome.CLARIFY:
        return Became.BACK
    if reply.outcome is not Outcome.ANSWERED:
        return Became.REFUSED
    return Became.RIGHT if reply.answers[0].id == each.right else Became.WRONG


def print_table(title: str, found: list[tuple[Try, Became]]) -> None:
    """Print what became of the questions, by what was asked and by kind of pair."""
    print(f"\n{title}: {len(found)} questions\n")
    guards = sorted({each.guard for each, _ in found})
    print(f"{'':31}phrases" + "".join(f"{each:>12}" for each in Became) + "   wrong by kind")
    for asked in Asked:
        for phrases in (1, 3):
            chosen = [
                (each.guard, became)
                for each, became in found
                if each.asked is asked and each.phrases == phrases
            ]
            counts = Counter(became for _, became in chosen)
            wrong = Counter(guard for guard, became in chosen if became is Became.WRONG)
            shares = "".join(f"{counts[each] / len(chosen):12.1%}" for each in Became)
            kinds = ", ".join(f"{guard} {wrong[guard]}" for guard in guards if wrong[guard])
            print(f"{asked:31}{phrases:7}{shares}   {kinds}")


# The FAQs of a pair come again for each way of asking, those of the next pair do not.
@lru_cache(maxsize=8)
def _bot(faq: Entries) -> FaqBot:
    phrases = tuple((text, id_) for id_, texts in faq for text in texts)
    return parse(faq_text(Dataset(name="twins", title="Twins", phrases=phrases, questions=())))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


if __name__ == "__main__":
    main()
