"""Ordered keys: float32 values and float64 thresholds as int32 numbers of the same order.

A comparison ``x <= threshold`` of a float32 value with a float64 threshold is the same as the
comparison with the threshold rounded down to float32, and that is the same as the comparison of
two int32 keys. Integers have what floats lack in a compiled loop: minimum, maximum and comparison
become vector instructions, and a missing value needs no branch, only a key beyond all others.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit

MISSING_LEFT = np.int32(-(2**31))
MISSING_RIGHT = np.int32(2**31 - 1)

_MAGNITUDE = np.int32(0x7FFFFFFF)
_SIGN_SHIFT = np.int32(31)


def threshold_keys(threshold: np.ndarray) -> np.ndarray:
    """Return the keys of thresholds rounded down to float32 (0 where the threshold is NaN).

    Parameters
    ----------
    threshold : ndarray of float64
        Thresholds; infinite ones keep their meaning.

    Returns
    -------
    ndarray of int32
        For every float32 x: ``value_key(x) <= key`` where and only where ``x <= threshold``.
    """
    with np.errstate(over="ignore", under="ignore"):
        rounded = threshold.astype(np.float32)
        above = rounded.astype(np.float64) > threshold
        rounded[above] = np.nextafter(rounded[above], np.float32(-np.inf))
    # Keys tell -0.0 from 0.0. Both are <= a threshold of zero, so that one takes the larger key.
    rounded[rounded == 0.0] = 0.0
    bits = rounded.view(np.int32)
    return np.where(np.isnan(threshold), 0, bits ^ ((bits >> 31) & _MAGNITUDE)).astype(np.int32)


@njit(nogil=True, cache=True, inline="always")
def value_key(bits):
    """Return the key of a float32 value given as its bits."""
    return bits ^ ((bits >> _SIGN_SHIFT) & _MAGNITUDE)


@njit(nogil=True, cache=True, inline="always")
def is_missing(bits):
    """Say whether the bits of a float32 are those of a NaN."""
    return (bits & _MAGNITUDE) > np.int32(0x7F800000)
