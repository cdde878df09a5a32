"""Where the cells of a raster lie, and what is taken for granted of it.

Both are looked up once per run, whatever the bands of the raster are called.
"""

from __future__ import annotations

from typing import NamedTuple

from osgeo import gdal

from ..facts.run import CarbonSinkError
from ..files.lookup_cache import store_lookup, stored_lookup
from .completeness import require_complete
from .dataset_grid import grid_of_dataset, looks_like_degrees
from .grid import Grid
from .opening import open_dataset, reading

# What is asked of a raster whatever its bands are called: its grid, and what is taken for granted.
LOOKUP = ("grid and assumptions",)


class Assumptions(NamedTuple):
    """What is taken for granted of a raster.

    Whether it names no CRS and is read as WGS 84, and whether a band is left out, as the opacity of
    a picture.
    """

    crs: bool = False
    opacity: bool = False


class Georeferencing(NamedTuple):
    """Grid of a raster, what is taken for granted of it, and its storage as fields of `Band`."""

    grid: Grid
    assumptions: Assumptions
    storage: dict


def assumptions_of(path: str) -> Assumptions:
    """Return what is taken for granted of a raster; nothing of one that cannot be read."""
    path = str(path)
    try:
        georeferencing = _georeferencing_of_file(path)
    except CarbonSinkError:  # what reads it says so
        return Assumptions(opacity=_has_opacity_in_file(path))
    return Assumptions() if georeferencing is None else georeferencing.assumptions


def names_crs(path: str) -> bool:
    """Say whether a raster can be read and names its CRS itself."""
    try:
        georeferencing = _georeferencing_of_file(path)
    except CarbonSinkError:
        return False
    if georeferencing is None:
        return False
    return bool(georeferencing.grid.crs) and not georeferencing.assumptions.crs


def has_degrees_in_projection(path: str) -> bool:
    """Say whether a raster has a projected CRS, and coordinates that look like degrees."""
    try:
        georeferencing = _georeferencing_of_file(str(path))
    except CarbonSinkError:  # what reads it says so
        return False
    return georeferencing is not None and looks_like_degrees(georeferencing.grid)


def _georeferencing_of_file(path: str) -> Georeferencing | None:
    """Return `georeferencing_of` a file; None where it has no band."""
    stored = stored_lookup(LOOKUP, path)
    if stored is not None:
        return stored
    dataset = open_dataset(path)
    if dataset.RasterCount == 0:
        return None
    with reading(path):
        return georeferencing_of(dataset, path)


def georeferencing_of(dataset: gdal.Dataset, path: str) -> Georeferencing:
    """Return the georeferencing of an open raster, which is complete; it is found once per run."""
    found = stored_lookup(LOOKUP, path)
    if found is None:
        require_complete(dataset, path)
        grid, storage = grid_of_dataset(dataset, path)
        assumptions = Assumptions(bool(storage.get("crs_assumed")), has_opacity(dataset))
        found = Georeferencing(grid, assumptions, storage)
        store_lookup(LOOKUP, path, found)
    return found


def _has_opacity_in_file(path: str) -> bool:
    """Say whether a raster has a band of opacity; not one that cannot be opened."""
    try:
        return has_opacity(open_dataset(path))
    except CarbonSinkError:
        return False


def has_opacity(dataset: gdal.Dataset) -> bool:
    """Say whether a band of a dataset is the opacity of a picture."""
    return any(is_opacity_band(dataset, i) for i in range(1, dataset.RasterCount + 1))


def is_opacity_band(dataset: gdal.Dataset, index: int) -> bool:
    """Say whether a band of a georeferenced picture is its opacity; one with a name holds values.

    GDAL writes the last of four bands of bytes as opacity unless it is told that it is not.
    """
    band = dataset.GetRasterBand(index)
    is_opacity = band.GetColorInterpretation() == gdal.GCI_AlphaBand
    return is_opacity and not band.GetDescription()
