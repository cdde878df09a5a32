"""Archives and addresses: names that GDAL reads them by, and copies of what needs a disk.

GDAL reads through ``/vsizip/`` and ``/vsicurl/``, but the libraries of NetCDF and HDF want a file
of the disk: such members are copied to a folder of their own first.
"""

from __future__ import annotations

import contextlib
import os
import re

from osgeo import gdal

from ..errors_and_notes.raster import NotInArchive
from ..files.atomic import failed_write
from ..files.names import FROM_DISK, GZIP, TIFF, archive_of, unpacked
from ..files.reading import LONGEST, is_zip
from .opening import quiet_gdal
from .remote_files import WEB, ending_name, open_address, public_address

# Endings of archives and the file system of GDAL that reads them.
ARCHIVES = {".zip": "/vsizip/", ".tar": "/vsitar/", ".tgz": "/vsitar/", ".tar.gz": "/vsitar/"}
ARCHIVES[GZIP] = "/vsigzip/"
_URL = re.compile(r"^(https?|ftp)://", re.IGNORECASE)
_CHUNK_BYTES = 1 << 22
# Names in GB 18030 (or GBK, GB 2312) as bytes: ASCII, and pairs beyond it.
_CHINESE = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x80-\xfe])+")


def address_of(text: str) -> str:
    """Return an address of the web or a public bucket as GDAL reads it; else the text as it is."""
    text = public_address(text)
    return f"{WEB}{text}" if _URL.match(text) else text


def archive_prefix(path: str) -> str:
    """Return the file system of GDAL that reads an archive; empty for any other file."""
    lower = path.lower()
    if lower.startswith("/vsi") and not lower.startswith(WEB):
        return ""
    return next((prefix for end, prefix in ARCHIVES.items() if lower.endswith(end)), "")


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
        return f"/vsizip/{{{path}}}" if is_zip(file.read(LONGEST)) else ""


def whole_archive(path: str) -> str:
    """Return the archive that a ``/vsi...`` name without a member means; other names as they are.

    QGIS writes archives so. GDAL opens the only raster in one by that name, which says nothing of
    the member.
    """
    archive = archive_of(path)
    inside = path.partition(archive)[2] if archive else "/"
    return path if inside.strip("}/") or not archive else archive


def require_member(path: str) -> None:
    """Raise for an archive, or a name within one, that cannot be opened as a raster.

    Raises
    ------
    NotInArchive
        With the rasters that GDAL reads in the archive.
    """
    root = archive_root(path)
    archive = path if root else archive_of(path)
    if not archive:
        return
    root = root or archive_root(archive)
    with quiet_gdal():
        try:
            names = gdal.ReadDirRecursive(root) or []
        except RuntimeError:
            names = []
    rasters = [name for name in names if name.lower().endswith((*TIFF, ".img", ".vrt", ".asc"))]
    # QGIS takes a name within ".tar.gz" for one within ".gz", and opens none.
    is_readable = not archive.lower().endswith(f".tar{GZIP}")
    members = tuple(f"{root}/{name}" for name in rasters if is_readable)
    if members or names:
        raise NotInArchive(path, archive, members)


def readable_name(path: str) -> str:
    """Return a ``/vsi...`` name with the names of members as who made the archive wrote them.

    Zips of Chinese systems hold names in GB 18030, others in UTF-8, and do not say so: GDAL reads
    them as those of DOS.
    """
    archive = archive_of(path)
    if not archive:
        return path
    prefix, _, members = path.partition(archive)
    return f"{prefix}{archive}{'/'.join(map(decoded_name, members.split('/')))}"


def decoded_name(name: str) -> str:
    """Return the name of an archive's member in the encoding that it really has."""
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
    return path.startswith("/vsi") and unpacked(ending_name(path)).lower().endswith(FROM_DISK)


def copy_from_archive(path: str, folder: str, run) -> str:
    """Copy a file out of an archive or from the web to a folder, and return its path there.

    Raises
    ------
    UnreadableRaster
        When it cannot be read.
    OutputNotWritable, DiskFull, WriteLimit
        When the copy cannot be written.
    """
    # The folders of the archive are kept apart by a number: two members may have one name.
    copy_folder = os.path.join(folder, f"{len(os.listdir(folder)):06d}")
    os.makedirs(copy_folder)
    target = os.path.join(copy_folder, os.path.basename(unpacked(ending_name(path))))
    with open_address(path) as handle:
        try:
            with open(target, "wb") as file:
                while True:
                    chunk = gdal.VSIFReadL(1, _CHUNK_BYTES, handle)
                    if not chunk:
                        return target
                    file.write(chunk)
                    run.check_cancel()
        except OSError as error:  # what an archive holds may be far larger than itself
            raise failed_write(target, error) from error
