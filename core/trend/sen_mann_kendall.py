"""Sen's slope and the Mann-Kendall test of many series at once.

Both look at all pairs of dates, so one stage forms the differences for both: their signs make S,
divided by the times between them they are the slopes whose median is Sen's. Times are real ones,
so gaps and unequal steps leave the slope what it is: change per unit of time.

Many pixels go side by side, and the median comes from a sorting network or, for longer series,
from counting (`median_selection`). A missing value turns its slopes into infinities of alternating
sign, which go to the two ends in equal numbers and leave the median where it was; so gaps cost
nothing. Differences and slopes are float32, each within 2e-7 of its true
value. Where the two middle slopes nearly cancel, that could be much of their mean, and the pixel is
computed again in float64 (about one in fifty).

About 0.5 us per pixel of 24 dates. Series longer than `LONGEST_SIDE_BY_SIDE` go one by one.

References
----------
Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379.
Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245-259.
Kendall, M. G. (1975). Rank Correlation Methods, 4th ed. Griffin.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.series_trend import SHORT_SERIES, exact_mann_kendall_p
from .median_selection import (
    MAX_NUMBERS,
    median_sorting_network,
    select_by_counting,
    select_rank,
    sort_middle,
)
from .simd_lanes import LANES, as_columns, load_lanes

# Up to here the network is faster than counting.
LONGEST_NETWORK = 25
# Number of dates whose pairs can still be counted.
LONGEST_SIDE_BY_SIDE = int((1 + (1 + 8 * MAX_NUMBERS) ** 0.5) / 2)
# The middle slopes cancel when their sum is below this share of the larger one.
CANCELS = np.float32(0.4)


class SenMannKendall(NamedTuple):
    """Sen's slope and Mann-Kendall's S, variance and Z of each pixel; NaN with too few values."""

    slope: np.ndarray
    s: np.ndarray
    var_s: np.ndarray
    z: np.ndarray
    n: np.ndarray


def sen_mann_kendall(values, times, min_valid: int = 3) -> SenMannKendall:
    """Return Sen's slope and the Mann-Kendall test of each pixel.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value; computed in float32.
    times : array_like
        Time of each date, ascending; the slope is per unit of it.
    min_valid : int
        Pixels with fewer values get NaN (and S = 0).

    Returns
    -------
    SenMannKendall
        float64 arrays (pixels), `s` and `n` int32.

    Notes
    -----
    ``Z = (S - 1) / sqrt(Var S)`` for S > 0, ``(S + 1) / sqrt(Var S)`` for S < 0, 0 for S = 0;
    ``Var S = (n (n-1) (2n+5) - sum t (t-1) (2t+5)) / 18`` over groups of t equal values.
    """
    series = as_columns(values)
    times = np.ascontiguousarray(times, np.float64)
    if times.shape != series.shape[:1] or (np.diff(times) <= 0).any():
        raise ValueError("one ascending time per date is needed")
    n_pixels = series.shape[1]
    result = SenMannKendall(
        np.empty(n_pixels),
        np.empty(n_pixels, np.int32),
        np.empty(n_pixels),
        np.empty(n_pixels),
        np.empty(n_pixels, np.int32),
    )
    ties = np.zeros(n_pixels, np.int64)
    if times.size <= LONGEST_SIDE_BY_SIDE:
        later, earlier = np.tril_indices(times.size, -1)
        inverse_steps = (1.0 / (times[later] - times[earlier])).astype(np.float32)
        size = inverse_steps.size if times.size <= LONGEST_NETWORK else 0
        network = median_sorting_network(size)
        _by_lanes(series, times, inverse_steps, network, result.slope, result.s, ties, result.n)
    else:
        _test_long_series(series, times, result.slope, result.s, ties, result.n)
    _mann_kendall_z(
        result.s, ties, result.n, max(min_valid, 2), result.slope, result.var_s, result.z
    )
    return result


@njit(nogil=True, cache=True)
def _by_lanes(series, times, inverse_steps, network, slope, s, ties, n):
    """Compute Sen's slope, S and tie term of all pixels, `LANES` at a time."""
    n_dates, n_pixels = series.shape
    x = np.empty((n_dates, LANES), np.float32)
    slopes = np.empty((inverse_steps.size, LANES), np.float32)
    keys = np.empty((inverse_steps.size, LANES), np.int16)
    lane_s, lane_n = np.empty(LANES, np.int32), np.empty(LANES, np.int32)
    lane_ties, equal = np.empty(LANES, np.int32), np.empty(LANES, np.int32)
    lower, upper = np.empty(LANES, np.float32), np.empty(LANES, np.float32)
    pixel_values, all_slopes = np.empty(n_dates), np.empty(n_dates * (n_dates - 1) // 2)
    pixel_times = np.empty(n_dates)
    for start in range(0, n_pixels, LANES):
        load_lanes(series, start, x, lane_n)
        _pair_slopes(x, inverse_steps, slopes, lane_s, equal, upper)
        _tie_terms(x, equal, lane_ties)
        _middle_pair(slopes, inverse_steps.size, lane_n, network, keys, lower, upper)
        for i in range(min(LANES, n_pixels - start)):
            pixel = start + i
            s[pixel], ties[pixel], n[pixel] = lane_s[i], lane_ties[i], lane_n[i]
            larger = max(abs(lower[i]), abs(upper[i]))
            if abs(lower[i] + upper[i]) < CANCELS * larger:
                size = gather_values(series, times, pixel, pixel_values, pixel_times)
                slope[pixel] = median_slope(pixel_values[:size], pixel_times[:size], all_slopes)
            else:
                slope[pixel] = 0.5 * (np.float64(lower[i]) + np.float64(upper[i]))


@njit(nogil=True, cache=True)
def _pair_slopes(x, inverse_steps, slopes, s, equal, fill):
    """Form all slopes, S and the number of equal pairs of each lane; `fill` is scratch."""
    fill_bits = fill.view(np.int32)
    for i in range(LANES):
        s[i] = 0
        equal[i] = 0
        fill[i] = np.inf
    pair = 0
    for j in range(1, x.shape[0]):
        for k in range(j):
            later, earlier, row = x[j], x[k], slopes[pair]
            step = inverse_steps[pair]
            for i in range(LANES):
                d = later[i] - earlier[i]
                s[i] += np.int32(d > 0) - np.int32(d < 0)
                equal[i] += np.int32(d == 0)
                has_both = d == d
                row[i] = d * step if has_both else fill[i]
                fill_bits[i] ^= np.int32(not has_both) << 31
            pair += 1


@njit(nogil=True, cache=True)
def _middle_pair(slopes, n_pairs, n, network, keys, lower, upper):
    """Write the two middle slopes of each lane, twice the same where their number is odd.

    Half of the infinities, the smaller half, lie before them.
    """
    rank = np.empty(LANES, np.int16)
    for i in range(LANES):
        count = n[i] * (n[i] - 1) // 2
        rank[i] = (n_pairs - count) // 2 + count // 2
    if network.shape[0] == 0:
        select_by_counting(slopes, rank, keys, lower, upper)
    else:
        sort_middle(slopes, network)
        for i in range(LANES):
            lower[i], upper[i] = slopes[max(rank[i] - 1, 0), i], slopes[rank[i], i]
    for i in range(LANES):
        count = n[i] * (n[i] - 1) // 2
        if count % 2 == 1:
            lower[i] = upper[i]
        elif count == 0:
            lower[i] = upper[i] = np.nan


@njit(nogil=True, cache=True)
def _tie_terms(x, equal, ties):
    """Sum Mann-Kendall's t (t - 1) (2t + 5) over the groups of equal values of each lane."""
    pairs = 0
    for i in range(LANES):
        ties[i] = 0
        pairs += equal[i]
    if pairs == 0:
        return
    for j in range(x.shape[0]):
        for i in range(LANES):
            equal[i] = 0
        for k in range(x.shape[0]):
            values, compared = x[j], x[k]
            for i in range(LANES):
                equal[i] += np.int32(values[i] == compared[i])
        for i in range(LANES):
            ties[i] += (max(equal[i], 1) - 1) * (2 * equal[i] + 5)


@njit(nogil=True, cache=True)
def _test_long_series(series, times, slope, s, ties, n):
    """Compute Sen's slope, S and tie term of long series."""
    n_dates = series.shape[0]
    pixel_values, pixel_times = np.empty(n_dates), np.empty(n_dates)
    all_slopes = np.empty(n_dates * (n_dates - 1) // 2)
    for pixel in range(series.shape[1]):
        size = gather_values(series, times, pixel, pixel_values, pixel_times)
        n[pixel] = size
        s[pixel], ties[pixel] = signs_and_ties(pixel_values[:size])
        slope[pixel] = median_slope(pixel_values[:size], pixel_times[:size], all_slopes)


@njit(nogil=True, cache=True)
def gather_values(series, times, pixel, x, t):
    """Copy the values of a pixel for Sen's slope, and their times; return their number."""
    size = 0
    for date in range(series.shape[0]):
        value = series[date, pixel]
        if value == value:
            x[size] = value
            t[size] = times[date]
            size += 1
    return size


@njit(nogil=True, cache=True)
def signs_and_ties(x):
    """Return Mann-Kendall's S and the sum of t (t - 1) (2t + 5) over ties of a pixel's series."""
    s, ties = 0, 0
    for j in range(x.size):
        equal = 0
        for k in range(x.size):
            equal += x[k] == x[j]
            if k < j:
                s += (x[j] > x[k]) - (x[j] < x[k])
        ties += (equal - 1) * (2 * equal + 5)
    return s, ties


@njit(nogil=True, cache=True)
def median_slope(x, t, slopes):
    """Return Sen's slope of one series in float64; `slopes` is scratch. NaN below two values."""
    count = 0
    for j in range(1, x.size):
        for k in range(j):
            slopes[count] = (x[j] - x[k]) / (t[j] - t[k])
            count += 1
    if count == 0:
        return np.nan
    high = select_rank(slopes, count, count // 2)
    if count % 2 == 1:
        return high
    low = slopes[0]
    for i in range(1, count // 2):
        low = max(low, slopes[i])
    return (low + high) / 2.0


@njit(nogil=True, cache=True)
def _mann_kendall_z(s, ties, n, min_valid, slope, var_s, z):
    """Turn S into Z; everything NaN where there are fewer than `min_valid` values."""
    for pixel in range(s.size):
        size = np.int64(n[pixel])
        if size < min_valid:
            s[pixel] = 0
            slope[pixel] = var_s[pixel] = z[pixel] = np.nan
            continue
        var_s[pixel] = (size * (size - 1) * (2 * size + 5) - ties[pixel]) / 18.0
        z[pixel] = z_score(s[pixel], var_s[pixel])


@njit(nogil=True, cache=True)
def z_score(s, var_s):
    """Return Mann-Kendall's Z of S, corrected for continuity; NaN if the variance is not > 0."""
    if s == 0:
        return 0.0
    if not var_s > 0:
        return np.nan
    return (s - 1) / math.sqrt(var_s) if s > 0 else (s + 1) / math.sqrt(var_s)


def mann_kendall_p(s, var_s, z, n) -> np.ndarray:
    """Return the two-sided p value of the Mann-Kendall test of each pixel as float64.

    From the normal approximation, ``2 (1 - Phi(|Z|))``; with fewer than `SHORT_SERIES` values and
    neither ties nor a corrected variance from the exact distribution of S. NaN where Z is.
    """
    p = np.empty(len(z))
    _mann_kendall_p(s, var_s, z, n, _exact_table(), p)
    return p


@lru_cache(maxsize=1)
def _exact_table() -> np.ndarray:
    """Return the exact p of Mann-Kendall's S by number of values and |S|."""
    longest = SHORT_SERIES - 1
    table = np.ones((SHORT_SERIES, longest * (longest - 1) // 2 + 1))
    for n in range(2, SHORT_SERIES):
        for s in range(n * (n - 1) // 2 + 1):
            table[n, s] = exact_mann_kendall_p(s, n)
    return table


@njit(nogil=True, cache=True)
def _mann_kendall_p(s, var_s, z, n, exact, p):
    """Compute p of Mann-Kendall for each pixel: exact for few dates, else normal."""
    for pixel in range(z.size):
        size = np.int64(n[pixel])
        if z[pixel] != z[pixel]:
            p[pixel] = np.nan
        elif size < exact.shape[0] and var_s[pixel] == size * (size - 1) * (2 * size + 5) / 18.0:
            p[pixel] = exact[size, abs(s[pixel])]
        else:
            p[pixel] = math.erfc(abs(z[pixel]) / math.sqrt(2.0))
