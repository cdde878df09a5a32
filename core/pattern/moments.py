"""Number, mean, variance and largest size of a set of values, summed exactly.

Sums are exact (see `core.statistics.exact_sum`): a raster cut into blocks has the same mean, to the
last bit, as the raster read at once.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.pattern import ConstantValues, TooFewValues
from ..statistics.exact_sum import add_terms, as_fraction, carry, rounding_errors, zero_sums

# Below this number no permutation means anything.
MIN_VALUES = 10


class Moments(NamedTuple):
    """What the statistics need of all values; `variance` with n in the denominator."""

    n: int
    mean: float
    variance: float
    largest: float  # of the absolute values


class MomentSums(NamedTuple):
    """Sums of a part of the values; two of them can be joined."""

    n: int
    sums: np.ndarray  # exact accumulators of y and y^2
    low: float
    high: float

    def join(self, other: MomentSums) -> MomentSums:
        """Return the sums of both parts."""
        sums = carry(self.sums + other.sums)
        low, high = min(self.low, other.low), max(self.high, other.high)
        return MomentSums(self.n + other.n, sums, low, high)


def empty_moment_sums() -> MomentSums:
    """Return the sums of nothing."""
    return MomentSums(0, zero_sums(2), np.inf, -np.inf)


def moment_sums(values) -> MomentSums:
    """Return the sums of the values that are not NaN."""
    values = np.asarray(values).ravel()
    exact = values.dtype == np.float32  # their squares fit into float64
    values = values[~np.isnan(values)].astype(np.float64)
    if not values.size:
        return empty_moment_sums()
    sums = zero_sums(2)
    add_terms(values.view(np.int64), sums, 0)
    squares = values * values
    add_terms(squares.view(np.int64), sums, 1)
    if not exact:
        add_terms(rounding_errors(values, values, squares).view(np.int64), sums, 1)
    return MomentSums(values.size, carry(sums), float(values.min()), float(values.max()))


def moments(parts: MomentSums, name: str) -> Moments:
    """Return the moments of summed values.

    Parameters
    ----------
    parts : MomentSums
        Sums of all values.
    name : str
        Whose values they are, for messages.

    Raises
    ------
    TooFewValues, ConstantValues
        When there is nothing to test.
    """
    n = parts.n
    if n < MIN_VALUES:
        raise TooFewValues(name, n, MIN_VALUES)
    if parts.low == parts.high:
        raise ConstantValues(name, parts.low)
    mean = as_fraction(parts.sums[0]) / n
    variance = as_fraction(parts.sums[1]) / n - mean * mean
    if variance <= 0:  # the smallest digits of the sums are cut off
        raise ConstantValues(name, parts.low)
    largest = max(abs(parts.low), abs(parts.high))
    return Moments(n, float(mean), float(Fraction(variance)), largest)


def moments_of(values, name: str) -> Moments:
    """Return the moments of values that are in memory."""
    return moments(moment_sums(values), name)
