"""A random sample of the cells of zones, found in one walk: arrays only.

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
        whole = np.empty(0, np.int64)
        values = np.empty((n_periods, 0))
        return cls(np.empty(0, np.uint64), whole, whole, whole, np.empty(0), values, {})

    def take(self, cells: np.ndarray) -> CellSample:
        """Return some of the cells; the counts stay."""
        arrays = (array[cells] for array in self[:5])
        return CellSample._make([*arrays, self.values[:, cells], self.counts])

    def join(self, other: CellSample) -> CellSample:
        """Return the cells and counts of both."""
        arrays = (np.concatenate(pair) for pair in zip(self[:5], other[:5]))
        counts = dict(self.counts)
        for code, n in other.counts.items():
            counts[code] = counts.get(code, 0) + n
        values = np.concatenate([self.values, other.values], axis=1)
        return CellSample._make([*arrays, values, counts])

    def thin(self, most: int) -> CellSample:
        """Return the cells of the `most` smallest keys of each zone, in order of zone and key."""
        order = np.lexsort((self.key, self.zone))
        zone = self.zone[order]
        rank = np.arange(len(order)) - np.searchsorted(zone, zone)
        return self.take(order[rank < most])

    def of_zone(self, code: int | None, most: int) -> np.ndarray:
        """Return the positions of the cells that stand for a zone; None is all zones."""
        if code is not None:
            return np.flatnonzero(self.zone == code)
        return np.argsort(self.key, kind="stable")[:most]

    def count(self, code: int | None) -> int:
        """Return how many cells a zone has that could be drawn."""
        return sum(self.counts.values()) if code is None else self.counts.get(code, 0)


def sample_block(values, zone, inside, area, key, place, most: int) -> CellSample:
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
    place : tuple of numpy.ndarray
        Row and column of each cell in the raster.
    most : int
        Cells kept of each zone.
    """
    known = inside & np.isfinite(values).all(axis=0)
    codes, n = np.unique(zone[known], return_counts=True)
    row, col, areas = (np.broadcast_to(a, known.shape)[known] for a in (*place, area))
    counts = dict(zip(codes.tolist(), n.tolist()))
    found = CellSample(key[known], zone[known], row, col, areas, values[:, known], counts)
    return found.thin(most)
