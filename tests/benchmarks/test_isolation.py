"""A job that fails in its own process is told, and ends nothing else."""

import operator
import time

import pytest

from benchmarks.isolation import JobError, isolated


def test_the_result_comes_back() -> None:
    """From a process of its own."""
    assert isolated(operator.add, 2, 3, patience=60) == 5


def test_a_failure_is_told() -> None:
    """With what went wrong."""
    with pytest.raises(JobError, match="ZeroDivisionError"):
        isolated(operator.truediv, 1, 0, patience=60)


def test_patience_ends() -> None:
    """The process is ended, too."""
    with pytest.raises(JobError, match="no result within"):
        isolated(time.sleep, 60, patience=0)
