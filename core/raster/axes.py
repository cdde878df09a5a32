"""What GDAL's raster view of NetCDF and HDF5 does not tell: axes in another order, attributes.

Some products (GPM IMERG) store longitudes before latitudes. GDAL takes the last dimension for x
whatever it is, so their maps would lie on their side.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from osgeo import gdal

from .grid import Grid
from .source import MOST_SIDE, Band, quiet_gdal

_NORTH = ("degrees_north", "degree_north", "degreesnorth", "degree_n", "degrees_n")
_EAST = ("degrees_east", "degree_east", "degreeseast", "degree_e", "degrees_e")
_LATITUDES, _LONGITUDES = ("lat", "latitude", "nlat"), ("lon", "longitude", "nlon", "long")
# Steps of an axis differ by rounding only, as a share of the step.
_REGULAR = 0.02
_WITHIN = re.compile(r'^(NETCDF|HDF5):"?(?P<file>.+?)"?:/*(?P<array>[^:"]+)$')
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


def grid_by_axes(part: str, variable: str, known: Grid | None) -> Grid | None:
    """Return the grid of a variable by its axes, where GDAL's own is missing or on its side.

    Parameters
    ----------
    part : str
        What GDAL opens: a file, or a variable within it.
    variable : str
        Name of the variable.
    known : Grid or None
        What GDAL says of it.

    Returns
    -------
    Grid or None
        None where there is nothing to correct.
    """
    found = _WITHIN.match(part)
    file, array = (found["file"], found["array"]) if found else (part, variable)
    if not file.lower().endswith((".nc", ".nc4", ".cdf", ".h5", ".he5", ".hdf5", ".hdf")):
        return None
    axes = _axes_of(file, array)
    if axes is None:
        return None
    (first, rows), (last, cols) = axes
    if (first, last) == ("lon", "lat"):
        if known is not None:
            x0, a, _, y0, _, e = known.geotransform
            return replace(known, geotransform=(y0, 0.0, e, x0, a, 0.0))
        return _grid(rows, cols, True)
    return (
        None if known is not None or (first, last) != ("lat", "lon") else _grid(cols, rows, False)
    )


def _axes_of(file: str, array: str) -> tuple | None:
    """Return kind and values of the last two axes of an array; None where they are not told."""
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(file, gdal.OF_MULTIDIM_RASTER)
            root = dataset.GetRootGroup() if dataset is not None else None
            opened = root.OpenMDArrayFromFullname("/" + array.lstrip("/")) if root else None
            dimensions = opened.GetDimensions()[-2:] if opened is not None else []
            axes = [dimension.GetIndexingVariable() for dimension in dimensions]
            if len(axes) < 2 or None in axes:
                return None
            kinds = [_kind_of(axis) for axis in axes]
            if set(kinds) != {"lat", "lon"}:
                return None
            if max(dimension.GetSize() for dimension in dimensions) > MOST_SIDE:
                return None
            values = [np.asarray(axis.ReadAsArray(), np.float64) for axis in axes]
        except (RuntimeError, AttributeError, TypeError):  # no view of this file as arrays
            return None
    return tuple(zip(kinds, values))


def _kind_of(axis) -> str:
    """Return "lat" or "lon" for an axis; empty for any other."""
    unit = (axis.GetUnit() or "").lower().replace(" ", "_")
    if not unit:
        attribute = axis.GetAttribute("units")
        unit = str(attribute.Read()).lower().replace(" ", "_") if attribute is not None else ""
    name = axis.GetName().lower()
    if unit in _NORTH or (not unit.startswith("deg") and name in _LATITUDES):
        return "lat"
    if unit in _EAST or (not unit.startswith("deg") and name in _LONGITUDES):
        return "lon"
    return {"lat": "lat", "lon": "lon"}.get(name[:3], "")


def _grid(longitudes: np.ndarray, latitudes: np.ndarray, turned: bool) -> Grid | None:
    """Return the grid around the centres of cells; None where they are not evenly spaced."""
    steps = []
    for values in (longitudes, latitudes):
        if values.size < 2:
            return None
        step = (values[-1] - values[0]) / (values.size - 1)
        if not step or np.abs(np.diff(values) - step).max() > _REGULAR * abs(step):
            return None
        steps.append(float(step))
    dx, dy = steps
    x0, y0 = float(longitudes[0]) - dx / 2, float(latitudes[0]) - dy / 2
    if turned:
        return Grid(latitudes.size, longitudes.size, (x0, 0.0, dx, y0, dy, 0.0))
    return Grid(longitudes.size, latitudes.size, (x0, dx, 0.0, y0, 0.0, dy))


def with_attributes(band: Band, part: str, facts: dict) -> Band:
    """Return a band of HDF5 with what its array's attributes say and the band itself does not.

    GDAL lists the attributes of all arrays under their full names among those of the file.

    Parameters
    ----------
    band : Band
        As GDAL describes it.
    part : str
        What GDAL opens.
    facts : dict
        Metadata of the dataset.
    """
    found = _WITHIN.match(part)
    if found is None or not part.startswith("HDF5:"):
        return band
    prefix = re.sub(r"[/ ]", "_", found["array"].strip("/")) + "_"
    own = {key[len(prefix) :]: value for key, value in facts.items() if key.startswith(prefix)}

    def number(*names):
        text = next((own[name] for name in names if own.get(name)), "")
        match = _NUMBER.search(text)
        return float(match.group()) if match else None

    fill, scale = number("_FillValue", "CodeMissingValue"), number("scale_factor")
    if fill is not None and band.nodata is None:
        band = replace(band, nodata=fill)
    if scale is not None and band.scale == 1.0 and band.offset == 0.0:
        band = replace(band, scale=scale, offset=number("add_offset") or 0.0)
    unit = next((own[name] for name in ("units", "Units", "unit") if own.get(name)), "")
    return replace(band, unit=unit.strip()) if unit and not band.unit else band
