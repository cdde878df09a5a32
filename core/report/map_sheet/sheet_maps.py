"""The maps of a sheet: their description, previews, and whether they fit together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...facts.diagnosis import MapsUnlike
from ...raster import Grid
from ...raster.band_description import describe_raster
from ...raster.class_tables import read_classes
from ...raster.crs import crs_name, same_crs
from ...raster.preview import read_preview
from ..display_names import flux_symbol

# Cells of a sheet, shared by its maps.
_CELLS = 2_400_000


class SheetMap(NamedTuple):
    """One map.

    Parameters
    ----------
    path : str
        The raster.
    band : int
        Its band, from 1.
    variable, title : str
        Variable, and this with the date.
    unit : str
        Unit of the values.
    classes : tuple of ClassEntry
        Classes of a class raster; empty for measurements.
    grid : Grid
        Of the whole raster.
    """

    path: str
    band: int
    variable: str
    title: str
    unit: str
    classes: tuple
    grid: Grid

    def read(self, n: int) -> tuple:
        """Return values and grid of a picture, one of `n` on a sheet."""
        return read_preview(self.path, _CELLS // n, self.band)


def describe_maps(paths) -> tuple:
    """Return a `SheetMap` of each band of some rasters, in their order."""
    return tuple(
        SheetMap(
            path,
            number,
            flux_symbol(band.name),
            _map_title(band),
            band.unit,
            read_classes(path, number),
            grid,
        )
        for path in paths
        for grid, bands in [describe_raster(path)]
        for number, band in enumerate(bands, start=1)
    )


def require_same_place(maps) -> None:
    """Raise `MapsUnlike` when maps of a sheet have different coordinate systems."""
    first = maps[0]
    for other in maps[1:]:
        if not same_crs(first.grid.crs, other.grid.crs):
            names = crs_name(first.grid.crs), crs_name(other.grid.crs)
            raise MapsUnlike("crs", first.path, names[0], other.path, names[1])


def common_extent(maps) -> tuple:
    """Return west, south, east and north of all maps together."""
    west, south, east, north = np.array([sheet_map.grid.extent for sheet_map in maps]).T
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())


def _map_title(band) -> str:
    """Return the title of a map of a sheet: name and date of its band."""
    name = flux_symbol(band.name)
    return name if band.date is None else f"{name} {band.date.text}"
