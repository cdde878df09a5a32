"""Failures of writing rasters: what a refused write means, and places that are refused at once."""

from __future__ import annotations

import errno
import os
import shutil

from ..errors_and_notes.raster import DiskFull, OutputNotWritable, WriteLimit
from ..errors_and_notes.run import CarbonSinkError
from ..files.atomic import LIMITS

# Free space below which a failed write is taken for a full disk.
_NEARLY_FULL = 4 << 20
# Bytes written to see whether a file can grow.
_PROBE = 1 << 16
_FULL_TEXT = os.strerror(errno.ENOSPC)
_LIMIT_TEXTS = tuple(os.strerror(code) for code in LIMITS)


def reason_of_refusal(path: str) -> str:
    """Return why writing to a file is refused, empty when it can grow.

    libtiff tells "write error" and no more, and the rest from other threads to the console.
    """
    if not os.path.exists(path):
        return ""
    try:
        with open(path, "ab") as file:
            file.write(bytes(_PROBE))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def prepare_destination(path: str) -> None:
    """Make the folder of a raster to be written, and raise where writing there would fail.

    Raises
    ------
    OutputNotWritable
        With the system's own reason.
    """
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        if os.path.isdir(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if os.path.exists(path):
            os.replace(path, path)  # fails on Windows while another program has it open
    except OSError as error:
        raise OutputNotWritable(path, error.strerror or str(error)) from error


def write_error(path: str, reason: str) -> CarbonSinkError:
    """Return the error a failed write of a raster means: a full disk, or a refused place."""
    folder = os.path.dirname(os.path.abspath(path))
    usage = shutil.disk_usage(folder) if os.path.isdir(folder) else None
    is_full = usage is not None and usage.total > 0 and usage.free < _NEARLY_FULL
    free_bytes = usage.free if usage else 0
    if any(text in reason for text in _LIMIT_TEXTS):
        return WriteLimit(path, reason)
    if is_full or _FULL_TEXT in reason:
        return DiskFull(path, free_bytes, 0)
    return OutputNotWritable(path, reason)
