"""What the maps of an assessment come to: mean, total and area, and the areas of classes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...raster import Stack, reduce_blocks
from ...raster.class_tables import read_classes
from ...run import Run
from ...units.carbon_meaning import carbon_of
from ...units.carbon_units import M2_PER_KM2
from ...units.unit import PER_STEP
from ..numbers import show_number, show_share, typeset_units


class MapMeasures(NamedTuple):
    """What a map of amounts comes to; areas are NaN (and means by cells) without a CRS.

    Parameters
    ----------
    mean : float
        Mean per area, in the map's unit.
    grams : float
        One of the map's unit in gC m-2; NaN where it is no unit of carbon.
    total_tg : float
        Sum of value times area, Tg C per `step`.
    area_km2, below_km2 : float
        Area with data, and that of values below 0.
    unit : str
        The map's unit.
    step : str
        The time that the amounts are of ("year", "month"), by the unit, else by the date; empty
        where neither says.
    """

    mean: float
    grams: float
    total_tg: float
    area_km2: float
    below_km2: float
    unit: str
    step: str

    @property
    def per(self) -> str:
        """The time as it is printed after a total, such as "yr\u207b\u00b9"."""
        return typeset_units(PER_STEP.get(self.step, ""))


class ClassArea(NamedTuple):
    """One class of a map; `share` is of the area with data, 0 to 1."""

    code: int
    label: str
    colour: str
    n_cells: int
    area_km2: float
    share: float


def measure_map(path: str, run: Run) -> MapMeasures:
    """Return mean, total and area of a map of amounts for a chapter of the assessment."""
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()

    def sum_amounts(block):
        values = block.values[0].astype(np.float64)
        rows = 1.0 if area is None else area.cells(block.window)
        valid = np.isfinite(values)
        amount = np.where(valid, values, 0.0) * rows
        return np.array([amount.sum(), (valid * rows).sum(), ((values < 0) * rows).sum()])

    amount, size, below = reduce_blocks(stack, sum_amounts, np.add, np.zeros(3), run, scratch=40)
    mean = amount / size if size else np.nan
    band = stack.bands[0]
    # Maps of fluxes without a unit are in gC m-2, as everywhere else.
    carbon = carbon_of(band.unit, band.quantity, [band.date], is_checked=not band.unit.strip())
    mean_and_grams = mean, carbon.grams
    if area is None:
        return MapMeasures(*mean_and_grams, np.nan, np.nan, np.nan, band.unit, carbon.step)
    sizes = size / M2_PER_KM2, below / M2_PER_KM2
    return MapMeasures(*mean_and_grams, carbon.teragrams(amount), *sizes, band.unit, carbon.step)


def measure_classes(path: str, run: Run) -> tuple:
    """Measure a class map for a chapter: the area of each class."""
    entries = read_classes(path)
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()
    codes = np.array([entry.code for entry in entries])

    def sum_class_areas(block):
        masks = [block.values[0] == code for code in codes]
        cells = np.array([np.count_nonzero(mask) for mask in masks], float)
        if area is None:
            return np.stack([cells, cells])
        sizes = area.cells(block.window)
        if sizes.shape[1] > 1:
            return np.stack([cells, [sizes[mask].sum() for mask in masks]])
        rows = np.stack([np.count_nonzero(mask, axis=1) for mask in masks])
        return np.stack([cells, rows @ sizes[:, 0]])

    cells, sizes = reduce_blocks(
        stack, sum_class_areas, np.add, np.zeros((2, codes.size)), run, scratch=8
    )
    total_cells = sizes.sum()
    return tuple(
        ClassArea(
            entry.code,
            entry.label,
            entry.colour,
            int(cells[i]),
            float(sizes[i] / M2_PER_KM2) if area is not None else np.nan,
            float(sizes[i] / total_cells) if total_cells else np.nan,
        )
        for i, entry in enumerate(entries)
    )


def show_area(area_km2: float, classes, tr) -> str:
    """Return an area in km2, or the number of cells where areas are not known."""
    if area_km2 == area_km2:
        return typeset_units(tr("{area} km2").format(area=show_number(area_km2)))
    return tr("{n} cells").format(n=show_number(sum(entry.n_cells for entry in classes)))


def share_of_classes(classes, codes) -> str:
    """Return the share of some classes together in a chapter's map, in percent."""
    return show_share(sum(entry.share for entry in classes if entry.code in codes))
