"""Sites and places in environment space: signatures of sites, and distances between them.

Signatures: where in the space of the predictors a site lies, and how far its records range.

Each variable is standardised over the records of all sites. The signature of a site is, per
variable, the mean and the standard deviation (its seasons) of its standardised records.

References
----------
Gao et al. (2025) Arid Land Geography 48(12): 2210; Xie et al. (2023) Scientific Data 10: 587.

Distances in environment space, between sites and from places to sites.

Between sites (F-1): the Euclidean distance of their signatures, means and standard deviations.

A place of which a single vector is known (a cell of a map of one date) has no standard deviation.
Its distance to a site is that of its vector to the site's means. The same distance between sites,
on the same footing, is the root mean square over the records of one to the means of the other,

    d_ij = sqrt(sum_k w_k ((m_ik - m_jk)^2 + s_jk^2)),

which is what the predicted skill of a map rests on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit


class Standard(NamedTuple):
    """What variables are standardised by.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        Per variable, float64; an sd of 0 where the variable is constant.
    """

    mean: np.ndarray
    sd: np.ndarray

    def apply(self, columns: np.ndarray) -> np.ndarray:
        """Return standardised values of environments ``(variables, ...)`` in float64.

        What was constant is 0 everywhere: it tells no place from another, whatever its value.
        """
        shape = (len(self.mean),) + (1,) * (columns.ndim - 1)
        divisor = np.where(self.sd > 0, self.sd, np.inf)
        return (columns - self.mean.reshape(shape)) / divisor.reshape(shape)

    def without(self, is_constant: np.ndarray) -> Standard:
        """Return what variables are standardised by when some of them count as constant."""
        return self._replace(sd=np.where(is_constant, 0.0, self.sd))


class Signatures(NamedTuple):
    """Signatures of sites in standardised units.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        ``(sites, variables)``; sd with divisor n.
    """

    mean: np.ndarray
    sd: np.ndarray


def constant_variables(columns: np.ndarray) -> np.ndarray:
    """Return which variables of the environment ``(variables, records)`` do not vary."""
    return columns.min(axis=1) == columns.max(axis=1)


def fit_standard(columns: np.ndarray) -> Standard:
    """Return mean and standard deviation (divisor n) of each variable of environments."""
    values = columns.astype(np.float64)
    sd = values.std(axis=1)
    # Numbers that are all alike can have a deviation of 1e-17.
    sd[constant_variables(columns)] = 0.0
    return Standard(values.mean(axis=1), sd)


def site_signatures(
    columns: np.ndarray, members: np.ndarray, n_sites: int, standard: Standard
) -> Signatures:
    """Return the signature of the environment of each site.

    Parameters
    ----------
    columns : numpy.ndarray
        Predictors ``(variables, records)``.
    members : numpy.ndarray
        Site number of each record; every site has one at least.
    n_sites : int
        Number of sites.
    standard : Standard
        What to standardise by.
    """
    values = standard.apply(columns)
    groups = [values[:, members == site] for site in range(n_sites)]
    return Signatures(
        np.stack([group.mean(axis=1) for group in groups]),
        np.stack([group.std(axis=1) for group in groups]),
    )


def signature_distances(first: Signatures, second: Signatures, weights: np.ndarray) -> np.ndarray:
    """Return distances of signatures ``(first, second)``: d_ij of F-1.

    Parameters
    ----------
    first, second : Signatures
        Sites.
    weights : numpy.ndarray
        Weight of each variable.
    """
    squared = _squared_distances(first.mean, second.mean, weights) + _squared_distances(
        first.sd, second.sd, weights
    )
    return np.sqrt(squared)


def place_distances(
    place_signatures: Signatures, site_signatures: Signatures, weights: np.ndarray
) -> np.ndarray:
    """Return distances of the signatures of many places to those of sites: d_ij of F-1.

    Parameters
    ----------
    place_signatures : Signatures
        Mean and sd of each place in standardised units, each ``(variables, places)`` and float64;
        NaN where there is none.
    site_signatures : Signatures
        Signatures of the sites.
    weights : numpy.ndarray
        Weight of each variable.

    Returns
    -------
    numpy.ndarray
        ``(sites, places)``, NaN for a place that misses a variable.
    """
    return np.hypot(
        location_distances(place_signatures.mean, site_signatures.mean, weights),
        location_distances(place_signatures.sd, site_signatures.sd, weights),
    )


def record_distances(models: Signatures, tested: Signatures, weights: np.ndarray) -> np.ndarray:
    """Return root mean square distances of records of sites to means of others.

    Returns
    -------
    numpy.ndarray
        ``(models, tested)``.
    """
    variance_within = (weights * tested.sd**2).sum(axis=1)
    return np.sqrt(_squared_distances(models.mean, tested.mean, weights) + variance_within[None, :])


def _squared_distances(first: np.ndarray, second: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weighted squared distances between two sets of signatures."""
    return (weights * (first[:, None, :] - second[None, :, :]) ** 2).sum(axis=2)


def location_distances(values: np.ndarray, centres: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return distances of places to the means of sites in environment space.

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
    distances = np.empty((len(centres), values.shape[1]))
    _location_distances(
        np.ascontiguousarray(values), np.ascontiguousarray(centres), np.asarray(weights), distances
    )
    return distances


@njit(nogil=True, cache=True)
def _location_distances(values, centres, weights, distances):
    """Variables outermost, so that places are passed over in the order they lie in."""
    n_variables, n_cells = values.shape
    for site in range(len(centres)):
        row = distances[site]
        row[:] = 0.0
        for k in range(n_variables):
            centre, weight = centres[site, k], weights[k]
            for cell in range(n_cells):
                row[cell] += weight * (values[k, cell] - centre) ** 2
        for cell in range(n_cells):
            row[cell] = np.sqrt(row[cell])
