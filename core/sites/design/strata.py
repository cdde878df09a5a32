"""Strata of a sampling design: their cells, areas and spread, and the points shared out among them.

References
----------
Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Wiley. Optimum allocation:
Neyman, J. (1934). Journal of the Royal Statistical Society 97, 558-625.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

import numpy as np

from ...facts.sites import BadTable, TooFewPoints, TooManyStrata
from ...statistics.exact_sum import as_fraction, carry, exact_sum, rounded, rounding_errors
from ...tables.csv_table import read_number, read_rows
from ..settings import MAX_POINTS, MAX_STRATA, SamplingDesignSettings

# Strata that a message names.
NAMED = 12
# Colours of strata on maps, from the palette tab20 of matplotlib without its greys; strata that
# are too many for them share the last one.
STRATUM_COLOURS = (
    *("#1f77b4", "#aec7e8", "#ff7f0e", "#ffbb78", "#2ca02c", "#98df8a", "#d62728", "#ff9896"),
    *("#9467bd", "#c5b0d5", "#8c564b", "#c49c94", "#e377c2", "#f7b6d2", "#bcbd22", "#17becf"),
)
OTHERS_COLOUR = "#b9c1c4"


def stratum_colours(strata) -> dict:
    """Return the colours of strata on a map, in the order in which they come.

    Parameters
    ----------
    strata : iterable of str
        The stratum of each point. Where there are more than colours, those with most points get
        one, and the others are not in the result.
    """
    points = Counter(strata)
    shown = set(points)
    if len(points) > len(STRATUM_COLOURS):
        shown = {name for name, _ in points.most_common(len(STRATUM_COLOURS) - 1)}
    return dict(zip((name for name in points if name in shown), STRATUM_COLOURS))


def allocate(weights, cells, settings: SamplingDesignSettings) -> np.ndarray:
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


class StratumSums(NamedTuple):
    """Sums of one stratum.

    Parameters
    ----------
    cells : int
        Cells that can be drawn.
    largest_area : float
        Area of its largest cell, m2.
    area : numpy.ndarray
        Exact sum of their areas.
    n, total, squares : int, numpy.ndarray, numpy.ndarray
        Cells with a value of the spread, exact sums of the values and of their squares.
    """

    cells: int
    largest_area: float
    area: np.ndarray
    n: int
    total: np.ndarray
    squares: np.ndarray

    def join(self, other: StratumSums) -> StratumSums:
        """Return the sums of both, for a stratum."""
        return StratumSums(
            self.cells + other.cells,
            max(self.largest_area, other.largest_area),
            carry(self.area + other.area),
            self.n + other.n,
            carry(self.total + other.total),
            carry(self.squares + other.squares),
        )

    @property
    def area_m2(self) -> float:
        """Area of the stratum, m2."""
        return float(rounded(self.area))

    @property
    def sd(self) -> float:
        """Standard deviation of the stratum's cells; 0 for fewer than two."""
        if self.n < 2:
            return 0.0
        total, squares = as_fraction(self.total), as_fraction(self.squares)
        return math.sqrt(max(float(squares / self.n - (total / self.n) ** 2), 0.0))


def tally_stratum(area, spread) -> StratumSums:
    """Return count, area and spread of the cells of one stratum of the design."""
    values = np.empty(0) if spread is None else spread[np.isfinite(spread)].astype(np.float64)
    squares = values * values
    exact = exact_sum(squares) + exact_sum(rounding_errors(values, values, squares))
    return StratumSums(
        len(area),
        float(area.max()),
        exact_sum(area),
        len(values),
        exact_sum(values),
        carry(exact),
    )


def join_tallies(first: dict, second: dict) -> dict:
    """Return the tallies of the strata of both; keys are tuples of codes.

    Raises
    ------
    TooManyStrata
    """
    joined = dict(first)
    for key, sums in second.items():
        joined[key] = joined[key].join(sums) if key in joined else sums
    if len(joined) > MAX_STRATA:
        raise TooManyStrata(len(joined), MAX_STRATA)
    return joined


def count_combinations(codes) -> tuple:
    """Return the combinations of classes that make strata, and that of each column.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (rasters, cells).

    Returns
    -------
    list of tuple of int, numpy.ndarray
    """
    if not len(codes):
        return [()] if codes.shape[1] else [], np.zeros(codes.shape[1], np.int64)
    # Numbered raster by raster: sorting whole columns is many times slower.
    number, combinations = np.zeros(codes.shape[1], np.int64), [()]
    for row in codes:
        values, class_number = np.unique(row, return_inverse=True)
        pairs = number * len(values) + class_number.ravel()
        combined, number = np.unique(pairs, return_inverse=True)
        combinations = [
            (*combinations[pair // len(values)], int(values[pair % len(values)]))
            for pair in combined.tolist()
        ]
        if len(combinations) > MAX_STRATA:
            raise TooManyStrata(len(combinations), MAX_STRATA)
    return combinations, number.ravel()
