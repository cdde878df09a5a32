"""NDVI of the bare and of the full vegetation of each class: quantiles of all its cells and months.

NDVI is counted in bins of 0.0001 centred on its multiples, the step in which NDVI products are
stored: of such the quantiles are exact, of others right to 0.00005. Counts are whole numbers, so
the order of the blocks has no part in them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit

# Quantiles taken for bare and for full vegetation.
BARE, FULL = 0.05, 0.95
STEPS = 10_000  # bins per unit of NDVI
N_BINS = 2 * STEPS + 1


class NdviCounts(NamedTuple):
    """How often each NDVI was met; they add up block by block.

    Parameters
    ----------
    counts : numpy.ndarray
        int64 (classes, bins).
    cells : numpy.ndarray
        int64 (classes,), cells of each class.
    lowest, highest : float
        Range of all NDVI met, also outside -1 to 1.
    """

    counts: np.ndarray
    cells: np.ndarray
    lowest: float
    highest: float

    # A sum, where tuples are joined end to end.
    def __add__(self, other: NdviCounts) -> NdviCounts:  # type: ignore[override]
        """Return the counts of NDVI of both, with the range of both."""
        return NdviCounts(
            self.counts + other.counts,
            self.cells + other.cells,
            min(self.lowest, other.lowest),
            max(self.highest, other.highest),
        )


def empty_counts(n_classes: int) -> NdviCounts:
    """Return the counts before the first block."""
    cells = np.zeros(n_classes, np.int64)
    return NdviCounts(np.zeros((n_classes, N_BINS), np.int64), cells, np.inf, -np.inf)


def count_ndvi(ndvi, class_positions, n_classes: int) -> NdviCounts:
    """Count the NDVI of some cells.

    Parameters
    ----------
    ndvi : array_like
        (months, cells), NaN without data.
    class_positions : array_like
        (cells,) row of each cell's class in the counts, negative where it has none.
    n_classes : int
        Number of classes.
    """
    counted = empty_counts(n_classes)
    ndvi_range = np.array([np.inf, -np.inf])
    class_positions = np.ascontiguousarray(class_positions, np.int64)
    _count_ndvi(np.asarray(ndvi), class_positions, counted.counts, counted.cells, ndvi_range)
    return counted._replace(lowest=float(ndvi_range[0]), highest=float(ndvi_range[1]))


@njit(nogil=True, cache=True)
def _count_ndvi(ndvi, class_positions, counts, cells, ndvi_range):
    """Add cells to the counts and widen the range."""
    n_months, n_cells = ndvi.shape
    for i in range(n_cells):
        if class_positions[i] >= 0:
            cells[class_positions[i]] += 1
    for month in range(n_months):
        for i in range(n_cells):
            value = ndvi[month, i]
            if class_positions[i] < 0 or np.isnan(value):
                continue
            ndvi_range[0], ndvi_range[1] = min(ndvi_range[0], value), max(ndvi_range[1], value)
            if -1.0 <= value <= 1.0:
                counts[class_positions[i], int(np.floor(value * STEPS + 0.5)) + STEPS] += 1


def ndvi_quantile(counts, share: float) -> float:
    """Return the smallest NDVI that at least this share of the values does not exceed.

    Parameters
    ----------
    counts : array_like
        (bins,) of one class.
    share : float
        0 to 1.

    Returns
    -------
    float
        NaN when nothing was counted.
    """
    cumulative = np.cumsum(counts)
    if not cumulative[-1]:
        return float("nan")
    # 0.05 * 20 is 1.0000000000000002 in floats of some shares: a hair must not move the quantile.
    target_count = np.ceil(share * cumulative[-1] - 1e-9)
    return (int(np.searchsorted(cumulative, max(target_count, 1))) - STEPS) / STEPS
