"""p of Mann-Kendall's S: normal approximation, exact for short series, critical p over all pixels.

References
----------
Kendall, M. G. (1975). Rank Correlation Methods, 4th ed. Griffin.
Benjamini, Y. & Hochberg, Y. (1995). J. R. Stat. Soc. B 57, 289-300.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from ..jit import njit
from ..statistics.series_trend import SHORT_SERIES, exact_p

# p is counted by the upper bits of its float32 pattern: bins of 2^-11, 0.05 % of p.
_SHIFT = 12
_TOP = np.float32(1.0).view(np.int32)
BINS = int(_TOP >> _SHIFT) + 2


def mann_kendall_p(s, var_s, z, n) -> np.ndarray:
    """Return the two-sided p value of the Mann-Kendall test of each pixel as float64.

    From the normal approximation, ``2 (1 - Phi(|Z|))``; with fewer than `SHORT_SERIES` values and
    neither ties nor a corrected variance from the exact distribution of S. NaN where Z is.
    """
    p = np.empty(len(z))
    _mann_kendall_p(s, var_s, z, n, _exact_table(), p)
    return p


@lru_cache(maxsize=1)
def _exact_table() -> np.ndarray:
    """Return p by number of values and |S|."""
    longest = SHORT_SERIES - 1
    table = np.ones((SHORT_SERIES, longest * (longest - 1) // 2 + 1))
    for n in range(2, SHORT_SERIES):
        for s in range(n * (n - 1) // 2 + 1):
            table[n, s] = exact_p(s, n)
    return table


@njit(nogil=True, cache=True)
def _mann_kendall_p(s, var_s, z, n, exact, p):
    """Compute p of Mann-Kendall for each pixel: exact for few dates, else normal."""
    for pixel in range(z.size):
        size = np.int64(n[pixel])
        if z[pixel] != z[pixel]:
            p[pixel] = np.nan
        elif size < exact.shape[0] and var_s[pixel] == size * (size - 1) * (2 * size + 5) / 18.0:
            p[pixel] = exact[size, abs(s[pixel])]
        else:
            p[pixel] = math.erfc(abs(z[pixel]) / math.sqrt(2.0))


def count_p(p) -> np.ndarray:
    """Return how many p fall into each of the `BINS`, for `critical_p`; NaN do not count."""
    p = np.asarray(p)
    bits = p[np.isfinite(p)].astype(np.float32).view(np.int32)
    return np.bincount((bits - 1 >> _SHIFT) + 1, minlength=BINS)


def critical_p(counts, alpha: float) -> float:
    """Return the largest p that counts as significant when `alpha` of all findings may be false.

    Benjamini and Hochberg's step-up rule. p is rounded up to the edge of its bin (by at most
    0.05 %), so the rule errs on the safe side and does not depend on how the pixels are cut up.

    Parameters
    ----------
    counts : numpy.ndarray
        Sum of `count_p` over all pixels.
    alpha : float
        False discovery rate.

    Returns
    -------
    float
        0 when nothing is significant.
    """
    total = int(counts.sum())
    if total == 0:
        return 0.0
    edges = np.arange(BINS, dtype=np.int32) << _SHIFT
    edges = edges.view(np.float32).astype(np.float64)
    ranks = np.cumsum(counts)
    significant = (counts > 0) & (edges <= alpha * ranks / total)
    return float(edges[np.flatnonzero(significant)[-1]]) if significant.any() else 0.0
