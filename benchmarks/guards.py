"""How the guards fare on opposites, negations, numbers and look-alikes of 42 fields.

    python benchmarks/guards.py [--list] [PAIRS.jsonl]

Each line of the file is a tiny FAQ (``faq``: its questions), what is asked of it (``ask``), the
guard that it tries, its ``part`` where it came later, and what is expected: ``ask_back`` where
the FAQ holds the other side only, so that any straight answer is wrong, or ``answer`` with the
``id``-th question. ``--list`` prints every case that fails.

None of the figures is blind any more: what failed was mended by rule or by word where it could be.
The guards were developed on six fields; eight more were held back. When first asked,

- of fourteen fields written when the guards stood, 29 of 168 questions for the other side were
  answered straight (17 %);
- of twelve fields by another writer, with more slips, units and directions, 35 of 192 (18 %); of
  96 questions to an FAQ with both sides 91 were answered right, of 96 for the same side 90;
- of six fields written after these had been mended, by who mended them and knew the rules, 2 of 60
  (3 %); of 30 questions to an FAQ with both sides 28 were answered right, of 30 for the same side
  28.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.dialogue.loading import parse
from faqbot.model import Outcome

if TYPE_CHECKING:
    from faqbot.dialogue.bot import FaqBot

PAIRS = Path(__file__).parent / "pairs.jsonl"
DEVELOPED_ON = frozenset(["banking", "software", "medicines", "travel", "housing", "cooking"])
HELD_BACK = frozenset(["shipping", "health", "school", "cars", "legal", "energy", "telecoms", "hr"])


class Asked(StrEnum):
    """Which side of a pair is asked of which FAQ."""

    OTHER = "other side asked, FAQ holds one"
    BOTH = "either side asked, FAQ holds both"
    SAME = "same side asked, FAQ holds one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question to one FAQ; *right* is the place of the question that answers it, if any."""

    domain: str
    guard: str
    faq: tuple[str, ...]
    ask: str
    right: int | None
    part: str

    @property
    def asked(self) -> Asked:
        """What the case tries. The domains have four questions beside those of the pair."""
        if self.right is None:
            return Asked.OTHER
        return Asked.BOTH if len(self.faq) > _DISTRACTORS + 1 else Asked.SAME


_DISTRACTORS = 4
_PARTS = (
    "developed on",
    "held back",
    "written when the guards stood",
    "by another writer",
    "written last",
)


class Became(StrEnum):
    """What became of a case."""

    RIGHT = "right answer"
    WRONG = "wrong answer"
    OFFERED = "asked back, right offered"
    ASKED = "asked back"
    REFUSED = "refused"


def main() -> None:
    """Print the tables, and with ``--list`` the failures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--list", action="store_true", help="print every case that fails")
    arguments = parser.parse_args()
    cases = read_cases(arguments.pairs)
    bots = {faq: _bot(faq) for faq in dict.fromkeys(case.faq for case in cases)}
    outcomes = [(case, judge(case, bots[case.faq])) for case in cases]
    for title in _PARTS:
        print_table(title, [each for each in outcomes if each[0].part == title])
    print_table("all", outcomes)
    if arguments.list:
        for case, became in outcomes:
            if _fails(case, became):
                print(f"{case.domain:10} {case.guard:10} {case.asked:34} {became:25} {case.ask}")


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Case(
            domain=row["domain"],
            guard=row["guard"],
            faq=tuple(row["faq"]),
            ask=row["ask"],
            right=row["id"] if row["expect"] == "answer" else None,
            part=row.get("part") or _part(row["domain"]),
        )
        for row in rows
    ]


def judge(case: Case, bot: FaqBot) -> Became:
    """Return what became of *case*."""
    reply = bot.ask(case.ask)
    if reply.outcome is Outcome.ANSWERED:
        ids = [answer.id for answer in reply.answers]
        return Became.RIGHT if ids == [f"e{case.right}"] else Became.WRONG
    if reply.outcome is not Outcome.CLARIFY:
        return Became.REFUSED
    offered = {option.id for option in reply.options}
    return Became.OFFERED if f"e{case.right}" in offered else Became.ASKED


def print_table(title: str, outcomes: list[tuple[Case, Became]]) -> None:
    """Print, for each guard and each way of asking, what became of the questions."""
    print(f"\n{title}: {len(outcomes)} questions\n")
    for asked in Asked:
        print(f"{asked:36}" + "".join(f"{each:>{len(each) + 2}}" for each in Became))
        chosen = [(case.guard, became) for case, became in outcomes if case.asked is asked]
        guards = sorted({guard for guard, _ in chosen})
        for guard in (*guards, "all"):
            counts = Counter(became for held, became in chosen if guard in {held, "all"})
            total = counts.total()
            shown = "".join(f"{f'{counts[each]}/{total}':>{len(each) + 2}}" for each in Became)
            print(f"  {guard:34}{shown}")


def _bot(faq: tuple[str, ...]) -> FaqBot:
    entries = [
        {"id": f"e{place}", "question": question, "answer": "As written."}
        for place, question in enumerate(faq)
    ]
    # JSON is YAML.
    return parse(json.dumps({"entries": entries}))


def _part(domain: str) -> str:
    if domain in DEVELOPED_ON:
        return _PARTS[0]
    return _PARTS[1] if domain in HELD_BACK else _PARTS[2]


def _fails(case: Case, became: Became) -> bool:
    if case.asked is Asked.OTHER:
        return became is Became.WRONG
    return became is not Became.RIGHT


if __name__ == "__main__":
    main()
