"""The interaction, risk and ecological detectors.

References
----------
Wang, J.-F., Li, X.-H., Christakos, G. et al. (2010). International Journal of Geographical
Information Science 24(1), 107-127.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .q_statistic import StratumMoments

# q are equal when they differ by less: rounding.
_EQUAL = 1e-12


def interaction_type(first: float, second: float, combined: float) -> str:
    """Return the interaction detector's type: how two factors act together, by q.

    Notes
    -----
    An overlay refines the strata of both factors, so on the same cells its q is at least the
    larger of the two; "weaken" comes from q of different cells.
    """
    if math.isnan(first + second + combined):
        return ""
    if abs(combined - (first + second)) < _EQUAL:
        return "independent"
    if combined > first + second:
        return "enhance_nonlinear"
    if combined > max(first, second) + _EQUAL:
        return "enhance_bivariate"
    return "weaken_univariate" if combined >= min(first, second) - _EQUAL else "weaken_nonlinear"


class MeanDifference(NamedTuple):
    """Welch's test of two strata: difference of the means, t, degrees of freedom, p."""

    difference: float
    t: float
    df: float
    p: float


def compare_strata(moments: StratumMoments, i: int, j: int) -> MeanDifference:
    """Return the risk detector: Welch's t-test of the means of two strata, two-sided.

    t and p are NaN for strata of a single value, and where neither stratum varies.
    """
    from scipy.special import stdtr

    parts = moments.variance[[i, j]] / moments.n[[i, j]]
    difference = float(moments.mean[i] - moments.mean[j])
    squared_error = float(parts.sum())
    if not squared_error > 0.0:
        return MeanDifference(difference, math.nan, math.nan, math.nan)
    t = difference / math.sqrt(squared_error)
    df = squared_error**2 / float(np.sum(parts**2 / (moments.n[[i, j]] - 1)))
    return MeanDifference(difference, t, df, float(2.0 * stdtr(df, -abs(t))))


class VarianceRatio(NamedTuple):
    """Whether two factors differ in what they leave unexplained: F and its two-sided p."""

    f: float
    p: float


def compare_factors(first: StratumMoments, second: StratumMoments) -> VarianceRatio:
    """Return the ecological detector: F-test of the sums of squares within strata.

    Notes
    -----
    ``F = N1 (N2 - 1) SSW1 / (N2 (N1 - 1) SSW2)`` with N1 - 1 and N2 - 1 degrees of freedom.
    """
    from scipy.special import fdtr, fdtrc

    n1, n2 = int(first.n.sum()), int(second.n.sum())
    within1, within2 = math.fsum(first.within), math.fsum(second.within)
    if not (within1 > 0.0 and within2 > 0.0):
        return VarianceRatio(math.nan, math.nan)
    f = n1 * (n2 - 1) * within1 / (n2 * (n1 - 1) * within2)
    tails = fdtr(n1 - 1, n2 - 1, f), fdtrc(n1 - 1, n2 - 1, f)
    return VarianceRatio(f, float(min(2.0 * min(tails), 1.0)))
