"""Reading whole files, and the first bytes that tell what a file is."""

from __future__ import annotations

import errno
import os
import stat

# A table of more bytes is no table that anybody made by hand or exported for a run.
MAX_TABLE_BYTES = 1 << 30
# Bytes that tell what a file is.
LONGEST = 8
# The Climate Data Store sends zips as download.nc.
_ZIP = b"PK\x03\x04"


def read_bytes(path, max_bytes: int = MAX_TABLE_BYTES) -> bytes:
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


def is_zip(first_bytes: bytes) -> bool:
    """Say whether a file with these first bytes is a zip."""
    return first_bytes.startswith(_ZIP)
