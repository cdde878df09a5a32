"""Axes of the arrays in NetCDF and HDF5 files, which GDAL's raster view leaves out.

Some files (GPM IMERG, exports of MATLAB and R) store longitudes before latitudes. GDAL takes the
last dimension for x whatever it is, so their maps would lie on their side. Files after the CF
conventions need not name a datum (section 5.6) where their axes tell degrees.
"""

from __future__ import annotations

import functools
import os
from typing import NamedTuple

import numpy as np
from osgeo import gdal, osr

from ..errors_and_notes.raster import UnreadableRaster
from ..files.names import HDF5, NETCDF
from .file_version import UNCHANGED, VARIABLE, file_version, source_names
from .opening import open_dataset, quiet_gdal

# Cells of a side of a raster, which a file of a few bytes can claim to have.
MAX_SIDE = 20_000_000
_DRIVERS = ("netCDF", "HDF5", "HDF5Image")
_NORTH = ("degrees_north", "degree_north", "degreesnorth", "degree_n", "degrees_n")
_EAST = ("degrees_east", "degree_east", "degreeseast", "degree_e", "degrees_e")
_LATITUDES, _LONGITUDES = ("lat", "latitude", "nlat"), ("lon", "longitude", "nlon", "long")
# Coordinates of a projection, by standard name, the attribute "axis" or the name of the axis.
_X = ("projection_x_coordinate", "x", "easting", "xc")
_Y = ("projection_y_coordinate", "y", "northing", "yc")
# Degrees of a globe that is turned, which are no longitudes and latitudes.
_TURNED = ("grid_longitude", "grid_latitude")
# Steps of an axis differ by rounding only, as a share of the step.
_REGULAR = 0.02
_ENDINGS = (*NETCDF, *HDF5)


class Axes(NamedTuple):
    """The last two axes of an array: "lon" or "x", "lat" or "y", and where the cells begin.

    `first` and `last` are (start, step) of the edges of the cells along the last axis but one and
    along the last; None where the centres are not evenly spaced.
    """

    kinds: tuple
    first: tuple | None
    last: tuple | None

    @property
    def exchanged(self) -> bool:
        """Whether columns are stored before rows."""
        return self.kinds in (("lon", "lat"), ("x", "y"))

    @property
    def is_geographic(self) -> bool:
        """Whether they are longitudes and latitudes."""
        return set(self.kinds) == {"lon", "lat"}

    @property
    def geotransform(self) -> tuple | None:
        """As GDAL would have it: the last axis as x; None where it is not told."""
        if self.first is None or self.last is None:
            return None
        (y0, dy), (x0, dx) = self.first, self.last
        return x0, dx, 0.0, y0, 0.0, dy


def axes_of(dataset: gdal.Dataset, path: str) -> Axes | None:
    """Return the axes of the variable that a dataset holds; None where they are not told.

    Parameters
    ----------
    dataset : gdal.Dataset
        An open raster.
    path : str
        What GDAL opened: a file, or a variable within it.
    """
    driver = dataset.GetDriver().ShortName
    if driver == "VRT":
        return _axes_of_source(dataset, path)
    if driver not in _DRIVERS:
        return None
    match = VARIABLE.match(dataset.GetDescription()) or VARIABLE.match(path)
    if match:
        file, array = match["file"], match["array"]
    else:
        metadata = dataset.GetRasterBand(1).GetMetadata() if dataset.RasterCount else {}
        file, array = path, (metadata or {}).get("NETCDF_VARNAME", "")
    return _read_axes(file, array, file_version(file)) if array else None


def reverses_rows(dataset: gdal.Dataset) -> bool:
    """Say whether a driver may show rows in reverse where it tells no place for them."""
    return dataset.GetDriver().ShortName in ("netCDF", "VRT")


def _axes_of_source(dataset: gdal.Dataset, path: str) -> Axes | None:
    """Return the axes of the first source of a virtual raster, whose rows and columns it keeps.

    Sources that are virtual themselves, or no containers, have none.
    """
    described = (dataset.GetMetadata("xml:VRT") or [""])[0]
    source = next(iter(source_names(described, os.path.dirname(path), (UNCHANGED,))), "")
    if VARIABLE.match(source) is None and not source.lower().endswith(_ENDINGS):
        return None
    try:
        return axes_of(open_dataset(source), source)
    except UnreadableRaster:  # what reads the cells says so
        return None


@functools.lru_cache(maxsize=1024)
def _read_axes(file: str, array: str, _version: tuple) -> Axes | None:
    """Return the last two axes of an array in a NetCDF or HDF5 file."""
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(file, gdal.OF_MULTIDIM_RASTER)
            root = dataset.GetRootGroup() if dataset is not None else None
            opened = _find_array(root, array) if root is not None else None
            dimensions = opened.GetDimensions()[-2:] if opened is not None else []
            axes = [dimension.GetIndexingVariable() for dimension in dimensions]
            if len(axes) < 2 or None in axes:
                return None
            kinds = tuple(_kind_of(axis) for axis in axes)
            if set(kinds) not in ({"lat", "lon"}, {"x", "y"}):
                return None
            if max(dimension.GetSize() for dimension in dimensions) > MAX_SIDE:
                return None
            steps = [_cell_edges(np.asarray(axis.ReadAsArray(), np.float64)) for axis in axes]
        except (RuntimeError, AttributeError, TypeError):  # no view of this file as arrays
            return None
    return Axes(kinds, *steps)


def _find_array(root: gdal.Group, name: str) -> gdal.MDArray:
    """Return the array of an axis by its full name, or by its name alone inside a group."""
    array = root.OpenMDArrayFromFullname("/" + name.lstrip("/")) if "/" in name else None
    return root.ResolveMDArray(name, "/", []) if array is None else array


def _kind_of(axis) -> str:
    """Return "lat", "lon", "x" or "y" for an axis of an array; empty for any other."""
    unit = (axis.GetUnit() or _text_of(axis, "units")).lower().replace(" ", "_")
    name, standard = axis.GetName().lower(), _text_of(axis, "standard_name").lower()
    if standard in _TURNED:
        return ""
    degrees = unit.startswith("deg")
    if unit in _NORTH or standard == "latitude" or (not degrees and name in _LATITUDES):
        return "lat"
    if unit in _EAST or standard == "longitude" or (not degrees and name in _LONGITUDES):
        return "lon"
    kind_by_name = {"lat": "lat", "lon": "lon"}.get(name[:3], "")
    if kind_by_name or degrees:
        return kind_by_name
    descriptions = {standard, _text_of(axis, "axis").lower(), name}
    kinds_along = [
        kind for kind, names in (("x", _X), ("y", _Y)) if descriptions.intersection(names)
    ]
    return kinds_along[0] if len(kinds_along) == 1 else ""


def _text_of(axis, name: str) -> str:
    """Return an attribute of an axis of an array as text, empty where it has none.

    GDAL raises for one that is not there where its exceptions are on, so all are gone through.
    """
    matching = (
        attribute for attribute in axis.GetAttributes() or () if attribute.GetName() == name
    )
    return next((str(attribute.Read()) for attribute in matching), "")


def _cell_edges(centres: np.ndarray) -> tuple | None:
    """Return the edges of cells from the centres on an axis of an array; None for uneven ones."""
    if centres.size < 2:
        return None
    step = (centres[-1] - centres[0]) / (centres.size - 1)
    if not step or not np.abs(np.diff(centres) - step).max() <= _REGULAR * abs(step):
        return None
    return float(centres[0] - step / 2), float(step)


def crs_of_axes(axes: Axes | None, geotransform: tuple, shape: tuple) -> str:
    """Return WGS 84 as WKT for longitudes and latitudes, empty for any other axes.

    Parameters
    ----------
    axes : Axes or None
        Of the raster.
    geotransform : tuple
        Where its cells lie, x along the columns.
    shape : tuple
        Rows and columns.
    """
    if axes is None or not axes.is_geographic:
        return ""
    x0, dx, _, y0, _, dy = geotransform
    xs, ys = (x0, x0 + shape[1] * dx), (y0, y0 + shape[0] * dy)
    is_on_globe = min(xs) >= -360.5 and max(xs) <= 540.5 and min(ys) >= -90.5 and max(ys) <= 90.5
    return _wgs84_wkt() if is_on_globe else ""


@functools.cache
def _wgs84_wkt() -> str:
    """Return the WKT of WGS 84, the CRS of axes in degrees."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    return reference.ExportToWkt()
