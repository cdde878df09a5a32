"""Distances in environment space, between sites and from places to sites.

Between sites (F-1): the Euclidean distance of their signatures, means and standard deviations.

A place of which a single vector is known (a cell of a map of one date) has no standard deviation.
Its distance to a site is that of its vector to the site's means. The same distance between sites,
on the same footing, is the root mean square over the records of one to the means of the other,

    d_ij = sqrt(sum_k w_k ((m_ik - m_jk)^2 + s_jk^2)),

which is what the predicted skill of a map rests on.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .signature import Signatures


def signature_distances(first: Signatures, second: Signatures, weights: np.ndarray) -> np.ndarray:
    """Return distances of signatures ``(first, second)``: d_ij of F-1.

    Parameters
    ----------
    first, second : Signatures
        Sites.
    weights : numpy.ndarray
        Weight of each variable.
    """
    squared = _squared(first.mean, second.mean, weights) + _squared(first.sd, second.sd, weights)
    return np.sqrt(squared)


def record_distances(models: Signatures, tested: Signatures, weights: np.ndarray) -> np.ndarray:
    """Return root mean square distances of the records of sites to the means of others.

    Returns
    -------
    numpy.ndarray
        ``(models, tested)``.
    """
    own = (weights * tested.sd**2).sum(axis=1)
    return np.sqrt(_squared(models.mean, tested.mean, weights) + own[None, :])


def _squared(first: np.ndarray, second: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return (weights * (first[:, None, :] - second[None, :, :]) ** 2).sum(axis=2)


def place_distances(values: np.ndarray, centres: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return distances of places to the means of sites.

    Parameters
    ----------
    values : numpy.ndarray
        Standardised predictors ``(variables, places)``, float64; NaN where missing.
    centres : numpy.ndarray
        Means of the sites ``(sites, variables)``.
    weights : numpy.ndarray
        Weight of each variable.

    Returns
    -------
    numpy.ndarray
        ``(sites, places)``, NaN for a place that misses a variable.
    """
    out = np.empty((len(centres), values.shape[1]))
    _place_distances(
        np.ascontiguousarray(values), np.ascontiguousarray(centres), np.asarray(weights), out
    )
    return out


@njit(nogil=True, cache=True)
def _place_distances(values, centres, weights, out):
    """Variables outermost, so that places are passed over in the order they lie in."""
    n_variables, n_places = values.shape
    for site in range(len(centres)):
        row = out[site]
        row[:] = 0.0
        for k in range(n_variables):
            centre, weight = centres[site, k], weights[k]
            for place in range(n_places):
                row[place] += weight * (values[k, place] - centre) ** 2
        for place in range(n_places):
            row[place] = np.sqrt(row[place])
