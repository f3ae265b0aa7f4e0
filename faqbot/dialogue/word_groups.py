"""Finding the members of word groups in an input."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from faqbot.members import Run, is_plain, parts, pieces, reference, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from faqbot.dialogue.statements import Statements

__all__ = ["GroupCompiler", "Span", "WordGroups"]

# How many other words may stand between two parts of a combination ("I cannot, for some reason
# or other, feel my legs").
_REACH = 6
# A word that occurs again and again adds nothing; this bounds the work on pasted text.
_MAX_SPANS = 60


class Span(NamedTuple):
    """Where a member stands: from *start* to before *end*, with a bit for each of its words."""

    start: int
    end: int
    words: int


class _Pattern(NamedTuple):
    """Words in a row of which some are beginnings or open a clause, and a group that holds it."""

    run: Run
    group: int

    def at(self, said: Statements, start: int) -> bool:
        """Whether the pattern stands in *said* at *start*."""
        run = self.run
        if run.opening and start and said.clauses[start] == said.clauses[start - 1]:
            return False
        there = said.words[start : start + len(run.words)]
        return len(there) == len(run.words) and all(
            word.startswith(wanted) if prefix else word == wanted
            for word, wanted, prefix in zip(there, run.words, run.prefixes, strict=True)
        )


class _Combination(NamedTuple):
    """Groups that make a member of the group *into*: *in_a_row*, or close in any order."""

    into: int
    of: tuple[int, ...]
    in_a_row: bool


@dataclass(frozen=True, slots=True)
class WordGroups:
    """Compiled word groups.

    *plain* are the members of whole words with the numbers of the groups that hold them, and
    *longest* how many words those have at most that begin with a word. Patterns stand under
    their first word, those that begin with a prefix under its letters. Combinations stand after
    those that they are made of.
    """

    plain: Mapping[str, Sequence[int]]
    longest: Mapping[str, int]
    by_word: Mapping[str, Sequence[_Pattern]]
    by_letters: Mapping[str, Sequence[_Pattern]]
    combinations: Sequence[_Combination]

    def find(self, said: Statements) -> dict[int, list[Span]]:
        """Return where members of each group stand in *said*, by the group's number."""
        spans: dict[int, list[Span]] = {}
        for start in range(len(said.words)):
            for length, group in self._beginning_at(start, said):
                found = spans.setdefault(group, [])
                if len(found) < _MAX_SPANS:
                    found.append(Span(start, start + length, ((1 << length) - 1) << start))
        for into, of, in_a_row in self.combinations:
            # Most fail at their first group, which costs next to nothing.
            if of[0] not in spans or not all(group in spans for group in of):
                continue
            join = _in_a_row if in_a_row else _close
            if joined := list(join([spans[group] for group in of], said)):
                found = spans.setdefault(into, [])
                found += joined[: _MAX_SPANS - len(found)]
        return spans

    def words(self) -> set[str]:
        """Return every whole word of every member."""
        found = set(" ".join(self.plain).split())
        for patterns in (*self.by_word.values(), *self.by_letters.values()):
            for run, _ in patterns:
                # What is only the beginning of a word is no spelling to correct to.
                whole = zip(run.words, run.prefixes, strict=True)
                found.update(word for word, prefix in whole if not prefix)
        return found

    def _beginning_at(self, start: int, said: Statements) -> Iterator[tuple[int, int]]:
        """Yield the length in words, and the group, of each member that begins at *start*."""
        word = said.words[start]
        text = ""
        ahead = said.words[start : start + self.longest.get(word, 0)]
        for length, following in enumerate(ahead, start=1):
            text = f"{text} {following}" if text else following
            for group in self.plain.get(text, ()):
                yield length, group
        for patterns in self._patterns_for(word):
            for pattern in patterns:
                if pattern.at(said, start):
                    yield len(pattern.run.words), pattern.group

    def _patterns_for(self, word: str) -> Iterator[Sequence[_Pattern]]:
        if word in self.by_word:
            yield self.by_word[word]
        for length in range(1, len(word) + 1):
            if word[:length] in self.by_letters:
                yield self.by_letters[word[:length]]


@dataclass(slots=True)
class GroupCompiler:
    """Compiles groups one after the other; *named* are those that others may refer to."""

    named: Mapping[str, tuple[str, ...]]
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _next: count[int] = field(default_factory=count)
    _plain: dict[str, list[int]] = field(default_factory=dict)
    _patterns: list[_Pattern] = field(default_factory=list)
    _combinations: list[_Combination] = field(default_factory=list)

    def number(self, members: Iterable[str]) -> int:
        """Return the number of the group of *members*, compiled when first asked for."""
        key = tuple(members)
        if len(key) == 1 and (names := references(key[0])) and key[0] == reference(names[0]):
            return self.number(self.named[names[0]])
        if key not in self._numbers:
            number = self._numbers[key] = next(self._next)
            for member in key:
                self._add(member, number)
        return self._numbers[key]

    def compiled(self) -> WordGroups:
        """Return all groups compiled so far."""
        longest: dict[str, int] = {}
        for member in self._plain:
            first = member.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), member.count(" ") + 1)
        by_word: dict[str, list[_Pattern]] = defaultdict(list)
        by_letters: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in self._patterns:
            target = by_letters if pattern.run.prefixes[0] else by_word
            target[pattern.run.words[0]].append(pattern)
        return WordGroups(self._plain, longest, dict(by_word), dict(by_letters), self._combinations)

    def _add(self, member: str, into: int) -> None:
        if is_plain(member):
            self._plain.setdefault(member, []).append(into)
            return
        rows = [pieces(part) for part in parts(member)]
        if len(rows) == 1:
            self._add_row(rows[0], into)
            return
        of = tuple(
            self._piece(row[0]) if len(row) == 1 else self.number([part])
            for row, part in zip(rows, parts(member), strict=True)
        )
        self._combinations.append(_Combination(into, of, in_a_row=False))

    def _add_row(self, row: tuple[str | Run, ...], into: int) -> None:
        if len(row) == 1 and isinstance(row[0], Run):
            self._add_run(row[0], into)
        elif row:
            of = tuple(self._piece(piece) for piece in row)
            self._combinations.append(_Combination(into, of, in_a_row=True))

    def _add_run(self, run: Run, into: int) -> None:
        if any(run.prefixes) or run.opening:
            self._patterns.append(_Pattern(run, into))
        else:
            self._plain.setdefault(" ".join(run.words), []).append(into)

    def _piece(self, piece: str | Run) -> int:
        if isinstance(piece, str):
            return self.number(self.named[piece])
        # No group of members has this key: they are texts.
        key = (" ".join(piece.words), str(piece))
        if key not in self._numbers:
            self._numbers[key] = next(self._next)
            self._add_run(piece, self._numbers[key])
        return self._numbers[key]


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
