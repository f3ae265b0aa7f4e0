"""Texts as bags of words and of pairs of neighbours, words as bags of pieces.

A word has the same features wherever it stands, and there are far fewer words than there are words
in texts: what is to be known of features is found out word by word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from faqbot.matching.coding import PIECES, WORDS, all_pair_codes, word_codes
from faqbot.matching.ragged import Ragged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["Bags", "Counts", "build_bags", "count_features"]

# So many texts are counted at a time: some hundred thousand numbers.
_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """The *words* and the *pairs* of each text; of each word its *pieces* and its *own* feature.

    Words are numbered as they are first met; pairs, pieces and the one of a word are coordinates.
    """

    words: Ragged
    pairs: Ragged
    pieces: Ragged
    own: Ragged

    def of(self, chosen: NDArray[np.intp]) -> Bags:
        """Return the *chosen* texts alone."""
        return replace(self, words=self.words.of(chosen), pairs=self.pairs.of(chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The different features of each text, ascending, and how often it has each."""

    features: Ragged
    counts: NDArray[np.float32]


def build_bags(
    texts: Sequence[tuple[str, ...]],
) -> tuple[NDArray[np.uint64], NDArray[np.int8], Bags]:
    """Return the codes of all features of *texts*, sorted, the block of each, and the bags."""
    numbers: dict[str, int] = {}
    met = [numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(texts)]
    lengths = np.array([len(words) for words in texts], np.int64)
    coded = [word_codes(word)[0] for word in numbers]
    sizes = np.array([len(codes) - 1 for codes in coded], np.int64)
    # Behind its pieces stands the word itself.
    pieces = np.concatenate([np.empty(0, np.uint64), *(codes[:-1] for codes in coded)])
    own = np.array([codes[-1] for codes in coded], np.uint64)
    words = np.array(met, np.int32)
    pairs = all_pair_codes(own[words], lengths)
    codes, first, found = np.unique(
        np.concatenate([pieces, own, pairs]), return_index=True, return_inverse=True
    )
    blocks = np.where(first < len(pieces), PIECES, WORDS).astype(np.int8)
    of_pieces, of_own, of_pairs = np.split(
        found.astype(np.int32), [len(pieces), len(pieces) + len(own)]
    )
    bags = Bags(
        words=Ragged.of_sizes(lengths, words),
        # With the two edges a text of n words has n + 1 pairs, without words none.
        pairs=Ragged.of_sizes(lengths + (lengths > 0), of_pairs),
        pieces=Ragged.of_sizes(sizes, of_pieces),
        own=Ragged.of_sizes(np.ones(len(own), np.int64), of_own),
    )
    return codes, blocks, bags


def count_features(bags: Bags, dimensions: int) -> Counts:
    """Return how often each text has each of its features, of *dimensions* in all."""
    sizes, ids, counts = [np.empty(0, np.int64)], [np.empty(0, np.int32)], [np.empty(0, np.float32)]
    width = max(1, dimensions)
    for some in _parts(len(bags.words)):
        part = bags.of(some)
        pieces, own = (each.of(part.words.ids) for each in (bags.pieces, bags.own))
        texts = part.words.owners
        owners = np.concatenate([texts[pieces.owners], texts, part.pairs.owners])
        # One number for each pair of text and feature sorts, merges and counts all pairs at once.
        cells = owners.astype(np.int64) * width
        cells += np.concatenate([pieces.ids, own.ids, part.pairs.ids])
        cells, often = np.unique(cells, return_counts=True)
        rows, columns = np.divmod(cells, width)
        sizes.append(np.bincount(rows, minlength=len(some)))
        ids.append(columns.astype(np.int32))
        counts.append(often.astype(np.float32))
    features = Ragged.of_sizes(np.concatenate(sizes), np.concatenate(ids))
    return Counts(features=features, counts=np.concatenate(counts))


def _parts(count: int) -> Iterator[NDArray[np.intp]]:
    for start in range(0, count, _AT_ONCE):
        yield np.arange(start, min(start + _AT_ONCE, count))
