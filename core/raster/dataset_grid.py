"""The grid of an open raster: position by geotransform or axes, rows from the north, CRS."""

from __future__ import annotations

from osgeo import gdal

from ..facts.layers import LatitudeBeyondPole
from ..facts.raster import NoGeoreference, TooManyCells
from .axes import MAX_SIDE, axes_of, crs_of_axes, reverses_rows
from .grid import Grid, spatial_reference
from .layer_file import settings_of

# Cells of a raster, which a file of a few bytes can claim to have: 10 m of all the earth are 8e12.
_MAX_CELLS = 10**13
_POLE = 90.0  # degrees of latitude
_LONGITUDES = (-180.0, 360.0)


def grid_of_dataset(dataset: gdal.Dataset, path: str) -> tuple:
    """Return the north-up grid of a dataset, and how its bands are stored, as fields of `Band`."""
    axes = axes_of(dataset, path)
    geotransform = dataset.GetGeoTransform(can_return_null=True)
    if geotransform is None and axes is not None and not reverses_rows(dataset):
        geotransform = axes.geotransform
    if geotransform is None:
        raise NoGeoreference(path)
    x0, a, b, y0, d, e = geotransform
    if a * e == b * d:
        raise NoGeoreference(path)
    width, height = dataset.RasterXSize, dataset.RasterYSize
    if max(width, height) > MAX_SIDE or width * height > _MAX_CELLS:
        raise TooManyCells(width, height, path)
    storage = {}
    if axes is not None and axes.exchanged:
        width, height, x0, a, y0, e = height, width, y0, e, x0, a
        storage["turned"] = 1 if a > 0 else -1
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
