"""Lanes: pixels that go through a kernel side by side.

Series lie in memory date by date. A kernel takes `LANES` neighbouring pixels at a time into a
small array (dates, lanes) that stays in the processor's cache, and its inner loops run over the
lanes, so that one instruction serves several pixels. Their number is a constant: with a number
known only at run time the same loops take almost twice as long. Stages are functions of their
own: taking views of an array inside a branch costs more than the arithmetic.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit

# 128 series of 24 dates have 276 slopes each: 140 KiB, which the second-level cache holds.
# Compiled kernels hold the number: numba looks for changes in a kernel's own file only, so after a
# change here the kernels compiled before must go (all files of the room get a new date).
LANES = 128


def as_columns(values) -> np.ndarray:
    """Return series as float32 (dates, pixels), from which lanes are loaded.

    Parameters
    ----------
    values : array_like
        (dates, ...), NaN where there is no value.
    """
    values = np.asarray(values)
    if values.ndim < 2:
        raise ValueError(f"series need the shape (dates, pixels), not {values.shape}")
    return np.ascontiguousarray(values.reshape(values.shape[0], -1), dtype=np.float32)


def without_offset(values: np.ndarray) -> np.ndarray:
    """Return series as float32 for the lanes, the first value of each pixel subtracted.

    For statistics that an offset does not change: float64 series are those of which float32 would
    lose digits.

    Parameters
    ----------
    values : numpy.ndarray
        (dates, pixels), NaN where there is no value.
    """
    if values.dtype == np.float32:
        return values
    first = np.full(values.shape[1:], np.nan)
    for plane in values:
        np.copyto(first, plane, where=np.isnan(first))
    return (values - first).astype(np.float32)


@njit(nogil=True, cache=True)
def larger(current, new):
    """Return the larger of what a lane holds and a new number; `current` where `new` is NaN.

    Adding 0 changes nothing, but keeps LLVM from storing only the lanes that change: without
    AVX-512 such a masked store takes many times as long as storing all of them.
    """
    return new if new > current else current + np.float32(0.0)


@njit(nogil=True, cache=True)
def smaller(current, new):
    """Return the smaller of what a lane holds and a new number; see `larger`."""
    return new if new < current else current + np.float32(0.0)


@njit(nogil=True, cache=True)
def load_lanes(values, start, x, n):
    """Copy pixels from `start` on into `x` (dates, lanes), and count their values in `n`.

    Returns whether all of them have all values; lanes beyond the last pixel are filled with NaN.
    """
    n_lanes = min(LANES, values.shape[1] - start)
    for i in range(LANES):
        n[i] = 0
    for date in range(values.shape[0]):
        row, lane = values[date], x[date]
        for i in range(n_lanes):
            value = row[start + i]
            lane[i] = value
            n[i] += np.int32(value == value)
        for i in range(n_lanes, LANES):
            lane[i] = np.nan
    missing = 0
    for i in range(n_lanes):
        missing += values.shape[0] - n[i]
    return missing == 0
