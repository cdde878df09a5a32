"""What a run looked up in files, kept until it ends.

Guards, checks and the computation itself ask the same of the same rasters, and no file is opened
for it twice.
"""

from __future__ import annotations

import contextlib
import os
import time
from contextvars import ContextVar

from .names import archive_of

_cache: ContextVar[dict | None] = ContextVar("lookups", default=None)
# Seconds for which a run may use what the check of its parameters looked up.
_KEPT_FOR_S = 5.0
# Who may use them, until when, what was looked up, and the state of the folders then.
_kept: tuple = ("", 0.0, {}, {})


@contextlib.contextmanager
def cached_lookups(known: dict | None = None):
    """Keep what is looked up in files while this is open, in this thread.

    Parameters
    ----------
    known : dict, optional
        What was looked up before.
    """
    lookups = known or {}
    token = _cache.set(lookups)
    try:
        yield lookups
    finally:
        _cache.reset(token)


def keep_lookups_for_run(lookups: dict, name: str) -> None:
    """Leave what a check looked up to the run that follows it.

    Parameters
    ----------
    lookups : dict
        From `cached_lookups`. Only what was found in files that can be seen to change is left, and
        nothing of virtual rasters, whose sources may change.
    name : str
        Of what was checked.
    """
    global _kept
    watched = {
        (key, path): entry
        for (key, path), entry in lookups.items()
        if entry[0][0] and not path.lower().endswith(".vrt")
    }
    folders = {folder: _file_state(folder) for folder in {_folder_of(path) for _, path in watched}}
    _kept = name, time.monotonic() + _KEPT_FOR_S, watched, folders


def reuse_lookups(name: str) -> dict:
    """Return what the check before looked up; nothing where it checked something else or is old."""
    global _kept
    (owner, until, lookups, folders), _kept = _kept, ("", 0.0, {}, {})
    if owner != name or time.monotonic() >= until:
        return {}
    # A folder changes with what is put beside a raster: a mask, a world file, a projection.
    same = {folder for folder, state in folders.items() if state == _file_state(folder)}
    return {key: entry for key, entry in lookups.items() if _folder_of(key[1]) in same}


def _folder_of(path: str) -> str:
    return os.path.dirname(archive_of(path) or path) or os.curdir


def store_lookup(key: tuple, path: str, lookup) -> None:
    """Keep what was found in a file, if a run keeps anything.

    Parameters
    ----------
    key : tuple
        What was asked.
    path : str
        The file; once it has changed the answer no longer holds.
    lookup : object
        The answer, which nobody may change.
    """
    cache = _cache.get()
    if cache is not None:
        cache[key, path] = file_state(path), lookup


def stored_lookup(key: tuple, path: str):
    """Return what was found in a file before; None when that is not known, or the file changed."""
    cache = _cache.get()
    state, lookup = (cache or {}).get((key, path), (None, None))
    return lookup if lookup is not None and state == file_state(path) else None


def file_state(path: str) -> tuple:
    """Return what changes with a file or the metadata beside it; readings are then repeated."""
    return tuple(_file_state(name) for name in (path, f"{path}.aux.xml"))


def _file_state(path: str) -> tuple:
    """Return the state of a file, or of its archive, for which a lookup is kept."""
    try:
        status = os.stat(archive_of(path) or path)
    except (OSError, ValueError):
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns
