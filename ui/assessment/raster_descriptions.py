"""The rasters of a data folder as the algorithms read them: bands, dates, grid, class codes."""

from __future__ import annotations

import os
from typing import NamedTuple

from ...core.dates.names.file_names_together import split_file_names
from ...core.errors_and_notes.run import CarbonSinkError
from ...core.files.lookup_cache import file_state
from ...core.raster.band_description import describe_raster
from ...core.raster.band_names import stem_of
from ...core.raster.class_check import holds_few_codes
from ...core.raster.class_tables import holds_classes, read_classes
from ...core.raster.grid import crs_name
from ...core.units.quantity import quantity_of_name


class RasterDescription(NamedTuple):
    """A raster file; `error` is set instead where it cannot be read.

    `classes` is "named" for rasters with class names, "coloured" for those with colours alone,
    "few" for those whose numbers look like codes, else "".
    """

    path: str
    grid: object = None
    bands: tuple = ()
    classes: str = ""
    error: CarbonSinkError | None = None

    @property
    def variable(self) -> str:
        """The variable of its bands; that of the file where every band is one."""
        names = {band.name for band in self.bands}
        return names.pop() if len(names) == 1 else self.bands[0].stem

    @property
    def dates(self) -> tuple:
        """Date of each band."""
        return tuple(band.date for band in self.bands)

    @property
    def quantity(self) -> str:
        """Code of the quantity of its bands; empty where they differ or it is unknown."""
        codes = {band.quantity for band in self.bands}
        return codes.pop() if len(codes) == 1 else ""

    def grid_text(self) -> str:
        """Return size, cell size and coordinate system in short."""
        width = f"{self.grid.cell_size[0]:.6g}{self.grid.axis_unit}"
        return f"{self.grid.width} x {self.grid.height}, {width}, {crs_name(self.grid.crs)}"


def read_rasters(paths, cache: dict) -> list:
    """Return the `RasterDescription` of files that are given together.

    Parameters
    ----------
    paths : sequence of str
        Raster files.
    cache : dict
        Facts of earlier calls, which are kept as long as a file does not change.
    """
    from_names = split_file_names([stem_of(path) for path in paths])
    descriptions = []
    for path, from_name in zip(paths, from_names):
        key = (path, from_name, _raster_file_state(path))
        if key not in cache:
            cache[key] = _describe_raster_file(path, from_name)
        descriptions.append(cache[key])
    return descriptions


def _raster_file_state(path: str) -> tuple:
    """Return what the description of a raster is kept for: its file and metadata beside it."""
    stem = os.path.splitext(path)[0]
    names = path, f"{path}.vat.dbf", f"{stem}.vat.dbf", f"{stem}.qml"
    return tuple(file_state(name) for name in names)


def _describe_raster_file(path: str, from_name: tuple) -> RasterDescription:
    """Return what a raster of the data folder states about itself."""
    try:
        grid, bands = describe_raster(path, from_name)
        classes = _kind_of_codes(bands[0])
    except CarbonSinkError as error:
        return RasterDescription(path, error=error)
    return RasterDescription(path, grid, bands, classes)


def _kind_of_codes(band) -> str:
    """Return whether a raster holds classes, with names or colours, few codes, or neither."""
    if holds_classes(band):
        entries = read_classes(band.path, band.index)
        return "named" if any(entry.is_named for entry in entries) else "coloured"
    if band.quantity or quantity_of_name(band.name):
        return ""
    return "few" if holds_few_codes(band) else ""
