"""Scores of predicted against observed values.

R2 is 1 - SSE/SST (Nash-Sutcliffe), with the mean of the evaluated observations; the squared
correlation is a number of its own beside it.

References
----------
Zeng, J. et al. (2023) Carbon Balance and Management 18: 17, Eq. 5-8 (PBIAS, RMSE, MAPE, r).
Gupta, H. V. et al. (2009) Journal of Hydrology 377: 80-91 (KGE).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

# With fewer values than this, or without variation, the scores that compare variation are not
# defined.
MIN_VALUES = 3


class Scores(NamedTuple):
    """How well predictions P fit observations O; NaN where a score is not defined.

    Parameters
    ----------
    n : int
        Pairs evaluated.
    r2 : float
        1 - SSE/SST.
    r, r_squared : float
        Pearson correlation and its square.
    rmse, mae, me : float
        Root mean square, mean absolute and mean error (P - O), in the target's unit.
    pbias : float
        100 sum(P - O) / sum(O), %.
    mape : float
        100 mean(|P - O| / |O|) over O != 0, %.
    mape_dropped : int
        Pairs that MAPE leaves out because O = 0.
    nrmse : float
        100 RMSE / (max(O) - min(O)), %.
    slope, intercept, slope_p : float
        Line P = intercept + slope O by least squares, and the p of its slope (t-test).
    kge : float
        Kling-Gupta efficiency.
    """

    n: int
    r2: float
    r: float
    r_squared: float
    rmse: float
    mae: float
    me: float
    pbias: float
    mape: float
    mape_dropped: int
    nrmse: float
    slope: float
    intercept: float
    slope_p: float
    kge: float


# Unit of each score: "" none, "%" per cent, "target" the unit of the target.
SCORE_UNITS = {
    "rmse": "target",
    "mae": "target",
    "me": "target",
    "intercept": "target",
    "pbias": "%",
    "mape": "%",
    "nrmse": "%",
}


# Bias in percent above which it is reported in words.
BIASED = 5.0


def bias_share(observed, predicted) -> float:
    """Return the score of bias: mean error P - O in percent of the mean absolute observation.

    That of positive values is PBIAS; unlike it, it means something where values cross zero.

    Parameters
    ----------
    observed, predicted : array_like
        Values in the same unit; pairs with a NaN are left out.

    Returns
    -------
    float
        NaN without a value other than zero.
    """
    observed, predicted = (np.asarray(series, np.float64) for series in (observed, predicted))
    is_paired = np.isfinite(observed) & np.isfinite(predicted)
    size = np.abs(observed[is_paired]).sum()
    return (
        float(100 * (predicted[is_paired] - observed[is_paired]).sum() / size)
        if size > 0
        else math.nan
    )


def score(observed, predicted) -> Scores:
    """Return all scores of predictions against observations.

    Parameters
    ----------
    observed, predicted : array_like
        Values in the same unit; pairs with a NaN are left out.

    Returns
    -------
    Scores
    """
    observed = np.asarray(observed, dtype=np.float64)
    predicted = np.asarray(predicted, dtype=np.float64)
    is_paired = np.isfinite(observed) & np.isfinite(predicted)
    o, p = observed[is_paired], predicted[is_paired]
    n = len(o)
    if n == 0:
        nan = math.nan
        return Scores(0, nan, nan, nan, nan, nan, nan, nan, nan, 0, *[nan] * 5)
    error = p - o
    rmse = math.sqrt(np.mean(error**2))
    total, nonzero = o.sum(), o != 0
    mape = 100 * np.mean(np.abs(error[nonzero] / o[nonzero])) if nonzero.any() else math.nan
    r2, r, nrmse, slope, intercept, slope_p, kge = _variation_scores(o, p, rmse)
    return Scores(
        n=n,
        r2=r2,
        r=r,
        r_squared=r * r,
        rmse=rmse,
        mae=float(np.mean(np.abs(error))),
        me=float(np.mean(error)),
        pbias=float(100 * error.sum() / total) if total != 0 else math.nan,
        mape=float(mape),
        mape_dropped=int(n - nonzero.sum()),
        nrmse=nrmse,
        slope=slope,
        intercept=intercept,
        slope_p=slope_p,
        kge=kge,
    )


class _VariationScores(NamedTuple):
    """The scores that need the variation of the observations."""

    r2: float
    r: float
    nrmse: float
    slope: float
    intercept: float
    slope_p: float
    kge: float


def _variation_scores(o: np.ndarray, p: np.ndarray, rmse: float) -> _VariationScores:
    """Return the scores that need the variation of O, NaN where it does not vary."""
    nan = math.nan
    # max = min and not variance = 0: the variance of equal values can come out as 1e-30.
    if len(o) < MIN_VALUES or o.max() == o.min():
        return _VariationScores(nan, nan, nan, nan, nan, nan, nan)
    dev_o, dev_p = o - o.mean(), p - p.mean()
    sst, ssp, cross = dev_o @ dev_o, dev_p @ dev_p, dev_o @ dev_p
    r2 = float(1 - np.sum((p - o) ** 2) / sst)
    nrmse = float(100 * rmse / (o.max() - o.min()))
    slope = float(cross / sst)
    intercept = float(p.mean() - slope * o.mean())
    if p.max() == p.min():
        return _VariationScores(r2, nan, nrmse, 0.0, float(p[0]), nan, nan)
    r = float(np.clip(cross / math.sqrt(sst * ssp), -1.0, 1.0))
    kge = nan
    if o.mean() != 0:
        variability, bias = math.sqrt(ssp / sst), p.mean() / o.mean()
        kge = float(1 - math.sqrt((r - 1) ** 2 + (variability - 1) ** 2 + (bias - 1) ** 2))
    return _VariationScores(r2, r, nrmse, slope, intercept, _slope_p(r, len(o)), kge)


def _slope_p(r: float, n: int) -> float:
    """Return the score p: two-sided, of the slope of observed on predicted, from r and n."""
    from scipy.special import stdtr

    if abs(r) == 1.0:
        return 0.0
    t = r * math.sqrt((n - 2) / (1 - r * r))
    return float(2 * stdtr(n - 2, -abs(t)))


class PanelScores(NamedTuple):
    """Scores of data from several sites.

    Parameters
    ----------
    sites : tuple
        The sites, sorted by name.
    scores : tuple of Scores
        Scores within each site.
    median : Scores
        Median over sites of each score (`n`: number of sites with any pair).
    of_site_means : Scores
        Scores of the site means (`n`: number of sites).
    """

    sites: tuple
    scores: tuple
    median: Scores
    of_site_means: Scores


def score_panel(observed, predicted, sites) -> PanelScores:
    """Return scores within each site, their median over sites, and scores of the site means.

    Parameters
    ----------
    observed, predicted : array_like
        Values in the same unit; pairs with a NaN are left out.
    sites : array_like
        Site of each pair.
    """
    observed = np.asarray(observed, dtype=np.float64)
    predicted = np.asarray(predicted, dtype=np.float64)
    labels = np.asarray([str(site) for site in sites], dtype=object)
    is_paired = np.isfinite(observed) & np.isfinite(predicted)
    names, members = np.unique(labels[is_paired].astype(str), return_inverse=True)
    o, p = observed[is_paired], predicted[is_paired]
    order = np.argsort(members, kind="stable")
    cuts = np.searchsorted(members[order], np.arange(1, len(names)))
    groups = np.split(order, cuts) if len(names) else []
    scores = tuple(score(o[group], p[group]) for group in groups)
    means = [(o[group].mean(), p[group].mean()) for group in groups]
    site_mean_scores = score(*zip(*means)) if means else score([], [])
    return PanelScores(
        tuple(str(name) for name in names),
        scores,
        _median_scores_over_sites(scores),
        site_mean_scores,
    )


def _median_scores_over_sites(scores: tuple) -> Scores:
    """Return the median of each score over the sites where it is defined."""
    values = np.array(scores, dtype=np.float64).reshape(len(scores), len(Scores._fields))
    medians = {
        field: float(np.median(column[np.isfinite(column)]))
        if np.isfinite(column).any()
        else math.nan
        for field, column in zip(Scores._fields, values.T)
    }
    dropped = int(values[:, Scores._fields.index("mape_dropped")].sum())
    return Scores._make({**medians, "n": len(scores), "mape_dropped": dropped}.values())
