"""Finding the members of word groups in an input."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from faqbot.members import Run, parts, pieces, reference, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from faqbot.dialogue.statements import Statements

__all__ = ["GroupCompiler", "Span", "WordGroups"]

# How many other words may stand between two parts of a combination ("I cannot, for some reason
# or other, feel my legs").
_REACH = 6
# A word that occurs again and again adds nothing; this bounds the work on pasted text.
_MAX_SPANS = 12


class Span(NamedTuple):
    """Where a member stands: from *start* to before *end*, with a bit for each of its words."""

    start: int
    end: int
    words: int


class _Pattern(NamedTuple):
    """Words in a row, and the groups that hold them."""

    run: Run
    groups: tuple[int, ...]

    def at(self, said: Statements, start: int) -> bool:
        """Whether the pattern stands in *said* at *start*."""
        run = self.run
        if run.opening and start and said.clauses[start] == said.clauses[start - 1]:
            return False
        there = said.words[start : start + len(run.words)]
        if not run.prefixes:
            return there == run.words
        return len(there) == len(run.words) and all(
            said.startswith(word) if prefix else said == word
            for said, word, prefix in zip(there, run.words, run.prefixes, strict=True)
        )


class _Combination(NamedTuple):
    """Groups that make a member of the group *into*: *in_a_row*, or close in any order."""

    into: int
    of: tuple[int, ...]
    in_a_row: bool


@dataclass(frozen=True, slots=True)
class WordGroups:
    """Compiled word groups.

    Patterns stand under their first word, those of a prefix under its first letters;
    combinations after those that they are made of.
    """

    by_word: Mapping[str, tuple[_Pattern, ...]]
    by_letters: Mapping[str, tuple[_Pattern, ...]]
    combinations: tuple[_Combination, ...]

    def find(self, said: Statements) -> dict[int, list[Span]]:
        """Return where members of each group stand in *said*, by the group's number."""
        spans: dict[int, list[Span]] = defaultdict(list)
        for start, word in enumerate(said.words):
            for pattern in self._beginning_with(word):
                if pattern.at(said, start):
                    length = len(pattern.run.words)
                    span = Span(start, start + length, ((1 << length) - 1) << start)
                    for group in pattern.groups:
                        if len(spans[group]) < _MAX_SPANS:
                            spans[group].append(span)
        for into, of, in_a_row in self.combinations:
            # Most fail at their first group, which costs next to nothing.
            if of[0] not in spans or not all(group in spans for group in of):
                continue
            join = _in_a_row if in_a_row else _close
            found = list(join([spans[group] for group in of], said))
            if found:
                spans[into] += found[: _MAX_SPANS - len(spans[into])]
        return spans

    def words(self) -> Iterator[str]:
        """Yield every whole word of every member."""
        for patterns in (*self.by_word.values(), *self.by_letters.values()):
            for pattern in patterns:
                run = pattern.run
                for place, word in enumerate(run.words):
                    # What is only the beginning of a word is no spelling to correct to.
                    if not (run.prefixes and run.prefixes[place]):
                        yield word

    def _beginning_with(self, word: str) -> Iterator[_Pattern]:
        yield from self.by_word.get(word, ())
        if self.by_letters:
            for length in range(1, len(word) + 1):
                yield from self.by_letters.get(word[:length], ())


@dataclass(slots=True)
class GroupCompiler:
    """Compiles groups one after the other; *named* are those that others may refer to."""

    named: Mapping[str, tuple[str, ...]]
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _pieces: dict[Run, int] = field(default_factory=dict)
    _next: count[int] = field(default_factory=count)
    _runs: dict[Run, list[int]] = field(default_factory=dict)
    _combinations: list[_Combination] = field(default_factory=list)

    def number(self, members: Iterable[str]) -> int:
        """Return the number of the group of *members*, compiled when first asked for."""
        key = tuple(members)
        if len(key) == 1 and key[0] in (reference(name) for name in references(key[0])):
            return self.number(self.named[references(key[0])[0]])
        if key not in self._numbers:
            number = self._numbers[key] = next(self._next)
            for member in dict.fromkeys(key):
                self._add(member, number)
        return self._numbers[key]

    def compiled(self) -> WordGroups:
        """Return all groups compiled so far."""
        by_word: dict[str, list[_Pattern]] = defaultdict(list)
        by_letters: dict[str, list[_Pattern]] = defaultdict(list)
        for run, groups in self._runs.items():
            target = by_letters if run.prefixes and run.prefixes[0] else by_word
            target[run.words[0]].append(_Pattern(run, tuple(dict.fromkeys(groups))))
        return WordGroups(
            {first: tuple(found) for first, found in by_word.items()},
            {first: tuple(found) for first, found in by_letters.items()},
            tuple(self._combinations),
        )

    def _add(self, member: str, into: int) -> None:
        rows = [pieces(part) for part in parts(member)]
        if len(rows) == 1:
            self._add_row(rows[0], into)
            return
        of = tuple(self._row(row, part) for row, part in zip(rows, parts(member), strict=True))
        self._combinations.append(_Combination(into, of, in_a_row=False))

    def _add_row(self, row: tuple[str | Run, ...], into: int) -> None:
        if len(row) == 1 and isinstance(row[0], Run):
            self._runs.setdefault(row[0], []).append(into)
        elif row:
            of = tuple(self._piece(piece) for piece in row)
            self._combinations.append(_Combination(into, of, in_a_row=True))

    def _row(self, row: tuple[str | Run, ...], part: str) -> int:
        return self._piece(row[0]) if len(row) == 1 else self.number([part])

    def _piece(self, piece: str | Run) -> int:
        if isinstance(piece, str):
            return self.number(self.named[piece])
        if piece not in self._pieces:
            self._pieces[piece] = next(self._next)
            self._runs.setdefault(piece, []).append(self._pieces[piece])
        return self._pieces[piece]


def _in_a_row(groups: list[list[Span]], _: Statements) -> Iterator[Span]:
    joined = groups[0]
    for following in groups[1:]:
        joined = [
            Span(first.start, then.end, first.words | then.words)
            for first in joined
            for then in following
            if first.end == then.start
        ]
    yield from joined


def _close(groups: list[list[Span]], said: Statements) -> Iterator[Span]:
    joined = groups[0]
    for others in groups[1:]:
        joined = [
            Span(min(one.start, other.start), max(one.end, other.end), one.words | other.words)
            for one in joined
            for other in others
            if not one.words & other.words
            and max(one.start, other.start) - min(one.end, other.end) <= _REACH
            and said.sentences[one.start] == said.sentences[other.start]
        ]
    yield from joined
