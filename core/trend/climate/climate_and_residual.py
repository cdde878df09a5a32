"""The part of climate in series of which it is known, and what all ways to find it share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit
from ..null_tests import random_order
from ..simd_lanes import LANES
from .sums_of_products import centre_rows, sums_of_products


class ClimateAndResidual(NamedTuple):
    """The part of climate in the series of each pixel; NaN where there is none.

    Parameters
    ----------
    slopes : numpy.ndarray
        (3, pixels): least-squares slopes of the series, of climate and of the rest, per unit of
        time. The last two add up to the first.
    r_squared : numpy.ndarray
        Share of the variance that goes with climate.
    n : numpy.ndarray
        Dates with all values, int32; with months held constant, less what these cost.
    climate, rest : numpy.ndarray
        float32 (dates, pixels): the series that climate explains, and what is left of the
        response; NaN on dates that lack a value. Empty where they were not wanted.
    chosen : numpy.ndarray
        int16 (climate series, pixels): candidate taken, ``lag * max_sum + dates - 1``; -1 without.
    """

    slopes: np.ndarray
    r_squared: np.ndarray
    n: np.ndarray
    climate: np.ndarray
    rest: np.ndarray
    chosen: np.ndarray


def empty_climate_and_residual(
    n_dates: int, n_climates: int, n_pixels: int, with_series: bool
) -> ClimateAndResidual:
    """Return climate and residual that are missing everywhere."""
    shape = (n_dates if with_series else 0, n_pixels if with_series else 0)
    return ClimateAndResidual(
        np.full((3, n_pixels), np.nan),
        np.full(n_pixels, np.nan),
        np.zeros(n_pixels, np.int32),
        np.full(shape, np.nan, np.float32),
        np.full(shape, np.nan, np.float32),
        np.full((n_climates, n_pixels), -1, np.int16),
    )


def split_by_series(
    response, climate, times, min_values: int, with_series: bool = True, shuffled=None
) -> ClimateAndResidual:
    """Split the series of each pixel into climate and residual, where the part of climate is known.

    Parameters
    ----------
    response, climate : numpy.ndarray
        (dates, pixels) in one unit, NaN where there is no value.
    times, min_values, with_series, shuffled
        As in `fit_climate`.

    Returns
    -------
    ClimateAndResidual
        `r_squared` is the squared correlation of both series.
    """
    response, climate = np.ascontiguousarray(response), np.ascontiguousarray(climate)
    times = np.ascontiguousarray(times, np.float64)
    n_dates, n_pixels = response.shape
    parts = empty_climate_and_residual(n_dates, 0, n_pixels, with_series)
    is_shuffled = shuffled is not None
    cells, seed = shuffled if is_shuffled else (np.zeros(n_pixels), 0)
    cells = np.ascontiguousarray(cells, np.uint64)
    _split_series(response, climate, times, max(min_values, 3), is_shuffled, cells, seed, parts)
    return parts


@njit(nogil=True, cache=True)
def _split_series(response, climate, times, min_values, is_shuffled, cells, seed, parts):
    """Split the series of each pixel into a known part of climate and the rest."""
    n_dates = times.size
    x, gram = np.empty((3, n_dates)), np.empty((3, 3))
    dates, order, shuffle_scratch = (
        np.empty(n_dates, np.int64),
        np.empty(n_dates, np.int64),
        np.empty(n_dates),
    )
    series = np.empty((2, n_dates, LANES), np.float32)
    for start in range(0, response.shape[1], LANES):
        n_lanes = min(LANES, response.shape[1] - start)
        series[:] = np.nan
        for lane in range(n_lanes):
            pixel = start + lane
            n = 0
            for date in range(n_dates):
                y, c = response[date, pixel], climate[date, pixel]
                if y == y and c == c:
                    x[0, n], x[1, n], x[2, n] = y, times[date], c
                    dates[n] = date
                    n += 1
            parts.n[pixel] = n
            if n < min_values:
                continue
            if is_shuffled:
                random_order(n, cells[pixel], seed, order)
                permute_row(x[2], n, order, shuffle_scratch)
            for j in range(n):
                series[0, dates[j], lane] = x[2, j]
                series[1, dates[j], lane] = x[0, j] - x[2, j]
            centre_rows(x, n)
            sums_of_products(x, n, gram)
            parts.slopes[0, pixel] = gram[0, 1] / gram[1, 1]
            parts.slopes[1, pixel] = gram[2, 1] / gram[1, 1]
            parts.slopes[2, pixel] = parts.slopes[0, pixel] - parts.slopes[1, pixel]
            squares = gram[0, 0] * gram[2, 2]
            if squares > 0.0:
                parts.r_squared[pixel] = gram[0, 2] * gram[0, 2] / squares
        if parts.climate.size:
            copy_series_to_pixels(series, start, n_lanes, parts.climate, parts.rest)


@njit(nogil=True, cache=True)
def copy_series_to_pixels(series, start, n_lanes, climate, rest):
    """Copy the series of neighbouring pixels, (2, dates, lanes), to their places."""
    for date in range(series.shape[1]):
        for i in range(n_lanes):
            climate[date, start + i] = series[0, date, i]
            rest[date, start + i] = series[1, date, i]


@njit(nogil=True, cache=True)
def permute_row(row, n, order, scratch):
    """Bring the first `n` numbers of a row into another order; `scratch` has room for them."""
    for i in range(n):
        scratch[i] = row[order[i]]
    for i in range(n):
        row[i] = scratch[i]
