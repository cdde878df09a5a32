"""What a folder that stands for a list of rasters holds: the rasters, and what is not used."""

from __future__ import annotations

import os
from typing import NamedTuple

from osgeo import gdal

from ..facts.imports import FolderPartlyUsed
from ..files import names as file_names
from ..files.names import kind_of_file, natural_order
from .archives import archive_root
from .opening import quiet_gdal
from .subdatasets import opens_as_raster

# Why something in a folder is not used.
FOLDER, ARCHIVE, NOT_READABLE, UNKNOWN = "folder", "archive", "not_readable", "unknown"
# Rasters that are folders: of ESRI and Zarr.
_MARKS = ("hdr.adf", ".zgroup", ".zattrs", ".zarray", "zarr.json")
# Files of a folder within a folder that are looked at.
_MOST = 20_000


class FolderContents(NamedTuple):
    """What was found in a folder.

    Parameters
    ----------
    rasters : tuple of str
        Paths in the order of their names, numbers as numbers.
    left_out : tuple of (str, str)
        Name and reason (`FOLDER`, `ARCHIVE`, `NOT_READABLE` or `UNKNOWN`) of what may be data too.
    """

    rasters: tuple
    left_out: tuple

    def note(self, folder: str) -> FolderPartlyUsed | None:
        """Return a note on what in the folder is not used; None where all of it is used."""
        return FolderPartlyUsed(folder, self.left_out) if self.left_out else None


def folder_contents(folder: str) -> FolderContents:
    """Return the rasters that lie in a folder itself, and what else in it may be data.

    Tables, documents and parts of other files are neither.
    """
    names = sorted((n for n in os.listdir(folder) if not n.startswith(".")), key=natural_order)
    lower_names = {name.lower() for name in names}
    rasters, left_out = [], []
    for name in names:
        path = os.path.join(folder, name)
        reason = _reason_not_used(path, lower_names)
        if reason is None:
            rasters.append(path)
        elif reason:
            left_out.append((name, reason))
    return FolderContents(tuple(rasters), tuple(left_out))


def is_raster_folder(path: str) -> bool:
    """Say whether a folder is a raster itself."""
    has_marker = any(os.path.exists(os.path.join(path, marker_file)) for marker_file in _MARKS)
    return has_marker and opens_as_raster(path)


def _reason_not_used(path: str, names) -> str | None:
    """Return why something in a folder is not used; empty for no data, None for rasters."""
    if os.path.isdir(path):
        if is_raster_folder(path):
            return None
        return FOLDER if _holds_data(path) else ""
    kind = kind_of_file(os.path.basename(path), names)
    if kind == file_names.SHARED:
        return why_no_raster(path)
    if kind == file_names.RASTER:
        return None
    if kind == file_names.PACKED or (kind == file_names.UNKNOWN and archive_root(path)):
        return ARCHIVE
    return UNKNOWN if kind == file_names.UNKNOWN else ""


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


def _holds_data(folder: str) -> bool:
    """Say whether a folder within that of a list holds rasters, archives or unknown formats."""
    n_seen = 0
    for _, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        lower_names = {name.lower() for name in names}
        if any(kind_of_file(name, lower_names) != file_names.NOT_DATA for name in names):
            return True
        n_seen += len(names)
        if n_seen > _MOST:
            return True
    return False
