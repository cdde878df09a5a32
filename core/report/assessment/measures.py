"""Areas and means of the maps of an assessment, from all of their cells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...raster import Stack, reduce_blocks
from ...raster.classes import read_classes
from ...run import Run
from ...units.carbon_units import GRAMS_PER_TG, M2_PER_KM2


class MapMeasures(NamedTuple):
    """What a map of amounts comes to; areas are NaN (and means by cells) without a CRS.

    Parameters
    ----------
    mean : float
        Mean per area, in the map's unit.
    total_tg : float
        Sum of value times area over 1e12: Tg C for gC m-2.
    area_km2, below_km2 : float
        Area with data, and that of values below 0.
    unit : str
        The map's unit.
    """

    mean: float
    total_tg: float
    area_km2: float
    below_km2: float
    unit: str


class ClassArea(NamedTuple):
    """One class of a map; `share` is of the area with data, 0 to 1."""

    code: int
    label: str
    colour: str
    cells: int
    area_km2: float
    share: float


def measure_map(path: str, run: Run) -> MapMeasures:
    """Return mean, total and areas of a map of amounts."""
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()

    def kernel(block):
        values = block.values[0].astype(np.float64)
        rows = 1.0 if area is None else area.cells(block.window)
        valid = np.isfinite(values)
        amount = np.where(valid, values, 0.0) * rows
        return np.array([amount.sum(), (valid * rows).sum(), ((values < 0) * rows).sum()])

    amount, size, below = reduce_blocks(stack, kernel, np.add, np.zeros(3), run, scratch=40)
    mean = amount / size if size else np.nan
    if area is None:
        return MapMeasures(mean, np.nan, np.nan, np.nan, stack.bands[0].unit)
    total = amount / GRAMS_PER_TG
    return MapMeasures(mean, total, size / M2_PER_KM2, below / M2_PER_KM2, stack.bands[0].unit)


def measure_classes(path: str, run: Run) -> tuple:
    """Return the area of each class of a raster's own table, in its order."""
    entries = read_classes(path)
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()
    codes = np.array([entry.code for entry in entries])

    def kernel(block):
        masks = [block.values[0] == code for code in codes]
        cells = np.array([np.count_nonzero(mask) for mask in masks], float)
        if area is None:
            return np.stack([cells, cells])
        sizes = area.cells(block.window)
        if sizes.shape[1] > 1:
            return np.stack([cells, [sizes[mask].sum() for mask in masks]])
        rows = np.stack([np.count_nonzero(mask, axis=1) for mask in masks])
        return np.stack([cells, rows @ sizes[:, 0]])

    cells, sizes = reduce_blocks(stack, kernel, np.add, np.zeros((2, codes.size)), run, scratch=8)
    whole = sizes.sum()
    return tuple(
        ClassArea(
            entry.code,
            entry.label,
            entry.colour,
            int(cells[i]),
            float(sizes[i] / M2_PER_KM2) if area is not None else np.nan,
            float(sizes[i] / whole) if whole else np.nan,
        )
        for i, entry in enumerate(entries)
    )
