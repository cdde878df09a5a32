"""Allocation of the points of a sampling design to its strata.

References
----------
Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Wiley. Optimum allocation:
Neyman, J. (1934). Journal of the Royal Statistical Society 97, 558-625.
"""

from __future__ import annotations

import math

import numpy as np

from ...errors_and_notes.sites import TooFewPoints
from ...errors_and_notes.tables import BadTable
from ...tables.csv_table import read_number, read_rows
from ..settings import MAX_POINTS, SamplingDesignSettings

# Strata that a message names.
NAMED = 12


def allocate_points(weights, cells, settings: SamplingDesignSettings) -> np.ndarray:
    """Return the points allocated to each stratum.

    Each gets the least number; the rest is shared out in proportion to the weights, by the largest
    remainders, ties by the order of the strata. No stratum gets more points than it has cells:
    what that leaves over is shared out among the others.

    Parameters
    ----------
    weights : array_like
        1 (equal), areas (proportional), or areas times standard deviations (Neyman), 0 or more.
    cells : array_like of int
        Cells of each stratum.
    settings : SamplingDesignSettings
        Number of points, and the least of a stratum.

    Returns
    -------
    numpy.ndarray
        int64. Their sum is less than the points asked for only when there are fewer cells.

    Raises
    ------
    TooFewPoints
        When the least numbers are more than all points.
    """
    weights, cells = np.asarray(weights, np.float64), np.asarray(cells, np.int64)
    min_points = settings.min_per_stratum
    if min_points * len(cells) > settings.count:
        raise TooFewPoints(settings.count, len(cells), min_points)
    # Fixed strata hold their bound: the least number, or all their cells.
    points = np.zeros(len(cells), np.int64)
    is_fixed = np.zeros(len(cells), bool)
    while not is_fixed.all():
        free_strata = np.flatnonzero(~is_fixed)
        n_left = max(settings.count - int(points[is_fixed].sum()), 0)
        shares = _allocated_shares(weights[free_strata], n_left)
        low = np.minimum(min_points, cells[free_strata])
        below, above = shares < low, shares > cells[free_strata]
        if not (below.any() or above.any()):
            points[free_strata] = _round_allocation(shares, n_left, cells[free_strata])
            break
        # The side that weighs more is fixed first, so that the other can still change.
        excess = (low - shares)[below].sum() - (shares - cells[free_strata])[above].sum()
        to_fix = below if excess >= 0 and below.any() else above
        points[free_strata[to_fix]] = np.where(below, low, cells[free_strata])[to_fix]
        is_fixed[free_strata[to_fix]] = True
    return points


def requested_counts(path: str, labels) -> np.ndarray:
    """Return the points of each stratum that a table asks for.

    Parameters
    ----------
    path : str
        CSV with the columns stratum and wanted, such as the table of strata; more are not read.
        Strata that it does not name get no points.
    labels : sequence of str
        Names of the strata.

    Raises
    ------
    MissingColumn, BadTable
        For a stratum that does not exist or stands there twice, and for a number that is not
        whole or below 0.
    """
    counts = np.zeros(len(labels), np.int64)
    positions_of_label: dict = {}
    for i, label in enumerate(labels):
        positions_of_label.setdefault(label, []).append(i)
    seen_names = set()
    for row in read_rows(path, ("stratum", "wanted")):
        name = row["stratum"].strip()
        positions = positions_of_label.get(name, [])
        if len(positions) != 1 or name in seen_names:
            raise BadTable(path, "stratum", name, tuple(labels[:NAMED]))
        seen_names.add(name)
        number = read_number(path, "wanted", row["wanted"])
        if not (number >= 0 and number == math.floor(number) and number <= MAX_POINTS):
            raise BadTable(path, "wanted", row["wanted"], (f"0, 1, ... {MAX_POINTS}",))
        counts[positions[0]] = int(number)
    if not counts.any():
        raise BadTable(path, "wanted", "0", ("> 0",))
    return counts


def _allocated_shares(weights, n_left: int) -> np.ndarray:
    """Return the share of each stratum of the points that are still to be allocated."""
    total = weights.sum()
    if total > 0:
        return n_left * weights / total
    return np.full(len(weights), n_left / max(len(weights), 1))


def _round_allocation(shares, n_left: int, cells) -> np.ndarray:
    """Return the allocation to strata in whole points with the same sum."""
    points = np.floor(shares).astype(np.int64)
    left = min(n_left, int(cells.sum())) - int(points.sum())
    order = np.argsort(-(shares - points), kind="stable")
    for i in order[np.flatnonzero(points[order] < cells[order])][:left]:
        points[i] += 1
    return points
