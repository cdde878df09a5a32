"""Partial and multiple correlation of a response with any number of drivers, pixel by pixel.

How strongly the response follows each driver when all others are held constant, from the inverse
of the correlation matrix. The matrix is inverted by the sweep operator, one driver after the
other, which shows a driver that the others determine before anything is divided by it. For two
drivers `partial_correlation` does the same about six times as fast.

References
----------
Whittaker, J. (1990). Graphical Models in Applied Multivariate Statistics, ch. 5. Wiley.
Goodnight, J. H. (1979). A tutorial on the SWEEP operator. The American Statistician 33, 149-158.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit
from ..simd_lanes import as_columns
from .two_driver_correlation import ROUNDING

# A response and drivers take this many rows at most; the last row and column are time.
MAX_DRIVERS = 8


class SeveralDrivers(NamedTuple):
    """Correlations of each pixel; NaN with too few values, or where a series follows from others.

    `r` (drivers, pixels) is the response with each driver, all others held constant; `r_squared`
    of all together; `n` the dates that count; `r_time` (1 + drivers, pixels) the plain correlation
    of response and drivers with time, empty without times.
    """

    r: np.ndarray
    r_squared: np.ndarray
    n: np.ndarray
    r_time: np.ndarray


def several_correlations(
    response, drivers, times=None, detrend: bool = False, min_valid: int = 5
) -> SeveralDrivers:
    """Return partial and multiple correlations of each pixel.

    Parameters
    ----------
    response : array_like
        (dates, pixels), NaN where there is no value.
    drivers : sequence of array_like
        Of the same shape.
    times : array_like, optional
        Time of each date; needed for `detrend` and for `r_time`.
    detrend : bool
        Hold time constant as well.
    min_valid : int
        Pixels with fewer common dates get NaN.

    Returns
    -------
    SeveralDrivers
        float64 arrays, `n` int32.

    Notes
    -----
    With P the inverse of the correlation matrix of response y and drivers,
    ``r_j = -P_yj / sqrt(P_yy P_jj)`` and ``R^2 = 1 - 1 / P_yy``. With time held constant time is
    one more driver, and R^2 is that of what a trend leaves of the response.
    """
    series = np.stack([as_columns(values) for values in (response, *drivers)])
    n_series, n_dates, n_pixels = series.shape
    if detrend and times is None:
        raise ValueError("times are needed to take out trends")
    with_time = times is not None
    t = np.ascontiguousarray(times if with_time else np.zeros(n_dates), np.float64)
    correlations = SeveralDrivers(
        np.full((n_series - 1, n_pixels), np.nan),
        np.full(n_pixels, np.nan),
        np.zeros(n_pixels, np.int32),
        np.full((n_series, n_pixels if with_time else 0), np.nan),
    )
    min_values = max(min_valid, n_series + 1 + int(detrend))
    _correlate_pixels(series, t, with_time, detrend, min_values, correlations)
    return correlations


@njit(nogil=True, cache=True)
def _correlate_pixels(series, times, with_time, detrend, min_values, correlations):
    """Compute the correlations with several drivers of each pixel."""
    n_series, n_pixels = series.shape[0], series.shape[2]
    size = n_series + 1
    matrix, origin, x = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    for pixel in range(n_pixels):
        n = _products_of_drivers(series, times, pixel, matrix, origin, x)
        correlations.n[pixel] = n
        if n < min_values:
            continue
        if with_time:
            _correlate_time(matrix, correlations.r_time, pixel)
        _sweep_drivers(matrix, n_series, detrend, correlations, pixel)


@njit(nogil=True, cache=True)
def _products_of_drivers(series, times, pixel, matrix, origin, x):
    """Write the sums of products of response and drivers; return the common dates.

    Values are taken about those of the first common date, which keeps the digits of series far
    from 0 and makes constant series exactly constant.
    """
    n_series, n_dates = series.shape[0], series.shape[1]
    sums = np.zeros(n_series + 1)
    matrix[:] = 0.0
    n = 0
    for date in range(n_dates):
        is_complete = True
        for i in range(n_series):
            x[i] = np.float64(series[i, date, pixel])
            is_complete = is_complete and x[i] == x[i]
        if not is_complete:
            continue
        x[n_series] = times[date]
        if n == 0:
            origin[:] = x
        n += 1
        for i in range(n_series + 1):
            x[i] -= origin[i]
            sums[i] += x[i]
            for j in range(i + 1):
                matrix[j, i] += x[j] * x[i]
    for i in range(n_series + 1):
        for j in range(i + 1):
            raw = matrix[j, i]
            matrix[j, i] = raw - sums[j] * sums[i] / max(n, 1)
            if i == j and matrix[i, i] < ROUNDING * raw:
                matrix[i, i] = 0.0
    return n


@njit(nogil=True, cache=True)
def _correlate_time(matrix, r_time, pixel):
    """Write the correlations of response and several drivers with time."""
    last = matrix.shape[0] - 1
    for i in range(last):
        squares = matrix[i, i] * matrix[last, last]
        if squares > 0.0:
            r_time[i, pixel] = matrix[i, last] / np.sqrt(squares)


@njit(nogil=True, cache=True)
def _sweep_drivers(matrix, n_series, detrend, correlations, pixel):
    """Sweep time, then the drivers, and write the correlations."""
    size = n_series + 1 if detrend else n_series
    for i in range(size):
        if matrix[i, i] <= 0.0:
            return
    scaled = np.empty((size, size))
    for i in range(size):
        for j in range(i + 1):
            r = matrix[j, i] / np.sqrt(matrix[i, i] * matrix[j, j])
            scaled[i, j] = scaled[j, i] = r
    if detrend:
        _sweep_pivot(scaled, n_series)
        for i in range(n_series):
            if scaled[i, i] < ROUNDING:
                return
    total_variance = scaled[0, 0]
    for driver in range(1, n_series):
        if scaled[driver, driver] < ROUNDING:
            return
        _sweep_pivot(scaled, driver)
    # Swept, row 0 holds the coefficients b, and the drivers minus the inverse of their matrix: the
    # residual variance is 1 / P_yy, P_yj = -b_j P_yy and P_jj = inverse_jj + b_j^2 P_yy.
    residual_variance = max(scaled[0, 0], 0.0)
    correlations.r_squared[pixel] = 1.0 - residual_variance / total_variance
    for driver in range(1, n_series):
        slope = scaled[0, driver]
        share = slope * slope - residual_variance * scaled[driver, driver]
        correlations.r[driver - 1, pixel] = slope / np.sqrt(share) if share > 0.0 else 0.0


@njit(nogil=True, cache=True)
def _sweep_pivot(a, k):
    """Sweep the symmetric matrix of several drivers on pivot k, inverting the swept part."""
    pivot = a[k, k]
    n = a.shape[0]
    for i in range(n):
        if i != k:
            for j in range(n):
                if j != k:
                    a[i, j] -= a[i, k] * a[k, j] / pivot
    for i in range(n):
        if i != k:
            a[i, k] /= pivot
            a[k, i] /= pivot
    a[k, k] = -1.0 / pivot
