"""Exact sums of ``value * area`` where many cells share one area.

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

from typing import NamedTuple

import numpy as np

from ..exact_sum import add_bits
from ..jit import njit

# Parts of a product of an integer sum (three times 21 bits) and an area (27 and 26 bits).
PARTS = 6
_VALUE_BITS, _AREA_BITS = 21, 27
_VALUE_MASK, _AREA_MASK = (1 << _VALUE_BITS) - 1, (1 << _AREA_BITS) - 1
# Rows whose parts fit into 63 bits together: each part is below 2**48.
MOST_ROWS = 1 << 14

# Cuts the 53 bits of a float64 in two halves (Veltkamp): 2**27 + 1.
_SPLITTER = 134217729.0
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
def add_row(value, digits, parts, row):
    """Add ``value * digits`` (an integer sum times an area) to ``parts[row]``."""
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
    """Move ``parts[row]``, in the given unit (a power of two), to the accumulator of `row`."""
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
def add_product(value, area, sums, row):
    """Add ``value * area`` of one cell to ``sums[row]``."""
    halves = np.empty(2, np.float64)
    bits = halves.view(np.int64)
    part = _SPLITTER * value
    value_high = part - (part - value)
    value_low = value - value_high
    part = _SPLITTER * area
    area_high = part - (part - area)
    area_low = area - area_high
    product = value * area
    halves[0] = product
    halves[1] = (
        (value_high * area_high - product) + value_high * area_low + value_low * area_high
    ) + value_low * area_low
    add_bits(bits[0], sums, row)
    add_bits(bits[1], sums, row)
