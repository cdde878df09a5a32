"""Carbon values as exact integers of a small unit, so that they can be added without rounding.

A float32 is a multiple of some power of two. Added to a constant so large that the last bit of
the float64 is worth one unit, it leaves its multiple in the last bits of the sum (the trick of
fast rounding); subtracting the constant again shows whether anything was lost.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit

# Sums of integers over a block stay below 2**62.
_SUM_BITS = 62
# The constant leaves 51 bits and a sign for the integer; one is kept as margin.
_MOST_BITS = 50
# Every so many rows and columns a value is looked at to choose the unit.
_SAMPLE_STEP = 16


class Unit(NamedTuple):
    """A unit, a power of two, and the constant that rounds to it."""

    unit: float
    limit: float
    constant: float
    constant_bits: int


def choose_unit(values, n_cells: int) -> Unit:
    """Return the smallest unit that is safe to add `n_cells` values in.

    The choice rests on a sample; it decides how many values need the slow way, not the result.
    """
    bits = min(_SUM_BITS - max(n_cells, 2).bit_length(), _MOST_BITS)
    largest = 1.0
    for array in values:
        sample = np.abs(array[::_SAMPLE_STEP, ::_SAMPLE_STEP])
        sample = sample[np.isfinite(sample) & (sample < 1e30)]
        largest = max(largest, float(sample.max(initial=0.0)))
    exponent = math.frexp(largest)[1] + 2 - bits
    constant = np.array([1.5 * 2.0 ** (52 + exponent)])
    return Unit(
        2.0**exponent,
        2.0 ** (exponent + bits),
        float(constant[0]),
        int(constant.view(np.int64)[0]),
    )


@njit(nogil=True, cache=True)
def shift_values(first, second, unit, shifted):
    """Add the constant of `unit` to the values of two dates.

    The integer of a value is the bit pattern of its sum less that of the constant, which is taken
    off at the end, once for all cells together.

    Parameters
    ----------
    first, second : array
        (n,), floats; NaN is never exact.
    unit : Unit
        The unit.
    shifted : array
        float64 (2, n or more); worthless where `is_exact` says no.

    Returns
    -------
    bool
        Whether all are exact and none is negative. If not, `look_closer` says what is the matter:
        a third test here would cost all rasters a third of the time.
    """
    constant, limit = unit.constant, unit.limit
    strange = False
    for i in range(first.size):
        value = np.float64(first[i])
        shifted[0, i] = value + constant
        strange |= not ((shifted[0, i] - constant == value) & (value >= 0.0) & (value < limit))
    for i in range(second.size):
        value = np.float64(second[i])
        shifted[1, i] = value + constant
        strange |= not ((shifted[1, i] - constant == value) & (value >= 0.0) & (value < limit))
    return not strange


@njit(nogil=True, cache=True)
def look_closer(values, unit):
    """Say of values (n,) whether all are exact, and whether any is negative."""
    strange = negative = False
    for i in range(values.size):
        value = np.float64(values[i])
        shifted = value + unit.constant
        strange |= not ((shifted - unit.constant == value) & (abs(value) < unit.limit))
        negative |= value < 0.0
    return not strange, negative


@njit(nogil=True, cache=True)
def is_exact(value, unit):
    """Say whether `shift_values` keeps a value exactly."""
    return (value + unit.constant) - unit.constant == value and abs(value) < unit.limit
