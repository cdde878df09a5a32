"""The outer shell of a model file: a zip that is read with limits and written whole or not at all.

A model file may come from anywhere. Its parts are read into memory by name, never extracted, and
nothing is believed before it is checked.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib

from ..errors import BadBundle
from ..publish import written_whole

# No part of a real model is larger: 1500 full trees on 20 000 records take about 1 GiB.
MAX_PART_BYTES = 4 * 2**30
MAX_PARTS = 1000
# Real parts shrink to a third or a tenth. A part that shrinks more is a bomb, once it is large.
MAX_RATIO = 200
SMALL_BYTES = 64 * 2**20
# All parts carry this date: the same model makes the same file.
_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_MARK = b"PK\x03\x04"


def read_archive(path: str) -> dict:
    """Read all parts of a model file.

    Parameters
    ----------
    path : str
        The file.

    Returns
    -------
    dict of str to bytes
        Contents by name.

    Raises
    ------
    BadBundle
        When it is no zip, is damaged, or holds what no model of ours does; `why` says which.
    """
    try:
        with open(path, "rb") as file:
            return _read_parts(file, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise BadBundle(path, "truncated", str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        # Encrypted parts and packing methods that we never use.
        raise BadBundle(path, "foreign", str(error)) from error
    except OSError as error:
        raise BadBundle(path, "unreadable", error.strerror or str(error)) from error


def _read_parts(file, path: str) -> dict:
    mark = file.read(len(_ZIP_MARK))
    if mark != _ZIP_MARK:
        raise BadBundle(path, "not-zip")
    size = file.seek(0, os.SEEK_END)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        _check_entries(entries, size, path)
        parts = {}
        for entry in entries:
            with archive.open(entry) as part:
                parts[entry.filename] = part.read(entry.file_size)
                if len(parts[entry.filename]) != entry.file_size:
                    raise BadBundle(path, "truncated", entry.filename)
        return parts


def _check_entries(entries: list, size: int, path: str) -> None:
    """Look at the table of contents before anything is unpacked."""
    names = [entry.filename for entry in entries]
    for name in names:
        if not name or "/" in name or "\\" in name or ":" in name or name.startswith("."):
            raise BadBundle(path, "path", name)
    if len(set(names)) != len(names):
        raise BadBundle(path, "duplicate", next(n for n in names if names.count(n) > 1))
    packed = sum(entry.compress_size for entry in entries)
    # Parts that share their packed bytes add up to more than the file.
    if len(entries) > MAX_PARTS or packed > size:
        raise BadBundle(path, "too-large", f"{len(entries)}")
    for entry in entries:
        large = entry.file_size > SMALL_BYTES
        bomb = large and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if bomb or entry.file_size > MAX_PART_BYTES:
            raise BadBundle(path, "too-large", entry.filename)


def write_archive(path: str, parts: dict) -> None:
    """Write parts as a model file, beside its place first; an older file is replaced at the end.

    Parameters
    ----------
    path : str
        The file.
    parts : dict of str to bytes
        Contents by name, in order.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written; an older file then stays as it was.
    """
    size = sum(len(content) for content in parts.values())
    with written_whole(path, size) as file, zipfile.ZipFile(file, "w") as archive:
        for part, content in parts.items():
            if len(content) > MAX_PART_BYTES:
                raise BadBundle(path, "too-large", part)
            archive.writestr(_entry(part), content, compresslevel=6)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
