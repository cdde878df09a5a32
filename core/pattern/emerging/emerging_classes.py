"""The class of a cell from its Gi* scores over the dates of a series.

A date is hot where the score is significantly high, cold where it is significantly low. Esri's
rules, in the order in which they are tried (in words for hot spots; those for cold spots mirror
them):

- hot on at least 90 % of the dates and on the last: *intensifying* when the scores rise by the
  Mann-Kendall test, *diminishing* when they fall, *persistent* otherwise;
- hot on at least 90 % of the dates, but not on the last: *historical*;
- hot on the last date and never before: *new*;
- hot on the last dates without a break, two or more, and never before: *consecutive*;
- hot on the last date, cold on an earlier one: *oscillating*;
- hot on the last date, otherwise: *sporadic*;
- anything else: no pattern.

Two of the published definitions overlap: a cell that was cold once, then hot at the end only, is
new or consecutive as well as oscillating. It gets the class that comes first in Esri's list. A
cell whose last date is not hot cannot be persistent here: it is historical.

References
----------
Esri. How Emerging Hot Spot Analysis works. ArcGIS Pro documentation, Space Time Pattern Mining.
Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245-259.
Kendall, M. G. (1975). Rank Correlation Methods, 4th ed. Griffin.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...jit import njit
from ...statistics.class_areas import CLASS_NODATA
from ..classes import (
    CONSECUTIVE,
    DIMINISHING,
    EMERGING_COLD_OFFSET,
    HISTORICAL,
    INTENSIFYING,
    NEW,
    OSCILLATING,
    PERSISTENT,
    SPORADIC,
)

# Esri's space-time cubes need as many; also the fewest for which the normal p of S is good.
MIN_DATES = 10


class Emerging(NamedTuple):
    """Class, Mann-Kendall's Z of the scores, and the dates on which a cell was hot and cold."""

    codes: np.ndarray  # uint8
    trend_z: np.ndarray  # float64, NaN without scores
    hot: np.ndarray  # int16, -1 without scores
    cold: np.ndarray


def classify_emerging(scores, critical: float, critical_trend: float) -> Emerging:
    """Return the class of each cell by the rules of emerging hot spots.

    Parameters
    ----------
    scores : numpy.ndarray
        Gi* scores, float64 (dates, cells), in order of time; NaN where a cell has none. A cell
        without a score on any date gets no class.
    critical : float
        The smallest size of a score that is significant.
    critical_trend : float
        The smallest size of Mann-Kendall's Z that is significant.

    Returns
    -------
    Emerging
        Arrays (cells).
    """
    scores = np.ascontiguousarray(scores, np.float64)
    n_cells = scores.shape[1]
    emerging = Emerging(
        np.full(n_cells, CLASS_NODATA, np.uint8),
        np.full(n_cells, np.nan),
        np.full(n_cells, -1, np.int16),
        np.full(n_cells, -1, np.int16),
    )
    _classify_cells(scores, critical, critical_trend, *emerging)
    return emerging


@njit(nogil=True, cache=True)
def _classify_cells(scores, critical, critical_trend, codes, trend_z, hot, cold):
    """Write the class of each cell by the rules of emerging hot spots."""
    n_dates, n_cells = scores.shape
    cell_scores = np.empty(n_dates)
    states = np.empty(n_dates, np.int8)
    for cell in range(n_cells):
        is_complete = True
        for date in range(n_dates):
            cell_scores[date] = scores[date, cell]
            is_complete = is_complete and cell_scores[date] == cell_scores[date]
        if not is_complete:
            continue
        n_hot, n_cold = 0, 0
        for date in range(n_dates):
            state = 0
            if cell_scores[date] >= critical:
                state = 1
                n_hot += 1
            elif cell_scores[date] <= -critical:
                state = -1
                n_cold += 1
            states[date] = state
        z = _mann_kendall_z(cell_scores)
        trend = 0
        if abs(z) >= critical_trend:
            trend = 1 if z > 0.0 else -1
        code = _class_of(states, 1, n_hot, n_cold, trend)
        if code == 0:
            code = _class_of(states, -1, n_cold, n_hot, -trend)
            if code > 0:
                code += EMERGING_COLD_OFFSET
        codes[cell], trend_z[cell], hot[cell], cold[cell] = code, z, n_hot, n_cold


@njit(nogil=True, cache=True)
def _class_of(states, state, n_state, n_other, trend):
    """Return the emerging class of one side; `trend` > 0 where scores move from zero."""
    n_dates = states.size
    last = states[n_dates - 1] == state
    if 10 * n_state >= 9 * n_dates:
        if not last:
            return HISTORICAL
        if trend > 0:
            return INTENSIFYING
        return DIMINISHING if trend < 0 else PERSISTENT
    if not last:
        return 0
    run = 0
    while run < n_dates and states[n_dates - 1 - run] == state:
        run += 1
    if run == n_state:
        return NEW if run == 1 else CONSECUTIVE
    return OSCILLATING if n_other > 0 else SPORADIC


@njit(nogil=True, cache=True)
def _mann_kendall_z(x):
    """Return Mann-Kendall's Z of scores, by which emerging hot spots are classified."""
    n = x.size
    s, ties = 0, 0
    for j in range(n):
        equal = 0
        for k in range(n):
            equal += x[k] == x[j]
            if k < j:
                s += (x[j] > x[k]) - (x[j] < x[k])
        ties += (equal - 1) * (2 * equal + 5)
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18.0
    if s == 0 or not variance > 0.0:
        return 0.0
    return (s - 1) / math.sqrt(variance) if s > 0 else (s + 1) / math.sqrt(variance)
