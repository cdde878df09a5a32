"""Folds that look like the map: k-fold nearest neighbour distance matching (kNNDM).

A held-out site should lie as far from the sites that are left as a cell of the map lies from all of
them. Sites are clustered (Ward), the clusters merged to k folds along their first principal axis,
for up to 100 numbers of clusters between k and n - 2; kept are the folds whose distances from each
site to the nearest of the other folds are distributed most like those from the map to its nearest
site (Wasserstein distance W). Where sites lie no closer together than the map does to them
(Kolmogorov-Smirnov, 5 %), random folds of sites are as good and are taken.

As `knndm` of the R package CAST with hierarchical clustering, on sites instead of records: records
of one site are at distance zero and stay together. Distances are Euclidean, or of a great circle on
a sphere of 6,371.01 km where coordinates are degrees.

References
----------
Linnenbrink, J., Milà, C., Ludwig, M., Meyer, H. (2024). kNNDM CV. Geoscientific Model Development
17, 5897-5912. Milà, C. et al. (2022). Methods in Ecology and Evolution 13, 1304-1316.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.folds import FoldsMatched, NoMapRaster, NoPlaces, TooFewGroups, TooManySites
from ..model.training_data import TrainingData
from ..model.training_specification import TrainingSpec
from ..run import Run
from .splitters import NEVER, split_sites

# Radius of the sphere, m (that of the S2 library).
EARTH_M = 6_371_010.0
# Numbers of clusters tried, the largest share of sites in one fold, and the level of the test that
# sites are clustered at all: those of CAST.
_TRIED, _LARGEST, _LEVEL = 100, 0.5, 0.05
_MIN_SITES, MAX_SITES = 4, 5000
# Pairs below which the test is exact, as in R.
_EXACT = 10_000
# Rows of a distance matrix made at a time.
_ROWS = 256


class MatchedFolds(NamedTuple):
    """Folds and how like the map they are.

    Parameters
    ----------
    folds : numpy.ndarray of int
        Fold of each site, from 0.
    clusters : int
        Clusters they were merged from; 0 for random folds.
    w : float
        Wasserstein distance of both distributions, in units of the distances.
    """

    folds: np.ndarray
    clusters: int
    w: float


def distances_between(first: np.ndarray, second: np.ndarray, geographic: bool) -> np.ndarray:
    """Return the distances between places, which folds match: ``(n, 2)`` and ``(m, 2)``.

    Parameters
    ----------
    first, second : numpy.ndarray
        x and y, degrees if `geographic`.
    geographic : bool
        Whether to return metres along great circles; else distances in units of the coordinates.
    """
    if not geographic:
        return np.hypot(*(first[:, None, i] - second[None, :, i] for i in (0, 1)))
    (x, y), (u, v) = np.radians(first).T, np.radians(second).T
    half = np.sin((y[:, None] - v) / 2) ** 2
    half += np.cos(y)[:, None] * np.cos(v) * np.sin((x[:, None] - u) / 2) ** 2
    return 2 * EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


def match_folds(
    sites: np.ndarray,
    map_places: np.ndarray,
    k: int,
    geographic: bool,
    seed: int,
    check_cancel=None,
    largest: float = _LARGEST,
) -> MatchedFolds:
    """Return the folds of sites that are most like the map.

    Parameters
    ----------
    sites : numpy.ndarray
        x and y of each site ``(n, 2)``, n at least k + 2.
    map_places : numpy.ndarray
        x and y of places all over the map ``(m, 2)``.
    k : int
        Number of folds.
    geographic : bool
        As of `distances_between`.
    seed : int
        Of random folds.
    check_cancel : callable, optional
        Called now and then; may raise to stop.
    largest : float
        Largest share of the sites in one fold, where that leaves room for k folds.
    """
    from scipy.stats import ks_2samp, wasserstein_distance

    n = len(sites)
    site_distances = np.concatenate(
        [distances_between(sites[i : i + _ROWS], sites, geographic) for i in range(0, n, _ROWS)]
    )
    to_map = np.concatenate(
        [
            distances_between(map_places[i : i + _ROWS], sites, geographic).min(axis=1)
            for i in range(0, len(map_places), _ROWS)
        ]
    )
    nearest = held_out_distances(site_distances, np.arange(n))
    method = "exact" if n * len(to_map) < _EXACT else "asymp"
    if ks_2samp(nearest, to_map, "greater", method).pvalue >= _LEVEL:
        folds = split_sites(n, range(n), min(k, n - 1), 0.0, seed)
        return MatchedFolds(
            folds, 0, wasserstein_distance(held_out_distances(site_distances, folds), to_map)
        )
    best = None
    largest = max(largest, 1 / k + 0.1)
    for clusters, labels in _candidate_clusterings(site_distances, k):
        if check_cancel is not None:
            check_cancel()
        folds = merge_clusters(sites, labels, k)
        if np.bincount(folds).max() > largest * n:
            continue
        w = wasserstein_distance(held_out_distances(site_distances, folds), to_map)
        if best is None or w < best.w:
            best = MatchedFolds(folds, clusters, w)
    if best is None:  # one place holds most sites
        folds = split_sites(n, range(n), min(k, n - 1), 0.0, seed)
        return MatchedFolds(
            folds, 0, wasserstein_distance(held_out_distances(site_distances, folds), to_map)
        )
    return best


def _candidate_clusterings(site_distances: np.ndarray, k: int):
    """Yield numbers of clusters and the cluster of each site, low numbers more densely."""
    from scipy.cluster.hierarchy import cut_tree, linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform(site_distances, checks=False), "ward")
    ends = np.log(k), np.log(max(len(site_distances) - 2, k))
    numbers = np.unique(np.round(np.exp(np.linspace(*ends, _TRIED))).astype(int))
    cut = cut_tree(tree, numbers)
    for column, number in enumerate(numbers.tolist()):
        yield number, cut[:, column]


def merge_clusters(sites: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Return k folds of clusters: large ones alone, the others in turn along the principal axis.

    Parameters
    ----------
    sites : numpy.ndarray
        x and y of each site.
    labels : numpy.ndarray of int
        Cluster of each site, from 0.
    k : int
        Number of folds.
    """
    centred = sites - sites.mean(axis=0)
    axis = np.linalg.svd(centred, full_matrices=False)[2][0]
    # The sign of the axis differs between libraries.
    axis = axis * np.sign(axis[np.abs(axis).argmax()])
    sizes = np.bincount(labels)
    centres = np.bincount(labels, centred @ axis) / sizes
    order = np.argsort(centres, kind="stable")
    fold_of = np.full(len(sizes), NEVER)
    large = [cluster for cluster in order if sizes[cluster] * k >= len(sites)]
    fold_of[large] = np.arange(len(large))
    small = [cluster for cluster in order if fold_of[cluster] == NEVER]
    if small:
        fold_of[small] = len(large) + np.arange(len(small)) % (k - len(large))
    return np.unique(fold_of[labels], return_inverse=True)[1]


def held_out_distances(site_distances: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Return the distance of each site to the nearest one of another fold, to match folds by.

    Parameters
    ----------
    site_distances : numpy.ndarray
        Distances between the sites ``(n, n)``.
    folds : numpy.ndarray
        Fold of each site.
    """
    if len(np.unique(folds)) == len(folds):
        without_self = site_distances.copy()
        np.fill_diagonal(without_self, np.inf)
        return without_self.min(axis=1)
    nearest = np.empty(len(folds))
    for fold in np.unique(folds):
        test = folds == fold
        nearest[test] = site_distances[np.ix_(test, ~test)].min(axis=1)
    return nearest


def split_like_map(data: TrainingData, spec: TrainingSpec, run: Run) -> np.ndarray:
    """Return the fold of each record, whole sites held out so that folds look like the map.

    Raises
    ------
    NoPlaces, NoMapRaster, TooFewGroups, TooManySites
    """
    if data.coordinates is None or data.sites is None:
        raise NoPlaces("knndm")
    if spec.map_places is None:
        raise NoMapRaster("knndm")
    names, members = np.unique(np.asarray(data.sites, str), return_inverse=True)
    has_place = np.isfinite(data.coordinates).all(axis=1) & data.scored
    counts = np.bincount(members[has_place], minlength=len(names))
    placed_sites = np.flatnonzero(counts)
    n = len(placed_sites)
    if n < _MIN_SITES:
        raise TooFewGroups(n, _MIN_SITES, FieldName("site"))
    if n > MAX_SITES:
        raise TooManySites(n, MAX_SITES, "knndm")
    sums = [
        np.bincount(members[has_place], data.coordinates[has_place, i], len(names)) for i in (0, 1)
    ]
    site_places = np.column_stack([total[placed_sites] / counts[placed_sites] for total in sums])
    k = min(spec.folds, n - 2)
    matched = match_folds(
        site_places, spec.map_places, k, spec.geographic, spec.recipe.seed, run.check_cancel
    )
    # Sites without a place are held out with the smallest fold.
    fold_of = np.full(len(names), int(np.bincount(matched.folds).argmin()))
    fold_of[placed_sites] = matched.folds
    run.note(
        FoldsMatched(int(matched.folds.max()) + 1, n, matched.clusters, matched.w, spec.geographic)
    )
    return fold_of[members].astype(np.int64)
