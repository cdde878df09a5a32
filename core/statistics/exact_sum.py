"""Exact sums: the same bits whatever the order, the block size or the number of threads.

Floating-point addition depends on the order, and compensated sums only hide it better. Here a
number is cut into digits of 32 bits that are added as integers (a long accumulator after Kulisch),
so the sum of the terms is exact and is rounded once, at the end. About 2 ns per term, less than
it takes to read the cell.

References
----------
Dekker, T. J. (1971). A floating-point technique for extending the available precision. Numerische
Mathematik 18, 224-242.
Kulisch, U. (2013). Computer Arithmetic and Validity, 2nd ed., chapter 8. De Gruyter.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from ..jit import njit

# The lowest bit kept is 2**LOWEST; 14 digits reach to 2**224. A float32 times a cell area in m2
# lies well inside; smaller parts of a term are cut off, larger terms make the sum infinite.
LOWEST = -224
DIGITS = 14
# One more place counts the terms that were too large.
PLACES = DIGITS + 1

_MASK = 0xFFFFFFFF
# Cuts the 53 bits of a float64 into two halves (Veltkamp): 2**27 + 1.
SPLITTER = 134217729.0


@njit(nogil=True, cache=True)
def add_bits(bits, sums, row):
    """Add the float64 with the bit pattern `bits` (int64) to ``sums[row]``; sums (n, PLACES).

    The row is a number, not a view: making a view for every term costs ten times the addition.
    """
    exponent = (bits >> 52) & 0x7FF
    if exponent == 0:  # zero, or below 1e-307
        return
    mantissa = (bits & 0xFFFFFFFFFFFFF) | (1 << 52)
    bit_position = exponent - 1075 - LOWEST
    if bit_position < 0:
        if bit_position < -52:
            return
        mantissa >>= -bit_position
        bit_position = 0
    digit, shift = bit_position >> 5, bit_position & 31
    if digit + 2 >= DIGITS:
        sums[row, DIGITS] += 1
        return
    low = (mantissa & _MASK) << shift
    high = (mantissa >> 32) << shift
    sign = bits >> 63  # 0, or -1: negates by complement
    sums[row, digit] += ((low & _MASK) ^ sign) - sign
    sums[row, digit + 1] += (((low >> 32) + (high & _MASK)) ^ sign) - sign
    sums[row, digit + 2] += ((high >> 32) ^ sign) - sign


@njit(nogil=True, cache=True)
def add_terms(bits, sums, row):
    """Add all terms of `bits` (n,), int64 patterns, to ``sums[row]``."""
    for i in range(bits.size):
        add_bits(bits[i], sums, row)


@njit(nogil=True, cache=True, error_model="numpy")
def cut_terms(bits, parts):
    """Cut the float64 of a row into exact terms for `add_cut_terms`; return whether it can.

    Parameters
    ----------
    bits : ndarray of int64, shape (n,)
        Patterns of the terms; NaN adds nothing.
    parts : ndarray of int64, shape (4, n)
        Filled with the first digit of each, and with what is added to this digit and the next two.

    Returns
    -------
    bool
        False where a term is too large to be summed: `add_bits` notes it.
    """
    first, low, middle, high = parts[0], parts[1], parts[2], parts[3]
    too_large = False
    for i in range(bits.size):
        exponent, fraction = (bits[i] >> 52) & 0x7FF, bits[i] & 0xFFFFFFFFFFFFF
        is_nan = (exponent == 0x7FF) & (fraction != 0)
        place = exponent - (1075 + LOWEST)
        # Beyond 63 a shift is not defined; the 53 bits are gone by then.
        mantissa = (fraction | (1 << 52)) >> min(max(-place, 0), 63)
        mantissa = 0 if is_nan | (exponent == 0) else mantissa
        place = max(place, 0)
        digit, shift = place >> 5, place & 31
        is_large = digit + 2 >= DIGITS
        too_large |= is_large & (not is_nan)
        lower, upper = (mantissa & _MASK) << shift, (mantissa >> 32) << shift
        sign = -1 if bits[i] < 0 else 0  # negates by complement
        first[i] = 0 if is_large else digit
        low[i] = ((lower & _MASK) ^ sign) - sign
        middle[i] = (((lower >> 32) + (upper & _MASK)) ^ sign) - sign
        high[i] = ((upper >> 32) ^ sign) - sign
    return not too_large


@njit(nogil=True, cache=True, error_model="numpy")
def add_cut_terms(parts, places, offset, sums):
    """Add cut terms to sums, each at a place of its own and an offset; sums of one dimension."""
    first, low, middle, high = parts[0], parts[1], parts[2], parts[3]
    for i in range(places.size):
        # Unsigned: numba looks whether signed ones count from the end.
        digit = np.uint64(places[i] + offset + first[i])
        sums[digit] += low[i]
        sums[digit + np.uint64(1)] += middle[i]
        sums[digit + np.uint64(2)] += high[i]


@njit(nogil=True, cache=True, error_model="numpy")
def add_multiple(value, count, scratch, sums, row):
    """Add `count` times a float64, exactly, to ``sums[row]``; `count` is less than 2**26.

    `scratch` is an array of two float64.
    """
    bits = scratch.view(np.int64)
    if count == 0:
        return
    upper = value
    if count > 1:
        scaled = value * SPLITTER
        upper = scaled - (scaled - value)
        scratch[1] = (value - upper) * count
        add_bits(bits[1], sums, row)
    scratch[0] = upper * count
    add_bits(bits[0], sums, row)


def zero_sums(*shape: int) -> np.ndarray:
    """Return accumulators that hold 0: int64 of the given shape with PLACES places each."""
    return np.zeros((*shape, PLACES), np.int64)


def carry(sums: np.ndarray) -> np.ndarray:
    """Move what exceeds a digit of an exact sum to the next, in place; once per 2**30 terms."""
    flat = sums.reshape(-1, PLACES)
    _carry_digits(flat)
    if not np.may_share_memory(flat, sums):  # a copy, of an array with gaps
        sums[...] = flat.reshape(sums.shape)
    return sums


@njit(nogil=True, cache=True)
def _carry_digits(sums):
    """Carry what exceeds 32 bits in a digit of an exact sum to the next digit."""
    for row in range(sums.shape[0]):
        for digit in range(DIGITS - 1):
            over = sums[row, digit] >> 32
            sums[row, digit] -= over << 32
            sums[row, digit + 1] += over


def exact_sum(values) -> np.ndarray:
    """Return the accumulator (PLACES,) of the finite values of an array.

    Examples
    --------
    >>> rounded(exact_sum([1e16, 1.0, -1e16])), 1e16 + 1.0 - 1e16
    (1.0, 0.0)
    """
    values = np.asarray(values, np.float64).ravel()
    sums = zero_sums(1)
    add_terms(values[np.isfinite(values)].view(np.int64), sums, 0)
    return carry(sums)[0]


def rounding_errors(a: np.ndarray, b: np.ndarray, products: np.ndarray) -> np.ndarray:
    """Return ``a * b - products`` exactly, `products` being the float64 ``a * b`` (Dekker 1971).

    Added to the sum of the products they make it that of the exact products: a variance is then
    right however large the offset of the values is. Products of float32 values have no error.
    """
    a_high, b_high = _upper_half(a), _upper_half(b)
    a_low, b_low = a - a_high, b - b_high
    crossed = ((a_high * b_high - products) + a_high * b_low) + a_low * b_high
    return crossed + a_low * b_low


def _upper_half(values: np.ndarray) -> np.ndarray:
    """Return the upper half of the bits of values (Veltkamp splitting)."""
    scaled = values * SPLITTER
    return scaled - (scaled - values)


def as_fraction(sums: np.ndarray) -> Fraction:
    """Return one accumulator as an exact number; its overflow count must be 0."""
    return Fraction(_as_integer(sums), 1 << -LOWEST)


def rounded(sums: np.ndarray):
    """Return the sums as float64, each rounded once; infinite where a term was too large."""
    if sums.ndim > 1:
        return np.array([rounded(row_sums) for row_sums in sums], np.float64)
    if sums[DIGITS]:
        return math.inf
    return _as_integer(sums) / (1 << -LOWEST)  # Python rounds the quotient of integers correctly


def _as_integer(sums: np.ndarray) -> int:
    """Return an accumulator in units of 2**LOWEST."""
    total = 0
    for digit in reversed(sums[:DIGITS].tolist()):
        total = (total << 32) + digit
    return total
