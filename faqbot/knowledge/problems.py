"""The list of what is wrong with a file, kept while it is read."""

from __future__ import annotations

from typing import NoReturn

from faqbot.errors import FaqError, Location, Problem, Severity
from faqbot.text import printable

__all__ = ["Problems"]


class Problems:
    """What was found wrong so far with one file; lives as long as the file is being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        # A mapping for its keys: a part of the file used twice through an alias is read twice
        # and must not be reported twice.
        self._found: dict[Problem, None] = {}

    def at(self, line: int, column: int) -> Location:
        """Return a place in the file, counted from 1."""
        return Location(self.file, line, column)

    def error(self, at: Location, message: str) -> None:
        """Note what stops the file from being used."""
        self._note(at, message, Severity.ERROR)

    def warn(self, at: Location, message: str) -> None:
        """Note what is probably not meant."""
        self._note(at, message, Severity.WARNING)

    def stop(self, at: Location, message: str) -> NoReturn:
        """Raise all problems together with one that leaves nothing more to be read."""
        self.error(at, message)
        raise FaqError(self.found())

    def check(self) -> None:
        """Raise all problems if one of them is an error."""
        found = self.found()
        if any(problem.severity is Severity.ERROR for problem in found):
            raise FaqError(found)

    def found(self) -> tuple[Problem, ...]:
        """Return all problems in the order of the file."""
        return tuple(sorted(self._found, key=lambda problem: (problem.location, problem.message)))

    def _note(self, at: Location, message: str, severity: Severity) -> None:
        # Messages repeat parts of the file, which must neither break the line nor reach a
        # terminal as control characters.
        if not message.isprintable():
            message = printable(" ".join(message.split()))
        self._found[Problem(location=at, message=message, severity=severity)] = None
