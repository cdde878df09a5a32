"""Reading files: whole files of any size and kind, how they begin, what a run looked up in them.

What a run looked up is kept until it ends: guards, checks and the computation itself ask the same
of the same rasters, and no file is opened for it twice.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from contextvars import ContextVar

# A table of more bytes is no table that anybody made by hand or exported for a run.
MOST_TABLE_BYTES = 1 << 30
_kept: ContextVar[dict | None] = ContextVar("lookups", default=None)
# Bytes that tell.
LONGEST = 8
# How GDAL's names of members of archives begin.
_ARCHIVES = ("/vsizip/", "/vsitar/", "/vsigzip/")
# The Climate Data Store sends zips as download.nc.
_ZIP = b"PK\x03\x04"


def read_bytes(path, max_bytes: int = MOST_TABLE_BYTES) -> bytes:
    """Return the content of a regular file.

    Parameters
    ----------
    path : str or path
        The file.
    max_bytes : int
        The largest number of bytes that is read.

    Raises
    ------
    OSError
        When it cannot be read, is a folder, a device or a pipe, or is larger.
    """
    require_regular(path)
    with open(path, "rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise OSError(errno.EFBIG, f"more than {max_bytes >> 20} MiB", str(path))
    return content


def require_regular(path) -> None:
    """Raise `OSError` unless a path is a regular file, which alone has an end.

    Raises
    ------
    OSError
        Also when there is no such file.
    """
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))


@contextlib.contextmanager
def lookups_kept():
    """Keep what is looked up in files while this is open, in this thread."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


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
    cache = _kept.get()
    if cache is not None:
        cache[key, path] = file_state(path), lookup


def stored_lookup(key: tuple, path: str):
    """Return what was found in a file before; None when that is not known, or the file changed."""
    cache = _kept.get()
    state, lookup = (cache or {}).get((key, path), (None, None))
    return lookup if lookup is not None and state == file_state(path) else None


def file_state(path: str) -> tuple:
    """Return what changes with a file or the metadata beside it; readings are then repeated."""
    return tuple(_file_state(name) for name in (path, f"{path}.aux.xml"))


def _file_state(path: str) -> tuple:
    """Return what changes with a file, or with the archive that it lies in."""
    try:
        status = os.stat(archive_of(path) or path)
    except (OSError, ValueError):
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def archive_of(path: str) -> str:
    """Return the archive on the disk that a ``/vsi...`` name lies in; empty where there is none."""
    inner = path
    while inner.startswith(_ARCHIVES):
        inner = inner[inner.index("/", 1) + 1 :]
    if inner == path:
        return ""
    if inner.startswith("{"):
        inner = inner[1:].split("}", 1)[0]
    while inner and not os.path.isfile(inner):
        shorter = os.path.dirname(inner)
        inner = "" if shorter == inner else shorter
    return inner


def is_zip(first_bytes: bytes) -> bool:
    """Say whether a file with these first bytes is a zip."""
    return first_bytes.startswith(_ZIP)
