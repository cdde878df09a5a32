"""Random cells of strata, and points among them that keep a distance.

Every cell has a random key that depends on its position and the seed alone, so a draw is the same
in any blocks. Where cells differ in area, a cell comes in turn with a probability in proportion to
its area: the others come last, when a stratum has no more.

With a minimum distance cells are tried in the order of their keys, all strata together, and taken
when no point taken before is nearer (simple sequential inhibition; Diggle, P. J. (2003).
Statistical Analysis of Spatial Point Patterns, 2nd ed., section 5.3. Arnold).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...statistics.cells import mix_cells

# Cells tried together.
_CHUNK = 1024
# Points at the distance itself are far enough, whatever rounding does to their coordinates.
_TOLERANCE = 1e-6
_LATE = np.uint64(1 << 63)


class Candidates(NamedTuple):
    """Cells with the random key by which they come in turn.

    Parameters
    ----------
    key : numpy.ndarray
        uint64; the smallest come first.
    cell : numpy.ndarray
        Flat position in the grid.
    stratum : numpy.ndarray
        Number of the stratum.
    area : numpy.ndarray
        Area on the ground, m2; 1 where unknown.
    """

    key: np.ndarray
    cell: np.ndarray
    stratum: np.ndarray
    area: np.ndarray

    def take(self, places) -> Candidates:
        """Return the cells at some positions."""
        return Candidates(*(part[places] for part in self))

    def join(self, other: Candidates) -> Candidates:
        """Return the candidates of both for drawing."""
        return Candidates(*(np.concatenate(pair) for pair in zip(self, other)))


def no_candidates() -> Candidates:
    """Return no cells to draw from."""
    whole = np.empty(0, np.int64)
    return Candidates(whole.astype(np.uint64), whole, whole, np.empty(0))


def candidates_of(cell, stratum, area, largest_area, seed: int) -> Candidates:
    """Return cells to draw from with their random keys.

    Parameters
    ----------
    cell, stratum, area : numpy.ndarray
        Flat arrays.
    largest_area : numpy.ndarray
        Largest area of a cell of each stratum.
    seed : int
        Of the keys.
    """
    chance = mix_cells(cell, seed + 1) * 2.0**-64
    late = chance >= area / largest_area[stratum]
    key = (mix_cells(cell, seed) >> np.uint64(1)) | np.where(late, _LATE, np.uint64(0))
    return Candidates(key, cell, stratum, area)


def thin_candidates(candidates: Candidates, most) -> Candidates:
    """Return the first cells of each stratum in the order of their keys.

    Parameters
    ----------
    candidates : Candidates
        Cells.
    most : numpy.ndarray
        How many of each stratum are kept.
    """
    return candidates.take(_first_of_strata(candidates, most))


def _first_of_strata(candidates: Candidates, most) -> np.ndarray:
    """Draw the first cells of each stratum, in the order of their random keys."""
    order = np.lexsort((candidates.cell, candidates.key))
    stratum = candidates.stratum[order]
    by_stratum = np.argsort(stratum, kind="stable")
    counts = np.bincount(stratum, minlength=len(most))
    rank = np.empty(len(order), np.int64)
    rank[by_stratum] = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[rank < most[stratum]]


def choose(candidates: Candidates, wanted, places, distance: float) -> np.ndarray:
    """Return the positions of cells that become points, in the order they were taken.

    Parameters
    ----------
    candidates : Candidates
        Cells.
    wanted : numpy.ndarray
        Points of each stratum.
    places : numpy.ndarray
        (cells, 2 or 3): where they are, in metres; not looked at without a distance.
    distance : float
        Smallest distance of two points, m; 0 takes any.
    """
    if distance <= 0:
        return _first_of_strata(candidates, wanted)
    order = np.lexsort((candidates.cell, candidates.key))
    wanted, stratum = np.asarray(wanted, np.int64), candidates.stratum[order]
    return order[_keep_distance(stratum, wanted, places[order], distance)]


def far_from(places, plots, distance: float) -> np.ndarray:
    """Return the positions of places that keep a distance to all existing plots.

    Parameters
    ----------
    places, plots : numpy.ndarray
        ``(n, 2 or 3)``, metres.
    distance : float
        Smallest distance, m.
    """
    from scipy.spatial import cKDTree

    limit = distance * (1.0 - _TOLERANCE)
    nearest = cKDTree(plots).query(places, distance_upper_bound=limit)[0]
    return np.flatnonzero(~np.isfinite(nearest))


def _keep_distance(stratum, wanted, places, distance: float) -> np.ndarray:
    """Return which cells, drawn one after the other, keep the minimum distance."""
    from scipy.spatial import cKDTree

    limit = distance * (1.0 - _TOLERANCE)
    left = wanted.copy()
    taken: list = []
    for start in range(0, len(stratum), _CHUNK):
        at = np.arange(start, min(start + _CHUNK, len(stratum)))
        at = at[left[stratum[at]] > 0]
        if taken and len(at):
            nearest = cKDTree(places[taken]).query(places[at], distance_upper_bound=limit)[0]
            at = at[~np.isfinite(nearest)]
        if not len(at):
            if not left.any():
                break
            continue
        near = _earlier_neighbours(cKDTree(places[at]).query_pairs(limit, output_type="ndarray"))
        is_taken = np.zeros(len(at), bool)
        for i, (cell, own) in enumerate(zip(at.tolist(), stratum[at].tolist())):
            if left[own] and not any(is_taken[j] for j in near.get(i, ())):
                is_taken[i] = True
                left[own] -= 1
                taken.append(cell)
    return np.array(taken, np.int64)


def _earlier_neighbours(pairs) -> dict:
    """Return for each position those before it that are too near."""
    near: dict = {}
    for first, second in pairs.tolist():  # first < second
        near.setdefault(second, []).append(first)
    return near
