"""Opening rasters by GDAL, quietly, and with the errors of this program.

Keeping the HDF5 library from printing what the NetCDF library asks it in vain. NetCDF looks for
optional attributes of each variable. The HDF5 library of Debian, which is built for threads, prints
a page for each that is not there, in every thread but the first: a thousand lines for two years of
months. What matters comes back as an error of GDAL.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
import threading

from osgeo import gdal

from ..errors_and_notes.raster import UnreadableRaster
from ..files.names import is_netcdf
from .layer_file import settings_of

_MAPS = "/proc/self/maps"
_LIBRARY = re.compile(r"\S*/libhdf5[-\w]*\.so[.\d]*$")
_DEFAULT_STACK = 0
_of_thread = threading.local()
# Why a file is none that GDAL opens.
NOT_READABLE = "not_readable"


def silence_hdf5() -> None:
    """Turn off the messages of HDF5 on opening rasters in this thread; once for each."""
    if getattr(_of_thread, "prints_nothing", False):
        return
    _of_thread.prints_nothing = True
    for path in _loaded_libraries():
        # What cannot be silenced prints, and reads as before.
        with contextlib.suppress(OSError, AttributeError):
            set_error_handler = ctypes.CDLL(path).H5Eset_auto2
            set_error_handler.argtypes = (ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p)
            set_error_handler(_DEFAULT_STACK, None, None)


def _loaded_libraries() -> set:
    """Return the HDF5 libraries in this process; those of Linux alone print in threads."""
    if not sys.platform.startswith("linux"):
        return set()
    with contextlib.suppress(OSError), open(_MAPS, encoding="utf-8", errors="replace") as lines:
        matches = (_LIBRARY.search(line.rstrip("\n")) for line in lines)
        return {match.group() for match in matches if match is not None}
    return set()


@contextlib.contextmanager
def quiet_gdal():
    """Keep GDAL's messages off the console while rasters are opened; they are raised instead."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    try:
        yield
    finally:
        gdal.PopErrorHandler()


@contextlib.contextmanager
def reading(path: str):
    """Keep GDAL quiet while it looks at a raster, and turn its exceptions into our error.

    Much of a file is read only when it is asked for, so any question can fail.

    Raises
    ------
    UnreadableRaster
        With the driver's own text.
    """
    with quiet_gdal():
        try:
            yield
        except RuntimeError as error:
            raise UnreadableRaster(path, str(error)) from error


def open_dataset(path: str) -> gdal.Dataset:
    """Open a raster for reading, whether or not GDAL raises exceptions in this process.

    Raises
    ------
    UnreadableRaster
        With the driver's own text.
    """
    path = str(path)
    silence_hdf5()
    with reading(path):
        flags = gdal.OF_RASTER | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR
        dataset = gdal.OpenEx(path, flags, open_options=_open_options(path))
        if dataset is None:
            missing = "" if _may_exist(path) else "no such file"
            raise UnreadableRaster(path, missing or gdal.GetLastErrorMsg())
    return dataset


def read_array(raster_band, path: str, *area, **how):
    """Return stored numbers of an open raster's band, as `gdal.Band.ReadAsArray`, or raise.

    Without exceptions GDAL returns None where a file is damaged or breaks off.

    Raises
    ------
    UnreadableRaster
        With the driver's own text.
    """
    with reading(path):
        stored = raster_band.ReadAsArray(*area, **how)
        if stored is None:
            raise UnreadableRaster(path, gdal.GetLastErrorMsg())
    return stored


def _open_options(path: str) -> list:
    """Return the options with which GDAL opens a raster.

    Those of the layer, and one of our own: GDAL applies the valid range of NetCDF files to packed
    numbers, whichever it was meant for.
    """
    by_netcdf = path.upper().startswith("NETCDF:") or is_netcdf(path)
    return [*settings_of(path).options, *(["HONOUR_VALID_RANGE=NO"] if by_netcdf else [])]


def unreadable(paths) -> list:
    """Return ``(path, reason)`` of the rasters that GDAL cannot open here."""
    failed = []
    for path in paths:
        try:
            open_dataset(path)
        except UnreadableRaster as error:
            failed.append((path, error.reason))
    return failed


def _may_exist(path: str) -> bool:
    """Say whether a raster exists or is no plain file, which GDAL itself then looks for."""
    return os.path.exists(path) or ":" in path[2:] or path.startswith("/vsi")


def read_tag(path: str, key: str) -> str:
    """Return a metadata item of a file that GDAL opens, empty without one of that name.

    Raises
    ------
    UnreadableRaster
        When the file cannot be read.
    """
    dataset = open_dataset(path)
    with reading(path):
        return dataset.GetMetadataItem(key) or ""


def opens_as_raster(path: str) -> bool:
    """Say whether a file that may hold tables as well holds rasters."""
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
        except RuntimeError:
            return False
        return dataset is not None and bool(dataset.RasterCount or dataset.GetSubDatasets())


def why_no_raster(path: str) -> str | None:
    """Return None for a raster, empty for tables, else why a file of either is not read."""
    if opens_as_raster(path):
        return None
    with quiet_gdal():
        try:
            tables = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
        except RuntimeError:
            tables = None
    return NOT_READABLE if tables is None else ""
