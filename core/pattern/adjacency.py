"""Neighbours of features as plain arrays, and their sums."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .neighbour_sums import NeighbourSums


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


def sums_over_adjacency(values, adjacency: Adjacency) -> NeighbourSums:
    """Return sum and number (int64) of the values adjacent to each feature.

    With weights, the sum is that of as many values equal to the weighted mean of the neighbours.
    """
    total = np.empty(adjacency.starts.size - 1)
    counts, values = adjacency.counts, np.asarray(values, np.float64)
    if adjacency.weights is None:
        _fill_totals(values, adjacency.starts, adjacency.members, total)
    else:
        weights = adjacency.row_standardised()
        _fill_weighted(values, adjacency.starts, adjacency.members, weights, total)
        total *= counts
    return NeighbourSums(total, counts)


@njit(nogil=True, cache=True)
def _fill_totals(values, starts, members, total):
    """Fill the sums over adjacent features."""
    for i in range(total.size):
        total[i] = 0.0
        for link in range(starts[i], starts[i + 1]):
            total[i] += values[members[link]]


@njit(nogil=True, cache=True)
def _fill_weighted(values, starts, members, weights, total):
    """Fill the weighted sums over adjacent features."""
    for i in range(total.size):
        total[i] = 0.0
        for link in range(starts[i], starts[i + 1]):
            total[i] += weights[link] * values[members[link]]
