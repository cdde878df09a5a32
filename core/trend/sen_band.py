"""Confidence limits of Sen's slope for one series, and the band they make about its line.

References
----------
Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379.
Gilbert, R. O. (1987). Statistical Methods for Environmental Pollution Monitoring, 16.4. Wiley.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .regional import mann_kendall


class SlopeInterval(NamedTuple):
    """Lower and upper limit of Sen's slope; NaN with fewer than three values."""

    lower: float
    upper: float


def sen_interval(times, values, alpha: float = 0.05) -> SlopeInterval:
    """Return the two-sided confidence interval of Sen's slope.

    Notes
    -----
    Of N = n (n - 1) / 2 slopes in order, those with ranks (N - C) / 2 and (N + C) / 2 + 1, where
    ``C = z sqrt(Var S)``; between two ranks the slopes are interpolated.
    """
    from scipy.special import ndtri

    t, x = np.asarray(times, np.float64), np.asarray(values, np.float64)
    known = np.isfinite(t) & np.isfinite(x)
    t, x = t[known], x[known]
    if t.size < 3:
        return SlopeInterval(math.nan, math.nan)
    later, earlier = np.tril_indices(t.size, -1)
    slopes = np.sort((x[later] - x[earlier]) / (t[later] - t[earlier]))
    reach = float(ndtri(1.0 - alpha / 2.0)) * math.sqrt(mann_kendall(x).var_s)
    ranks = np.arange(1, slopes.size + 1)
    low, high = np.interp([(slopes.size - reach) / 2, (slopes.size + reach) / 2 + 1], ranks, slopes)
    return SlopeInterval(float(low), float(high))


def band(times, values, interval: SlopeInterval, at) -> tuple:
    """Return the lower and upper edge at the times `at` of lines with the interval's slopes.

    The lines go through the medians of times and values, as Sen's own does.
    """
    t, x = np.asarray(times, np.float64), np.asarray(values, np.float64)
    known = np.isfinite(t) & np.isfinite(x)
    since = np.asarray(at, np.float64) - np.median(t[known])
    lines = np.median(x[known]) + np.outer([interval.lower, interval.upper], since)
    return lines.min(axis=0), lines.max(axis=0)
