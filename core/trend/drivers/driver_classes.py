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

from ..class_breaks import CLASS_NODATA

BOTH_STRONG, DRIVER_A, DRIVER_B, BOTH_WEAK, NEITHER = 1, 2, 3, 4, 5
# One correlation is with the other driver held constant, the other with time as well.
_CONTROLS = 1


class Critical(NamedTuple):
    """Smallest |r| and R^2 that are significant, by number of dates; infinite where none is."""

    r: np.ndarray
    r_squared: np.ndarray


@lru_cache(maxsize=32)
def critical_values(longest: int, alpha_partial: float, alpha_multiple: float, detrend: bool):
    """Return the `Critical` values of 0 to `longest` dates.

    Notes
    -----
    ``t = r sqrt(df / (1 - r^2))``, df = n - 3; ``F = (R^2 / 2) / ((1 - R^2) / (n - 3))``. Holding
    time still costs one more degree of freedom in both.
    """
    from scipy.special import fdtri, stdtrit

    r, r_squared = np.full(longest + 1, np.inf), np.full(longest + 1, np.inf)
    for n in range(longest + 1):
        df = degrees_of_freedom(n, detrend)
        if df < 1:
            continue
        t = float(stdtrit(df, 1.0 - alpha_partial / 2.0))
        r[n] = t / np.sqrt(df + t * t)
        f = float(fdtri(2, df, 1.0 - alpha_multiple))
        r_squared[n] = 2.0 * f / (2.0 * f + df)
    return Critical(r, r_squared)


def degrees_of_freedom(n, detrend: bool):
    """Return the degrees of freedom of both tests with two drivers and `n` dates."""
    return n - 2 - _CONTROLS - int(detrend)


def partial_p(r, n, detrend: bool) -> np.ndarray:
    """Return the two-sided p of partial correlations; NaN where they are."""
    from scipy.special import stdtr

    df = degrees_of_freedom(n, detrend).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(r) * np.sqrt(df / (1.0 - r * r))
    return np.where(np.isnan(r), np.nan, 2.0 * stdtr(df, -t))


def classify_drivers(found, critical: Critical) -> np.ndarray:
    """Return the driver class of each pixel as uint8.

    Parameters
    ----------
    found : Drivers
        Correlations.
    critical : Critical
        From `critical_values`.

    Returns
    -------
    numpy.ndarray
        1 A and B strong, 2 A, 3 B, 4 both weak, 5 neither; `CLASS_NODATA` where there is no
        correlation. The four need a significant multiple correlation.
    """
    a = np.abs(found.r_a) > critical.r[found.n]
    b = np.abs(found.r_b) > critical.r[found.n]
    codes = np.where(a, np.where(b, BOTH_STRONG, DRIVER_A), np.where(b, DRIVER_B, BOTH_WEAK))
    codes = np.where(found.r_squared > critical.r_squared[found.n], codes, NEITHER)
    return np.where(np.isnan(found.r_a), CLASS_NODATA, codes).astype(np.uint8)
