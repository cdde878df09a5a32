"""Sums over an area that come out the same however it is cut into blocks.

Each date is summed in double-double arithmetic: two numbers that together carry 32 digits, far
more than the order of the terms can disturb, rounded once at the end.

References
----------
Knuth, D. E. (1998). The Art of Computer Programming 2, 3rd ed., 4.2.2, theorem B.
"""

from __future__ import annotations

import functools

import numpy as np

from ..jit import njit

# Partial sums side by side, so that additions need not wait for each other.
_SLOTS = 16


def weighted_sums(values, weights) -> np.ndarray:
    """Return the sums of value times weight over the pixels that are valid on all dates.

    Parameters
    ----------
    values : numpy.ndarray
        float32 or float64 (dates, rows, cols), NaN where there is no value.
    weights : numpy.ndarray
        Weight of each row.

    Returns
    -------
    numpy.ndarray
        (dates + 1, 2): high and low part of each date's sum; the last row sums the weights.
    """
    values = np.ascontiguousarray(values)
    sums = np.zeros((values.shape[0] + 1, 2))
    _sum_weighted(values, np.ascontiguousarray(weights, np.float64), sums)
    return sums


def add_sums(sums, other_sums) -> np.ndarray:
    """Return the regional sums of two parts of an area."""
    high, low = _two_sum(sums[:, 0], other_sums[:, 0])
    high, low = _two_sum(high, low + (sums[:, 1] + other_sums[:, 1]))
    return np.stack([high, low], axis=1)


def mean_of_sums(sums_of_blocks: dict) -> tuple:
    """Return the regional mean of each date over the pixels valid on all dates, and their weight.

    Parameters
    ----------
    sums_of_blocks : dict
        `weighted_sums` by keys that order the blocks.
    """
    total = functools.reduce(add_sums, (sums_of_blocks[key] for key in sorted(sums_of_blocks)))
    sums = total.sum(axis=1)
    weight = float(sums[-1])
    means = sums[:-1] / weight if weight else np.full(sums.size - 1, np.nan)
    return means, weight


def _two_sum(a, b) -> tuple:
    """Return the rounded sum and what the rounding lost."""
    total = a + b
    added = total - a
    return total, (a - (total - added)) + (b - added)


@njit(nogil=True, cache=True)
def _sum_weighted(values, weights, sums):
    """Sum value times weight of each date over the pixels of a block."""
    n_dates, n_rows, n_cols = values.shape
    constant = np.empty(n_cols, np.float64)
    high, low = np.empty((n_dates + 1, _SLOTS)), np.empty((n_dates + 1, _SLOTS))
    high[:] = 0.0
    low[:] = 0.0
    for row in range(n_rows):
        constant[:] = 1.0
        for date in range(n_dates):
            line = values[date, row]
            for col in range(n_cols):
                constant[col] = constant[col] if line[col] == line[col] else 0.0
        for date in range(n_dates):
            _add_row(values[date, row], constant, weights[row], high[date], low[date])
        _add_row(constant, constant, weights[row], high[n_dates], low[n_dates])
    for date in range(n_dates + 1):
        for slot in range(_SLOTS):
            a, b = sums[date, 0], high[date, slot]
            total = a + b
            added = total - a
            sums[date, 1] += (a - (total - added)) + (b - added) + low[date, slot]
            sums[date, 0] = total


@njit(nogil=True, cache=True)
def _add_row(line, constant, weight, high, low):
    """Add value times weight of a row's marked columns to the regional sums."""
    n_in_slots = line.size // _SLOTS * _SLOTS
    for first in range(0, n_in_slots, _SLOTS):
        values, is_constant = line[first : first + _SLOTS], constant[first : first + _SLOTS]
        for i in range(_SLOTS):
            term = np.float64(values[i]) * weight if is_constant[i] > 0 else 0.0
            total = high[i] + term
            added = total - high[i]
            low[i] += (high[i] - (total - added)) + (term - added)
            high[i] = total
    for col in range(n_in_slots, line.size):
        if constant[col] > 0:
            term = np.float64(line[col]) * weight
            total = high[0] + term
            added = total - high[0]
            low[0] += (high[0] - (total - added)) + (term - added)
            high[0] = total
