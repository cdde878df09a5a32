"""Exact sums of carbon: values as integers of a small unit, and sums of ``value * area``.

Carbon values as exact integers of a small unit, so that they can be added without rounding.

A float32 is a multiple of some power of two. Added to a constant so large that the last bit of
the float64 is worth one unit, it leaves its multiple in the last bits of the sum (the trick of
fast rounding); subtracting the constant again shows whether anything was lost.

Exact sums of ``value * area`` where many cells share one area.

The cells of a row (of the whole raster in a projection) have one area: their values are added as
integers first and multiplied by the area once. The product of the integer sum and of the 53 bits
of the area is kept in six parts, each the product of 21 bits and 27 bits, which are added up row
after row and enter the accumulator when the exponent of the area changes or the block ends.
A single value that is no such integer is multiplied by its area as two float64 whose sum is the
exact product (Dekker). So a total is the exact sum over its cells, and the totals of parts add up
to the total of the whole, bit for bit.

References
----------
Dekker, T. J. (1971). A floating-point technique for extending the available precision.
Numerische Mathematik 18, 224-242.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.exact_sum import SPLITTER, add_bits

# Sums of integers over a block stay below 2**62.
_SUM_BITS = 62

# The constant leaves 51 bits and a sign for the integer; one is kept as margin.
_MAX_BITS = 50

# Every so many rows and columns a value is looked at to choose the unit.
_SAMPLE_STEP = 16


class IntegerUnit(NamedTuple):
    """A unit, a power of two, and the constant that rounds to it."""

    unit: float
    limit: float
    constant: float
    constant_bits: int


def choose_integer_unit(values, n_cells: int) -> IntegerUnit:
    """Return the smallest unit of carbon that is safe to add `n_cells` values in.

    The choice rests on a sample; it decides how many values need the slow way, not the result.
    """
    bits = min(_SUM_BITS - max(n_cells, 2).bit_length(), _MAX_BITS)
    largest = 1.0
    for array in values:
        sample = np.abs(array[::_SAMPLE_STEP, ::_SAMPLE_STEP])
        sample = sample[np.isfinite(sample) & (sample < 1e30)]
        largest = max(largest, float(sample.max(initial=0.0)))
    exponent = math.frexp(largest)[1] + 2 - bits
    constant = np.array([1.5 * 2.0 ** (52 + exponent)])
    return IntegerUnit(
        2.0**exponent,
        2.0 ** (exponent + bits),
        float(constant[0]),
        int(constant.view(np.int64)[0]),
    )


@njit(nogil=True, cache=True)
def shift_carbon(first, second, unit, shifted):
    """Add the constant that makes sums of carbon exact to the values of two dates.

    The integer of a value is the bit pattern of its sum less that of the constant, which is taken
    off at the end, once for all cells together.

    Parameters
    ----------
    first, second : array
        (n,), floats; NaN is never exact.
    unit : IntegerUnit
        The unit.
    shifted : array
        float64 (2, n or more); worthless where `is_exact` says no.

    Returns
    -------
    bool
        Whether all are exact and none is negative. If not, `check_exact` says what is the matter:
        a third test here would cost all rasters a third of the time.
    """
    constant, limit = unit.constant, unit.limit
    inexact = False
    for i in range(first.size):
        value = np.float64(first[i])
        shifted[0, i] = value + constant
        inexact |= not ((shifted[0, i] - constant == value) & (value >= 0.0) & (value < limit))
    for i in range(second.size):
        value = np.float64(second[i])
        shifted[1, i] = value + constant
        inexact |= not ((shifted[1, i] - constant == value) & (value >= 0.0) & (value < limit))
    return not inexact


@njit(nogil=True, cache=True)
def check_exact(values, unit):
    """Say of values (n,) whether all are exact, and whether any is negative."""
    inexact, negative = np.bool_(False), np.bool_(False)
    for i in range(values.size):
        value = np.float64(values[i])
        shifted = value + unit.constant
        inexact |= not ((shifted - unit.constant == value) & (abs(value) < unit.limit))
        negative |= value < 0.0
    return not inexact, negative


@njit(nogil=True, cache=True)
def is_exact(value, unit):
    """Say whether `shift_carbon` keeps a value exactly."""
    return (value + unit.constant) - unit.constant == value and abs(value) < unit.limit


# Parts of a product of an integer sum (three times 21 bits) and an area (27 and 26 bits).
PARTS = 6

_VALUE_BITS, _AREA_BITS = 21, 27

_VALUE_MASK, _AREA_MASK = (1 << _VALUE_BITS) - 1, (1 << _AREA_BITS) - 1

# Rows whose parts fit into 63 bits together: each part is below 2**48.
MAX_ROWS = 1 << 14

_HALF_BITS = 31


class RowAreas(NamedTuple):
    """Cell area of each row as ``digits * unit``, exactly: 53-bit integers and powers of two."""

    digits: np.ndarray
    unit: np.ndarray
    area: np.ndarray


def split_areas(area) -> RowAreas:
    """Return the cell areas of rows (m2) as integers and their units."""
    area = np.ascontiguousarray(area, np.float64)
    fraction, exponent = np.frexp(area)
    return RowAreas(np.ldexp(fraction, 53).astype(np.int64), np.ldexp(1.0, exponent - 53), area)


@njit(nogil=True, cache=True)
def add_exact_row(value, digits, parts, row):
    """Add the carbon ``value * digits`` (an exact sum times an area) to ``parts[row]``."""
    low, middle, high = (
        value & _VALUE_MASK,
        (value >> _VALUE_BITS) & _VALUE_MASK,
        value >> (2 * _VALUE_BITS),
    )
    area_low, area_high = digits & _AREA_MASK, digits >> _AREA_BITS
    parts[row, 0] += low * area_low
    parts[row, 1] += middle * area_low
    parts[row, 2] += high * area_low
    parts[row, 3] += low * area_high
    parts[row, 4] += middle * area_high
    parts[row, 5] += high * area_high


@njit(nogil=True, cache=True)
def settle(parts, unit, sums, row):
    """Move ``parts[row]``, in a unit of carbon (a power of two), to the accumulator of `row`."""
    halves = np.empty(2, np.float64)
    bits = halves.view(np.int64)
    for part in range(PARTS):
        total = parts[row, part]
        if total != 0:
            weight = unit * 2.0 ** (_VALUE_BITS * (part % 3) + _AREA_BITS * (part // 3))
            high = total >> _HALF_BITS
            halves[0] = np.float64(high) * (weight * 2.0**_HALF_BITS)
            halves[1] = np.float64(total - (high << _HALF_BITS)) * weight
            add_bits(bits[0], sums, row)
            add_bits(bits[1], sums, row)
            parts[row, part] = 0


@njit(nogil=True, cache=True)
def add_carbon_product(value, area, sums, row):
    """Add the carbon ``value * area`` of one cell to ``sums[row]``, exactly."""
    halves = np.empty(2, np.float64)
    bits = halves.view(np.int64)
    scaled = SPLITTER * value
    value_high = scaled - (scaled - value)
    value_low = value - value_high
    scaled = SPLITTER * area
    area_high = scaled - (scaled - area)
    area_low = area - area_high
    product = value * area
    halves[0] = product
    halves[1] = (
        (value_high * area_high - product) + value_high * area_low + value_low * area_high
    ) + value_low * area_low
    add_bits(bits[0], sums, row)
    add_bits(bits[1], sums, row)
