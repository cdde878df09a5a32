"""Confidence limits of Sen's slope of many series at once.

Of the N = n (n - 1) / 2 slopes between pairs of dates in order, the limits are those with ranks
``(N - C) / 2`` and ``(N + C) / 2 + 1``, where ``C = z sqrt(Var S)`` with the variance of
Mann-Kendall's S, ties allowed for; between two ranks the slopes are interpolated. They are the
limits of `core.statistics.series_trend.sen_interval`, pixel by pixel. A correction for
autocorrelation widens them through the variance it gives.

References
----------
Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379.
Gilbert, R. O. (1987). Statistical Methods for Environmental Pollution Monitoring. Wiley, 16.4.2.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from .sen_mann_kendall import gather_values
from .simd_lanes import as_columns


class SlopeLimits(NamedTuple):
    """Lower and upper limit of Sen's slope of each pixel; NaN where there is no variance of S."""

    lower: np.ndarray
    upper: np.ndarray


def slope_limits(values, times, var_s, alpha: float = 0.05) -> SlopeLimits:
    """Return the limits that hold Sen's slope with the confidence 1 - alpha.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    times : array_like
        Time of each date, ascending.
    var_s : numpy.ndarray
        Variance of S of each pixel; NaN where a pixel has too few values.
    alpha : float
        Two-sided.
    """
    from scipy.special import ndtri

    series = as_columns(values)
    times = np.ascontiguousarray(times, np.float64)
    lower, upper = np.empty(series.shape[1]), np.empty(series.shape[1])
    score = float(ndtri(1.0 - alpha / 2.0))
    _fill_limits(series, times, np.asarray(var_s, np.float64), score, lower, upper)
    return SlopeLimits(lower, upper)


@njit(nogil=True, cache=True)
def _fill_limits(series, times, var_s, score, lower, upper):
    """Compute the limits of Sen's slope of all pixels."""
    n_dates = series.shape[0]
    pixel_values, pixel_times = np.empty(n_dates), np.empty(n_dates)
    slopes = np.empty(n_dates * (n_dates - 1) // 2)
    for pixel in range(series.shape[1]):
        lower[pixel] = upper[pixel] = np.nan
        if not var_s[pixel] >= 0:
            continue
        size = gather_values(series, times, pixel, pixel_values, pixel_times)
        count = 0
        for j in range(1, size):
            for k in range(j):
                slopes[count] = (pixel_values[j] - pixel_values[k]) / (
                    pixel_times[j] - pixel_times[k]
                )
                count += 1
        if count == 0:
            continue
        ordered = np.sort(slopes[:count])
        half_width = score * math.sqrt(var_s[pixel])
        lower[pixel] = _at_rank(ordered, (count - half_width) / 2.0)
        upper[pixel] = _at_rank(ordered, (count + half_width) / 2.0 + 1.0)


@njit(nogil=True, cache=True)
def _at_rank(ordered, rank):
    """Return the limit of Sen's slope at a rank from 1 on, interpolated; the ends beyond them."""
    position = min(max(rank - 1.0, 0.0), ordered.size - 1.0)
    below = int(position)
    above = min(below + 1, ordered.size - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])
