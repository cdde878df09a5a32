"""Files that hold rasters: found in folders, archives and at addresses, and copied out of them.

GDAL reads through ``/vsizip/`` and ``/vsicurl/``, but the libraries of NetCDF and HDF want a file
of the disk: such members are copied to a folder of their own first.
"""

from __future__ import annotations

import contextlib
import os
import re
import zipfile
from collections import defaultdict

from osgeo import gdal

from ..facts.imports import MembersTwice
from ..files.atomic import failed_write
from .addresses import WEB, ending_name, reached
from .opening import quiet_gdal

# Endings of archives and the file system of GDAL that reads them.
_ARCHIVES = {".zip": "/vsizip/", ".tar": "/vsitar/", ".tgz": "/vsitar/", ".tar.gz": "/vsitar/"}
_GZIP = ".gz"
_ARCHIVES[_GZIP] = "/vsigzip/"
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
# How zips begin, whatever they are called: the Climate Data Store sends them as download.nc.
_ZIP_START = b"PK\x03\x04"
# What a zip says of an encrypted member.
_ENCRYPTED = 1
# Archives within archives that are opened.
_DEEPEST = 3
# What macOS and other systems add to archives.
_NOT_DATA = "__macosx"
# Names in GB 18030 (or GBK, GB 2312) as bytes: ASCII, and pairs beyond it.
_CHINESE = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x80-\xfe])+")


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
    beside: list = []
    for given in inputs:
        run.check()
        path = address_of(str(given))
        root = archive_root(path)
        if root:
            beside += _in_archive(path, root)
        elif os.path.isdir(path):
            beside += _in_folder(path, run)
        else:
            found.append(path)
    return list(dict.fromkeys([*found, *_without_mosaics(beside)]))


def address_of(text: str) -> str:
    """Return an address of the web as GDAL reads it; anything else as it is."""
    return f"{WEB}{text}" if _URL.match(text) else text


def archive_prefix(path: str) -> str:
    """Return the file system of GDAL that reads an archive; empty for any other file."""
    lower = path.lower()
    if lower.startswith("/vsi") and not lower.startswith(WEB):
        return ""
    return next((prefix for end, prefix in _ARCHIVES.items() if lower.endswith(end)), "")


def archive_root(path: str) -> str:
    """Return the folder that GDAL makes of an archive; empty for any other file.

    A zip is known by its content too, whatever its name says it is.
    """
    prefix = archive_prefix(path)
    if prefix:
        return f"{prefix}{path}"
    if path.startswith("/vsi") or not os.path.isfile(path):
        return ""
    with open(path, "rb") as file:
        return f"/vsizip/{{{path}}}" if file.read(len(_ZIP_START)) == _ZIP_START else ""


def archive_of(path: str) -> str:
    """Return the archive on the disk that a ``/vsi...`` name lies in; empty where there is none."""
    inner, prefixes = path, tuple(set(_ARCHIVES.values()))
    while inner.startswith(prefixes):
        inner = inner[inner.index("/", 1) + 1 :]
    if inner == path:
        return ""
    if inner.startswith("{"):
        inner = inner[1:].split("}", 1)[0]
    while inner and not os.path.isfile(inner):
        shorter = os.path.dirname(inner)
        inner = "" if shorter == inner else shorter
    return inner


def readable_name(path: str) -> str:
    """Return a ``/vsi...`` name with the names of members as who made the archive wrote them.

    Zips of Chinese systems hold names in GB 18030, others in UTF-8, and do not say so: GDAL reads
    them as those of DOS.
    """
    archive = archive_of(path)
    if not archive:
        return path
    before, _, members = path.partition(archive)
    return f"{before}{archive}{'/'.join(map(_decoded, members.split('/')))}"


def _decoded(name: str) -> str:
    """Return the name of a member that was read as one of DOS in the coding that it has."""
    if name.isascii():
        return name
    try:
        stored = name.encode("cp437")
    except UnicodeError:
        return name  # one that says its coding
    for coding in ("utf-8", "gb18030") if _CHINESE.fullmatch(stored) else ("utf-8",):
        with contextlib.suppress(UnicodeError):
            return stored.decode(coding)
    return name


def needs_disk(path: str) -> bool:
    """Say whether a member of an archive or a file of a server must be copied to be read."""
    return path.startswith("/vsi") and _decompressed_name(ending_name(path)).lower().endswith(
        _FROM_DISK
    )


def _decompressed_name(path: str) -> str:
    """Return the name of what a compressed file holds; any other name as it is."""
    return path[: -len(_GZIP)] if path.lower().endswith(_GZIP) else path


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
    target = os.path.join(place, os.path.basename(_decompressed_name(ending_name(path))))
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


def _in_archive(path: str, root: str, depth: int = 1) -> list:
    """Return the rasters in an archive; the archive itself where it cannot be read.

    Raises
    ------
    MembersTwice
        When a zip holds a raster twice.
    """
    if root.startswith("/vsigzip/"):
        return [root]
    with quiet_gdal():
        names = gdal.ReadDirRecursive(root)
    if _is_locked(path) or not names:
        return [path]
    found: list = []
    for name in sorted(names):
        parts = name.lower().rstrip("/").split("/")
        member = f"{root}/{name}"
        if parts[0] == _NOT_DATA or any(part.startswith(".") for part in parts):
            continue
        if name.lower().endswith(RASTERS):
            found.append(member)
        elif name.lower().endswith(tuple(_ARCHIVES)) and depth < _DEEPEST:
            found += _in_archive(member, f"{archive_prefix(name)}{member}", depth + 1)
    return found


def _is_locked(path: str) -> bool:
    """Say whether rasters in a zip are encrypted.

    Raises
    ------
    MembersTwice
        When two of them have one name and different contents.
    """
    if not os.path.isfile(path) or not zipfile.is_zipfile(path):
        return False
    contents: dict = defaultdict(set)
    is_locked = False
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith(RASTERS):
                    contents[member.filename].add((member.CRC, member.file_size))
                    is_locked |= bool(member.flag_bits & _ENCRYPTED)
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False  # GDAL tells what is wrong with it
    for name, found in contents.items():
        if len(found) > 1:
            raise MembersTwice(path, _decoded(name))
    return is_locked


def _without_mosaics(paths: list) -> list:
    """Return files without the virtual rasters that only put others of them together."""
    known = set(map(_fold_path, paths))
    kept = []
    for path in paths:
        if path.lower().endswith(".vrt"):
            with quiet_gdal():
                try:
                    dataset = gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
                except RuntimeError:
                    dataset = None  # it is read, and named, with the others
                sources = (dataset.GetFileList() or [])[1:] if dataset is not None else []
            if sources and known.issuperset(map(_fold_path, sources)):
                continue
        kept.append(path)
    return kept


def _fold_path(path: str) -> str:
    return path if path.startswith("/vsi") else os.path.normcase(os.path.realpath(path))


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
            root = archive_root(path)
            if root:
                found += _in_archive(path, root)
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
