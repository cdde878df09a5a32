"""Atomic writes: files that appear whole or not at all, and the removal of abandoned ones.

A file is written under a hidden name in the folder of its destination. The name carries the mark of
the writing process (`processes`), so that whoever writes the same file later removes what a killed
run has left behind. Files of another machine stay.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil

from ..errors_and_notes.raster import DiskFull, OutputNotWritable, WriteLimit
from ..errors_and_notes.run import CarbonSinkError
from .formulas import without_formulas
from .processes import OWNER_PATTERN, has_process_ended, new_process_mark

# A quota of the user, and a limit of file sizes: the disk itself may have room.
LIMITS = (errno.EDQUOT, errno.EFBIG)


def temporary_path(path: str, ending: str = "", sweep: bool = True) -> str:
    """Return a hidden name beside a file for an atomic write, which nobody else uses.

    Parameters
    ----------
    path : str
        The file or folder to be made.
    ending : str
        How the hidden name should end.
    sweep : bool
        Whether to remove what dead processes left of the same file (this lists its folder).
    """
    folder, name = os.path.split(os.path.abspath(path))
    if sweep:
        remove_abandoned(path)
    return os.path.join(folder, f".{name}.{new_process_mark()}.part{ending}")


def remove_abandoned(path: str) -> None:
    """Remove what dead processes of this machine left in making a file or folder."""
    folder, name = os.path.split(os.path.abspath(path))
    pattern = re.compile(rf"\.{re.escape(name)}\.({OWNER_PATTERN})\.part(\..*)?", re.DOTALL)
    try:
        matches = [match for match in map(pattern.fullmatch, os.listdir(folder)) if match]
    except OSError:  # no such folder yet, or one that cannot be listed
        return
    for match in matches:
        if has_process_ended(match[1]):
            abandoned = os.path.join(folder, match[0])
            with contextlib.suppress(OSError):
                shutil.rmtree(abandoned) if os.path.isdir(abandoned) else os.remove(abandoned)


@contextlib.contextmanager
def atomic_writer(path: str, expected_bytes: int = 0, sweep: bool = True):
    """Open a file for an atomic write: hidden beside its place, and moved there at the end.

    Parameters
    ----------
    path : str
        Where the file shall be; its folder is made.
    expected_bytes : int
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
        raise failed_write(path, error, expected_bytes) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def failed_write(path: str, error: OSError, expected_bytes: int = 0) -> CarbonSinkError:
    """Return the error for a file that an atomic write could not write whole."""
    reason = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        free_bytes = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free
        return DiskFull(path, free_bytes, expected_bytes)
    if error.errno in LIMITS:
        return WriteLimit(path, reason)
    return OutputNotWritable(path, reason)


def publish_text(path: str, text: str) -> None:
    """Write a UTF-8 text file atomically: whole or not at all.

    Raises
    ------
    OutputNotWritable, DiskFull
        With the system's own reason.
    """
    contents = text.encode("utf-8")
    with atomic_writer(path, len(contents)) as file:
        file.write(contents)


def publish_csv(path: str, table) -> None:
    """Write a pandas DataFrame as CSV: UTF-8, dot decimals, empty for missing, no formulas."""
    publish_text(path, without_formulas(table).to_csv(index=False, lineterminator="\n"))
