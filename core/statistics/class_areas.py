"""Cells and areas of the classes of a raster, the same whatever blocks they are counted in."""

from __future__ import annotations

import numpy as np

from ..units.carbon_units import M2_PER_KM2

# Rasters of class codes in bytes have this where there is no data.
CLASS_NODATA = 255


def class_positions(values, codes) -> np.ndarray:
    """Return the position of each cell's value among the codes of classes, -1 for others."""
    positions = np.full(values.shape, -1, np.int64)
    for position, code in enumerate(codes):
        positions[values == code] = position
    return positions


def count_classes(values, codes, window, area=None) -> tuple:
    """Count the cells of each class in a block, from which areas of classes follow.

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
