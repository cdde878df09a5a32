"""Scores of every site model at every site."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..learn.scores import MIN_VALUES


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
    """Return the scores of site models at all sites.

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
        here = members == site
        o, p = observed[here], predicted[:, here]
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
