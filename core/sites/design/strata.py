"""Strata of a sampling design: their cells, areas and spread, and their colours."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.sites import TooManyStrata
from ...statistics.exact_sum import as_fraction, carry, exact_sum, rounded, rounding_errors
from ..settings import MAX_STRATA

# Colours of strata on maps, from the palette tab20 of matplotlib without its greys; strata that
# are too many for them share the last one.
STRATUM_COLOURS = (
    *("#1f77b4", "#aec7e8", "#ff7f0e", "#ffbb78", "#2ca02c", "#98df8a", "#d62728", "#ff9896"),
    *("#9467bd", "#c5b0d5", "#8c564b", "#c49c94", "#e377c2", "#f7b6d2", "#bcbd22", "#17becf"),
)
OTHERS_COLOUR = "#b9c1c4"


def stratum_colours(strata) -> dict:
    """Return the colour of each stratum of a sampling design, in the order in which they come.

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


class StratumTally(NamedTuple):
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

    def join(self, other: StratumTally) -> StratumTally:
        """Return the tally of a stratum of the design in both."""
        return StratumTally(
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


def tally_stratum(area, spread) -> StratumTally:
    """Return count, area and spread of the cells of one stratum of the design."""
    values = np.empty(0) if spread is None else spread[np.isfinite(spread)].astype(np.float64)
    squares = values * values
    exact = exact_sum(squares) + exact_sum(rounding_errors(values, values, squares))
    return StratumTally(
        len(area),
        float(area.max()),
        exact_sum(area),
        len(values),
        exact_sum(values),
        carry(exact),
    )


def join_tallies(first: dict, second: dict) -> dict:
    """Return the tallies of the strata of a design in two blocks; keys are tuples of codes.

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
