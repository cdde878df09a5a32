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


def require_common_legend(maps) -> None:
    """Raise when maps cannot share a legend and a scale.

    Raises
    ------
    MapsUnlike
        For another CRS, another unit, or classes beside measurements ("kind").
    """
    require_same_place(maps)
    first = maps[0]
    reference = first_with_unit(maps)
    for other in maps[1:]:
        if bool(first.classes) != bool(other.classes):
            n_first, n_other = (f"{len(sheet_map.classes)}" for sheet_map in (first, other))
            raise MapsUnlike("kind", first.path, n_first, other.path, n_other)
        # Files that state no unit are taken for what the others are.
        if not first.classes and other.unit and other.unit != reference.unit:
            raise MapsUnlike("unit", reference.path, reference.unit, other.path, other.unit)


def first_with_unit(maps) -> SheetMap:
    """Return the first map that states its unit; the first of all where none does."""
    return next((sheet_map for sheet_map in maps if sheet_map.unit), maps[0])


def require_same_place(maps) -> None:
    """Raise `MapsUnlike` when maps of a sheet have different coordinate systems."""
    first = maps[0]
    for other in maps[1:]:
        if not same_crs(first.grid.crs, other.grid.crs):
            names = crs_name(first.grid.crs), crs_name(other.grid.crs)
            raise MapsUnlike("crs", first.path, names[0], other.path, names[1])


def common_classes(maps) -> tuple:
    """Return the classes of all maps by code, those of the first map that has each.

    Raises
    ------
    MapsUnlike
        When a code has different names in two of them.
    """
    entries_by_code: dict = {}
    for sheet_map in maps:
        for entry in sheet_map.classes:
            path, before = entries_by_code.setdefault(entry.code, (sheet_map.path, entry))
            if before.label != entry.label:
                names = f"{before.code} = {before.label}", f"{entry.code} = {entry.label}"
                raise MapsUnlike("classes", path, names[0], sheet_map.path, names[1])
    return tuple(entries_by_code[code][1] for code in sorted(entries_by_code))


def common_extent(maps) -> tuple:
    """Return west, south, east and north of all maps together."""
    west, south, east, north = np.array([sheet_map.grid.extent for sheet_map in maps]).T
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())


def _map_title(band) -> str:
    """Return the title of a map of a sheet: name and date of its band."""
    name = flux_symbol(band.name)
    return name if band.date is None else f"{name} {band.date.text}"
