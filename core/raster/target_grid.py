"""The grid that results get: on the lattice of a source, or from CRS, extent and cell size."""

from __future__ import annotations

import math

import numpy as np
from osgeo import osr

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.imports import ResolutionMissing
from ..errors_and_notes.raster import NoOverlap
from .crs import crs_name, same_crs, spatial_reference, transform_points
from .grid import Grid
from .window import Window

# Points along each side of an extent when it is brought to another CRS.
_POINTS = 21
# An edge this near to one of a cell is on it.
_ROUNDING = 1e-6


def target_grid(
    source: Grid, crs: str = "", resolution: float = 0.0, extent: tuple | None = None
) -> Grid:
    """Return the grid that a source is brought to.

    Parameters
    ----------
    source : Grid
        Gives what is not asked for; its own lattice is kept where neither CRS nor resolution is.
    crs : str
        Coordinate system as WKT; empty keeps the source's.
    resolution : float
        Side of a cell in units of the CRS; 0 keeps the source's.
    extent : tuple, optional
        ``(west, south, east, north, crs)`` with the CRS as WKT; the whole source by default.

    Raises
    ------
    ResolutionMissing
        When another CRS is asked for without a resolution.
    NoOverlap
        When the extent lies off the source.
    """
    is_reprojected = bool(crs) and not same_crs(crs, source.crs)
    if is_reprojected and not resolution:
        raise ResolutionMissing(crs_name(crs))
    crs = crs if is_reprojected else source.crs
    if extent is None:
        target_extent = transform_extent((*source.extent, source.crs), crs)
    else:
        target_extent = transform_extent(extent, crs)
    if not is_reprojected and not resolution:
        return _on_lattice(source, target_extent, extent)
    width, height = (resolution, resolution) if resolution else source.cell_size
    west = math.floor(target_extent[0] / width + _ROUNDING) * width
    north = math.ceil(target_extent[3] / height - _ROUNDING) * height
    cols = max(math.ceil((target_extent[2] - west) / width - _ROUNDING), 1)
    rows = max(math.ceil((north - target_extent[1]) / height - _ROUNDING), 1)
    return Grid(cols, rows, (west, width, 0.0, north, 0.0, -height), crs)


def _on_lattice(source: Grid, target_extent: tuple, extent) -> Grid:
    """Return the target grid on a source's lattice: the cells that an extent touches."""
    if extent is None and not source.is_rotated:
        return source
    if source.is_rotated:  # columns and rows of some files are exchanged
        height, width = source.cell_size
        size = (
            (target_extent[2] - target_extent[0]) / width,
            (target_extent[3] - target_extent[1]) / height,
        )
        transform = (target_extent[0], width, 0.0, target_extent[3], 0.0, -height)
        return Grid(max(round(size[0]), 1), max(round(size[1]), 1), transform, source.crs)
    top, left = (float(v) for v in source.cell_of(target_extent[0], target_extent[3]))
    bottom, right = (float(v) for v in source.cell_of(target_extent[2], target_extent[1]))
    top_left = math.floor(top + _ROUNDING), math.floor(left + _ROUNDING)
    bottom_right = math.ceil(bottom - _ROUNDING), math.ceil(right - _ROUNDING)
    window = Window(*top_left, bottom_right[0] - top_left[0], bottom_right[1] - top_left[1])
    if source.is_geographic and window.intersection(source.window).n_cells == 0:
        return source[window]  # longitudes of another turn: 0 to 360
    if window.intersection(source.window).n_cells == 0:
        raise NoOverlap(FieldName("extent"), source.extent, target_extent)
    return source[window]


def transform_extent(extent: tuple, crs: str) -> tuple:
    """Return the extent of the target grid in its CRS from one given in another."""
    west, south, east, north, source_crs = extent
    if not source_crs or not crs or same_crs(source_crs, crs):
        return west, south, east, north
    transform = osr.CoordinateTransformation(
        spatial_reference(source_crs).Clone(), spatial_reference(crs).Clone()
    )
    xs, ys = np.meshgrid(np.linspace(west, east, _POINTS), np.linspace(south, north, _POINTS))
    x, y = transform_points(transform, xs, ys)
    is_finite = np.isfinite(x) & np.isfinite(y)
    if not is_finite.any():
        raise NoOverlap(FieldName("extent"), (west, south, east, north), (np.nan,) * 4)
    return (
        float(x[is_finite].min()),
        float(y[is_finite].min()),
        float(x[is_finite].max()),
        float(y[is_finite].max()),
    )


def shift_to_longitudes_of(source: Grid, target: Grid) -> Grid:
    """Return a geographic source shifted by 360 degrees if need be to where the target grid lies.

    Files give longitudes from -180 to 180 or from 0 to 360.
    """
    from .grid_transformation import GridTransformation

    if not source.is_geographic:
        return source
    for degrees in (0.0, -360.0, 360.0):
        x, *other_terms = source.geotransform
        shifted = Grid(source.width, source.height, (x + degrees, *other_terms), source.crs)
        if GridTransformation(shifted, target).overlaps():
            return shifted
    return source
