"""`Correlogram`: how far the errors of a model go together in space, from its held-out sites.

Standardised errors are averaged per site, which takes the noise of single measurements down. The
means are normal with the covariance

    cov(z_i, z_j) = sill exp(-h_ij / length) + [i = j] nugget / n_i

h being the distance of the sites and n_i the records of a site. The three numbers are those of the
largest likelihood. The sill is the part that neighbouring cells share; the nugget, which holds the
noise of measurements, is no error of the map.

The error of a mean over cells is then the mean of the covariance over all pairs of them.

References
----------
Wadoux, A. M. J.-C., Heuvelink, G. B. M. (2023). Uncertainty of spatial averages and totals of
natural resource maps. Methods in Ecology and Evolution 14, 1320-1332.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

# Starting points of the search: sills, and lengths as shares of the largest distance.
_SILLS, _LENGTHS = (0.3, 0.8), (0.03, 0.15, 0.5)
# Keeps the covariance of sites at one place invertible.
_JITTER = 1e-6


class Correlogram(NamedTuple):
    """Covariance of standardised errors: `sill` exp(-h / `length`), `nugget` of a record."""

    sill: float
    length: float
    nugget: float
    n_sites: int

    def covariance(self, distance) -> np.ndarray:
        """Return the shared covariance at distances, in the unit of `length`."""
        return self.sill * np.exp(-np.asarray(distance) / self.length)


class SiteMeans(NamedTuple):
    """Mean standardised error, place and number of records of each site."""

    mean: np.ndarray
    points: np.ndarray
    n: np.ndarray


def average_sites(standardised, site, points) -> SiteMeans:
    """Return the mean standardised error of each site, from which the correlogram is fitted.

    Parameters
    ----------
    standardised : array_like
        Standardised errors of the records.
    site : array_like of int
        Site of each record.
    points : numpy.ndarray
        Places ``(records, dimensions)``, NaN where a record has none.
    """
    points = np.asarray(points, np.float64)
    has_place = np.isfinite(points).all(axis=1)
    numbers = np.unique(np.asarray(site)[has_place], return_inverse=True)[1].reshape(-1)
    n = np.bincount(numbers)

    def mean(values):
        return np.bincount(numbers, np.asarray(values, np.float64)[has_place]) / n

    site_points = np.column_stack([mean(column) for column in points.T])
    return SiteMeans(mean(standardised), site_points, n)


class _Variogram(NamedTuple):
    """Parameters of an exponential variogram."""

    sill: float
    length: float
    nugget: float


def fit_correlogram(sites: SiteMeans) -> Correlogram | None:
    """Fit the covariance of site means by maximum likelihood; None where there is no fit.

    The length stays between the smallest distance of two sites and the largest: beyond them the
    sites say nothing.
    """
    from scipy.optimize import minimize
    from scipy.spatial.distance import pdist, squareform

    distances = pdist(sites.points)
    if len(distances) == 0 or distances.max() == 0 or not np.isfinite(sites.mean).all():
        return None
    distance, largest = squareform(distances), float(distances.max())
    bounds = math.log(max(float(distances[distances > 0].min()), 1e-4 * largest)), math.log(largest)

    def negative_likelihood(numbers):
        sill, length, nugget = _variogram_parameters(numbers, bounds)
        return _negative_likelihood(sites, distance, sill, length, nugget)

    starts = [np.log([a, b * largest, 0.5]) for a in _SILLS for b in _LENGTHS]
    fits = [minimize(negative_likelihood, start, method="Nelder-Mead") for start in starts]
    best = min(fits, key=lambda fit: fit.fun)
    if not np.isfinite(best.fun):
        return None
    sill, length, nugget = _variogram_parameters(best.x, bounds)
    return Correlogram(sill, length, nugget, len(sites.n))


def _variogram_parameters(numbers, bounds: tuple) -> _Variogram:
    """Return the parameters of a variogram from their logarithms, the length within its bounds."""
    sill, length, nugget = np.clip(numbers, -20.0, 20.0 + max(bounds))
    length = np.clip(length, *bounds)
    return _Variogram(float(np.exp(sill)), float(np.exp(length)), float(np.exp(nugget)))


def _negative_likelihood(sites: SiteMeans, distance, sill, length, nugget) -> float:
    """Return minus the log likelihood of the correlogram, without its constant."""
    covariance = sill * np.exp(-distance / length)
    covariance[np.diag_indices_from(covariance)] += nugget / sites.n + _JITTER
    try:
        root = np.linalg.cholesky(covariance)
    except np.linalg.LinAlgError:
        return math.inf
    from scipy.linalg import solve_triangular

    w = solve_triangular(root, sites.mean, lower=True)
    return float(0.5 * w @ w + np.log(np.diag(root)).sum())


def mean_covariance(correlogram: Correlogram, points, scale, weights, n_cells: int) -> np.ndarray:
    """Return the covariance of errors of a zone's mean between dates, by the correlogram.

    Parameters
    ----------
    correlogram : Correlogram
        Covariance of standardised errors.
    points : numpy.ndarray
        Places of the sampled cells ``(cells, dimensions)``.
    scale : numpy.ndarray
        Local scale of each cell on each date ``(cells, dates)``.
    weights : numpy.ndarray
        Area of each cell.
    n_cells : int
        Cells of the zone, of which those given are a random sample (or all).

    Returns
    -------
    numpy.ndarray
        ``(dates, dates)``, in squared units of the scale.

    Notes
    -----
    Over N cells the mean over all pairs is ``V / N + (1 - 1 / N) C``, V being the mean over cells
    with themselves and C over pairs of different cells; a sample estimates both. Errors that go
    together everywhere give the scale itself (linear sum), errors of cells that know nothing of
    one another scale / sqrt(N).
    """
    from scipy.spatial.distance import cdist

    share = np.asarray(weights, np.float64) / np.sum(weights)
    weighted = np.asarray(scale, np.float64) * share[:, None]
    variance_term = correlogram.sill * weighted.T @ weighted
    full_covariance = weighted.T @ correlogram.covariance(cdist(points, points)) @ weighted
    # Of pairs of one cell with itself the sample holds sum(share^2), the zone about 1 / N.
    in_sample = float(share @ share)
    if in_sample >= 1.0:
        return full_covariance / n_cells
    different = (full_covariance - variance_term) / (1.0 - in_sample)
    cell_variance = variance_term / in_sample
    return cell_variance / n_cells + different * (1.0 - 1.0 / n_cells)
