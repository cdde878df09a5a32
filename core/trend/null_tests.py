"""What noise gives: Monte-Carlo p of the Hurst exponent, and series with shuffled years.

What the Hurst exponent of noise looks like: Monte-Carlo p against white noise.

R/S finds H above 0.5 in most short series of pure chance (0.635 on average for 24 values and the
prefix convention), so H is compared with series of independent normal numbers of the same length
that went through the same estimator, with or without taking out the trend.

Series with their years in random order: what is left of a finding when time means nothing.

Every cell gets an order of its own, from a generator whose numbers depend on the seed and the
place of the cell only, so the result is the same however the raster is cut into blocks. Gaps stay
where they are; the values that are there change places.

References
----------
Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators.
OOPSLA '14, 453-472. (SplitMix64)
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..jit import njit
from .hurst import hurst
from .sen_mann_kendall import sen_mann_kendall
from .simd_lanes import as_columns

# p has steps of 1e-4; its Monte-Carlo error at 0.05 is 0.002.
REPEATS = 20_000


@lru_cache(maxsize=256)
def hurst_null(n: int, method: str, detrend: bool, seed: int) -> np.ndarray:
    """Return H of `REPEATS` white-noise series of `n` values, ascending; empty if none has one.

    Each length has a stream of random numbers of its own, so tables do not depend on the order
    in which they are asked for.
    """
    noise = np.random.default_rng((seed, n)).standard_normal((n, REPEATS)).astype(np.float32)
    times = np.arange(n, dtype=float)
    slope = sen_mann_kendall(noise, times).slope if detrend else None
    h = np.sort(hurst(noise, method, slope, times))
    h = h[np.isfinite(h)]
    h.setflags(write=False)
    return h


def hurst_p(h, n, method: str, detrend: bool, seed: int) -> np.ndarray:
    """Return the two-sided p of H in the null test against white noise of the same length.

    Parameters
    ----------
    h : numpy.ndarray
        Hurst exponents, NaN where there is none.
    n : numpy.ndarray
        Number of values behind each.
    method, detrend, seed
        Estimator, whether the trend was taken out, and the start of the random numbers.

    Returns
    -------
    numpy.ndarray
        Twice the smaller tail, ``(count + 1) / (repeats + 1)`` each; NaN where H is.
    """
    p = np.full(h.shape, np.nan)
    for length in np.unique(n[np.isfinite(h)]):
        table = hurst_null(int(length), method, detrend, seed)
        has_length = np.isfinite(h) & (n == length)
        below = np.searchsorted(table, h[has_length], side="left")
        up_to = np.searchsorted(table, h[has_length], side="right")
        tail = np.minimum(up_to, table.size - below) + 1
        p[has_length] = np.minimum(2.0 * tail / (table.size + 1), 1.0)
    return p


_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)

_MIX_2 = np.uint64(0x94D049BB133111EB)


def shuffle_dates(values, cells, seed: int) -> np.ndarray:
    """Return the series with dates shuffled for a null test, pixel by pixel.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    cells : array_like
        Number of each pixel in the whole raster.
    seed : int
        Start of the random numbers.

    Returns
    -------
    numpy.ndarray
        float32 (dates, pixels).
    """
    series = as_columns(values).copy()
    _shuffle_dates(series, np.ascontiguousarray(cells, np.uint64), np.uint64(seed))
    return series


@njit(nogil=True, cache=True)
def _shuffle_dates(series, cells, seed):
    """Bring the values of each pixel into random order of dates, for a null test."""
    n_dates = series.shape[0]
    dates, order = np.empty(n_dates, np.int64), np.empty(n_dates, np.int64)
    values = np.empty(n_dates, series.dtype)
    for pixel in range(series.shape[1]):
        size = 0
        for date in range(n_dates):
            if series[date, pixel] == series[date, pixel]:
                dates[size], values[size] = date, series[date, pixel]
                size += 1
        random_order(size, cells[pixel], seed, order)
        for i in range(size):
            series[dates[i], pixel] = values[order[i]]


@njit(nogil=True, cache=True)
def random_order(size, cell, seed, order):
    """Write 0 to size - 1 in random order for a null test, the same for a cell and a seed."""
    for i in range(size):
        order[i] = i
    state = _mix_bits(_mix_bits(np.uint64(seed) + _GOLDEN) ^ cell)
    for i in range(size - 1, 0, -1):
        state += _GOLDEN
        # 32 random bits times the number of choices: its upper half is the choice.
        k = np.int64(((_mix_bits(state) >> np.uint64(32)) * np.uint64(i + 1)) >> np.uint64(32))
        order[i], order[k] = order[k], order[i]


@njit(nogil=True, cache=True)
def _mix_bits(bits):
    """Return a hash of 64 bits (the finalizer of SplitMix64)."""
    bits = (bits ^ (bits >> np.uint64(30))) * _MIX_1
    bits = (bits ^ (bits >> np.uint64(27))) * _MIX_2
    return bits ^ (bits >> np.uint64(31))
