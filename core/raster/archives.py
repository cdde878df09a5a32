"""Files that hold rasters: found in folders, archives and at addresses, and copied out of them.

GDAL reads through ``/vsizip/`` and ``/vsicurl/``, but the libraries of NetCDF and HDF want a file
of the disk: such members are copied to a folder of their own first.
"""

from __future__ import annotations

import os
import re

from osgeo import gdal

from ..files.atomic import failed_write
from .addresses import WEB, ending_name, reached
from .opening import quiet_gdal

# Endings of archives and the file system of GDAL that reads them.
_ARCHIVES = {".zip": "/vsizip/", ".tar": "/vsitar/", ".tgz": "/vsitar/", ".tar.gz": "/vsitar/"}
_ARCHIVES[".gz"] = "/vsigzip/"
# Files that hold rasters, by their endings.
_TIFF = (".tif", ".tiff")
# Files that GDAL's drivers of NetCDF, HDF and GRIB read from the disk only.
_FROM_DISK = (
    *(".nc", ".nc4", ".cdf"),
    *(".hdf", ".hdf4", ".h5", ".he5", ".hdf5"),
    *(".grib", ".grb", ".grb2", ".grib2"),
)
_OTHERS = (".vrt", ".img", ".asc", ".bil", ".bip", ".bsq", ".grd", ".jp2", ".sdat", ".flt", ".rst")
RASTERS = (*_TIFF, *_FROM_DISK, *_OTHERS)
_HEADER = ".hdr"
_URL = re.compile(r"^(https?|ftp)://", re.IGNORECASE)
_PIECE = 1 << 22


def find_rasters(inputs, run) -> list:
    """Return the files in folders, archives and lists that hold rasters, by name.

    Parameters
    ----------
    inputs : sequence of str
        Files, folders (with those inside), archives, ``/vsi...`` names and addresses. A file that
        is named itself is taken whatever its ending.
    run : Run
        Watched for cancel.
    """
    found: list = []
    for given in inputs:
        run.check()
        path = address_of(str(given))
        if archive_prefix(path):
            found += _in_archive(path)
        elif os.path.isdir(path):
            found += _in_folder(path, run)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def address_of(text: str) -> str:
    """Return an address of the web as GDAL reads it; anything else as it is."""
    return f"{WEB}{text}" if _URL.match(text) else text


def archive_prefix(path: str) -> str:
    """Return the file system of GDAL that reads an archive; empty for any other file."""
    lower = path.lower()
    if lower.startswith("/vsi") and not lower.startswith(WEB):
        return ""
    return next((prefix for end, prefix in _ARCHIVES.items() if lower.endswith(end)), "")


def archive_of(path: str) -> str:
    """Return the archive on the disk that a ``/vsi...`` name lies in; empty where there is none."""
    for prefix in set(_ARCHIVES.values()):
        if path.startswith(prefix):
            rest = path[len(prefix) :]
            while rest and not os.path.isfile(rest):
                shorter = os.path.dirname(rest)
                rest = "" if shorter == rest else shorter
            return rest
    return ""


def needs_disk(path: str) -> bool:
    """Say whether a member of an archive or a file of a server must be copied to be read."""
    return path.startswith("/vsi") and ending_name(path).lower().endswith(_FROM_DISK)


def copy_out(path: str, folder: str, run) -> str:
    """Copy a file that only GDAL reaches into a folder of the disk, and return its name there.

    Raises
    ------
    UnreadableRaster
        When it cannot be read.
    OutputNotWritable, DiskFull, WriteLimit
        When the copy cannot be written.
    """
    # The folders of the archive are kept apart by a number: two members may have one name.
    place = os.path.join(folder, f"{len(os.listdir(folder)):06d}")
    os.makedirs(place)
    target = os.path.join(place, os.path.basename(ending_name(path)))
    with reached(path) as handle:
        try:
            with open(target, "wb") as file:
                while True:
                    piece = gdal.VSIFReadL(1, _PIECE, handle)
                    if not piece:
                        return target
                    file.write(piece)
                    run.check()
        except OSError as error:  # what an archive holds may be far larger than itself
            raise failed_write(target, error) from error


def _in_archive(path: str) -> list:
    """Return the rasters in an archive; the archive itself where it cannot be read."""
    prefix = archive_prefix(path)
    root = f"{prefix}{path}"
    if prefix == "/vsigzip/":
        return [root]
    with quiet_gdal():
        names = gdal.ReadDirRecursive(root)
    if not names:
        return [path]
    return [f"{root}/{name}" for name in sorted(names) if name.lower().endswith(RASTERS)]


def _in_folder(folder: str, run) -> list:
    """Return the rasters in a folder and those inside it."""
    found: list = []
    for where, folders, names in os.walk(folder):
        run.check()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        known = {name.lower() for name in names}
        for name in sorted(names):
            path = os.path.join(where, name)
            if name.startswith("."):
                continue
            if archive_prefix(path):
                found += _in_archive(path)
            elif name.lower().endswith(RASTERS) or _is_envi(name, known):
                found.append(path)
    return found


def _is_envi(name: str, known: set) -> bool:
    """Say whether a file has a header of ENVI or ESRI beside it."""
    lower = name.lower()
    stem, ending = os.path.splitext(lower)
    if ending not in ("", ".dat", ".bin", ".raw"):
        return False
    return f"{stem}{_HEADER}" in known or f"{lower}{_HEADER}" in known
