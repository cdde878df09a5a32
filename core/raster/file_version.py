"""The files that hold a raster, their versions, and whether they change while they are read.

What was found in a raster is kept for as long as its version is the same: QGIS stays open while
files are made anew, and workers of a cluster outlive a run. GDAL reads zeros where a raw file or
one of classic NetCDF was cut after it was opened.
"""

from __future__ import annotations

import functools
import html
import os
import re

from ..errors_and_notes.raster import InputChanged, UnreadableRaster
from ..files.lookup_cache import file_state
from ..files.reading import read_bytes
from ..run import Run
from .archives import archive_of
from .subdatasets import file_of_subdataset

VIRTUAL = ".vrt"
# A virtual raster as text, in a file or as the name itself.
_XML = "<VRTDataset"
_SOURCE = re.compile(r"<(?P<kind>Source(?:Filename|Dataset))(?P<how>[^>]*)>(?P<name>[^<]+)<")
# What is read cell by cell, and what is warped.
UNCHANGED, WARPED = "SourceFilename", "SourceDataset"
_RELATIVE = re.compile(r"""relativeToVRT\s*=\s*["']1["']""")
_QUOTED = re.compile(r'"(?P<file>[^"]+)"')
# A variable of a container by the name that GDAL gives it.
VARIABLE = re.compile(r'^(NETCDF|HDF5):"?(?P<file>.+?)"?:/*(?P<array>[^:"]+)$')


def file_version(path: str) -> tuple:
    """Return what changes when the files of a raster do: their places, sizes and times."""
    return tuple(file_state(file) for file in files_of_raster(path))


def files_of_raster(path: str) -> list:
    """Return the files of this machine that hold a raster, and whose changes change it, each once.

    GDAL lists neither the sources of a virtual raster within another one, nor sources that are
    variables of a container. Side files are not among them.

    Parameters
    ----------
    path : str
        What GDAL opens: a file, a variable of a container, a member of an archive, or a virtual
        raster.
    """
    files: dict = {}
    todo = [str(path)]
    while todo:
        name = todo.pop()
        if name.lstrip().startswith(_XML):
            todo += source_names(name, "")
            continue
        file = archive_of(name) or file_of_subdataset(name)
        if file not in files:
            files[file] = True
            if file.lower().endswith(VIRTUAL):
                todo += _read_source_names(file, file_state(file))
    return list(files)


def require_sources(path: str) -> None:
    """Raise `UnreadableRaster` with the first file of this machine that a virtual raster lacks."""
    for file in files_of_raster(path):
        if os.path.isabs(file) and not file.startswith("/vsi") and not os.path.exists(file):
            raise UnreadableRaster(path, f"{file}: No such file or directory")


@functools.lru_cache(maxsize=1024)
def _read_source_names(file: str, _state: tuple) -> tuple:
    """Return the names of what the file of a virtual raster refers to."""
    try:
        text = read_bytes(file).decode("utf-8", errors="replace")
    except OSError:  # what opens it says so
        return ()
    return source_names(text, os.path.dirname(file))


def source_names(xml: str, folder: str, kinds=(UNCHANGED, WARPED)) -> tuple:
    """Return the names of the sources of a virtual raster that lies in a folder, each once.

    Parameters
    ----------
    xml : str
        The virtual raster.
    folder : str
        What relative names start from.
    kinds : sequence of str
        Elements that name the sources.
    """
    names = []
    for match in _SOURCE.finditer(xml):
        if match["kind"] not in kinds:
            continue
        name = html.unescape(match["name"].strip())
        if _RELATIVE.search(match["how"]):
            within = _QUOTED.search(name) or VARIABLE.match(name)
            inner = within["file"] if within else name
            name = name.replace(inner, os.path.join(folder, inner), 1)
        names.append(name)
    return tuple(dict.fromkeys(names))


class InputWatch:
    """Remembers sizes and times of files before they are read.

    Parameters
    ----------
    paths : iterable of str
        Rasters; those that are no files of this machine are not watched.
    """

    def __init__(self, paths) -> None:
        files = {file for path in paths for file in files_of_raster(path)}
        states = {file: _input_state(file) for file in sorted(files)}
        self._before = {file: state for file, state in states.items() if state is not None}

    def truncated_files(self) -> list:
        """Return ``(file, bytes now, bytes before)`` of the files that are shorter now."""
        return _truncated_files(self._changes())

    def require_not_truncated(self, run: Run, paths=None) -> None:
        """Raise when a file was cut since, and note those that were written.

        Parameters
        ----------
        run : Run
            Receives notes of files that were written.
        paths : iterable of str, optional
            The rasters to look at; all by default.

        Raises
        ------
        UnreadableRaster
            With the bytes that are there and those that were there.
        """
        changes = self._changes(paths)
        for file, now, before in _truncated_files(changes):
            raise UnreadableRaster(file, f"{os.path.basename(file)}: {now} < {before} bytes")
        if changes:
            run.note(InputChanged(tuple(file for file, _, _ in changes)))

    def _changes(self, paths=None) -> list:
        """Return input files that changed while being read, with their states now and before."""
        files = list(self._before)
        if paths is not None:
            source_files = {file for path in paths for file in files_of_raster(path)}
            files = sorted(source_files.intersection(self._before))
        states = ((file, _input_state(file), self._before[file]) for file in files)
        return [(file, now, before) for file, now, before in states if now != before]


def _truncated_files(changes: list) -> list:
    """Return file, bytes now and bytes before of the files that are shorter now."""
    return [(f, now[0], before[0]) for f, now, before in changes if now and now[0] < before[0]]


def _input_state(file: str) -> tuple | None:
    """Return size and time of an input file; None for one that is gone."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
