"""Rasters among the files of folders and archives, found by their names; what else folders hold."""

from __future__ import annotations

import os
import zipfile
from collections import defaultdict
from typing import NamedTuple

from osgeo import gdal

from ..errors_and_notes.imports import FolderPartlyUsed, MembersTwice
from ..files.names import (
    NOT_DATA,
    PACKED,
    RASTER,
    RASTERS,
    SHARED,
    UNKNOWN,
    kind_of_file,
    natural_order,
)
from .archives import (
    ARCHIVES,
    address_of,
    archive_prefix,
    archive_root,
    decoded_name,
    whole_archive,
)
from .opening import opens_as_raster, quiet_gdal, why_no_raster

# What a zip says of an encrypted member.
_ENCRYPTED = 1
# Archives within archives that are opened.
_DEEPEST = 3
# What macOS and other systems add to archives.
_NOT_DATA = "__macosx"


def find_rasters(inputs, run) -> list:
    """Search folders, archives and lists: return the files that hold rasters, by name.

    Parameters
    ----------
    inputs : sequence of str
        Files, folders (with those inside), archives, ``/vsi...`` names and addresses. A file that
        is named itself is taken whatever its ending.
    run : Run
        Watched for cancel.
    """
    single_files: list = []
    inside_containers: list = []
    for source in inputs:
        run.check_cancel()
        path = whole_archive(address_of(str(source)))
        root = archive_root(path)
        if root:
            inside_containers += _search_archive(path, root)
        elif os.path.isdir(path):
            inside_containers += _search_folder(path, run)
        else:
            single_files.append(path)
    return list(dict.fromkeys([*single_files, *_without_mosaics(inside_containers)]))


def _search_archive(path: str, root: str, depth: int = 1) -> list:
    """Return the rasters that a search finds in an archive; the archive itself if it is not read.

    Raises
    ------
    MembersTwice
        When a zip holds a raster twice.
    """
    if root.startswith("/vsigzip/"):
        return [root]
    with quiet_gdal():
        names = gdal.ReadDirRecursive(root)
    if _is_encrypted(path) or not names:
        return [path]
    members: list = []
    for name in sorted(names):
        folders = name.lower().rstrip("/").split("/")
        member = f"{root}/{name}"
        if folders[0] == _NOT_DATA or any(folder.startswith(".") for folder in folders):
            continue
        if name.lower().endswith(RASTERS):
            members.append(member)
        elif name.lower().endswith(tuple(ARCHIVES)) and depth < _DEEPEST:
            members += _search_archive(member, f"{archive_prefix(name)}{member}", depth + 1)
    return members


def _is_encrypted(path: str) -> bool:
    """Say whether the rasters that a search found in a zip are encrypted.

    Raises
    ------
    MembersTwice
        When two of them have one name and different contents.
    """
    if not os.path.isfile(path) or not zipfile.is_zipfile(path):
        return False
    contents: dict = defaultdict(set)
    is_encrypted = False
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith(RASTERS):
                    contents[member.filename].add((member.CRC, member.file_size))
                    is_encrypted |= bool(member.flag_bits & _ENCRYPTED)
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False  # GDAL tells what is wrong with it
    for name, versions in contents.items():
        if len(versions) > 1:
            raise MembersTwice(path, decoded_name(name))
    return is_encrypted


def _without_mosaics(paths: list) -> list:
    """Return found files without the virtual rasters that only put others together."""
    folded_paths = set(map(_fold_path, paths))
    remaining = []
    for path in paths:
        if path.lower().endswith(".vrt"):
            with quiet_gdal():
                try:
                    dataset = gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
                except RuntimeError:
                    dataset = None  # it is read, and named, with the others
                sources = (dataset.GetFileList() or [])[1:] if dataset is not None else []
            if sources and folded_paths.issuperset(map(_fold_path, sources)):
                continue
        remaining.append(path)
    return remaining


def _fold_path(path: str) -> str:
    """Return a path by which the same raster is recognised when it is found twice."""
    return path if path.startswith("/vsi") else os.path.normcase(os.path.realpath(path))


def _search_folder(folder: str, run) -> list:
    """Return the rasters found in a folder and below it; what else may be data is noted."""
    rasters: list = []
    left_out: list = []
    for subfolder, folders, names in os.walk(folder):
        run.check_cancel()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        lower_names = {name.lower() for name in names}
        # macOS writes a hidden "._ndvi.tif" beside every file on foreign drives.
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(subfolder, name)
            kind = kind_of_file(name, lower_names)
            root = archive_root(path)
            if root:
                rasters += _search_archive(path, root)
            elif kind == RASTER or name.lower().endswith(RASTERS):
                rasters.append(path)
            elif kind in (SHARED, PACKED, UNKNOWN):
                reason = {PACKED: ARCHIVE, UNKNOWN: UNKNOWN}.get(kind) or why_no_raster(path)
                if reason is None:
                    rasters.append(path)
                elif reason:
                    left_out.append((os.path.relpath(path, folder), reason))
    if left_out:
        run.note(FolderPartlyUsed(folder, tuple(left_out)))
    return rasters


# Why something in a folder is not used.
FOLDER, ARCHIVE = "folder", "archive"
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
    if kind == SHARED:
        return why_no_raster(path)
    if kind == RASTER:
        return None
    if kind == PACKED or (kind == UNKNOWN and archive_root(path)):
        return ARCHIVE
    return UNKNOWN if kind == UNKNOWN else ""


def _holds_data(folder: str) -> bool:
    """Say whether a folder within that of a list holds rasters, archives or unknown formats."""
    n_seen = 0
    for _, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        lower_names = {name.lower() for name in names}
        if any(kind_of_file(name, lower_names) != NOT_DATA for name in names):
            return True
        n_seen += len(names)
        if n_seen > _MOST:
            return True
    return False
