"""Exact sums of a target by stratum.

Sums are exact (`core.statistics.exact_sum`), so they depend neither on blocks nor on threads. A
value costs about 5 ns: the target and its square are each added as integers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.exact_sum import PLACES, add_bits, carry, rounded, zero_sums
from .discretisation import NO_BIN

# Bytes of the sums of one stratum.
STRATUM_BYTES = 8 * (1 + 2 * PLACES)


class StratumTotals(NamedTuple):
    """Number of values, sums and sums of squares of strata, each rounded once."""

    n: np.ndarray
    totals: np.ndarray
    squares: np.ndarray


class StratumSums(NamedTuple):
    """Values of each stratum (int64), and accumulators of their sum and sum of squares.

    `sums` has the shape (2 strata, places): sums first, then the sums of squares.
    """

    n: np.ndarray
    sums: np.ndarray

    def add(self, other: StratumSums) -> StratumSums:
        """Return the sums of both."""
        return StratumSums(self.n + other.n, carry(self.sums + other.sums))

    def merged(self, class_of_bin: np.ndarray) -> StratumSums:
        """Return the sums of classes that the strata (bins) belong to."""
        n_classes, n_bins = int(class_of_bin.max()) + 1, len(self.n)
        merged = empty_sums(n_classes)
        np.add.at(merged.n, class_of_bin, self.n)
        for first, source in ((0, 0), (n_classes, n_bins)):
            np.add.at(merged.sums, first + class_of_bin, self.sums[source : source + n_bins])
        return StratumSums(merged.n, carry(merged.sums))

    def rounded(self) -> StratumTotals:
        """Return values, sums and sums of squares of the strata, each rounded once."""
        values = rounded(self.sums)
        return StratumTotals(self.n, values[: len(self.n)], values[len(self.n) :])


def empty_sums(n_strata: int) -> StratumSums:
    """Return sums of nothing."""
    return StratumSums(np.zeros(n_strata, np.int64), zero_sums(2 * n_strata))


class Job(NamedTuple):
    """Which sums are wanted: of a date of the target, by classes of one factor or of two.

    Parameters
    ----------
    date : int
        Position of the date.
    first, second : int
        Positions of the factors; the same for one factor alone.
    first_class, second_class : numpy.ndarray
        int64: class of each bin of the two; all 0 in `second_class` for one factor alone.
    """

    date: int
    first: int
    second: int
    first_class: np.ndarray
    second_class: np.ndarray

    @property
    def n_strata(self) -> int:
        """Number of strata."""
        return (int(self.first_class.max()) + 1) * (int(self.second_class.max()) + 1)


def single_job(date: int, factor: int, class_of_bin) -> Job:
    """Return the job of one factor."""
    return Job(date, factor, factor, class_of_bin, np.zeros_like(class_of_bin))


def sum_strata(target, bins, job: Job) -> StratumSums:
    """Return the sums of the target by the strata of one job.

    Parameters
    ----------
    target : numpy.ndarray
        float64 (cells,) about its origin, NaN where there is no value.
    bins : sequence of numpy.ndarray
        uint16 (cells,): bin of each cell, by factor; `NO_BIN` where there is none.
    job : Job
        What is wanted.
    """
    sums = empty_sums(job.n_strata)
    width = np.int64(int(job.second_class.max()) + 1)
    squares = target * target
    _sum_strata(
        target,
        target.view(np.int64),
        squares.view(np.int64),
        (bins[job.first], bins[job.second]),
        (job.first_class.astype(np.int64), job.second_class.astype(np.int64)),
        width,
        sums.n,
        sums.sums,
    )
    carry(sums.sums)
    return sums


@njit(nogil=True, cache=True)
def _sum_strata(target, bits, square_bits, bins, classes, width, n, sums):
    """Add number, value and square of the target to the sums of each stratum."""
    first, second = bins
    first_class, second_class = classes
    n_strata = n.size
    for i in range(target.size):
        if target[i] == target[i] and first[i] != NO_BIN and second[i] != NO_BIN:
            row = first_class[first[i]] * width + second_class[second[i]]
            n[row] += 1
            add_bits(bits[i], sums, row)
            add_bits(square_bits[i], sums, n_strata + row)
