"""The upper tail of the non-central F distribution.

A mixture of central F distributions with Poisson weights (Johnson, Kotz & Balakrishnan 1995,
eq. 30.10). Summed here, since releases of SciPy differ in range and in the digits of small tails.
"""

from __future__ import annotations

import math

import numpy as np

# Poisson terms this many standard deviations from the mean are left out; with the few terms added
# for small means their weights sum to less than 1e-16.
_DEVIATIONS, _TERMS = 10.0, 60


def noncentral_f_tail(f: float, df1: float, df2: float, noncentrality: float) -> float:
    """Return P(F > f) of the non-central F distribution.

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
    reach = _DEVIATIONS * math.sqrt(mean) + _TERMS
    j = np.arange(max(0, math.floor(mean - reach)), math.ceil(mean + reach) + 1, dtype=np.float64)
    if mean > 0.0:
        weights = np.exp(j * math.log(mean) - mean - gammaln(j + 1.0))
    else:
        weights = (j == 0.0).astype(np.float64)
    tails = betainc(df2 / 2.0, df1 / 2.0 + j, df2 / (df2 + df1 * f))
    return float(min(max(math.fsum(weights * tails), 0.0), 1.0))
