"""Getis-Ord Gi*: whether high or low values gather around a cell, itself included.

``Gi* = (sum_j w_ij x_j - mean * W_i) / (s * sqrt((n W_i - W_i^2) / (n - 1)))`` with binary
weights, ``W_i`` the number of neighbours and the cell itself, ``s`` the standard deviation with n
in its denominator. It is a standard normal score: high where high values gather, whatever the
sign of the values. (Software that divides by the sum of the values first turns the sign where
that sum is negative; trends and carbon changes often are.)

References
----------
Ord, J. K. and Getis, A. (1995). Local spatial autocorrelation statistics: distributional issues
and an application. Geographical Analysis 27, 286-306, eq. 14.
"""

from __future__ import annotations

import math

import numpy as np

from ...jit import njit
from ...statistics.class_areas import CLASS_NODATA
from ..classes import COLD_OFFSET, HOTSPOT_LEVELS
from ..moments import Moments
from ..significance import critical_z, fdr_threshold_of_counts, two_sided_normal_p

# |z| is counted in steps of this width for the false-discovery rate over a map of any size.
Z_STEP = 1e-4
_MAX_Z = 40.0
Z_BINS = int(_MAX_Z / Z_STEP) + 1


def gi_star(values, totals, counts, moments: Moments) -> np.ndarray:
    """Return the Getis-Ord Gi* score of each value.

    Parameters
    ----------
    values : numpy.ndarray
        Values of any shape; NaN for no data.
    totals, counts : numpy.ndarray
        Sum and number of each value's neighbours, without itself.
    moments : Moments
        Number, mean and variance of all values.

    Returns
    -------
    numpy.ndarray
        float64 scores; NaN without data, or where every value is a neighbour.
    """
    scores = np.empty(values.shape)
    _fill_scores(
        values.ravel(),
        totals.ravel(),
        counts.ravel(),
        float(moments.n),
        moments.mean,
        math.sqrt(moments.variance),
        scores.ravel(),
    )
    return scores


@njit(nogil=True, cache=True, error_model="numpy")
def _fill_scores(values, totals, counts, n, mean, s, scores):
    """Fill Gi* of flat arrays; the square root is taken once per neighbour count."""
    deviations = np.zeros(256)
    for w in range(256):
        deviations[w] = s * np.sqrt(max(n * w - w * w, 0.0) / (n - 1.0))
    for i in range(values.size):
        w = counts[i] + 1
        deviation = deviations[w] if w < 256 else s * np.sqrt(max(n * w - w * w, 0.0) / (n - 1.0))
        excess = totals[i] + values[i] - mean * w
        scores[i] = excess / deviation if deviation > 0.0 else np.nan


def weighted_scores(values, sums, weights, squares, moments: Moments, star: bool) -> np.ndarray:
    """Return the Getis-Ord Gi* or Gi score of each value with any weights.

    Parameters
    ----------
    values : numpy.ndarray
        All n values.
    sums, weights, squares : numpy.ndarray
        Of the neighbours of each, and of itself with Gi*: ``sum_j w_ij x_j``, ``sum_j w_ij`` and
        ``sum_j w_ij^2``.
    moments : Moments
        Number, mean and variance of all values.
    star : bool
        Gi* (Ord and Getis 1995, eq. 14), whose mean and variance are those of all values, or Gi,
        where they are those of the others.

    Returns
    -------
    numpy.ndarray
        Scores; NaN where every value is a neighbour.
    """
    n, mean, variance = float(moments.n), moments.mean, moments.variance
    if not star:
        n -= 1.0
        deviations = values - mean
        # Without value i, from the deviations of all: exact to rounding, no differences of squares.
        mean = mean - deviations / n
        variance = ((n + 1.0) * variance - deviations * deviations * (n + 1.0) / n) / n
    variance_of_sums = variance * (n * squares - weights * weights) / (n - 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(
            variance_of_sums > 0, (sums - mean * weights) / np.sqrt(variance_of_sums), np.nan
        )


def count_scores(scores) -> np.ndarray:
    """Count how many |Gi*| fall into each step of `Z_STEP`, rounded down."""
    size = np.abs(scores[~np.isnan(scores)])
    steps = np.minimum(size / Z_STEP, Z_BINS - 1).astype(np.int64)
    return np.bincount(steps, minlength=Z_BINS)


def level_scores(alpha: float, z_counts=None) -> tuple:
    """Return the smallest |Gi*| of each confidence level of hot spots, weakest first.

    Parameters
    ----------
    alpha : float
        Levels weaker than this are not given (infinite).
    z_counts : numpy.ndarray, optional
        Counts of all scores (`count_scores`): the levels then are false-discovery rates.
    """
    return tuple(
        math.inf if level > alpha else smallest_significant_score(level, z_counts)
        for level in HOTSPOT_LEVELS
    )


def smallest_significant_score(level: float, z_counts=None) -> float:
    """Return the smallest |Gi*| that makes a hot spot of a confidence level."""
    if z_counts is None:
        return critical_z(level)
    edges = np.arange(Z_BINS) * Z_STEP
    p_levels = two_sided_normal_p(edges)[::-1]  # rising p is falling |z|
    p = fdr_threshold_of_counts(p_levels, z_counts[::-1], level)
    passing = np.flatnonzero((p_levels <= p) & (z_counts[::-1] > 0))
    return float(edges[::-1][passing[-1]]) if p > 0 else math.inf


def hotspot_classes(scores, smallest) -> np.ndarray:
    """Return hot and cold spot codes (uint8, 255 for NaN) from scores and `level_scores`.

    |z| is compared to `Z_STEP` rounded down, as it was counted.
    """
    size = np.abs(scores)
    codes = np.zeros(scores.shape, np.uint8)
    for level, smallest_score in enumerate(smallest, start=1):
        codes[size >= smallest_score] = level
    codes[(codes > 0) & (scores < 0)] += COLD_OFFSET
    codes[np.isnan(scores)] = CLASS_NODATA
    return codes
