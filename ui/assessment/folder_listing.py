"""The files of a data folder, by what they may be."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ...core.files.names import SIDE_ENDINGS, TABLE_ENDINGS
from .manifest import NAME as MANIFEST

RASTER_ENDINGS = (
    *(".tif", ".tiff", ".vrt", ".img", ".nc", ".nc4", ".hdf", ".h5", ".he5", ".asc", ".bil"),
    *(".flt", ".sdat", ".rst", ".jp2"),
)
SIDE_NAMES = (
    *("thumbs.db", "desktop.ini", "readme.txt", "readme.md", "license.txt", "source.txt"),
    MANIFEST,
)
# The demonstration region keeps its answers there: maps that an assessment has to find by itself.
TRUTH_FOLDER = "truth"
# A folder this deep or this full is a disk, not the data of one assessment.
DEEPEST, MAX_FILES = 3, 20_000
KINDS = ("raster", "table", "other")


class Listing(NamedTuple):
    """Paths of rasters, tables and other files; folders too deep, and folders read in part."""

    rasters: tuple
    tables: tuple
    others: tuple
    too_deep: tuple
    too_full: tuple


def list_files(folder, excluded=()) -> Listing:
    """Return the files in a folder and the folders inside it, in order; hidden ones are left out.

    Parameters
    ----------
    folder : str or Path
        The folder; it need not exist.
    excluded : iterable of str or Path
        Folders to leave out.
    """
    folder, excluded_paths = (
        str(folder),
        {os.path.normcase(os.path.normpath(path)) for path in excluded},
    )
    kinds: dict = {kind: [] for kind in KINDS}
    too_deep, n_files = [], 0
    for subfolder, subfolders, names in os.walk(folder):
        depth = len(Path(subfolder).relative_to(folder).parts)
        folders = [name for name in subfolders if _is_wanted(subfolder, name, excluded_paths)]
        if depth >= DEEPEST:
            too_deep += [os.path.join(subfolder, name) for name in folders]
            folders = []
        subfolders[:] = sorted(folders)
        for name in sorted(names):
            kind = _kind_of_file(name)
            if kind:
                kinds[kind].append(os.path.join(subfolder, name))
        n_files += len(names)
        if n_files > MAX_FILES:
            break
    lists = (tuple(kinds[kind]) for kind in KINDS)
    too_full = (folder,) if n_files > MAX_FILES else ()
    return Listing(*lists, tuple(too_deep), too_full)


def with_added(listing: Listing, paths, folder, excluded=()) -> Listing:
    """Return a listing with files and folders besides; what lies in the folder counts once.

    Parameters
    ----------
    listing : Listing
        What the data folder holds.
    paths : iterable of str
        Files and folders from elsewhere; what is not there any more is left out.
    folder : str or Path
        The data folder.
    excluded : iterable of str or Path
        Folders to leave out.
    """
    listings = [listing]
    for path in paths:
        if is_inside_folder(path, folder):
            continue
        if os.path.isdir(path):
            listings.append(list_files(path, excluded))
        elif os.path.isfile(path):
            kind = _kind_of_file(os.path.basename(path))
            listings.append(
                Listing(*((path,) if kind == one_kind else () for one_kind in KINDS), (), ())
            )
    return Listing(*(tuple(dict.fromkeys(chain(*lists))) for lists in zip(*listings)))


def is_inside_folder(path, folder) -> bool:
    """Say whether a path is a folder or lies somewhere in it."""
    path, folder = (os.path.normcase(os.path.abspath(name)) for name in (path, folder))
    return path == folder or path.startswith(os.path.join(folder, ""))


def _is_wanted(parent: str, name: str, excluded_paths: set) -> bool:
    path = os.path.normcase(os.path.normpath(os.path.join(parent, name)))
    return name != TRUTH_FOLDER and not name.startswith(".") and path not in excluded_paths


def _kind_of_file(name: str) -> str:
    """Return what a listed file is: "raster", "table", "other" or "" for a part of another."""
    low = name.lower()
    if low.startswith((".", "~$")) or low in SIDE_NAMES or low.endswith(SIDE_ENDINGS):
        return ""
    if low.endswith(RASTER_ENDINGS):
        return "raster"
    return "table" if low.endswith(TABLE_ENDINGS) else "other"
