"""Files that change while they are read: what was computed of them may be wrong.

GDAL reads zeros where a raw file or one of classic NetCDF was cut after it was opened.
"""

from __future__ import annotations

import os

from ..facts.raster import InputChanged, UnreadableRaster
from ..run import Run
from .file_version import files_of_raster


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
