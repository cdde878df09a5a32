"""Files that appear whole or not at all: bundles, tables, pages."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil

from ..facts.raster import DiskFull, OutputNotWritable, WriteLimit
from ..facts.run import CarbonSinkError
from .formulas import without_formulas
from .unfinished import temporary_path

# A quota of the user, and a limit of file sizes: the disk itself may have room.
LIMITS = (errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def written_whole(path: str, needed: int = 0, sweep: bool = True):
    """Open a file for an atomic write: hidden beside its place, and moved there at the end.

    Parameters
    ----------
    path : str
        Where the file shall be; its folder is made.
    needed : int
        Bytes that will be written, for the message of a full disk; 0 when not known.
    sweep : bool
        Whether to remove what a killed run left of the file (this lists its folder).

    Yields
    ------
    file
        To write to. When the block raises, nothing is left and an older file stays as it was.

    Raises
    ------
    OutputNotWritable, DiskFull, WriteLimit
        With the system's own reason.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temporary = temporary_path(path, sweep=sweep)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(temporary, "xb") as file:
            yield file
            # Some file systems refuse what does not fit only when it reaches the disk.
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise failed_write(path, error, needed) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def failed_write(path: str, error: OSError, needed: int = 0) -> CarbonSinkError:
    """Return the error for a file that could not be written whole."""
    reason = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        free = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free
        return DiskFull(path, free, needed)
    if error.errno in LIMITS:
        return WriteLimit(path, reason)
    return OutputNotWritable(path, reason)


def publish_text(path: str, text: str) -> None:
    """Write a UTF-8 text file, whole or not at all.

    Raises
    ------
    OutputNotWritable, DiskFull
        With the system's own reason.
    """
    contents = text.encode("utf-8")
    with written_whole(path, len(contents)) as file:
        file.write(contents)


def publish_csv(path: str, table) -> None:
    """Write a pandas DataFrame as CSV: UTF-8, dot decimals, empty for missing, no formulas."""
    publish_text(path, without_formulas(table).to_csv(index=False, lineterminator="\n"))
