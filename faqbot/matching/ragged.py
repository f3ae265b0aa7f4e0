"""Lists of numbers of any length, kept one after the other in one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ragged", "places"]

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers from 0 up: list i is ``ids[indptr[i]:indptr[i + 1]]``."""

    indptr: Places
    ids: NDArray[np.int32]

    @classmethod
    def of_sizes(cls, sizes: NDArray[np.integer], ids: NDArray[np.int32]) -> Ragged:
        """Return lists of these *sizes*, cut from *ids* one after the other."""
        indptr = np.zeros(len(sizes) + 1, np.int64)
        np.cumsum(sizes, out=indptr[1:])
        return cls(indptr, ids)

    def __len__(self) -> int:
        """Return how many lists there are."""
        return len(self.indptr) - 1

    @property
    def sizes(self) -> Places:
        """The length of each list."""
        return np.diff(self.indptr)

    @property
    def owners(self) -> NDArray[np.int32]:
        """The list that each number stands in."""
        return np.arange(len(self), dtype=np.int32).repeat(self.sizes)

    def of(self, chosen: NDArray[np.integer]) -> Ragged:
        """Return the *chosen* lists alone."""
        first, last = self.indptr[chosen], self.indptr[chosen + 1]
        return Ragged.of_sizes(last - first, self.ids[places(first, last)])

    def turned(self, count: int) -> Ragged:
        """Return for each of *count* numbers the lists that hold it, as often as they do."""
        order = self.ids.argsort(kind="stable")
        return Ragged.of_sizes(np.bincount(self.ids, minlength=count), self.owners[order])


def places(first: Places, last: Places) -> Places:
    """Return the numbers from each *first* up to its *last*, one range after the other."""
    sizes = last - first
    ends = sizes.cumsum()
    found: Places = (first - ends + sizes).repeat(sizes)
    found += np.arange(len(found))
    return found
