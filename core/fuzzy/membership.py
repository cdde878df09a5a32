"""Memberships: how much each site model counts at a place (F-3).

    u_i = 1 / sum_k (d_i / d_k)^(2 / (m - 1))

over the K nearest sites: inverse distances to the power 2/(m - 1), adding up to 1. At distance 0
to a site its weight is 1 (shared among sites that are all at distance 0). Sites beyond a limit
lose their weight; the nearest always keeps one, so that no place is left without a prediction.

References
----------
Bezdek, J. C. (1981) Pattern Recognition with Fuzzy Objective Function Algorithms, Plenum.
West, D. H. D. (1979) Communications of the ACM 22: 532-535 (weighted mean and variance).
"""

from __future__ import annotations

import math

import numpy as np

from ..jit import njit


def memberships(
    distances: np.ndarray, neighbours: int, fuzzifier: float, limit: float = math.inf
) -> np.ndarray:
    """Return the memberships of places in sites.

    Parameters
    ----------
    distances : numpy.ndarray
        ``(sites, places)``, NaN in a place without a prediction.
    neighbours : int
        Sites that get a weight.
    fuzzifier : float
        m, above 1.
    limit : float
        Distance beyond which a site has no weight.

    Returns
    -------
    numpy.ndarray
        ``(sites, places)``; each place adds up to 1, or is 0 throughout where distances are NaN.
    """
    distances = np.ascontiguousarray(distances, dtype=np.float64)
    weights = np.zeros(distances.shape)
    neighbours = min(int(neighbours), len(distances))
    _memberships(distances, neighbours, -2.0 / (fuzzifier - 1.0), float(limit), weights)
    return weights


@njit(nogil=True, cache=True)
def _memberships(distances, neighbours, power, limit, weights):
    """Weigh the sites of each place."""
    n_sites, n_cells = distances.shape
    nearest = np.empty(neighbours, np.int64)
    for cell in range(n_cells):
        if np.isnan(distances[0, cell]):
            continue
        _find_nearest(distances, cell, nearest)
        # Powers of ratios to the nearest: powers of the distances themselves could overflow.
        first = distances[nearest[0], cell]
        total = 0.0
        for rank in range(neighbours):
            site = nearest[rank]
            d = distances[site, cell]
            if d == first:
                weight = 1.0
            elif first == 0.0 or d > limit:
                weight = 0.0
            else:
                weight = (d / first) ** power
            weights[site, cell] = weight
            total += weight
        for rank in range(neighbours):
            weights[nearest[rank], cell] /= total


@njit(nogil=True, cache=True)
def _find_nearest(distances, cell, nearest):
    """Write the sites with the largest membership of a place: its nearest ones."""
    count = 0
    for site in range(len(distances)):
        d = distances[site, cell]
        if count == len(nearest) and not d < distances[nearest[count - 1], cell]:
            continue
        rank = min(count, len(nearest) - 1)
        while rank > 0 and d < distances[nearest[rank - 1], cell]:
            nearest[rank] = nearest[rank - 1]
            rank -= 1
        nearest[rank] = site
        count = min(count + 1, len(nearest))
