"""A random sample of the cells of zones, found in one pass: arrays only.

Each cell has a random key; the cells of the smallest keys of a zone are its sample, and those of
the smallest keys of all are a sample of the whole.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class CellSample(NamedTuple):
    """Cells drawn from zones, and how many there are.

    Parameters
    ----------
    key : numpy.ndarray of uint64
        Random keys.
    zone, row, col : numpy.ndarray of int
        Zone code and place of each cell.
    area : numpy.ndarray
        Area of each cell, m2.
    values : numpy.ndarray
        ``(periods, cells)`` values of the series there.
    counts : dict of int to int
        Cells of each zone that could be drawn.
    """

    key: np.ndarray
    zone: np.ndarray
    row: np.ndarray
    col: np.ndarray
    area: np.ndarray
    values: np.ndarray
    counts: dict

    @classmethod
    def empty(cls, n_periods: int) -> CellSample:
        """Return a sample without cells."""
        no_cells = np.empty(0, np.int64)
        values = np.empty((n_periods, 0))
        return cls(np.empty(0, np.uint64), no_cells, no_cells, no_cells, np.empty(0), values, {})

    def take(self, cells: np.ndarray) -> CellSample:
        """Return some of the cells; the counts stay."""
        arrays = (array[cells] for array in self[:5])
        return CellSample._make([*arrays, self.values[:, cells], self.counts])

    def join(self, other: CellSample) -> CellSample:
        """Return the sampled cells and the counts of zones of both."""
        arrays = (np.concatenate(pair) for pair in zip(self[:5], other[:5]))
        counts = dict(self.counts)
        for code, n in other.counts.items():
            counts[code] = counts.get(code, 0) + n
        values = np.concatenate([self.values, other.values], axis=1)
        return CellSample._make([*arrays, values, counts])

    def thin(self, max_cells: int) -> CellSample:
        """Return the `max_cells` cells of smallest key of each zone, in order of zone and key."""
        order = np.lexsort((self.key, self.zone))
        zone = self.zone[order]
        rank = np.arange(len(order)) - np.searchsorted(zone, zone)
        return self.take(order[rank < max_cells])

    def of_zone(self, code: int | None, max_cells: int) -> np.ndarray:
        """Return the positions of the cells that stand for a zone; None is all zones."""
        if code is not None:
            return np.flatnonzero(self.zone == code)
        return np.argsort(self.key, kind="stable")[:max_cells]

    def count(self, code: int | None) -> int:
        """Return how many cells a zone has that could be drawn."""
        return sum(self.counts.values()) if code is None else self.counts.get(code, 0)


def sample_block(values, zone, inside, area, key, cell_position, max_cells: int) -> CellSample:
    """Return the sample of a block, from the cells that have data on all dates.

    Parameters
    ----------
    values : numpy.ndarray
        ``(periods, ...)``, NaN for nodata.
    zone, inside : numpy.ndarray
        Zone code of each cell, and whether it has one.
    area : numpy.ndarray
        Area of each cell, or of the part of it that lies in the zone, m2.
    key : numpy.ndarray
        Random key of each cell.
    cell_position : tuple of numpy.ndarray
        Row and column of each cell in the raster.
    max_cells : int
        Cells kept of each zone.
    """
    is_complete = inside & np.isfinite(values).all(axis=0)
    codes, n = np.unique(zone[is_complete], return_counts=True)
    row, col, areas = (
        np.broadcast_to(a, is_complete.shape)[is_complete] for a in (*cell_position, area)
    )
    counts = dict(zip(codes.tolist(), n.tolist()))
    sample = CellSample(
        key[is_complete], zone[is_complete], row, col, areas, values[:, is_complete], counts
    )
    return sample.thin(max_cells)
