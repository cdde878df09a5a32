"""What the Hurst exponent of noise looks like: Monte-Carlo p against white noise.

R/S finds H above 0.5 in most short series of pure chance (0.635 on average for 24 values and the
prefix convention), so H is compared with series of independent normal numbers of the same length
that went through the same estimator, with or without taking out the trend.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .hurst import hurst
from .sen_mann_kendall import sen_mann_kendall

# p has steps of 1e-4; its Monte-Carlo error at 0.05 is 0.002.
REPEATS = 20_000


@lru_cache(maxsize=256)
def hurst_null(n: int, method: str, detrend: bool, seed: int) -> np.ndarray:
    """Return H of `REPEATS` white-noise series of `n` values, ascending; empty if none has one.

    Each length has a stream of random numbers of its own, so tables do not depend on the order
    in which they are asked for.
    """
    noise = np.random.default_rng((seed, n)).standard_normal((n, REPEATS)).astype(np.float32)
    times = np.arange(n, dtype=float)
    slope = sen_mann_kendall(noise, times).slope if detrend else None
    h = np.sort(hurst(noise, method, slope, times))
    h = h[np.isfinite(h)]
    h.setflags(write=False)
    return h


def hurst_p(h, n, method: str, detrend: bool, seed: int) -> np.ndarray:
    """Return the two-sided p of H against white noise of the same length.

    Parameters
    ----------
    h : numpy.ndarray
        Hurst exponents, NaN where there is none.
    n : numpy.ndarray
        Number of values behind each.
    method, detrend, seed
        Estimator, whether the trend was taken out, and the start of the random numbers.

    Returns
    -------
    numpy.ndarray
        Twice the smaller tail, ``(count + 1) / (repeats + 1)`` each; NaN where H is.
    """
    p = np.full(h.shape, np.nan)
    for length in np.unique(n[np.isfinite(h)]):
        table = hurst_null(int(length), method, detrend, seed)
        chosen = np.isfinite(h) & (n == length)
        below = np.searchsorted(table, h[chosen], side="left")
        up_to = np.searchsorted(table, h[chosen], side="right")
        tail = np.minimum(up_to, table.size - below) + 1
        p[chosen] = np.minimum(2.0 * tail / (table.size + 1), 1.0)
    return p


def persistence(h, p, alpha: float) -> np.ndarray:
    """Return 1 for persistent, -1 for anti-persistent, 0 for not distinguishable from random.

    H and the test must agree: with estimators that find 0.6 in noise, an H of 0.55 can be
    significantly low and is still above 0.5.
    """
    middle = np.isfinite(h) & (p <= alpha)
    return np.where(middle, np.sign(h - 0.5), 0).astype(np.int8)
