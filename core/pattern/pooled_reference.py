"""One pooled reference of random neighbour sums per neighbour count, for maps.

A conditional permutation test draws k of the other n - 1 values for every cell; for large n that
is a draw from all values (the difference is of order 1/n). So the null distribution of a sum of k
neighbours is the same for all cells with k neighbours, and one sorted reference of 999,999 sums
serves them all. It resolves p to 1e-6, which a false-discovery rate over a million cells needs
and 999 permutations per cell cannot give.

The sums of all neighbour counts share their draws: the sum of five values is the sum of three of
them and two more. References are sorted by a table of where they enter each of 131,072 equal steps
of their range, and the same table cuts a lookup to a few steps of a binary search: about 40 ns
per cell.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .conditional_permutation import TailCounts, tie_width
from .random_ids import fill_distinct, start_counter

_STEPS = 1 << 17
# Up to this many numbers insertion is the fastest sort.
_FEW = 64
# Parts in which a reference is drawn, for threads and cancel.
DRAW_PARTS = 16


class Reference(NamedTuple):
    """Sorted sums of `k` random values, with the table that speeds up lookups."""

    k: int
    sums: np.ndarray
    starts: np.ndarray  # (_STEPS + 1,): sums below each step
    margin: float


def draw_sums(pool, neighbour_counts, seed: int, start: int, stop: int) -> np.ndarray:
    """Return pooled sums of different random values, number `start` to `stop`.

    Parameters
    ----------
    pool : numpy.ndarray
        The values to draw from.
    neighbour_counts : sequence of int
        Numbers of neighbours, that is, of values in a sum, rising.
    seed : int
        Start of the random numbers; a sum depends on seed, number and neighbour_counts alone.

    Returns
    -------
    numpy.ndarray
        ``(neighbour_counts, stop - start)``.
    """
    sums = np.empty((len(neighbour_counts), stop - start))
    _fill_sums(pool, np.asarray(neighbour_counts, np.int64), seed, start, sums)
    return sums


def reference_of(sums, k: int, largest: float) -> Reference:
    """Return the pooled reference: sorted sums of `k` values, `largest` in size."""
    ordered = np.empty(sums.size)
    starts = np.zeros(_STEPS + 1, np.int32)
    _sort_by_steps(sums, ordered, starts)
    return Reference(k, ordered, starts, tie_width(largest, k))


def pooled_counts(totals, counts, references) -> TailCounts:
    """Compare neighbour sums with the reference of their neighbour count.

    Parameters
    ----------
    totals, counts : numpy.ndarray
        Sum and number of neighbours, of any shape.
    references : sequence of Reference
        One per neighbour count that occurs.

    Returns
    -------
    TailCounts
        int32, 0 where there are no neighbours.
    """
    at_least = np.zeros(totals.shape, np.int32)
    at_most = np.zeros(totals.shape, np.int32)
    for reference in references:
        _look_up(
            totals.ravel(),
            counts.ravel(),
            *reference,
            at_least.ravel(),
            at_most.ravel(),
        )
    return TailCounts(at_least, at_most)


@njit(nogil=True, cache=True)
def _fill_sums(pool, neighbour_counts, seed, start, sums):
    """Fill the pooled sums, each from its own stream of random positions."""
    ids = np.empty(neighbour_counts[-1], np.int64)
    for draw in range(sums.shape[1]):
        fill_distinct(ids, pool.size, start_counter(seed, start + draw))
        total, n_added = 0.0, 0
        for row in range(neighbour_counts.size):
            while n_added < neighbour_counts[row]:
                total += pool[ids[n_added]]
                n_added += 1
            sums[row, draw] = total


@njit(nogil=True, cache=True)
def _step_of_value(value, low, steps_per_unit):
    """Return the step of the pooled reference a value lies in."""
    step = (value - low) * steps_per_unit
    if step < 0.0:
        return 0
    return _STEPS - 1 if step >= _STEPS else np.int64(step)


@njit(nogil=True, cache=True)
def _sort_by_steps(sums, ordered, starts):
    """Sort pooled sums by steps of their range, then within; fill how many lie below each.

    Three times as fast as a comparison sort of a million sums.
    """
    low = sums.min()
    steps_per_unit = _steps_per_unit(low, sums.max())
    for total in sums:
        starts[_step_of_value(total, low, steps_per_unit) + 1] += 1
    for step in range(_STEPS):
        starts[step + 1] += starts[step]
    ends = starts[:-1].copy()
    for total in sums:
        step = _step_of_value(total, low, steps_per_unit)
        ordered[ends[step]] = total
        ends[step] += 1
    for step in range(_STEPS):
        first, last = starts[step], starts[step + 1]
        if last - first > _FEW:
            ordered[first:last].sort()
        else:
            _insertion_sort(ordered, first, last)


@njit(nogil=True, cache=True)
def _insertion_sort(ordered, first, last):
    """Sort a few pooled sums in place by insertion."""
    for i in range(first + 1, last):
        value = ordered[i]
        j = i
        while j > first and ordered[j - 1] > value:
            ordered[j] = ordered[j - 1]
            j -= 1
        ordered[j] = value


@njit(nogil=True, cache=True)
def _steps_per_unit(low, high):
    """Return steps per unit of the reference's range."""
    return _STEPS / (high - low) if high > low else 0.0


@njit(nogil=True, cache=True)
def _look_up(totals, counts, k, sums, starts, margin, at_least, at_most):
    """Count the pooled sums at least and at most as large as each total of `k` neighbours."""
    steps_per_unit = _steps_per_unit(sums[0], sums[-1])
    for n in range(totals.size):
        if counts[n] != k:
            continue
        low, high = totals[n] - margin, totals[n] + margin
        step = _step_of_value(low, sums[0], steps_per_unit)
        first, last = starts[step], starts[step + 1]
        while first < last:  # first sum not below `low`
            mid = (first + last) >> 1
            if sums[mid] < low:
                first = mid + 1
            else:
                last = mid
        at_least[n] = sums.size - first
        last = starts[_step_of_value(high, sums[0], steps_per_unit) + 1]
        while first < last:  # first sum above `high`
            mid = (first + last) >> 1
            if sums[mid] <= high:
                first = mid + 1
            else:
                last = mid
        at_most[n] = first


# Parts in which a reference is drawn, for threads and cancel.


def build_references(neighbour_counts, pool, size: int, seed: int, largest: float, do_all) -> list:
    """Build the pooled references of neighbour sums for each number of neighbours.

    Parameters
    ----------
    neighbour_counts : sequence of int
        Neighbour counts that occur, rising.
    pool : numpy.ndarray
        The values to draw from.
    size : int
        Sums of a reference.
    seed : int
        Start of the random numbers.
    largest : float
        Largest absolute value.
    do_all : callable
        Returns the results of ``(function, *arguments)`` jobs, in order.
    """
    edges = np.linspace(0, size, DRAW_PARTS + 1).astype(int).tolist()
    jobs = [(draw_sums, pool, neighbour_counts, seed, *pair) for pair in zip(edges, edges[1:])]
    sums = np.concatenate(do_all(jobs), axis=1)
    return do_all([(reference_of, sums[row], k, largest) for row, k in enumerate(neighbour_counts)])
