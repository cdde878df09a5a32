"""Files that change while they are read: what was computed of them may be wrong.

GDAL reads zeros where a raw file or one of classic NetCDF was cut after it was opened.
"""

from __future__ import annotations

import os

from ..facts.raster import InputChanged, UnreadableRaster
from ..run import Run
from .file_version import files_behind


class InputWatch:
    """Remembers sizes and times of files before they are read.

    Parameters
    ----------
    paths : iterable of str
        Rasters; those that are no files of this machine are not watched.
    """

    def __init__(self, paths) -> None:
        files = {file for path in paths for file in files_behind(path)}
        known = {file: _state(file) for file in sorted(files)}
        self._before = {file: state for file, state in known.items() if state is not None}

    def cut(self, among=None) -> list:
        """Return ``(file, bytes now, bytes before)`` of the files that are shorter now.

        Parameters
        ----------
        among : iterable of str, optional
            The rasters that are asked for; all by default.
        """
        found = []
        for file, (size, _time) in self._states(among):
            now = _state(file)
            if now is not None and now[0] < size:
                found.append((file, now[0], size))
        return found

    def require_whole(self, run: Run, among=None) -> None:
        """Raise when a file was cut since, and note those that were written.

        Parameters
        ----------
        run : Run
            Receives notes of files that were written.
        among : iterable of str, optional
            As in `cut`.

        Raises
        ------
        UnreadableRaster
            With the bytes that are there and those that were there.
        """
        for file, now, before in self.cut(among):
            raise UnreadableRaster(file, f"{os.path.basename(file)}: {now} < {before} bytes")
        changed = tuple(file for file, state in self._states(among) if _state(file) != state)
        if changed:
            run.note(InputChanged(changed))

    def _states(self, among) -> list:
        """Return file, size and time of some rasters' files as they were."""
        if among is None:
            return list(self._before.items())
        files = {file for path in among for file in files_behind(path)}
        return [(file, self._before[file]) for file in sorted(files) if file in self._before]


def _state(file: str) -> tuple | None:
    """Return size and time of a file; None for one that is not there."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
