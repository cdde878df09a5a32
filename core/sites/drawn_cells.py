"""Cells that sample expansion draws, evenly over the strata, by a random key of each cell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class DrawnCells(NamedTuple):
    """Cells with a random key each, which depends on the cell and the seed alone.

    Parameters
    ----------
    key : numpy.ndarray
        uint64; the cells of the smallest keys are drawn.
    cell : numpy.ndarray
        Flat position in the grid.
    reference : numpy.ndarray
        Reference there, above 0.
    strata : numpy.ndarray
        ``(strata rasters, cells)``.
    """

    key: np.ndarray
    cell: np.ndarray
    reference: np.ndarray
    strata: np.ndarray

    def take(self, positions) -> DrawnCells:
        """Return the drawn cells at some positions, to be expanded to."""
        return DrawnCells(
            self.key[positions],
            self.cell[positions],
            self.reference[positions],
            self.strata[:, positions],
        )

    def join(self, other: DrawnCells) -> DrawnCells:
        """Return the cells of both."""
        parts = zip(self, other)
        return DrawnCells(*(np.concatenate(pair, axis=-1) for pair in parts))


def no_drawn_cells(n_strata: int) -> DrawnCells:
    """Return no cells drawn for expansion."""
    empty = np.empty(0)
    return DrawnCells(
        empty.astype(np.uint64), empty.astype(np.int64), empty, np.empty((n_strata, 0))
    )


def draw_cells(
    cell: np.ndarray, reference: np.ndarray, strata: np.ndarray, seed: int
) -> DrawnCells:
    """Return the cells that sample expansion can draw, with their keys; arrays are flat."""
    valid = np.isfinite(reference) & (np.nan_to_num(reference) > 0)
    valid &= np.isfinite(strata).all(axis=0)
    cell = cell[valid]
    return DrawnCells(
        hash_cells(cell, seed), cell, reference[valid].astype(float), strata[:, valid]
    )


def _ranks_of_drawn_cells(draw: DrawnCells) -> np.ndarray:
    """Return the rank of each cell's key within its own stratum."""
    group = np.zeros(len(draw.key), np.int64)
    if len(draw.strata) and len(draw.key):
        group = np.unique(draw.strata.T, axis=0, return_inverse=True)[1].ravel()
    order = np.lexsort((draw.key, group))
    first = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=1))[:-1]])
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order)) - first[group[order]]
    return ranks


def thin_draw_of_cells(draw: DrawnCells, count: int) -> DrawnCells:
    """Return what can still be drawn for expansion: the first `count` cells of each stratum."""
    return draw.take(np.flatnonzero(_ranks_of_drawn_cells(draw) < count))


def choose_evenly(draw: DrawnCells, count: int) -> DrawnCells:
    """Return `count` cells, as many of each stratum as far as it has them, in order of cell."""
    # Rank by rank through all strata; equal ranks by key.
    first_cells = np.lexsort((draw.key, _ranks_of_drawn_cells(draw)))[:count]
    return draw.take(first_cells[np.argsort(draw.cell[first_cells], kind="stable")])


def hash_cells(cell: np.ndarray, seed: int) -> np.ndarray:
    """Return a well-mixed uint64 per cell (splitmix64), the same whatever block it is read in.

    Parameters
    ----------
    cell : numpy.ndarray of int
        Flat position in the grid.
    seed : int
        Seed of the keys.
    """
    z = cell.astype(np.uint64) + np.uint64(seed * 0xD1342543DE82EF95 % 2**64)
    z = (z + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
