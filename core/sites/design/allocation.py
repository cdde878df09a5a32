"""Sharing points out among strata.

References
----------
Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Wiley. Optimum allocation:
Neyman, J. (1934). Journal of the Royal Statistical Society 97, 558-625.
"""

from __future__ import annotations

import numpy as np

from ...facts.design import TooFewPoints
from .settings import SamplingDesignSettings


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
        shares = _allocated_shares(weights[free], rest)
        low = np.minimum(least, cells[free])
        below, above = shares < low, shares > cells[free]
        if not (below.any() or above.any()):
            points[free] = _round_allocation(shares, rest, cells[free])
            break
        # The side that weighs more is fixed first, so that the other can still change.
        excess = (low - shares)[below].sum() - (shares - cells[free])[above].sum()
        chosen = below if excess >= 0 and below.any() else above
        points[free[chosen]] = np.where(below, low, cells[free])[chosen]
        fixed[free[chosen]] = True
    return points


def _allocated_shares(weights, rest: int) -> np.ndarray:
    """Return the share of each stratum of the points that are still to be allocated."""
    total = weights.sum()
    if total > 0:
        return rest * weights / total
    return np.full(len(weights), rest / max(len(weights), 1))


def _round_allocation(shares, rest: int, cells) -> np.ndarray:
    """Return the allocation in whole points with the same sum (largest remainders)."""
    whole = np.floor(shares).astype(np.int64)
    left = min(rest, int(cells.sum())) - int(whole.sum())
    order = np.argsort(-(shares - whole), kind="stable")
    for i in order[np.flatnonzero(whole[order] < cells[order])][:left]:
        whole[i] += 1
    return whole
