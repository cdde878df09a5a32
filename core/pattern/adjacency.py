"""Neighbours of features as plain arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Adjacency(NamedTuple):
    """Neighbours of n features: those of i are ``members[starts[i]:starts[i + 1]]``.

    `weights` are theirs in the same order, or None when all weigh 1; `own` is what each feature
    itself weighs where it counts too (Gi*), or None for 1.
    """

    starts: np.ndarray
    members: np.ndarray
    weights: np.ndarray | None = None
    self_weights: np.ndarray | None = None

    @property
    def counts(self) -> np.ndarray:
        """Number of neighbours of each."""
        return np.diff(self.starts)

    def row_standardised(self) -> np.ndarray:
        """Return the weights, those of each feature with a sum of 1."""
        counts = self.counts
        if self.weights is None:
            return np.repeat(1.0 / np.maximum(counts, 1), counts)
        rows = np.repeat(np.arange(counts.size), counts)
        sums = np.bincount(rows, self.weights, counts.size)
        return self.weights / sums[rows]


def starts_of(rows, n: int) -> np.ndarray:
    """Return where the entries of each of `n` rows begin, as in `Adjacency`."""
    starts = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=starts[1:])
    return starts


def adjacency_of_pairs(n: int, first, second) -> Adjacency:
    """Return the adjacency of pairs of neighbours, each given once for both directions."""
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((columns, rows))
    return Adjacency(starts_of(rows, n), columns[order].astype(np.int64))
