"""Subdatasets: the variables and arrays in files that hold several rasters, and their names."""

from __future__ import annotations

import os

from osgeo import gdal

from ..errors_and_notes.raster import ArraysOnly, SubdatasetsOnly
from .opening import quiet_gdal

# A virtual raster of one file, as the name itself.
_BY_NAME = "vrt://"


def require_one_raster(path: str) -> None:
    """Raise for a file that is no raster because it holds several subdatasets, or arrays.

    Parameters
    ----------
    path : str
        The file.

    Raises
    ------
    SubdatasetsOnly, ArraysOnly
        With the names of what it holds.
    """
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
        except RuntimeError:
            dataset = None
        if dataset is not None:
            if dataset.RasterCount == 0 and dataset.GetSubDatasets():
                raise SubdatasetsOnly(path, tuple(name for name, _ in dataset.GetSubDatasets()))
            return
        names = array_names(path)
        if names:
            raise ArraysOnly(path, names)


def array_names(path: str) -> tuple:
    """Return the arrays with rows and columns, which are subdatasets of a file, in groups too."""
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(path, gdal.OF_MULTIDIM_RASTER)
            root = dataset.GetRootGroup() if dataset is not None else None
            return () if root is None else tuple(_arrays_in(root))
        except RuntimeError:
            return ()


def _arrays_in(group: gdal.Group) -> list:
    """Return the names of the arrays that can be opened as rasters in a group."""
    names = group.GetMDArrayNames() or ()
    arrays = [name for name in names if group.OpenMDArray(name).GetDimensionCount() > 1]
    for subgroup in group.GetGroupNames() or ():
        arrays += _arrays_in(group.OpenGroup(subgroup))
    return arrays


def subdataset_names(dataset: gdal.Dataset, path: str) -> list:
    """Return what GDAL calls the variables of a container; empty for a file of plain bands."""
    if dataset.RasterCount == 0:
        return [name for name, _ in dataset.GetSubDatasets()]
    # A container of one variable is opened as that variable, whose name is then the dataset's.
    name = dataset.GetDescription()
    return [name] if name != path and path in name else []


def sole_variable_name(dataset: gdal.Dataset, path: str) -> str:
    """Return the name of the variable in an HDF4 file that holds one; empty for other files.

    GDAL opens such a file as the variable and does not tell its name as it does for two.
    """
    if dataset.GetDriver().ShortName not in ("HDF4", "HDF4Image"):
        return ""
    names = array_names(path)
    return names[0] if len(names) == 1 else ""


def file_of_subdataset(path: str) -> str:
    """Return the file that the name of a subdataset (a variable of a container) refers to."""
    if path.startswith(_BY_NAME):
        path = path[len(_BY_NAME) :].partition("?")[0]
    if os.path.exists(path) or path.startswith("/vsi"):
        return path
    quoted = path.split('"')
    if len(quoted) > 1 and os.path.exists(quoted[1]):
        return quoted[1]
    driver, _, remainder = path.partition(":")
    while remainder:
        if os.path.exists(remainder):
            return remainder
        remainder = remainder.rpartition(":")[0]
    return driver or path
