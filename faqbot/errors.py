"""Every error that faqbot raises on purpose, and how each is worded.

    FaqbotError               2  the root: catch this to catch all
    ├── UsageError            2  a call or command line that makes no sense
    ├── QuestionsError        2  labelled questions that cannot be read
    ├── MissingExtraError     2  an optional dependency that is not installed
    ├── ConfigError           3  a file of preferences that is unreadable or bad
    └── FaqError              3  an FAQ file that is missing, unreadable or bad

The number is the exit status of the command line. A message says what is wrong, where, and what
to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from types import UnionType

__all__ = [
    "ConfigError",
    "FaqError",
    "FaqbotError",
    "Location",
    "MissingExtraError",
    "Problem",
    "QuestionsError",
    "Severity",
    "UsageError",
    "check_type",
]


class Severity(StrEnum):
    """How bad a problem is: an error stops the file from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, and 0 stands for "the file as a whole"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a file, where it is, and what to do about it."""

    location: Location
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        label = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.location}: {label}{self.message}"


class FaqbotError(Exception):
    """The root of all errors that faqbot raises on purpose."""

    exit_code: ClassVar[int] = 2


class UsageError(FaqbotError):
    """A call or a command line that makes no sense."""


def check_type(value: object, kind: type | UnionType, expected: str) -> None:
    """Raise UsageError where *value* is not of *kind*; *expected* says in words what is."""
    if not isinstance(value, kind):
        message = f"expected {expected}, got {type(value).__name__}."
        raise UsageError(message)


class QuestionsError(FaqbotError):
    """Labelled questions that cannot be read; the message lists every problem with its line."""


class MissingExtraError(FaqbotError, ImportError):
    """An optional dependency is asked for and not installed; the message says how to install it."""


class _FileError(FaqbotError):
    """A file that cannot be used, with every problem found in it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep *problems*, of which at least one is an error, in the order of the file."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        errors = sum(problem.severity is Severity.ERROR for problem in self.problems)
        found = f"{_counted(errors, 'error')}, {_counted(len(lines) - errors, 'warning')}"
        return "\n".join([*lines, f"{self.problems[0].location.file}: {found}."])


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}" if count else f"no {name}s"


class ConfigError(_FileError):
    """A file of preferences that is unreadable or bad, with every problem found in it."""


class FaqError(_FileError):
    """An FAQ file that is missing, unreadable or bad, with every problem found in it."""
