"""The errors that faqbot raises on purpose."""

from __future__ import annotations

import pickle

import pytest

from faqbot.errors import (
    FaqbotError,
    FaqError,
    Location,
    MissingExtraError,
    Problem,
    QuestionsError,
    Severity,
    UsageError,
)

HERE = Location("faq.yaml", 14, 5)


@pytest.mark.parametrize(
    ("error", "status"),
    [(UsageError, 2), (QuestionsError, 2), (MissingExtraError, 2), (FaqError, 3)],
)
def test_one_root_catches_all_and_each_has_its_exit_status(
    error: type[FaqbotError], status: int
) -> None:
    """The status is that of the command line: 2 for wrong usage, 3 for a bad FAQ."""
    assert issubclass(error, FaqbotError)
    assert error.exit_code == status


def test_a_missing_extra_is_an_import_error_too() -> None:
    """Code that guards an import with `except ImportError` also sees a missing extra."""
    assert issubclass(MissingExtraError, ImportError)


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (HERE, "faq.yaml:14:5"),
        (Location("faq.yaml"), "faq.yaml"),
        (Location("faq.yaml", 3), "faq.yaml:3:0"),
    ],
)
def test_a_location_is_written_as_editors_read_it(location: Location, text: str) -> None:
    """File, line and column, or the file alone where the whole of it is meant."""
    assert str(location) == text


def test_locations_sort_in_the_order_of_the_file() -> None:
    """By line, then by column, as numbers."""
    places = [Location("f", 10, 1), Location("f", 9, 20), Location("f", 9, 3), Location("f")]
    assert sorted(places) == [places[3], places[2], places[1], places[0]]


def test_a_problem_says_where_and_what() -> None:
    """An error needs no label; a warning has one."""
    error = Problem(location=HERE, message="it is empty. Write an answer.")
    warning = Problem(location=HERE, message="it stands twice.", severity=Severity.WARNING)
    assert str(error) == "faq.yaml:14:5: it is empty. Write an answer."
    assert str(warning) == "faq.yaml:14:5: warning: it stands twice."


@pytest.mark.parametrize(
    ("count", "last"), [(1, "f: 1 error, no warnings."), (3, "f: 3 errors, no warnings.")]
)
def test_an_faq_error_lists_every_problem_and_counts_them(count: int, last: str) -> None:
    """One line for each, in the given order."""
    problems = tuple(
        Problem(location=Location("f", line, 1), message=f"problem {line}.")
        for line in range(1, count + 1)
    )
    error = FaqError(problems)
    assert error.problems == problems
    assert str(error).splitlines() == [*map(str, problems), last]


def test_an_faq_error_survives_pickling() -> None:
    """Errors cross the borders of worker processes whole."""
    error = FaqError((Problem(location=HERE, message="it is empty."),))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - just written here
    assert again.problems == error.problems
    assert str(again) == str(error)
