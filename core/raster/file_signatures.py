"""Signatures: what files are by their first bytes, whatever their names say."""

from __future__ import annotations

import os

from osgeo import gdal

from ..files.reading import is_zip
from .remote_files import is_web, read_start, strip_bom_and_blanks

# How files begin that are no rasters although their name says so, and what they are.
_FOREIGN = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"{", "JSON"))
# How descriptions of other files and servers begin. GDAL finds them behind comments and blanks too.
_VIRTUAL = (b"<vrtdataset", b"<gdal_wms", b"<gdal_wmts", b"<wcs_gdal", b"<gdaltileindexdataset")
# Files of the user's own that may be such descriptions.
_DESCRIPTIONS = (".vrt", ".xml")
_HEAD = 4096
# Where zips say of a member that it is encrypted, in the lowest bit.
_ZIP_FLAGS = 6
_SIGNATURES = {b"\x0e\x03\x13\x01": "HDF4", b"\x89HDF\r\n\x1a\n": "HDF5", b"CDF": "netCDF"}
_SIGNATURES[b"GRIB"] = "GRIB"


def foreign_content(path: str, allows_virtual: bool = True) -> str:
    """Return what a file is by its first bytes if it cannot be a raster; else empty.

    A virtual raster names files and servers of its own. It may be opened only where
    `allows_virtual` says so, from this machine, and under a name that tells what it is.
    """
    if path.startswith("/vsi"):
        first_bytes = read_start(path, _HEAD)
    elif os.path.isfile(path):
        with open(path, "rb") as stream:
            first_bytes = stream.read(_HEAD)
    else:
        return ""
    if not first_bytes:
        return "empty"
    if is_zip(first_bytes):  # what is no archive that GDAL opens
        return "password" if first_bytes[_ZIP_FLAGS] & 1 else "zip"
    start = strip_bom_and_blanks(first_bytes).lower()
    allows_virtual = allows_virtual and not is_web(path) and path.lower().endswith(_DESCRIPTIONS)
    if not allows_virtual and any(signature in start for signature in _VIRTUAL):
        return "VRT"
    is_text = path.lower().endswith((".vrt", ".xml", ".json", ".asc"))
    foreign_kind = next((kind for signature, kind in _FOREIGN if start.startswith(signature)), "")
    return foreign_kind if foreign_kind and not is_text else ""


def missing_driver(path: str) -> str:
    """Return the driver that a signature asks for and this GDAL lacks; empty where it has it."""
    if not os.path.isfile(path):
        return ""
    with open(path, "rb") as stream:
        first_bytes = stream.read(8)
    for signature, driver in _SIGNATURES.items():
        if first_bytes.startswith(signature) and gdal.GetDriverByName(driver) is None:
            return driver
    return ""
