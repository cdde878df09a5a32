"""Which driver a cell follows: t-tests of the partial correlations and an F-test of both together.

The rule of Chen et al. (2001), used by most Chinese studies of vegetation and climate.

References
----------
Chen Yunhao, Li Xiaobing & Shi Peijun (2001). Acta Phytoecologica Sinica 25(6), 716-720 (Chinese).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..trend_classes import CLASS_NODATA

BOTH_STRONG, DRIVER_A, DRIVER_B, BOTH_WEAK, NEITHER = 1, 2, 3, 4, 5
# Of more than two drivers the third and those after it have the codes from here on.
DRIVER_C = 6


class Critical(NamedTuple):
    """Smallest |r| and R^2 that are significant, by number of dates; infinite where none is."""

    r: np.ndarray
    r_squared: np.ndarray


@lru_cache(maxsize=32)
def critical_correlations(
    longest: int, alpha_partial: float, alpha_multiple: float, detrend: bool, n_drivers: int = 2
):
    """Return the `Critical` correlations that driver classes need, for 0 to `longest` dates.

    Notes
    -----
    ``t = r sqrt(df / (1 - r^2))`` and ``F = (R^2 / k) / ((1 - R^2) / df)``, df = n - k - 1 with k
    drivers. Holding time constant costs one more degree of freedom in both.
    """
    from scipy.special import fdtri, stdtrit

    r, r_squared = np.full(longest + 1, np.inf), np.full(longest + 1, np.inf)
    for n in range(longest + 1):
        df = degrees_of_freedom(n, detrend, n_drivers)
        if df < 1:
            continue
        t = float(stdtrit(df, 1.0 - alpha_partial / 2.0))
        r[n] = t / np.sqrt(df + t * t)
        f = float(fdtri(n_drivers, df, 1.0 - alpha_multiple))
        r_squared[n] = n_drivers * f / (n_drivers * f + df)
    return Critical(r, r_squared)


def degrees_of_freedom(n, detrend: bool, n_drivers: int = 2):
    """Return the degrees of freedom of both tests with `n` dates."""
    return n - 1 - n_drivers - int(detrend)


def partial_p(r, n, detrend: bool, n_drivers: int = 2) -> np.ndarray:
    """Return the two-sided p of partial correlations with drivers; NaN where they are."""
    from scipy.special import stdtr

    df = degrees_of_freedom(n, detrend, n_drivers).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(r) * np.sqrt(df / (1.0 - r * r))
    return np.where(np.isnan(r), np.nan, 2.0 * stdtr(df, -t))


def multiple_p(r_squared, n, detrend: bool, n_drivers: int = 2) -> np.ndarray:
    """Return p of the F-test of multiple correlations with drivers; NaN where they are."""
    from scipy.special import fdtrc

    df = degrees_of_freedom(n, detrend, n_drivers).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        f = np.maximum(r_squared, 0.0) / n_drivers / ((1.0 - r_squared) / df)
        return np.where(np.isnan(r_squared), np.nan, fdtrc(n_drivers, df, f))


def classify_several_drivers(r, r_squared, n, critical: Critical) -> np.ndarray:
    """Return the driver class of each pixel of three or more drivers, as uint8.

    Parameters
    ----------
    r : numpy.ndarray
        (drivers, pixels) partial correlations.
    r_squared, n : numpy.ndarray
        (pixels,) of all drivers together, and the dates that count.
    critical : Critical
        From `critical_correlations`.

    Returns
    -------
    numpy.ndarray
        1 two or more drivers strong, 2 the first alone, 3 the second, 6 and up the third and those
        after it, 4 none strong though all together are significant, 5 none of them;
        `CLASS_NODATA` where there is no correlation.
    """
    strong = np.abs(r) > critical.r[n]
    single_codes = np.array([DRIVER_A, DRIVER_B, *range(DRIVER_C, DRIVER_C + len(r) - 2)])
    codes = np.where(
        strong.sum(axis=0) > 1,
        BOTH_STRONG,
        np.where(strong.any(axis=0), single_codes[np.argmax(strong, axis=0)], BOTH_WEAK),
    )
    codes = np.where(r_squared > critical.r_squared[n], codes, NEITHER)
    return np.where(np.isnan(r_squared), CLASS_NODATA, codes).astype(np.uint8)


def strongest_driver(r, n, critical: Critical) -> np.ndarray:
    """Return the class of the driver with the largest significant partial correlation, as uint8.

    1 is the first driver; 0 where none is significant, `CLASS_NODATA` where there is no
    correlation.
    """
    size = np.where(np.abs(r) > critical.r[n], np.abs(r), 0.0)
    codes = np.where(size.any(axis=0), 1 + np.argmax(size, axis=0), 0)
    return np.where(np.isnan(r[0]), CLASS_NODATA, codes).astype(np.uint8)


def classify_drivers(correlations, critical: Critical) -> np.ndarray:
    """Return the driver class of each pixel as uint8.

    Parameters
    ----------
    correlations : Drivers
        Correlations.
    critical : Critical
        From `critical_correlations`.

    Returns
    -------
    numpy.ndarray
        1 A and B strong, 2 A, 3 B, 4 both weak, 5 neither; `CLASS_NODATA` where there is no
        correlation. The four need a significant multiple correlation.
    """
    a = np.abs(correlations.r_a) > critical.r[correlations.n]
    b = np.abs(correlations.r_b) > critical.r[correlations.n]
    codes = np.where(a, np.where(b, BOTH_STRONG, DRIVER_A), np.where(b, DRIVER_B, BOTH_WEAK))
    codes = np.where(correlations.r_squared > critical.r_squared[correlations.n], codes, NEITHER)
    return np.where(np.isnan(correlations.r_a), CLASS_NODATA, codes).astype(np.uint8)
