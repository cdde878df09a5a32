"""Mann-Kendall tests for series whose values remember the one before.

Positive autocorrelation makes S vary more than the test assumes, so that noise passes for a trend.
Two ways out: a larger variance (Hamed and Rao; Yue and Wang), or taking the memory out of the
series first (prewhitening; trend-free prewhitening). They differ visibly on real series, so an
output always says which one made it.

Pixel by pixel in float64, with the arithmetic of pymannkendall in its order; 5 to 10 us per pixel
of 24 dates. Values that are missing are left out, and the next one counts as the neighbour; the
trend is taken out by the real times.

References
----------
Hamed, K. H. & Rao, A. R. (1998). J. Hydrology 204, 182-196.
Yue, S. & Wang, C. Y. (2004). Water Resources Management 18, 201-218.
von Storch, H. (1995). Misuses of statistical analysis in climate research. Springer.
Wang, X. L. & Swail, V. R. (2001). J. Climate 14, 2204-2221.
Yue, S., Pilon, P., Phinney, B. & Cavadias, G. (2002). Hydrological Processes 16, 1807-1829.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.series_trend import MAX_MEMORY
from .sen_mann_kendall import gather_values, median_slope, signs_and_ties, z_score
from .simd_lanes import as_columns

HAMED_RAO, YUE_WANG, PREWHITENING, TFPW, WANG_SWAIL = range(5)
CORRECTIONS = {
    "hamed_rao": HAMED_RAO,
    "yue_wang": YUE_WANG,
    "prewhitening": PREWHITENING,
    "tfpw": TFPW,
    "wang_swail": WANG_SWAIL,
}
# A series whose spread about its trend is below this share of its largest value, four roundings of
# float32, has no memory to measure.
FLAT = 5e-7
# Wang and Swail's autocorrelation without its bias: from more values than these.
MIN_VALUES = 5


class CorrectedTest(NamedTuple):
    """Mann-Kendall's S, variance and Z after the correction; `n` values entered the test."""

    s: np.ndarray
    var_s: np.ndarray
    z: np.ndarray
    n: np.ndarray


def corrected_mann_kendall(
    values, times, correction: str, max_lag: int = 0, limit: float = 1.96, min_valid: int = 3
) -> CorrectedTest:
    """Return the Mann-Kendall test of each pixel, corrected for autocorrelation.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    times : array_like
        Time of each date, ascending.
    correction : str
        A key of `CORRECTIONS`.
    max_lag : int
        Largest lag that counts for the variance; 0 means all.
    limit : float
        Autocorrelations within ``limit / sqrt(n)`` of 0 are taken for 0 by "hamed_rao", and
        leave the series as it is in both prewhitenings; 0 always corrects. "yue_wang" takes all.
    min_valid : int
        Pixels with fewer values get NaN (and S = 0).

    Returns
    -------
    CorrectedTest
        Z is NaN where the corrected variance is not positive.

    Notes
    -----
    Hamed-Rao, r_k of the ranks of the detrended values:
    ``n/n* = 1 + 2 / (n (n-1) (n-2)) sum (n-k) (n-k-1) (n-k-2) r_k``, with the sign of r_k, so
    that negative autocorrelation makes the variance smaller. Yue-Wang, r_k of the detrended
    values: ``n/n* = 1 + 2 sum (1 - k/n) r_k``. Both multiply the variance by n/n*.
    Wang-Swail: ``y_t = x_t - r x_(t-1)``, r being r_1 of the detrended values without its bias,
    ``(n r_1 + 2) / (n - 4)``, from 0 to 0.95, in one step: a trend is not taken for memory.
    Prewhitening: ``y_t = x_t - r_1 x_(t-1)``; trend-free: the same after the Sen trend is taken
    out, which is put back before the test.
    """
    series = as_columns(values)
    times = np.ascontiguousarray(times, np.float64)
    n_pixels = series.shape[1]
    result = CorrectedTest(
        np.zeros(n_pixels, np.int32),
        np.full(n_pixels, np.nan),
        np.full(n_pixels, np.nan),
        np.zeros(n_pixels, np.int32),
    )
    lags = max_lag if max_lag > 0 else times.size
    _test_pixels(series, times, CORRECTIONS[correction], lags, limit, max(min_valid, 3), result)
    return result


@njit(nogil=True, cache=True)
def _test_pixels(series, times, correction, lags, limit, min_valid, result):
    """Test every pixel with its autocorrelation corrected for."""
    n_dates = series.shape[0]
    x, t = np.empty(n_dates), np.empty(n_dates)
    slopes = np.empty(n_dates * (n_dates - 1) // 2)
    for pixel in range(series.shape[1]):
        n = gather_values(series, times, pixel, x, t)
        result.n[pixel] = n
        if n < min_valid:
            continue
        slope = median_slope(x[:n], t[:n], slopes)
        if correction == HAMED_RAO or correction == YUE_WANG:
            y, ratio = x[:n], _variance_ratio(x[:n], t[:n], slope, correction, lags, limit)
        else:
            y, ratio = _prewhiten(x[:n], t[:n], slope, correction, limit), 1.0
        s, ties = signs_and_ties(y)
        n = y.size
        result.n[pixel], result.s[pixel] = n, s
        result.var_s[pixel] = (n * (n - 1) * (2 * n + 5) - ties) / 18.0 * ratio
        result.z[pixel] = z_score(s, result.var_s[pixel])


@njit(nogil=True, cache=True)
def _variance_ratio(x, t, slope, correction, lags, limit):
    """Return n/n* by autocorrelation, by which the variance of S is multiplied."""
    n = x.size
    y = x - (t - t[0] + 1.0) * slope
    if _is_flat(y, x):
        return 1.0
    if correction == HAMED_RAO:
        y = _mid_ranks(y)
    total = 0.0
    for k in range(1, min(lags, n - 1) + 1):
        r = _autocorrelation(y, k)
        if correction == YUE_WANG:
            total += (1.0 - k / n) * r
        elif abs(r) > limit / math.sqrt(n):
            total += (n - k) * (n - k - 1) * (n - k - 2) * r
    if correction == YUE_WANG:
        return 1.0 + 2.0 * total
    return 1.0 + (2.0 / (n * (n - 1) * (n - 2))) * total


@njit(nogil=True, cache=True)
def _prewhiten(x, t, slope, correction, limit):
    """Return the series without its lag-1 autocorrelation, one value shorter; else as it is."""
    n = x.size
    index = t - t[0] + 1.0
    y = x if correction == PREWHITENING else x - index * slope
    r = 0.0 if _is_flat(y, x) else _autocorrelation(y, 1)
    if correction == WANG_SWAIL:
        r = (
            min(max((n * r + 2.0) / (n - 4.0), 0.0), MAX_MEMORY)
            if n > MIN_VALUES and r != 0
            else 0.0
        )
    if r == 0.0 or abs(r) <= limit / math.sqrt(n):
        return x
    base = x if correction == WANG_SWAIL else y
    white = base[1:] - base[:-1] * r
    if correction == TFPW:
        white = white + (index[1:] - index[1] + 1.0) * slope
    return white


@njit(nogil=True, cache=True)
def _is_flat(y, x):
    """Say whether `y`, made from `x`, holds nothing but rounding, which has no autocorrelation."""
    return y.max() - y.min() <= FLAT * max(abs(x.max()), abs(x.min()))


@njit(nogil=True, cache=True)
def _autocorrelation(x, lag):
    """Return the autocorrelation of a series at a lag."""
    mean = x.mean()
    product, square = 0.0, 0.0
    for i in range(x.size):
        square += (x[i] - mean) * (x[i] - mean)
        if i + lag < x.size:
            product += (x[i] - mean) * (x[i + lag] - mean)
    return product / square


@njit(nogil=True, cache=True)
def _mid_ranks(x):
    """Return the ranks from 1, whose autocorrelation is taken; equal values share their mean."""
    ranks = np.empty(x.size)
    for i in range(x.size):
        below, equal = 0, 0
        for k in range(x.size):
            below += x[k] < x[i]
            equal += x[k] == x[i]
        ranks[i] = below + 0.5 * (equal + 1)
    return ranks
