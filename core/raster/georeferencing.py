"""Georeferencing: the grid of an open raster, and what is taken for granted of it.

The grid is told by the geotransform or by axes, with rows from the north. It is looked up once per
run, whatever the bands of the raster are called.
"""

from __future__ import annotations

from typing import NamedTuple

from osgeo import gdal

from ..errors_and_notes.layers import LatitudeBeyondPole
from ..errors_and_notes.raster import NoGeoreference, TooManyCells
from ..errors_and_notes.run import CarbonSinkError
from ..files.lookup_cache import store_lookup, stored_lookup
from .array_axes import MAX_SIDE, axes_of, crs_of_axes, reverses_rows
from .completeness import require_complete
from .grid import SEAM_CELLS, Grid, spatial_reference
from .layer_file import settings_of
from .opening import open_dataset, reading

# What is asked of a raster whatever its bands are called: its grid, and what is taken for granted.
LOOKUP = ("grid and assumptions",)
# Cells of a raster, which a file of a few bytes can claim to have: 10 m of all the earth are 8e12.
_MAX_CELLS = 10**13
_POLE = 90.0  # degrees of latitude
_LONGITUDES = (-180.0, 360.0)


class Assumptions(NamedTuple):
    """What is taken for granted of a raster.

    Whether it names no CRS and is read as WGS 84, whether a band is left out, as the opacity of
    a picture, and whether pages behind the first of a TIFF are.
    """

    crs: bool = False
    opacity: bool = False
    pages: bool = False


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


def is_wider_than_globe(path: str) -> bool:
    """Say whether a raster has columns at longitudes that others of it have already."""
    try:
        georeferencing = _georeferencing_of_file(str(path))
    except CarbonSinkError:  # what reads it says so
        return False
    if georeferencing is None:
        return False
    around = georeferencing.grid.columns_around
    return around > 1.0 and georeferencing.grid.width - around > SEAM_CELLS


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
        has_pages = dataset.RasterCount > 0 and len(dataset.GetSubDatasets()) > 1
        crs_assumed = bool(storage.get("crs_assumed"))
        assumptions = Assumptions(crs_assumed, has_opacity(dataset), has_pages)
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


def grid_of_dataset(dataset: gdal.Dataset, path: str) -> tuple:
    """Return the north-up grid of a dataset, and how its bands are stored, as fields of `Band`."""
    axes = axes_of(dataset, path)
    geotransform = dataset.GetGeoTransform(can_return_null=True)
    if geotransform is None and axes is not None and not reverses_rows(dataset):
        geotransform = axes.geotransform
    if geotransform is None:
        has_model = bool(dataset.GetMetadata("RPC"))
        located_by = "points" if dataset.GetGCPCount() else "model" if has_model else ""
        raise NoGeoreference(path, located_by)
    x0, a, b, y0, d, e = geotransform
    if a * e == b * d:
        raise NoGeoreference(path)
    width, height = dataset.RasterXSize, dataset.RasterYSize
    if max(width, height) > MAX_SIDE or width * height > _MAX_CELLS:
        raise TooManyCells(width, height, path)
    storage = {}
    if axes is not None and axes.exchanged:
        width, height, x0, a, y0, e = height, width, y0, e, x0, a
        storage["transposed"] = 1 if a > 0 else -1
        if a < 0:
            x0, a = x0 + width * a, -a
    if e > 0:
        x0, y0, b, e = x0 + height * b, y0 + height * e, -b, -e
        storage["row_order"] = -1
    crs = settings_of(path).crs
    if crs is None:
        crs = dataset.GetProjection() or ""
        if not crs:
            crs = crs_of_axes(axes, (x0, a, b, y0, d, e), (height, width))
            storage["crs_assumed"] = bool(crs)
    return Grid(width, height, (x0, a, b, y0, d, e), crs), storage


def require_latitudes(grid: Grid, path: str) -> None:
    """Raise when a grid in degrees reaches beyond a pole by more than its outermost cells."""
    if not grid.is_geographic:
        return
    _, south, _, north = grid.extent
    beyond = max(abs(south), abs(north))
    if beyond > _POLE + grid.cell_size[1]:
        raise LatitudeBeyondPole(path, north if north == beyond else south)


def looks_like_degrees(grid: Grid) -> bool:
    """Say whether the coordinates of a projected grid are such as longitudes and latitudes have.

    In metres, that is a place of at most 540 by 180 m beside the origin of the projection: a CRS
    that was assigned to a raster in degrees instead of bringing the raster to it.
    """
    if not grid.crs or not spatial_reference(grid.crs).IsProjected():
        return False
    west, south, east, north = grid.extent
    return _LONGITUDES[0] <= west and east <= _LONGITUDES[1] and -_POLE <= south and north <= _POLE
