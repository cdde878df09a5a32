"""Conditional permutation tests of sums over weighted neighbours, and of other terms than values.

The value of feature i is held and the other n - 1 are shuffled into its neighbours' places, by the
same table of draws as in `conditional_permutation`, whose sweep needs equal weights and plain sums.
Here every permutation is summed: about 1 ns per permutation and neighbour. Ties count in both
tails.

References
----------
Anselin, L. (1995). Local indicators of spatial association - LISA. Geographical Analysis 27,
93-115.
Anselin, L. and Li, X. (2019). Operational local join count statistics for cluster detection.
Journal of Geographical Systems 21, 189-210.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .conditional_permutation import TailCounts, tie_width

# What is summed over the neighbours: their values, squared differences, or 1 where they are equal.
TERMS = ("values", "squares", "equal")


class WeightedTest:
    """The permutation test of a set of values, made ready for any part of them.

    Parameters
    ----------
    values : numpy.ndarray
        All n values (float64), none missing.
    starts, members, weights : numpy.ndarray
        Neighbours, as in `weights.Adjacency`.
    ids : numpy.ndarray
        ``(permutations, most neighbours)``: positions among the n - 1 others, different within a
        row (`random_ids.draw_ids`).
    terms : str
        One of `TERMS`.
    """

    def __init__(self, values, starts, members, weights, ids, terms: str = "values") -> None:
        self.data = values, starts, members, weights, ids
        self.terms = TERMS.index(terms)
        counts = np.diff(starts)
        max_neighbours = int(counts.max(initial=0))
        size = float(np.abs(values).max(initial=0.0)) if terms != "equal" else 1.0
        size = (2.0 * size) ** 2 if terms == "squares" else size
        self.margin = tie_width(
            size * float(weights.max(initial=0.0)) * max(max_neighbours, 1), max_neighbours
        )

    def compare(self, start: int = 0, stop: int | None = None) -> TailCounts:
        """Compare the sums of features `start` to `stop` with their permuted ones."""
        n = self.data[0].size
        size = (n if stop is None else stop) - start
        tails = TailCounts(np.zeros(size, np.int32), np.zeros(size, np.int32))
        _count_tails(*self.data, self.terms, self.margin, start, *tails)
        return tails

    def sums(self) -> np.ndarray:
        """Return the observed sums."""
        values, starts, members, weights, _ids = self.data
        observed = np.empty(values.size)
        _sum_observed(values, starts, members, weights, self.terms, observed)
        return observed


@njit(nogil=True, cache=True, inline="always")
def _neighbour_term(value, other_value, terms):
    """Return what one neighbour adds to the sum that a weighted test permutes."""
    if terms == 0:
        return other_value
    if terms == 1:
        return (value - other_value) * (value - other_value)
    return 1.0 if value == other_value else 0.0


@njit(nogil=True, cache=True)
def _sum_observed(values, starts, members, weights, terms, observed):
    """Fill the weighted sums over the neighbours as observed, unpermuted."""
    for i in range(values.size):
        observed[i] = 0.0
        for link in range(starts[i], starts[i + 1]):
            observed[i] += weights[link] * _neighbour_term(values[i], values[members[link]], terms)


@njit(nogil=True, cache=True)
def _count_tails(values, starts, members, weights, ids, terms, margin, start, at_least, at_most):
    """Count the permuted weighted sums in both tails."""
    for row in range(at_least.size):
        i = start + row
        first, count = starts[i], starts[i + 1] - starts[i]
        if count == 0:
            continue
        own_value, observed = values[i], 0.0
        for k in range(count):
            observed += weights[first + k] * _neighbour_term(
                own_value, values[members[first + k]], terms
            )
        for p in range(ids.shape[0]):
            total = 0.0
            for k in range(count):
                other = ids[p, k]
                value = values[other if other < i else other + 1]
                total += weights[first + k] * _neighbour_term(own_value, value, terms)
            at_least[row] += total >= observed - margin
            at_most[row] += total <= observed + margin
