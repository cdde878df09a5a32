"""Skill against distance (F-2): how the R2 of a site's model falls as another site is less alike.

R2 of model i tested at site j is regressed on d_ij. R2 = 1 - SSE/SST has no lower end, and a few
sites of little variation would rule the line: below `FLOOR` it counts as `FLOOR`. Pairs that share
a site are not independent, so beside the usual p stands that of a Mantel test, in which the sites
change places.

References
----------
Mantel, N. (1967) Cancer Research 27: 209-220.

Scores of every site model at every site.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..learn.splitters import shuffled
from ..statistics.scores import MIN_VALUES

# R2 below this counts as this in the line and in Pearson's r; ranks take it as it is.
FLOOR = -1.0

PERMUTATIONS = 999

# Fewest pairs of sites for a line.
MIN_PAIRS = 6


class SkillLine(NamedTuple):
    """R2 of site models at other sites against distance; NaN where it is not defined.

    Parameters
    ----------
    n : int
        Pairs of sites.
    slope, intercept : float
        Least-squares line of R2 on distance.
    pearson, pearson_p : float
        Correlation and its p as if pairs were independent.
    spearman, spearman_p : float
        The same of ranks.
    mantel_p : float
        Two-sided p of Pearson's r when sites change places.
    """

    n: int
    slope: float
    intercept: float
    pearson: float
    pearson_p: float
    spearman: float
    spearman_p: float
    mantel_p: float

    @property
    def falls(self) -> bool:
        """Whether skill falls with distance at all."""
        return self.slope < 0

    @property
    def limit(self) -> float:
        """Distance at which the predicted R2 is 0; infinite without a falling line."""
        return max(-self.intercept / self.slope, 0.0) if self.falls else math.inf

    def predict(self, distances: np.ndarray) -> np.ndarray:
        """Return the predicted R2 at distances, 1 at most."""
        return np.minimum(self.intercept + self.slope * distances, 1.0)

    def predict_weighted(self, weights: np.ndarray, distances: np.ndarray) -> np.ndarray:
        """Return the predicted R2 summed over sites, the first axis, by their memberships.

        Sites without weight do not count, whatever their distance.
        """
        return np.where(weights > 0, weights * self.predict(distances), 0.0).sum(axis=0)


# Where none could be fitted, or none was kept.
NO_LINE = SkillLine(0, *[math.nan] * 7)


def fit_skill(distances: np.ndarray, r2: np.ndarray, seed: int, tests: bool = True) -> SkillLine:
    """Return the line of R2 on distance over all pairs of different sites.

    Parameters
    ----------
    distances, r2 : numpy.ndarray
        ``(models, tested)`` with the same sites in both directions; NaN in `r2` where it is not
        defined.
    seed : int
        Of the permutations.
    tests : bool
        Whether the tests are wanted beside the line.
    """
    is_used = np.isfinite(r2) & np.isfinite(distances) & ~np.eye(len(r2), dtype=bool)
    d, y = distances[is_used], np.maximum(r2[is_used], FLOOR)
    nan = math.nan
    if len(d) < MIN_PAIRS or d.max() == d.min() or y.max() == y.min():
        return SkillLine(len(d), nan, nan, nan, nan, nan, nan, nan)
    dev = d - d.mean()
    slope = float(dev @ (y - y.mean()) / (dev @ dev))
    intercept = float(y.mean() - slope * d.mean())
    if not tests:
        return SkillLine(len(d), slope, intercept, nan, nan, nan, nan, nan)
    from scipy.stats import pearsonr, spearmanr

    pearson, pearson_p = pearsonr(d, y)
    spearman, spearman_p = spearmanr(d, r2[is_used])
    statistics = (slope, intercept, pearson, pearson_p, spearman, spearman_p)
    p = mantel_p(distances, np.maximum(r2, FLOOR), is_used, seed)
    return SkillLine._make([len(d), *(float(value) for value in statistics), p])


def mantel_p(distances: np.ndarray, r2: np.ndarray, is_used: np.ndarray, seed: int) -> float:
    """Return the two-sided p of skill against distance when sites of `distances` change places."""
    y = r2[is_used] - r2[is_used].mean()
    y /= math.sqrt(y @ y)
    observed = abs(_correlation_of_scores(distances[is_used], y))
    n, as_large = len(distances), 0
    for k in range(PERMUTATIONS):
        order = shuffled(n, seed + 1 + k)
        permuted = distances[np.ix_(order, order)][is_used]
        as_large += abs(_correlation_of_scores(permuted, y)) >= observed - 1e-12
    return (as_large + 1) / (PERMUTATIONS + 1)


def _correlation_of_scores(d: np.ndarray, y: np.ndarray) -> float:
    """Return the correlation with values of mean 0 and length 1."""
    dev = d - d.mean()
    length = math.sqrt(dev @ dev)
    return float(dev @ y / length) if length > 0 else 0.0


class PairScores(NamedTuple):
    """Scores ``(models, tested sites)``.

    Parameters
    ----------
    r2 : numpy.ndarray
        1 - SSE/SST; NaN for a site with fewer than three records or without variation.
    r_squared : numpy.ndarray
        Squared correlation; NaN where a side does not vary as well.
    rmse : numpy.ndarray
        Root mean square error.
    n : numpy.ndarray
        Records of each tested site.
    """

    r2: np.ndarray
    r_squared: np.ndarray
    rmse: np.ndarray
    n: np.ndarray


def score_pairs(predicted: np.ndarray, observed: np.ndarray, members: np.ndarray) -> PairScores:
    """Return the skill of each site model at each other site.

    Parameters
    ----------
    predicted : numpy.ndarray
        ``(sites, records)``: what each site model says of each record.
    observed : numpy.ndarray
        ``(records,)``.
    members : numpy.ndarray
        Site number of each record.
    """
    n_sites = len(predicted)
    r2, r_squared, rmse = (np.full((n_sites, n_sites), np.nan) for _ in range(3))
    counts = np.bincount(members, minlength=n_sites)
    for site in range(n_sites):
        is_of_site = members == site
        o, p = observed[is_of_site], predicted[:, is_of_site]
        squares = ((p - o) ** 2).sum(axis=1)
        rmse[:, site] = np.sqrt(squares / len(o))
        if len(o) < MIN_VALUES or o.max() == o.min():
            continue
        dev_o, dev_p = o - o.mean(), p - p.mean(axis=1, keepdims=True)
        sst, ssp = dev_o @ dev_o, (dev_p**2).sum(axis=1)
        r2[:, site] = 1 - squares / sst
        varies = p.max(axis=1) > p.min(axis=1)
        r_squared[varies, site] = (dev_p[varies] @ dev_o) ** 2 / (sst * ssp[varies])
    return PairScores(r2, r_squared, rmse, counts)
