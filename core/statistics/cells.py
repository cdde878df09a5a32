"""Cells of rasters, the same in any blocks: cells and areas of classes, and a random key per cell.

The cells with the smallest keys are a random sample, of the whole raster and of any part of it.
"""

from __future__ import annotations

import numpy as np

from ..units.carbon_units import M2_PER_KM2

# Rasters of class codes in bytes have this where there is no data.
CLASS_NODATA = 255


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


def class_positions(values, codes) -> np.ndarray:
    """Return the position of each cell's value among the codes of classes, -1 for others."""
    positions = np.full(values.shape, -1, np.int64)
    for position, code in enumerate(codes):
        positions[values == code] = position
    return positions


def count_classes(values, codes, window, area=None) -> tuple:
    """Count the cells of each class in a block.

    Parameters
    ----------
    values : numpy.ndarray
        Class of each cell (rows, cols); those that are no code are left out.
    codes : sequence of int
        The classes.
    window : Window
        The block.
    area : CellAreas, optional
        Areas of the cells of the raster; None when unknown.

    Returns
    -------
    cells : numpy.ndarray
        int64 (classes, rows).
    parts : numpy.ndarray
        What `CellAreas.of_classes` takes besides the cells; 0 where these are enough.
    """
    cells = np.stack([np.count_nonzero(values == code, axis=1) for code in codes])
    if area is None or area.by_row is not None:
        return cells, np.zeros(len(cells), np.int64)
    return cells, area.count_exact_areas(window, class_positions(values, codes), len(cells))


def class_sizes(cells, area, parts) -> np.ndarray:
    """Return the area of each class of cells in km2, or its cells where areas are unknown.

    Parameters
    ----------
    cells : numpy.ndarray
        Cells of each class in each row: (classes, rows).
    area : CellAreas, optional
        Areas of the cells of the raster; None when unknown.
    parts : numpy.ndarray
        What `count_classes` found besides the cells, summed over the blocks.
    """
    if area is None:
        return np.asarray(cells).sum(axis=1).astype(np.float64)
    return area.of_classes(cells, parts) / M2_PER_KM2
