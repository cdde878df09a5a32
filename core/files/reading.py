"""Reading whole files that may be anything: a device, a pipe, more than the memory holds."""

from __future__ import annotations

import errno
import os
import stat

# A table of more bytes is no table that anybody made by hand or exported for a run.
MOST_TABLE_BYTES = 1 << 30


def read_bytes(path, most: int = MOST_TABLE_BYTES) -> bytes:
    """Return the content of a regular file.

    Parameters
    ----------
    path : str or path
        The file.
    most : int
        The largest number of bytes that is read.

    Raises
    ------
    OSError
        When it cannot be read, is a folder, a device or a pipe, or is larger.
    """
    require_regular(path)
    with open(path, "rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"more than {most >> 20} MiB", str(path))
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
