"""The critical p over all pixels of a map at which a share of the findings may be false.

References
----------
Benjamini, Y. & Hochberg, Y. (1995). J. R. Stat. Soc. B 57, 289-300.
"""

from __future__ import annotations

import numpy as np

# p is counted by the upper bits of its float32 pattern: bins of 2^-11, 0.05 % of p.
_SHIFT = 12
_TOP = np.float32(1.0).view(np.int32)
BINS = int(_TOP >> _SHIFT) + 2


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


def fixed_level(level: float) -> float:
    """Return the critical p of a map without false discovery rate: the level itself."""
    return level


def with_alpha(limit, alpha: float):
    """Return `limit` (critical p of a false discovery rate) with NaN replaced by alpha."""
    cached: dict = {}

    def critical(level: float) -> float:
        level = alpha if np.isnan(level) else level
        if level not in cached:
            cached[level] = level if level >= 1 else limit(level)
        return cached[level]

    return critical
