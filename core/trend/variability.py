"""Coefficient of variation: the standard deviation of a series as a share of its mean.

Where the mean is next to nothing beside the spread, as for a flux that is now sink and now source,
the quotient says nothing and is left out.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from .simd_lanes import LANES, as_columns, larger, smaller

# Means closer to 0 than this share of the standard deviation are taken for 0.
NEGLIGIBLE_MEAN = 0.01


class Variability(NamedTuple):
    """Coefficient of variation, mean, standard deviation; whether values of both signs occur."""

    cv: np.ndarray
    mean: np.ndarray
    sd: np.ndarray
    changes_sign: np.ndarray


def variability(values, min_valid: int = 2, population: bool = False) -> Variability:
    """Return the coefficient of variation of each pixel.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    min_valid : int
        Pixels with fewer values get NaN.
    population : bool
        Divide the sum of squares by n instead of n - 1.

    Returns
    -------
    Variability
        float64 arrays (pixels); ``cv = sd / |mean|``, NaN where the mean is next to nothing.
    """
    values = np.asarray(values)
    if values.dtype == np.float64 and values.ndim > 1:
        series = np.ascontiguousarray(values.reshape(values.shape[0], -1))
    else:
        series = as_columns(values)
    n_pixels = series.shape[1]
    result = Variability(
        np.empty(n_pixels), np.empty(n_pixels), np.empty(n_pixels), np.empty(n_pixels, np.bool_)
    )
    divisor_loss = 0 if population else 1
    _variability_of_pixels(series, max(min_valid, 1 + divisor_loss), divisor_loss, result)
    return result


@njit(nogil=True, cache=True)
def _variability_of_pixels(series, min_valid, loss, result):
    """Write the coefficient of variation of each pixel."""
    n_pixels = series.shape[1]
    n, total, square = np.empty(LANES), np.empty(LANES), np.empty(LANES)
    low, high = np.empty(LANES), np.empty(LANES)
    for start in range(0, n_pixels, LANES):
        block = series[:, start : min(start + LANES, n_pixels)]
        _pixel_sums(block, n, total, low, high)
        _sum_squares(block, n, total, square)
        for i in range(block.shape[1]):
            pixel = start + i
            has_enough = n[i] >= min_valid
            mean = total[i] / n[i] if has_enough else np.nan
            sd = math.sqrt(square[i] / (n[i] - loss)) if has_enough else np.nan
            is_negligible = not abs(mean) > NEGLIGIBLE_MEAN * sd
            result.mean[pixel], result.sd[pixel] = mean, sd
            result.cv[pixel] = np.nan if is_negligible else sd / abs(mean)
            result.changes_sign[pixel] = has_enough and low[i] < 0 < high[i]


@njit(nogil=True, cache=True)
def _pixel_sums(block, n, total, low, high):
    """Write number, sum, least and greatest value of each pixel, for its variability."""
    for i in range(LANES):
        n[i] = 0.0
        total[i] = 0.0
        low[i] = np.inf
        high[i] = -np.inf
    for date in range(block.shape[0]):
        row = block[date]
        for i in range(row.size):
            value = np.float64(row[i])
            has_value = value == value
            n[i] += 1.0 if has_value else 0.0
            total[i] += value if has_value else 0.0
            low[i] = smaller(low[i], value)
            high[i] = larger(high[i], value)


@njit(nogil=True, cache=True)
def _sum_squares(block, n, total, square):
    """Write the sum of squares about each pixel's mean, for its variability; 0 if constant."""
    for i in range(LANES):
        square[i] = 0.0
    for date in range(block.shape[0]):
        row = block[date]
        for i in range(row.size):
            d = np.float64(row[i]) - total[i] / max(n[i], 1.0)
            square[i] += d * d if d == d else 0.0
