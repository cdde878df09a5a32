"""Writing tables and pages: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil

from .errors import DiskFull, OutputNotWritable


def publish_text(path: str, text: str) -> None:
    """Write a UTF-8 text file beside its destination and move it into place.

    Raises
    ------
    OutputNotWritable, DiskFull
        With the system's own reason; nothing is left behind.
    """
    path = os.path.abspath(path)
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{secrets.token_hex(4)}.part")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(part, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(part, path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            free = shutil.disk_usage(folder).free if os.path.isdir(folder) else 0
            raise DiskFull(path, free, len(text)) from error
        raise OutputNotWritable(path, error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(part)


def publish_csv(path: str, table) -> None:
    """Write a pandas DataFrame as CSV: UTF-8, dot decimals, empty for missing."""
    publish_text(path, table.to_csv(index=False, lineterminator="\n"))
