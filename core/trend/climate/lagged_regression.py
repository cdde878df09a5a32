"""Least squares of a response on climate series whose lags and sums are chosen in each pixel.

Every climate series enters as the sum of some dates (`max_sum` at most) that end some dates (the
lag, `max_lag` at most) before the response. All combinations of lags and sums of all series are
tried on the same dates, and that of the smallest residual sum of squares is kept. As all of them
have the same number of dates and coefficients, adjusted R2 and AICc choose the same one.

Sums of squares and products are formed once for the single dates; those of any sum of dates are
differences of their cumulative sums. Combinations are walked like an odometer, each extending the
Cholesky factor of the one before, so that most of them cost a row. About 1 us per pixel of 24 dates
with two series and no lags, 7 us with 36 combinations.

References
----------
Evans, J. & Geerken, R. (2004). Discrimination between climate and human-induced dryland
degradation. Journal of Arid Environments 57, 535-554.
Burrell, A. L., Evans, J. P. & Liu, Y. (2017). Detecting dryland degradation using time series
segmentation and residual trend analysis (TSS-RESTREND). Remote Sensing of Environment 197, 43-57.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...jit import njit
from ..drivers.two_driver_correlation import ROUNDING
from ..null_tests import random_order
from ..simd_lanes import LANES
from .climate_and_residual import (
    ClimateAndResidual,
    copy_series_to_pixels,
    empty_climate_and_residual,
    permute_row,
)
from .sums_of_products import centre_rows, centre_seasons, sums_of_products


class Search(NamedTuple):
    """What is tried in each pixel: largest lag, most dates added up, time held constant or not."""

    max_lag: int = 0
    max_sum: int = 1
    detrend: bool = False


def fit_climate(
    values,
    rows,
    times,
    search: Search,
    min_values: int,
    with_series: bool = True,
    shuffled=None,
    seasons=None,
) -> ClimateAndResidual:
    """Return the parts of the series of each pixel by regression.

    Parameters
    ----------
    values : numpy.ndarray
        (bands, pixels), NaN where there is no value: the response in its dates' order, then bands
        of climate.
    rows : numpy.ndarray
        int64 (climate series, offsets, dates): the band that holds a climate series so many dates
        before each date of the response.
    times : array_like
        Time of each date.
    search : Search
        Lags and sums; it takes ``max_lag + max_sum`` offsets.
    min_values : int
        Pixels with fewer complete dates get no result; every season but one costs a date more.
    with_series : bool
        Whether the series of both parts are wanted.
    shuffled : (array_like, int), optional
        Number of each pixel in the whole raster, and the start of random numbers: the climate of
        each date is that of another one of the pixel, all series and offsets alike.
    seasons : array_like of int, optional
        Season of each date of the response, such as its month: all series are taken without the
        mean of each season, and time too, which is the same as one indicator for each.

    Returns
    -------
    ClimateAndResidual
        Missing where a climate series does not vary or follows from the others.

    Notes
    -----
    With time held constant the coefficients are those of ``y = a + sum b x + g t``; the part of
    climate is ``mean(y) + sum b (x - mean(x))`` either way, the rest ``y`` minus that. With seasons
    x and y are without their seasonal cycle; those of shuffled climate lose it before, and what
    the shuffling brings of one after it.
    """
    values = np.ascontiguousarray(values)
    rows, times = np.ascontiguousarray(rows, np.int64), np.ascontiguousarray(times, np.float64)
    if rows.shape[1] != search.max_lag + search.max_sum or rows.shape[2] != times.size:
        raise ValueError(f"rows of shape {rows.shape} do not fit")
    n_pixels = values.shape[1]
    parts = empty_climate_and_residual(times.size, rows.shape[0], n_pixels, with_series)
    min_for_fit = rows.shape[0] + 3 + int(search.detrend)
    is_shuffled = shuffled is not None
    cells, seed = shuffled if is_shuffled else (np.zeros(n_pixels), 0)
    cells = np.ascontiguousarray(cells, np.uint64)
    lags = search.max_lag, search.max_sum, search.detrend
    season_of_date = np.zeros(times.size, np.int64)
    if seasons is not None:
        season_of_date = np.unique(seasons, return_inverse=True)[1].astype(np.int64).ravel()
    n_needed = max(min_values, min_for_fit)
    shuffling = is_shuffled, cells, seed
    _fit_pixels(values, rows, times, season_of_date, lags, n_needed, shuffling, parts)
    return parts


@njit(nogil=True, cache=True)
def _fit_pixels(values, rows, times, season_of_date, lags, min_values, shuffling, parts):
    """Fit each pixel by regression on all lags, and keep the lags that fit best."""
    max_lag, max_sum, detrend = lags
    n_climates, n_offsets, n_dates = rows.shape
    size = n_climates * n_offsets + 2
    x, dates = np.empty((size, n_dates)), np.empty(n_dates, np.int64)
    n_seasons = season_of_date.max() + 1
    counts, sums = np.empty(n_seasons, np.int64), np.empty((2, n_seasons))
    scratch = np.empty(n_dates, np.int64), np.empty(n_dates), counts, sums
    gram, cumulative = np.empty((size, size)), np.zeros((size, size))
    factor, best_candidates = np.empty((n_climates, n_climates + 1)), np.empty(n_climates, np.int64)
    # Neighbouring pixels together: their bands lie far apart in memory.
    panel = np.empty((values.shape[0], LANES), values.dtype)
    series = np.empty((2, n_dates, LANES), np.float32)
    for start in range(0, values.shape[1], LANES):
        n_lanes = min(LANES, values.shape[1] - start)
        _copy_to_panel(values, start, n_lanes, panel)
        series[:] = np.nan
        for lane in range(n_lanes):
            pixel = start + lane
            n = _complete_dates(panel, rows, times, lane, x, dates)
            parts.n[pixel] = n
            if n < min_values:
                continue
            seasons = season_of_date[dates[:n]]
            mean, lost = _centre_pixel(x, n, seasons, shuffling, pixel, scratch)
            parts.n[pixel] = n - lost
            sums_of_products(x, n, gram)
            time_slopes = gram[1].copy()
            # No time where each season has the dates of one year.
            if parts.n[pixel] < min_values or not time_slopes[1] > 0.0:
                continue
            if detrend:
                _hold_time_constant(gram)
            _cumulate_products(gram, n_climates, n_offsets, cumulative)
            explained = _search_lags(
                gram, cumulative, n_offsets, max_lag, max_sum, factor, best_candidates
            )
            if explained < 0.0:
                continue
            _solve_coefficients(gram, cumulative, n_offsets, max_sum, factor, best_candidates)
            parts.r_squared[pixel] = explained / gram[0, 0] if gram[0, 0] > 0.0 else np.nan
            parts.chosen[:, pixel] = best_candidates
            slope = _climate_slope(time_slopes, n_offsets, max_sum, factor, best_candidates)
            _store_slopes(time_slopes[0] / time_slopes[1], slope, pixel, parts.slopes)
            if parts.climate.size:
                _write_parts(
                    x, n, mean, n_offsets, max_sum, factor, best_candidates, dates, lane, series
                )
        if parts.climate.size:
            copy_series_to_pixels(series, start, n_lanes, parts.climate, parts.rest)


@njit(nogil=True, cache=True)
def _store_slopes(whole, climate, pixel, slopes):
    """Store the slope of a pixel's series, that of the part of climate, and that of the rest."""
    slopes[0, pixel] = whole
    slopes[1, pixel] = climate
    slopes[2, pixel] = slopes[0, pixel] - climate


@njit(nogil=True, cache=True)
def _copy_to_panel(values, start, n_lanes, panel):
    """Copy pixels to the panel on which lagged regressions work."""
    for band in range(values.shape[0]):
        row, panel_row = values[band], panel[band]
        for i in range(n_lanes):
            panel_row[i] = row[start + i]


@njit(nogil=True, cache=True)
def _complete_dates(panel, rows, times, lane, x, dates):
    """Copy the complete dates of a pixel for the regression; return their number."""
    n_climates, n_offsets, n_dates = rows.shape
    n = 0
    for date in range(n_dates):
        x[0, n] = panel[date, lane]
        is_complete = x[0, n] == x[0, n]
        i = 2
        for v in range(n_climates):
            for offset in range(n_offsets):
                x[i, n] = panel[rows[v, offset, date], lane]
                is_complete = is_complete and x[i, n] == x[i, n]
                i += 1
        if is_complete:
            x[1, n] = times[date]
            dates[n] = date
            n += 1
    return n


@njit(nogil=True, cache=True)
def _centre_pixel(x, n, seasons, shuffling, pixel, scratch):
    """Centre the rows of the regression, by season where there are several; shuffle climate.

    Returns the mean of the response, and the degrees of freedom that the seasons cost.
    """
    is_shuffled, cells, seed = shuffling
    order, row, counts, sums = scratch
    mean, n_present = 0.0, 1
    if counts.size > 1:
        for j in range(n):
            mean += (x[0, j] - x[0, 0]) / n
        mean += x[0, 0]
        n_present = centre_seasons(x, n, seasons, counts, sums)
    if is_shuffled:
        random_order(n, cells[pixel], seed, order)
        for i in range(2, x.shape[0]):
            permute_row(x[i], n, order, row)
    if counts.size == 1:
        mean = centre_rows(x, n)
    elif is_shuffled:
        centre_seasons(x, n, seasons, counts, sums)
    return mean, n_present - 1


@njit(nogil=True, cache=True)
def _climate_slope(time_slopes, n_offsets, max_sum, factor, best):
    """Return the slope of the part that the lagged regression gives climate."""
    total = 0.0
    for v in range(best.size):
        first = 2 + v * n_offsets + best[v] // max_sum
        for i in range(first, first + best[v] % max_sum + 1):
            total += factor[v, best.size] * time_slopes[i]
    return total / time_slopes[1]


@njit(nogil=True, cache=True)
def _write_parts(x, n, mean, n_offsets, max_sum, factor, best, dates, lane, series):
    """Write the series of climate, by the lagged regression, and of the rest of a pixel."""
    for j in range(n):
        fitted = 0.0
        for v in range(best.size):
            first = 2 + v * n_offsets + best[v] // max_sum
            total = 0.0
            for i in range(first, first + best[v] % max_sum + 1):
                total += x[i, j]
            fitted += factor[v, best.size] * total
        series[0, dates[j], lane] = mean + fitted
        series[1, dates[j], lane] = x[0, j] - fitted


@njit(nogil=True, cache=True)
def _hold_time_constant(gram):
    """Take out of the products of the regression what time (row 1) explains."""
    size, tt = gram.shape[0], gram[1, 1]
    for i in range(size):
        if i == 1:
            continue
        for j in range(i + 1):
            if j != 1:
                before = gram[i, j]
                gram[i, j] -= gram[i, 1] * gram[j, 1] / tt
                if i == j and gram[i, i] < ROUNDING * before:
                    gram[i, i] = 0.0
                gram[j, i] = gram[i, j]


@njit(nogil=True, cache=True)
def _cumulate_products(gram, n_climates, n_offsets, cumulative):
    """Write cumulative sums of the products of every two climate series, over both offsets.

    Row ``2 + v * n_offsets + a`` and column ``2 + w * n_offsets + b`` of `cumulative` hold the
    sum over the offsets up to a of series v and up to b of series w; row 0 those with the response.
    """
    for v in range(n_climates):
        for a in range(n_offsets):
            i = 2 + v * n_offsets + a
            cumulative[0, i] = gram[0, i] + (cumulative[0, i - 1] if a > 0 else 0.0)
            for w in range(n_climates):
                row_sum = 0.0
                for b in range(n_offsets):
                    j = 2 + w * n_offsets + b
                    row_sum += gram[i, j]
                    cumulative[i, j] = row_sum + (cumulative[i - 1, j] if a > 0 else 0.0)


@njit(nogil=True, cache=True)
def _offset_product(cumulative, v, first_v, last_v, w, first_w, last_w, n_offsets):
    """Return the sum of products of two sums of lags, from the first to the last of each."""
    i, j = 2 + v * n_offsets, 2 + w * n_offsets
    total = cumulative[i + last_v, j + last_w]
    if first_v > 0:
        total -= cumulative[i + first_v - 1, j + last_w]
    if first_w > 0:
        total -= cumulative[i + last_v, j + first_w - 1]
    if first_v > 0 and first_w > 0:
        total += cumulative[i + first_v - 1, j + first_w - 1]
    return total


@njit(nogil=True, cache=True)
def _extend_cholesky(gram, cumulative, n_offsets, max_sum, candidates, v, factor):
    """Write row v of the regression's Cholesky factor, and the response in its coordinates.

    Returns the sum of squares that series v explains beside those before it, -1 where it does not
    vary or follows from them.
    """
    last_column = factor.shape[1] - 1
    first = candidates[v] // max_sum
    last = first + candidates[v] % max_sum
    variance = _offset_product(cumulative, v, first, last, v, first, last, n_offsets)
    largest = 0.0
    for offset in range(first, last + 1):
        largest = max(largest, gram[2 + v * n_offsets + offset, 2 + v * n_offsets + offset])
    if not variance > ROUNDING * largest or largest == 0.0:
        return -1.0
    unexplained = variance
    row = 2 + v * n_offsets
    y = cumulative[0, row + last] - (cumulative[0, row + first - 1] if first > 0 else 0.0)
    for u in range(v):
        from_u = candidates[u] // max_sum
        to_u = from_u + candidates[u] % max_sum
        total = _offset_product(cumulative, u, from_u, to_u, v, first, last, n_offsets)
        for w in range(u):
            total -= factor[v, w] * factor[u, w]
        factor[v, u] = total / factor[u, u]
        unexplained -= factor[v, u] * factor[v, u]
        y -= factor[v, u] * factor[u, last_column]
    if not unexplained > ROUNDING * variance:
        return -1.0
    factor[v, v] = math.sqrt(unexplained)
    factor[v, last_column] = y / factor[v, v]
    return factor[v, last_column] * factor[v, last_column]


@njit(nogil=True, cache=True)
def _search_lags(gram, cumulative, n_offsets, max_lag, max_sum, factor, best_candidates):
    """Write the lags of each series that explain most together; return how much, or -1."""
    n_climates = best_candidates.size
    n_candidates = (max_lag + 1) * max_sum
    candidates = np.full(n_climates, -1, np.int64)
    explained = np.zeros(n_climates + 1)
    largest = -1.0
    v = 0
    while v >= 0:
        candidates[v] += 1
        if candidates[v] == n_candidates:
            candidates[v] = -1
            v -= 1
            continue
        gain = _extend_cholesky(gram, cumulative, n_offsets, max_sum, candidates, v, factor)
        if gain < 0.0:
            continue
        explained[v + 1] = explained[v] + gain
        if v < n_climates - 1:
            v += 1
        elif explained[v + 1] > largest * (1.0 + ROUNDING) or largest < 0.0:
            # Of equal ones the first: the smallest lag, the fewest dates.
            largest = explained[v + 1]
            best_candidates[:] = candidates
    return largest


@njit(nogil=True, cache=True)
def _solve_coefficients(gram, cumulative, n_offsets, max_sum, factor, best_candidates):
    """Write the regression's coefficients of the lags chosen into the last column of `factor`."""
    n = best_candidates.size
    for v in range(n):
        _extend_cholesky(gram, cumulative, n_offsets, max_sum, best_candidates, v, factor)
    for v in range(n - 1, -1, -1):
        total = factor[v, n]
        for w in range(v + 1, n):
            total -= factor[w, v] * factor[w, n]
        factor[v, n] = total / factor[v, v]
