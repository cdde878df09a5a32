"""Where the cells of a raster lie, and what is taken for granted of it.

Both are looked up once per run, whatever the bands of the raster are called.
"""

from __future__ import annotations

from typing import NamedTuple

from osgeo import gdal

from ..facts.run import CarbonSinkError
from ..files.lookup_cache import store_lookup, stored_lookup
from .completeness import require_complete
from .dataset_grid import grid_of_dataset
from .opening import open_dataset, reading

# What is asked of a raster whatever its bands are called: its grid, and what is taken for granted.
PLACE = ("grid and assumptions",)


class Assumptions(NamedTuple):
    """What is taken for granted of a raster.

    Whether it names no CRS and is read as WGS 84, and whether a band is left out, as the opacity of
    a picture.
    """

    crs: bool = False
    opacity: bool = False


def assumptions_of(path: str) -> Assumptions:
    """Return what is taken for granted of a raster; nothing of one that cannot be read."""
    path = str(path)
    stored = stored_lookup(PLACE, path)
    if stored is not None:
        return stored[1]
    opacity = False
    try:
        dataset = open_dataset(path)
        opacity = has_opacity(dataset)
        with reading(path):
            return place_of(dataset, path)[1] if dataset.RasterCount else Assumptions()
    except CarbonSinkError:  # what reads it says so
        return Assumptions(False, opacity)


def names_crs(path: str) -> bool:
    """Say whether a raster can be read and names its CRS itself."""
    place = stored_lookup(PLACE, path)
    if place is None:
        try:
            dataset = open_dataset(path)
            if dataset.RasterCount == 0:
                return False
            with reading(path):
                place = place_of(dataset, path)
        except CarbonSinkError:
            return False
    grid, assumptions, _ = place
    return bool(grid.crs) and not assumptions.crs


def place_of(dataset: gdal.Dataset, path: str) -> tuple:
    """Return grid, what is taken for granted, and how bands are stored, as fields of `Band`.

    It is found once per run, of a file that is complete.
    """
    place = stored_lookup(PLACE, path)
    if place is None:
        require_complete(dataset, path)
        grid, facts = grid_of_dataset(dataset, path)
        assumptions = Assumptions(bool(facts.get("crs_assumed")), has_opacity(dataset))
        place = grid, assumptions, facts
        store_lookup(PLACE, path, place)
    return place


def has_opacity(dataset: gdal.Dataset) -> bool:
    """Say whether a band of a dataset is the opacity of a picture."""
    return any(is_opacity_band(dataset, i) for i in range(1, dataset.RasterCount + 1))


def is_opacity_band(dataset: gdal.Dataset, index: int) -> bool:
    """Say whether a band is the opacity of a picture; one with a name of its own holds values.

    GDAL writes the last of four bands of bytes as opacity unless it is told that it is not.
    """
    band = dataset.GetRasterBand(index)
    is_opacity = band.GetColorInterpretation() == gdal.GCI_AlphaBand
    return is_opacity and not band.GetDescription()
