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

from ..drawn_cells import hash_cells

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

    def take(self, positions) -> Candidates:
        """Return the cells at some positions."""
        return Candidates(*(values[positions] for values in self))

    def join(self, other: Candidates) -> Candidates:
        """Return the candidates of both for drawing."""
        return Candidates(*(np.concatenate(pair) for pair in zip(self, other)))


def no_candidates() -> Candidates:
    """Return no cells to draw from."""
    no_cells = np.empty(0, np.int64)
    return Candidates(no_cells.astype(np.uint64), no_cells, no_cells, np.empty(0))


def candidates_of(cell, stratum, area, largest_area, seed: int) -> Candidates:
    """Return cells that random points may be drawn from, with their random keys.

    Parameters
    ----------
    cell, stratum, area : numpy.ndarray
        Flat arrays.
    largest_area : numpy.ndarray
        Largest area of a cell of each stratum.
    seed : int
        Of the keys.
    """
    chance = hash_cells(cell, seed + 1) * 2.0**-64
    late = chance >= area / largest_area[stratum]
    key = (hash_cells(cell, seed) >> np.uint64(1)) | np.where(late, _LATE, np.uint64(0))
    return Candidates(key, cell, stratum, area)


def thin_candidates(candidates: Candidates, max_per_stratum) -> Candidates:
    """Return the candidates for random points that come first in each stratum by their keys.

    Parameters
    ----------
    candidates : Candidates
        Cells.
    max_per_stratum : numpy.ndarray
        How many of each stratum are kept.
    """
    return candidates.take(_first_of_strata(candidates, max_per_stratum))


def _first_of_strata(candidates: Candidates, max_per_stratum) -> np.ndarray:
    """Draw the first cells of each stratum, in the order of their random keys."""
    order = np.lexsort((candidates.cell, candidates.key))
    stratum = candidates.stratum[order]
    by_stratum = np.argsort(stratum, kind="stable")
    counts = np.bincount(stratum, minlength=len(max_per_stratum))
    rank = np.empty(len(order), np.int64)
    rank[by_stratum] = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[rank < max_per_stratum[stratum]]


def choose_points(candidates: Candidates, counts, points, distance: float) -> np.ndarray:
    """Return the positions of cells that become random points, in the order taken.

    Parameters
    ----------
    candidates : Candidates
        Cells.
    counts : numpy.ndarray
        Points of each stratum.
    points : numpy.ndarray
        (cells, 2 or 3): where they are, in metres; not looked at without a distance.
    distance : float
        Smallest distance of two points, m; 0 takes any.
    """
    if distance <= 0:
        return _first_of_strata(candidates, counts)
    order = np.lexsort((candidates.cell, candidates.key))
    counts, stratum = np.asarray(counts, np.int64), candidates.stratum[order]
    return order[_keep_distance(stratum, counts, points[order], distance)]


def far_from_plots(points, plots, distance: float) -> np.ndarray:
    """Return the positions of random points that keep a distance to all existing plots.

    Parameters
    ----------
    points, plots : numpy.ndarray
        ``(n, 2 or 3)``, metres.
    distance : float
        Smallest distance, m.
    """
    from scipy.spatial import cKDTree

    limit = distance * (1.0 - _TOLERANCE)
    nearest = cKDTree(plots).query(points, distance_upper_bound=limit)[0]
    return np.flatnonzero(~np.isfinite(nearest))


def _keep_distance(stratum, counts, points, distance: float) -> np.ndarray:
    """Return which random points, drawn one after the other, keep the minimum distance."""
    from scipy.spatial import cKDTree

    limit = distance * (1.0 - _TOLERANCE)
    counts_left = counts.copy()
    chosen_cells: list = []
    for start in range(0, len(stratum), _CHUNK):
        positions = np.arange(start, min(start + _CHUNK, len(stratum)))
        positions = positions[counts_left[stratum[positions]] > 0]
        if chosen_cells and len(positions):
            nearest = cKDTree(points[chosen_cells]).query(
                points[positions], distance_upper_bound=limit
            )[0]
            positions = positions[~np.isfinite(nearest)]
        if not len(positions):
            if not counts_left.any():
                break
            continue
        conflicts = _earlier_neighbours(
            cKDTree(points[positions]).query_pairs(limit, output_type="ndarray")
        )
        is_taken = np.zeros(len(positions), bool)
        for i, (cell, own_stratum) in enumerate(
            zip(positions.tolist(), stratum[positions].tolist())
        ):
            if counts_left[own_stratum] and not any(is_taken[j] for j in conflicts.get(i, ())):
                is_taken[i] = True
                counts_left[own_stratum] -= 1
                chosen_cells.append(cell)
    return np.array(chosen_cells, np.int64)


def _earlier_neighbours(pairs) -> dict:
    """Return for each position those before it that are too near."""
    earlier: dict = {}
    for first, second in pairs.tolist():  # first < second
        earlier.setdefault(second, []).append(first)
    return earlier
