"""What a run looked up in files, kept until the run ends, so that no file is opened for it twice.

Guards, checks and the computation itself ask the same of the same rasters.
"""

from __future__ import annotations

import contextlib
import os
from contextvars import ContextVar

_kept: ContextVar[dict | None] = ContextVar("lookups", default=None)


@contextlib.contextmanager
def lookups_kept():
    """Keep what is looked up in files while this is open, in this thread."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def keep_lookup(key: tuple, path: str, found) -> None:
    """Keep what was found in a file, if a run keeps anything.

    Parameters
    ----------
    key : tuple
        What was asked.
    path : str
        The file; once it has changed the answer no longer holds.
    found : object
        The answer, which nobody may change.
    """
    kept = _kept.get()
    if kept is not None:
        kept[key, path] = file_state(path), found


def kept_lookup(key: tuple, path: str):
    """Return what was found in a file before; None when that is not known, or the file changed."""
    kept = _kept.get()
    state, found = (kept or {}).get((key, path), (None, None))
    return found if found is not None and state == file_state(path) else None


def file_state(path: str) -> tuple:
    """Return what changes with a file or the metadata beside it; look-ups are then repeated."""
    return tuple(_file_state(name) for name in (path, f"{path}.aux.xml"))


def _file_state(path: str) -> tuple:
    """Return what changes with a file; a look-up of it is then repeated."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns
