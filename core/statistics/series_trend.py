"""Trend of one short series, such as the annual totals of a region, with its confidence band.

Trend of one short series, such as the annual totals of a region.

Ordinary least squares, Sen's slope and the Mann-Kendall test, on the real times: a missing year
leaves a gap and does not shift the others. Values that are NaN are left out with their times.

References
----------
Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379.
Conover, W. J. (1999). Practical Nonparametric Statistics, 3rd ed. Wiley.
Kendall, M. G. (1975). Rank Correlation Methods, 4th ed. Griffin.

Confidence limits of Sen's slope for one series, and the band they make about its line.

References
----------
Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379.
Gilbert, R. O. (1987). Statistical Methods for Environmental Pollution Monitoring, 16.4. Wiley.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

NAN = float("nan")

# Below this length the normal approximation of Mann-Kendall is poor, and the exact distribution
# is used when there are no ties.
SHORT_SERIES = 10


# Years that an autocorrelation can be estimated from, and the largest one that is believed.
_MIN_FOR_MEMORY, MAX_MEMORY = 6, 0.95


class OlsTrend(NamedTuple):
    """Least-squares line; `p` two-sided for slope 0, with `n_effective` independent values."""

    slope: float
    intercept: float
    se: float
    t: float
    p: float
    r2: float
    n: int
    n_effective: float = NAN


class SeriesTest(NamedTuple):
    """Test of a series for a trend: key of the method, Z, two-sided p, whether p is exact."""

    key: str
    z: float
    p: float
    exact: bool


class SenSlope(NamedTuple):
    """Median of the pairwise slopes, with Conover's intercept."""

    slope: float
    intercept: float


class MannKendall(NamedTuple):
    """Test for a monotonic trend; `exact` tells how `p` was found."""

    s: float
    var_s: float
    z: float
    p: float
    tau: float
    exact: bool


def ols_trend(times, values, memory: bool = False) -> OlsTrend:
    """Return the least-squares trend; NaN with fewer than three values.

    Parameters
    ----------
    times, values : array_like
        In order of time.
    memory : bool
        Whether the standard error and p allow for residuals that remember the one before.

    Notes
    -----
    With memory, ``n_effective = n (1 - r) / (1 + r)`` takes the place of n in the variance of the
    residuals and in the degrees of freedom [1]_, r being the autocorrelation of the residuals at
    lag 1 without its bias, ``(n r_1 + 2) / (n - 4)`` [2]_, from 0 to 0.95. With fewer than six
    values there is no r to speak of, and it is 0.

    References
    ----------
    .. [1] Santer, B. D. et al. (2000). J. Geophysical Research 105, 7337-7356.
    .. [2] Tjostheim, D., Paulsen, J. (1983). Biometrika 70, 389-399, of a fitted line.
    """
    from scipy.special import stdtr

    t, x = _finite_pairs(times, values)
    n = t.size
    if n < 3 or np.ptp(t) == 0:
        return OlsTrend(NAN, NAN, NAN, NAN, NAN, NAN, n)
    dt, dx = t - t.mean(), x - x.mean()
    stt, sxx, stx = np.dot(dt, dt), np.dot(dx, dx), np.dot(dt, dx)
    slope = float(stx / stt)
    intercept = float(x.mean() - slope * t.mean())
    if sxx == 0:
        return OlsTrend(0.0, intercept, 0.0, 0.0, 1.0, NAN, n, float(n))
    residuals = dx - slope * dt
    sse = float(np.dot(residuals, residuals))
    n_effective = _effective_size(residuals, float(np.abs(x).max())) if memory else float(n)
    degrees_of_freedom = max(n_effective, 3.0) - 2.0
    se = math.sqrt(sse / degrees_of_freedom / stt)
    statistic = slope / se if se > 0 else math.copysign(math.inf, slope)
    p = 2.0 * float(stdtr(degrees_of_freedom, -abs(statistic)))
    r2 = 1.0 - sse / float(sxx)
    return OlsTrend(slope, intercept, se, statistic, p, r2, n, n_effective)


def _effective_size(residuals: np.ndarray, size: float) -> float:
    """Return how many independent values the residuals of a series are worth."""
    n = residuals.size
    # Residuals that are nothing but rounding have no memory.
    if n < _MIN_FOR_MEMORY or np.ptp(residuals) <= 1e-9 * size:
        return float(n)
    lag_1 = float(np.dot(residuals[1:], residuals[:-1]) / np.dot(residuals, residuals))
    r = min(max((n * lag_1 + 2.0) / (n - 4.0), 0.0), MAX_MEMORY)
    return n * (1.0 - r) / (1.0 + r)


def sen_slope(times, values) -> SenSlope:
    """Return Sen's slope of one series; NaN with fewer than two different times."""
    t, x = _finite_pairs(times, values)
    first, second = np.triu_indices(t.size, 1)
    steps = t[second] - t[first]
    differ = steps != 0
    if not differ.any():
        return SenSlope(NAN, NAN)
    slope = float(np.median((x[second] - x[first])[differ] / steps[differ]))
    return SenSlope(slope, float(np.median(x) - np.median(t) * slope))


def mann_kendall(values) -> MannKendall:
    """Return the Mann-Kendall test of one series; NaN with fewer than three values.

    Notes
    -----
    ``Var S`` is corrected for ties, `z` for continuity. With fewer than ten values and no ties
    `p` comes from the exact distribution of S, otherwise from the normal approximation.
    """
    x = np.asarray(values, np.float64)
    x = x[np.isfinite(x)]
    n = x.size
    if n < 3:
        return MannKendall(NAN, NAN, NAN, NAN, NAN, False)
    first, second = np.triu_indices(n, 1)
    s = float(np.sign(x[second] - x[first]).sum())
    _, ties = np.unique(x, return_counts=True)
    var_s = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18.0
    tau = 2.0 * s / (n * (n - 1))
    z = (s - math.copysign(1.0, s)) / math.sqrt(var_s) if s else 0.0
    if n < SHORT_SERIES and ties.max() == 1:
        return MannKendall(s, var_s, z, exact_mann_kendall_p(int(s), n), tau, True)
    return MannKendall(s, var_s, z, math.erfc(abs(z) / math.sqrt(2.0)), tau, False)


def independent_mann_kendall(values) -> SeriesTest:
    """Return the Mann-Kendall test as `mann_kendall` does it, which takes values as independent."""
    test = mann_kendall(values)
    return SeriesTest("original", test.z, test.p, test.exact)


def exact_mann_kendall_p(s: int, n: int) -> float:
    """Return the exact two-sided p of Mann-Kendall's S for `n` values of a series without ties."""
    inversions = [1]
    for k in range(2, n + 1):  # the k-th value comes before 0 to k - 1 of the others
        extended = [0] * (len(inversions) + k - 1)
        for i, count in enumerate(inversions):
            for inversions_added in range(k):
                extended[i + inversions_added] += count
        inversions = extended
    n_pairs = n * (n - 1) // 2
    extreme = sum(count for i, count in enumerate(inversions) if abs(n_pairs - 2 * i) >= abs(s))
    return extreme / math.factorial(n)


def _finite_pairs(times, values) -> tuple:
    """Return times and values of a series where both are finite."""
    t, x = np.asarray(times, np.float64), np.asarray(values, np.float64)
    valid = np.isfinite(t) & np.isfinite(x)
    return t[valid], x[valid]


class SlopeInterval(NamedTuple):
    """Lower and upper limit of Sen's slope; NaN with fewer than three values."""

    lower: float
    upper: float


def sen_interval(times, values, alpha: float = 0.05) -> SlopeInterval:
    """Return the two-sided confidence interval of Sen's slope of one series.

    Notes
    -----
    Of N = n (n - 1) / 2 slopes in order, those with ranks (N - C) / 2 and (N + C) / 2 + 1, where
    ``C = z sqrt(Var S)``; between two ranks the slopes are interpolated.
    """
    from scipy.special import ndtri

    t, x = np.asarray(times, np.float64), np.asarray(values, np.float64)
    is_finite = np.isfinite(t) & np.isfinite(x)
    t, x = t[is_finite], x[is_finite]
    if t.size < 3:
        return SlopeInterval(math.nan, math.nan)
    later, earlier = np.tril_indices(t.size, -1)
    slopes = np.sort((x[later] - x[earlier]) / (t[later] - t[earlier]))
    half_width = float(ndtri(1.0 - alpha / 2.0)) * math.sqrt(mann_kendall(x).var_s)
    ranks = np.arange(1, slopes.size + 1)
    low, high = np.interp(
        [(slopes.size - half_width) / 2, (slopes.size + half_width) / 2 + 1], ranks, slopes
    )
    return SlopeInterval(float(low), float(high))


def trend_band(times, values, interval: SlopeInterval, band_times) -> tuple:
    """Return the band of trend lines with the slopes of an interval at the times `band_times`.

    The lines go through the medians of times and values, as Sen's own does.
    """
    t, x = np.asarray(times, np.float64), np.asarray(values, np.float64)
    is_finite = np.isfinite(t) & np.isfinite(x)
    since = np.asarray(band_times, np.float64) - np.median(t[is_finite])
    lines = np.median(x[is_finite]) + np.outer([interval.lower, interval.upper], since)
    return lines.min(axis=0), lines.max(axis=0)
