"""Tests of correlations with drivers: t-tests of the partial ones, F-tests of the multiple one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np


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
