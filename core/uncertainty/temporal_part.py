"""How errors change from date to date: their covariance in the space of the predictors.

A model that answers too weakly to a warm year does so everywhere at once, and every refit does so
as well: forests smooth, and so underestimate what departs from the usual. Held-out errors show it
as likeness between sites with like predictors. With the sites of `correlogram`,

    cov(z_i, z_j) = sill exp(-h_ij / length) + v exp(-d_ij) + [i = j] nugget / n_i

d being the distance of their predictors, scaled and weighted as for the area of applicability,
over the mean distance between records. The likelihood says little of v, and its maximum is often
0 where errors of measurement are large; so v is its mean over the likelihood, with every value of
its root between 0 and 1 alike beforehand (errors are standardised).

Only departures from the mean over all dates use v: a common error of all dates is what the other
parts say. Predictors of two dates differ little at one place, and the more they differ the more do
the errors.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .correlogram import Correlogram, SiteMeans

# Roots of v that are tried.
_ROOTS = np.linspace(0.0, 1.0, 9)
# More sites than these say no more, and take the cube of their number in time.
_MOST_SITES = 400
# Records between which the mean distance is found.
_MOST_RECORDS = 1500


class PredictorSpace(NamedTuple):
    """A record or cell lies at (x - centre) * scale, in units of the mean distance of records."""

    centre: np.ndarray
    scale: np.ndarray

    def place(self, columns) -> np.ndarray:
        """Return the places ``(records, columns)`` of a design ``(columns, records)``."""
        return (np.asarray(columns, np.float64).T - self.centre) * self.scale


def predictor_space(columns, weights, seed: int = 0) -> PredictorSpace:
    """Return the space of the predictors of training records.

    Parameters
    ----------
    columns : numpy.ndarray
        Design ``(columns, records)``.
    weights : numpy.ndarray
        Weight of each column; negative counts as 0, all 0 as all 1.
    seed : int
        Draws the records whose mean distance is found where there are many.
    """
    from scipy.spatial.distance import pdist

    x = np.asarray(columns, np.float64)
    weights = np.clip(np.asarray(weights, np.float64), 0.0, None)
    weights = weights if weights.any() else np.ones(len(weights))
    centre, deviation = x.mean(axis=1), x.std(axis=1)
    scale = np.where(deviation > 0, weights / np.where(deviation > 0, deviation, 1.0), 0.0)
    rows = np.arange(x.shape[1])
    if len(rows) > _MOST_RECORDS:
        rows = np.random.Generator(np.random.PCG64(seed)).permutation(rows)[:_MOST_RECORDS]
    apart = pdist((x[:, rows].T - centre) * scale)
    mean = float(apart.mean()) if len(apart) else 0.0
    return PredictorSpace(centre, scale / mean if mean > 0 else scale)


def fit_predictor_sill(
    sites: SiteMeans, predictors: np.ndarray, correlogram: Correlogram, seed: int = 0
) -> float:
    """Return v, from the means of sites.

    Parameters
    ----------
    sites : SiteMeans
        Mean standardised errors of the sites, and where they lie.
    predictors : numpy.ndarray
        Places of the sites in the predictor space ``(sites, columns)``.
    correlogram : Correlogram
        Covariance in space; its length is kept.
    seed : int
        Draws the sites where there are many.
    """
    from scipy.optimize import minimize
    from scipy.spatial.distance import cdist

    rows = np.arange(len(sites.n))
    if len(rows) > _MOST_SITES:
        rows = np.random.Generator(np.random.PCG64(seed)).permutation(rows)[:_MOST_SITES]
    near = np.exp(-cdist(sites.points[rows], sites.points[rows]) / correlogram.length)
    alike = np.exp(-cdist(predictors[rows], predictors[rows]))
    mean, noise = sites.mean[rows], 1.0 / sites.n[rows]
    start, likelihoods = np.log([max(correlogram.sill, 1e-3), max(correlogram.nugget, 1e-3)]), []
    for root in _ROOTS:
        known = root**2 * alike

        def loss(numbers, known=known):
            sill, nugget = np.exp(np.clip(numbers, -12.0, 12.0))
            return _loss(mean, known + sill * near, nugget * noise)

        found = minimize(loss, start, method="Nelder-Mead", options={"maxiter": 150})
        likelihoods.append(-found.fun)
        start = found.x
    weights = np.exp(np.array(likelihoods) - np.max(likelihoods))
    return float(weights @ _ROOTS**2 / weights.sum())


def _loss(mean, covariance, noise) -> float:
    """Return minus the log likelihood, without its constant."""
    from scipy.linalg import solve_triangular

    covariance = covariance.copy()
    covariance[np.diag_indices_from(covariance)] += noise + 1e-6
    try:
        root = np.linalg.cholesky(covariance)
    except np.linalg.LinAlgError:
        return np.inf
    w = solve_triangular(root, mean, lower=True)
    return float(0.5 * w @ w + np.log(np.diag(root)).sum())


def temporal_covariance(sill: float, places, scale, weights) -> np.ndarray:
    """Return the covariance between dates of the mean over cells of errors of like predictors.

    Parameters
    ----------
    sill : float
        v.
    places : numpy.ndarray
        Cells in the predictor space on each date ``(dates, cells, columns)``.
    scale : numpy.ndarray
        Local scale ``(cells, dates)``.
    weights : numpy.ndarray
        Area of each cell.

    Returns
    -------
    numpy.ndarray
        ``(dates, dates)``.
    """
    from scipy.spatial.distance import cdist

    share = np.asarray(weights, np.float64) / np.sum(weights)
    weighted = np.asarray(scale, np.float64) * share[:, None]
    n = len(places)
    found = np.empty((n, n))
    for p in range(n):
        for q in range(p, n):
            near = np.exp(-cdist(places[p], places[q]))
            found[p, q] = found[q, p] = sill * weighted[:, p] @ near @ weighted[:, q]
    return found


def departures(covariance: np.ndarray, parts) -> np.ndarray:
    """Return the covariance of the departures from the mean over the dates of each part.

    Parameters
    ----------
    covariance : numpy.ndarray
        ``(dates, dates)``.
    parts : sequence of str
        Part of the year of each date: each has a mean of its own.
    """
    same = np.asarray(parts)[:, None] == np.asarray(parts)[None, :]
    centring = np.eye(len(same)) - same / same.sum(axis=1, keepdims=True)
    return centring @ covariance @ centring.T
