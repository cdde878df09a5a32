"""Pseudo p-values from permutation counts, tails, and the false-discovery rate.

One home for all statistics of the room.

References
----------
Davison, A. C. and Hinkley, D. V. (1997). Bootstrap Methods and their Application, 4.2. Cambridge.
Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.
"""

from __future__ import annotations

import math

import numpy as np


def tail_ranks(at_least, at_most, permutations: int, tail: str) -> np.ndarray:
    """Return the significance p times ``permutations + 1`` from the counts in both tails.

    Parameters
    ----------
    at_least, at_most : array_like
        Permuted statistics at least, and at most, as large as the observed one.
    permutations : int
        Their number.
    tail : str
        "directed": the smaller tail, whichever it is (esda up to 2.7 and GeoDa); pure noise falls
        below alpha twice as often as alpha says. "two_sided": twice that, at most 1.
    """
    ranks = np.minimum(at_least, at_most).astype(np.int64) + 1
    if tail == "two_sided":
        ranks = np.minimum(2 * ranks, permutations + 1)
    return ranks


def pseudo_p(at_least, at_most, permutations: int, tail: str) -> np.ndarray:
    """Return pseudo p-values ``(M + 1) / (R + 1)`` of the chosen tail."""
    return tail_ranks(at_least, at_most, permutations, tail) / (permutations + 1)


def fdr_threshold(p, alpha: float) -> float:
    """Return the largest significant p at a false-discovery rate; 0 when none is.

    Parameters
    ----------
    p : array_like
        All p-values; NaN is left out.
    alpha : float
        Wanted rate.
    """
    p = np.sort(np.asarray(p, np.float64).ravel())
    p = p[~np.isnan(p)]
    passing = np.flatnonzero(p <= alpha * np.arange(1, p.size + 1) / max(p.size, 1))
    return float(p[passing[-1]]) if passing.size else 0.0


def fdr_threshold_of_counts(p_levels, counts, alpha: float) -> float:
    """Return `fdr_threshold` of pseudo p-values by their counts at the rising `p_levels`."""
    p_levels = np.asarray(p_levels, np.float64)
    cumulative = np.cumsum(np.asarray(counts, np.int64))
    total = int(cumulative[-1]) if cumulative.size else 0
    passing = np.flatnonzero((p_levels * total <= alpha * cumulative) & (np.asarray(counts) > 0))
    return float(p_levels[passing[-1]]) if passing.size else 0.0


def two_sided_normal_p(z) -> np.ndarray:
    """Return the two-sided significance p of standard normal scores."""
    from scipy.special import erfc

    return erfc(np.abs(z) / math.sqrt(2.0))


def critical_z(p: float) -> float:
    """Return the |z| that is significant at `p` (two-sided); infinite for 0."""
    from scipy.special import ndtri

    return float(-ndtri(p / 2.0)) if p > 0 else math.inf


def last_significant_rank(alpha: float, size: int, rank_counts=None) -> int:
    """Return the largest rank of p that is significant.

    Parameters
    ----------
    alpha : float
        Largest p that is significant, or the false-discovery rate.
    size : int
        Permuted statistics per value.
    rank_counts : numpy.ndarray, optional
        How many values have each rank (0 means none); needed for the rate.
    """
    if rank_counts is None:
        return int(np.floor(alpha * (size + 1) * (1 + 1e-12)))
    cumulative = np.cumsum(rank_counts[1:])
    n_tested = int(cumulative[-1])
    ranks = np.arange(1, rank_counts.size)
    passing = np.flatnonzero(ranks * float(n_tested) <= alpha * (size + 1) * cumulative)
    return int(ranks[passing[-1]]) if passing.size else 0
