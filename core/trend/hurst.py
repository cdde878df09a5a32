"""The Hurst exponent by rescaled range (R/S), of many short series at once.

R is the range of the cumulated deviations from the mean, S the standard deviation; H is the slope
of ln(R/S) on ln(length). Three conventions:

- ``prefix``: the first 2, 3, ... n values, S with divisor n. What the Chinese literature on NDVI
  and NPP computes.
- ``blocks``: blocks of m = 4 to n/2 values side by side, mean R/S of each m, S with divisor m - 1
  (Mandelbrot; nolds, pracma).
- ``anis_lloyd``: the same, less what white noise of that length is expected to have.

All of them find more than 0.5 in most short series of noise: compare with `hurst_null`.

Values that are missing are left out. Prefixes and blocks without variation count for nothing, and
with fewer than four lengths left H is NaN. About 0.25 us per pixel of 24 dates (prefix).

References
----------
Hurst, H. E. (1951). Trans. Am. Soc. Civ. Eng. 116, 770-799.
Mandelbrot, B. B. & Wallis, J. R. (1969). Water Resources Research 5, 967-988.
Anis, A. A. & Lloyd, E. H. (1976). Biometrika 63, 111-116.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from ..jit import njit
from .settings import HURST_METHODS
from .simd_lanes import LANES, as_columns, larger, load_lanes, smaller

SHORTEST_BLOCK = 4
MIN_LENGTHS = 4
# After the trend is taken out, this share of the sum of squares is rounding of the slope.
ROUNDING = 1e-12


def hurst(values, method: str = "prefix", slope=None, times=None, min_valid: int = 5) -> np.ndarray:
    """Return the Hurst exponent of each pixel.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    method : str
        One of `HURST_METHODS`.
    slope : array_like, optional
        Trend of each pixel to take out first, per unit of `times`.
    times : array_like, optional
        Time of each date; needed with `slope`.
    min_valid : int
        Pixels with fewer values get NaN.

    Returns
    -------
    numpy.ndarray
        float64 (pixels).
    """
    series = as_columns(values)
    n_dates, n_pixels = series.shape
    if method not in HURST_METHODS:
        raise ValueError(f"method {method!r} is none of {HURST_METHODS}")
    detrend = slope is not None
    slope = np.ascontiguousarray(slope if detrend else np.zeros(n_pixels), np.float64)
    times = np.ascontiguousarray(times if detrend else np.zeros(n_dates), np.float64)
    times = times - times[0] if n_dates else times
    h = np.empty(n_pixels)
    logs = np.log(np.maximum(np.arange(n_dates + 1), 1.0))
    rounding = ROUNDING if detrend else 0.0
    if method == "prefix":
        _prefix_pixels(series, slope, times, rounding, logs, min_valid, h)
    else:
        expected = np.zeros(n_dates + 1)
        if method == "anis_lloyd":
            lengths = range(SHORTEST_BLOCK, n_dates // 2 + 1)
            expected[SHORTEST_BLOCK : n_dates // 2 + 1] = [log_expected_rs(m) for m in lengths]
        gain = 0.5 if method == "anis_lloyd" else 0.0
        _block_pixels(series, slope, times, rounding, logs, expected, gain, min_valid, h)
    return h


@cache
def log_expected_rs(m: int) -> float:
    """Return the logarithm of the R/S expected of `m` values of white noise (Anis and Lloyd)."""
    gammas = math.lgamma((m - 1) / 2) - math.lgamma(m / 2) - 0.5 * math.log(math.pi)
    return gammas + math.log(math.fsum(math.sqrt((m - i) / i) for i in range(1, m)))


@njit(nogil=True, cache=True)
def _prefix_pixels(series, slope, times, rounding, logs, min_valid, h):
    """Compute the Hurst exponent from the first 2 to n values of each pixel."""
    n_dates, n_pixels = series.shape
    x, n = np.empty((n_dates, LANES), np.float32), np.empty(LANES, np.int32)
    y, floor = np.empty((n_dates, LANES)), np.empty(LANES)
    total, square = np.empty((n_dates + 1, LANES)), np.empty((n_dates + 1, LANES))
    log_rs, fit = np.empty(LANES), np.empty((5, LANES))
    for start in range(0, n_pixels, LANES):
        _load_for_hurst(series, start, slope, times, rounding, x, n, y, floor)
        _cumulative_sums(y, total, square)
        fit[:] = 0.0
        for length in range(2, n_dates + 1):
            _log_rs(total, square, n, floor, length, log_rs)
            _add_point(logs[length], log_rs, fit)
        _regression_slope(fit, n, min_valid, 0.0, h[start : start + LANES])


@njit(nogil=True, cache=True)
def _block_pixels(series, slope, times, rounding, logs, expected, gain, min_valid, h):
    """Compute the Hurst exponent from the mean R/S of blocks of 4 to n/2 values."""
    n_dates, n_pixels = series.shape
    x, n = np.empty((n_dates, LANES), np.float32), np.empty(LANES, np.int32)
    y, floor = np.empty((n_dates, LANES)), np.empty(LANES)
    log_rs, fit = np.empty(LANES), np.empty((5, LANES))
    for start in range(0, n_pixels, LANES):
        _load_for_hurst(series, start, slope, times, rounding, x, n, y, floor)
        fit[:] = 0.0
        for m in range(SHORTEST_BLOCK, n_dates // 2 + 1):
            _mean_block_rs(y, n, floor, m, log_rs)
            for i in range(LANES):
                log_rs[i] -= expected[m]
            _add_point(logs[m], log_rs, fit)
        _regression_slope(fit, n, min_valid, gain, h[start : start + LANES])


@njit(nogil=True, cache=True)
def _load_for_hurst(series, start, slope, times, rounding, x, n, y, floor):
    """Put the values of `LANES` pixels into `y`: gaps closed, trend out, from 0.

    Taking the first value for 0 changes neither R nor S, makes the sums of squares exact for
    constant series, and keeps the digits of series far from 0. `floor` is the sum of squares
    below which there is only rounding.
    """
    complete = load_lanes(series, start, x, n)
    n_dates = x.shape[0]
    for i in range(LANES):
        floor[i] = 0.0
    if complete:
        for date in range(n_dates):
            row, first, target = x[date], x[0], y[date]
            for i in range(LANES):
                d = np.float64(row[i]) - np.float64(first[i])
                target[i] = d
                floor[i] += d * d
    else:
        _close_gaps(x, y, floor)
    for i in range(LANES):
        floor[i] *= rounding
    if rounding > 0:
        _remove_trend(x, start, slope, times, y)


@njit(nogil=True, cache=True)
def _close_gaps(x, y, floor):
    """Put the values of each lane one after another, for the rescaled range of Hurst."""
    for i in range(LANES):
        size, first = 0, np.float64(0.0)
        for date in range(x.shape[0]):
            value = np.float64(x[date, i])
            if value == value:
                first = value if size == 0 else first
                y[size, i] = value - first
                floor[i] += y[size, i] * y[size, i]
                size += 1
        for date in range(size, x.shape[0]):
            y[date, i] = 0.0


@njit(nogil=True, cache=True)
def _remove_trend(x, start, slope, times, y):
    """Subtract the trend of each lane before its Hurst exponent is computed."""
    for i in range(min(LANES, slope.size - start)):
        size, first = 0, 0.0
        for date in range(x.shape[0]):
            if x[date, i] == x[date, i]:
                first = times[date] if size == 0 else first
                y[size, i] -= slope[start + i] * (times[date] - first)
                size += 1


@njit(nogil=True, cache=True)
def _cumulative_sums(y, total, square):
    """Add up values and squares for the rescaled range of Hurst: row k sums the first k."""
    for i in range(LANES):
        total[0, i] = 0.0
        square[0, i] = 0.0
    for k in range(y.shape[0]):
        row, t0, t1, s0, s1 = y[k], total[k], total[k + 1], square[k], square[k + 1]
        for i in range(LANES):
            t1[i] = t0[i] + row[i]
            s1[i] = s0[i] + row[i] * row[i]


@njit(nogil=True, cache=True)
def _log_rs(total, square, n, floor, length, log_rs):
    """Write ln(R/S), for the Hurst exponent, of the first `length` values of each lane."""
    high, low = np.zeros(LANES), np.zeros(LANES)
    end = total[length]
    for k in range(1, length):
        row, share = total[k], k / length
        for i in range(LANES):
            d = row[i] - share * end[i]
            high[i] = larger(high[i], d)
            low[i] = smaller(low[i], d)
    squares = square[length]
    for i in range(LANES):
        r = high[i] - low[i]
        about_mean = squares[i] - end[i] * end[i] / length
        has_range = (length <= n[i]) & (about_mean > floor[i])
        log_rs[i] = 0.5 * math.log(r * r * length / about_mean) if has_range else np.nan


@njit(nogil=True, cache=True)
def _mean_block_rs(y, n, floor, m, log_rs):
    """Write the logarithm of the mean R/S of blocks of `m` values, for the Hurst exponent."""
    rs, count = np.zeros(LANES), np.zeros(LANES)
    block_range, square = np.empty(LANES), np.empty(LANES)
    for first in range(0, y.shape[0] - m + 1, m):
        _block_range(y, first, m, block_range, square)
        for i in range(LANES):
            has_range = (max(first + m, 2 * m) <= n[i]) & (square[i] > floor[i])
            rs[i] += block_range[i] / math.sqrt(square[i] / (m - 1)) if has_range else 0.0
            count[i] += 1.0 if has_range else 0.0
    for i in range(LANES):
        log_rs[i] = math.log(rs[i] / count[i]) if count[i] > 0 else np.nan


@njit(nogil=True, cache=True)
def _block_range(y, first, m, value_range, square):
    """Write range R and sum of squares of a block of `m` values, for the Hurst exponent."""
    mean, cumulative = np.zeros(LANES), np.zeros(LANES)
    high, low = np.zeros(LANES), np.zeros(LANES)
    start = y[first]
    for k in range(first, first + m):
        row = y[k]
        for i in range(LANES):
            mean[i] += row[i] - start[i]
    for i in range(LANES):
        mean[i] = start[i] + mean[i] / m  # exact for a constant block
        square[i] = 0.0
    for k in range(first, first + m):
        row = y[k]
        for i in range(LANES):
            d = row[i] - mean[i]
            square[i] += d * d
            cumulative[i] += d
            high[i] = larger(high[i], cumulative[i])
            low[i] = smaller(low[i], cumulative[i])
    for i in range(LANES):
        value_range[i] = high[i] - low[i]


@njit(nogil=True, cache=True)
def _add_point(log_length, log_rs, fit):
    """Add a point to each lane's regression of the Hurst exponent: count, sx, sy, sxx, sxy."""
    count, sx, sy, sxx, sxy = fit[0], fit[1], fit[2], fit[3], fit[4]
    for i in range(LANES):
        has_point = log_rs[i] == log_rs[i]
        weight = 1.0 if has_point else 0.0
        y = log_rs[i] if has_point else 0.0
        count[i] += weight
        sx[i] += weight * log_length
        sy[i] += y
        sxx[i] += weight * log_length * log_length
        sxy[i] += y * log_length


@njit(nogil=True, cache=True)
def _regression_slope(fit, n, min_valid, gain, h):
    """Write the Hurst exponent: the slope of each lane's regression, plus `gain`."""
    for i in range(h.size):
        count, sx, sy, sxx, sxy = fit[0, i], fit[1, i], fit[2, i], fit[3, i], fit[4, i]
        if count < MIN_LENGTHS or n[i] < min_valid:
            h[i] = np.nan
        else:
            h[i] = gain + (count * sxy - sx * sy) / (count * sxx - sx * sx)
