"""q: the share of a target's variance that lies between the strata of a factor.

The upper tail of the non-central F distribution. A mixture of central F distributions with Poisson
weights (Johnson, Kotz & Balakrishnan 1995, eq. 30.10). Summed here, since releases of SciPy differ
in range and in the digits of small tails.

References
----------
Wang, J.-F., Li, X.-H., Christakos, G. et al. (2010). International Journal of Geographical
Information Science 24(1), 107-127.
Wang, J.-F., Zhang, T.-L. & Fu, B.-J. (2016). Ecological Indicators 67, 250-256 (p of q).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

# Poisson terms this many standard deviations from the mean are left out; with the few terms added
# for small means their weights sum to less than 1e-16.
_DEVIATIONS, _TERMS = 10.0, 60
# A sum of squares about a mean that is a smaller share of the sum of squares is rounding.
_ROUNDING = 16 * np.finfo(np.float64).eps


def noncentral_f_tail(f: float, df1: float, df2: float, noncentrality: float) -> float:
    """Return P(F > f) of the non-central F distribution, the p of q.

    Parameters
    ----------
    f : float
        Value, at least 0.
    df1, df2 : float
        Degrees of freedom, above 0.
    noncentrality : float
        Non-centrality parameter, at least 0.

    Notes
    -----
    ``P = sum_j exp(-l/2) (l/2)^j / j!  I_x(df2/2, df1/2 + j)`` with ``x = df2 / (df2 + df1 f)``
    and the regularised incomplete beta function I.
    """
    from scipy.special import betainc, gammaln

    mean = noncentrality / 2.0
    half_range = _DEVIATIONS * math.sqrt(mean) + _TERMS
    j = np.arange(
        max(0, math.floor(mean - half_range)), math.ceil(mean + half_range) + 1, dtype=np.float64
    )
    if mean > 0.0:
        weights = np.exp(j * math.log(mean) - mean - gammaln(j + 1.0))
    else:
        weights = (j == 0.0).astype(np.float64)
    tails = betainc(df2 / 2.0, df1 / 2.0 + j, df2 / (df2 + df1 * f))
    return float(min(max(math.fsum(weights * tails), 0.0), 1.0))


class StratumMoments(NamedTuple):
    """Values, mean and sum of squares about the mean of each stratum that has values."""

    n: np.ndarray
    mean: np.ndarray
    within: np.ndarray

    @property
    def variance(self) -> np.ndarray:
        """Sample variance of each stratum; NaN for a single value."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.n > 1, self.within / (self.n - 1), np.nan)


class QTest(NamedTuple):
    """q of a factor with its test: F, p of the non-central F, non-centrality, values, strata."""

    q: float
    f: float
    p: float
    noncentrality: float
    n: int
    strata: int


def stratum_moments(n, totals, squares, origin: float = 0.0) -> StratumMoments:
    """Return the moments of the strata with values, from which q is computed.

    Parameters
    ----------
    n, totals, squares : array_like
        Values of each stratum, their sum and sum of squares, all about `origin`.
    origin : float
        What was subtracted from the values.
    """
    n, totals, squares = np.asarray(n), np.asarray(totals), np.asarray(squares)
    filled = n > 0
    n, totals, squares = n[filled], totals[filled], squares[filled]
    within = squares - totals * totals / n
    within[within < _ROUNDING * squares] = 0.0
    return StratumMoments(n.astype(np.int64), origin + totals / n, within)


def q_test(moments: StratumMoments) -> QTest:
    """Return q with its test (noncentral F).

    Parameters
    ----------
    moments : StratumMoments
        Of the strata of the factor.

    Notes
    -----
    ``q = 1 - sum_h N_h s_h^2 / (N s^2)`` with population variances; ``F = (N - L) / (L - 1) q /
    (1 - q)`` follows the non-central F with L - 1 and N - L degrees of freedom and ``lambda =
    (sum_h m_h^2 - (sum_h sqrt(N_h) m_h)^2 / N) / s^2``, which presumes independent values.
    """
    n, mean, within = moments
    total, strata = int(n.sum()), len(n)
    grand = math.fsum(n * mean) / total
    within_variation = math.fsum(within)
    total_variation = within_variation + math.fsum(n * (mean - grand) ** 2)
    if strata < 2 or total_variation <= 0.0:
        return QTest(math.nan, math.nan, math.nan, math.nan, total, strata)
    q = 1.0 - within_variation / total_variation
    if total <= strata:
        return QTest(q, math.nan, math.nan, math.nan, total, strata)
    roots = math.fsum(np.sqrt(n) * mean)
    noncentrality = max(
        (math.fsum(mean * mean) - roots * roots / total) / (total_variation / total), 0.0
    )
    if within_variation == 0.0:
        return QTest(q, math.inf, 0.0, noncentrality, total, strata)
    f = (total - strata) / (strata - 1) * q / (1.0 - q)
    p = noncentral_f_tail(f, strata - 1, total - strata, noncentrality)
    return QTest(q, f, p, noncentrality, total, strata)


def q_of_sums(n, totals, squares) -> np.ndarray:
    """Return q of many sets of strata at once, without its test.

    Parameters
    ----------
    n, totals : numpy.ndarray
        (..., strata): values of each stratum and their sum.
    squares : numpy.ndarray
        (...): sum of squares over all strata.

    Returns
    -------
    numpy.ndarray
        (...), NaN where there is no variation.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(n > 0, totals * totals / n, 0.0).sum(axis=-1)
        grand_term = totals.sum(axis=-1) ** 2 / n.sum(axis=-1)
        variation = squares - grand_term
        return np.where(variation > 0, (parts - grand_term) / variation, np.nan)
