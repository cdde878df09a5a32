"""Sharing points out among strata.

References
----------
Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Wiley. Optimum allocation:
Neyman, J. (1934). Journal of the Royal Statistical Society 97, 558-625.
"""

from __future__ import annotations

import math

import numpy as np

from ...facts.design import TooFewPoints
from ...facts.sites import BadTable
from ...tables.csv_table import read_number, read_rows
from .settings import MOST_POINTS, SamplingDesignSettings

# Strata that a message names.
_NAMED = 12


def allocate(weights, cells, settings: SamplingDesignSettings) -> np.ndarray:
    """Return the points of each stratum.

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
    least = settings.min_per_stratum
    if least * len(cells) > settings.count:
        raise TooFewPoints(settings.count, len(cells), least)
    # Fixed strata hold their bound: the least number, or all their cells.
    points = np.zeros(len(cells), np.int64)
    fixed = np.zeros(len(cells), bool)
    while not fixed.all():
        free = np.flatnonzero(~fixed)
        rest = max(settings.count - int(points[fixed].sum()), 0)
        shares = _shares(weights[free], rest)
        low = np.minimum(least, cells[free])
        below, above = shares < low, shares > cells[free]
        if not (below.any() or above.any()):
            points[free] = _rounded(shares, rest, cells[free])
            break
        # The side that weighs more is fixed first, so that the other can still change.
        excess = (low - shares)[below].sum() - (shares - cells[free])[above].sum()
        chosen = below if excess >= 0 and below.any() else above
        points[free[chosen]] = np.where(below, low, cells[free])[chosen]
        fixed[free[chosen]] = True
    return points


def own_counts(path: str, labels) -> np.ndarray:
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
    wanted = np.zeros(len(labels), np.int64)
    places: dict = {}
    for i, label in enumerate(labels):
        places.setdefault(label, []).append(i)
    seen = set()
    for row in read_rows(path, ("stratum", "wanted")):
        name = row["stratum"].strip()
        found = places.get(name, [])
        if len(found) != 1 or name in seen:
            raise BadTable(path, "stratum", name, tuple(labels[:_NAMED]))
        seen.add(name)
        number = read_number(path, "wanted", row["wanted"])
        if not (number >= 0 and number == math.floor(number) and number <= MOST_POINTS):
            raise BadTable(path, "wanted", row["wanted"], (f"0, 1, ... {MOST_POINTS}",))
        wanted[found[0]] = int(number)
    if not wanted.any():
        raise BadTable(path, "wanted", "0", ("> 0",))
    return wanted


def _shares(weights, rest: int) -> np.ndarray:
    """Return the share of each stratum of the points that are left."""
    total = weights.sum()
    if total > 0:
        return rest * weights / total
    return np.full(len(weights), rest / max(len(weights), 1))


def _rounded(shares, rest: int, cells) -> np.ndarray:
    """Return whole numbers with the same sum by the largest remainders."""
    whole = np.floor(shares).astype(np.int64)
    left = min(rest, int(cells.sum())) - int(whole.sum())
    order = np.argsort(-(shares - whole), kind="stable")
    for i in order[np.flatnonzero(whole[order] < cells[order])][:left]:
        whole[i] += 1
    return whole
