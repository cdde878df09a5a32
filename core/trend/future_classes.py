"""Classes of the future trend: direction of the Sen slope crossed with the persistence of H.

The four classes are those of the papers, which take H at its word. They hold for almost any map
that rises, because R/S on 20 to 30 values finds H above 0.5 in noise as well; so the default rule
gives a direction only where H is outside what white noise of the same length yields.
"""

from __future__ import annotations

import numpy as np

from .settings import FUTURE_RULES
from .trend_classes import CLASS_NODATA

IMPROVING, TURNING_DOWN, DEGRADING, TURNING_UP, OPEN = 1, 2, 3, 4, 5


def classify_future(slope, trend_p, h, h_p, rule: str, trend_limit: float, alpha: float):
    """Return the future class of each pixel as uint8.

    Parameters
    ----------
    slope, trend_p : numpy.ndarray
        Sen's slope and the p of the trend test.
    h, h_p : numpy.ndarray
        Hurst exponent and its p against white noise.
    rule : str
        One of `FUTURE_RULES`: "tested" where H differs from noise, "significant" where the trend
        is significant as well, "signs" by slope and H - 0.5 alone, as in the papers.
    trend_limit : float
        Largest p of a trend that counts, for "significant".
    alpha : float
        Largest p of H that counts, for all but "signs".

    Returns
    -------
    numpy.ndarray
        1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future
        improvement, 5 not distinguishable (also for slope 0 or H 0.5); `CLASS_NODATA` where
        there is no trend.
    """
    if rule not in FUTURE_RULES:
        raise ValueError(f"rule {rule!r} is none of {FUTURE_RULES}")
    direction = np.sign(slope)
    if rule == "significant":
        direction = np.where(trend_p <= trend_limit, direction, 0)
    lasts = np.sign(h - 0.5) if rule == "signs" else persistence(h, h_p, alpha)
    codes = np.full(slope.shape, OPEN, np.uint8)
    codes[(direction > 0) & (lasts > 0)] = IMPROVING
    codes[(direction > 0) & (lasts < 0)] = TURNING_DOWN
    codes[(direction < 0) & (lasts > 0)] = DEGRADING
    codes[(direction < 0) & (lasts < 0)] = TURNING_UP
    codes[~np.isfinite(slope)] = CLASS_NODATA
    return codes


def persistence(h, p, alpha: float) -> np.ndarray:
    """Return 1 for persistent, -1 for anti-persistent, 0 for what the null test calls random.

    H and the test must agree: with estimators that find 0.6 in noise, an H of 0.55 can be
    significantly low and is still above 0.5.
    """
    is_significant = np.isfinite(h) & (p <= alpha)
    return np.where(is_significant, np.sign(h - 0.5), 0).astype(np.int8)
