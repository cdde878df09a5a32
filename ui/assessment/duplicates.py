"""What would count twice: copies and archives of rasters, several products, plots of a series."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from pathlib import Path

from ...core.files.names import RASTERS
from ...core.files.reading import read_bytes
from ...core.units.quantity import quantity_of_name
from .data_records import PREDICTOR, UNUSED, Remark
from .derived_layers import DATE, ROLE

# What the copy of a file is called: "ndvi_2012 - 副本", "ndvi_2012 - Copy (2)", "ndvi_2012(1)".
_COPY = re.compile(
    r"(?P<name>.*?\S)(?:\s*[-_ ]\s*(?:副本|复件|copy)(?:\s*[(（]?\d+[)）]?)?|\s*[(（]\d{1,2}[)）])",
    re.IGNORECASE,
)

# Larger rasters are known by name and size, not by their content.
_MAX_READ = 64 << 20


def without_copies(raster_files: list) -> list:
    """Return the rasters, of which copies by their name are not used beside the original."""
    originals = {Path(data_file.path).stem.casefold(): data_file.path for data_file in raster_files}
    left = []
    for data_file in raster_files:
        original = originals.get(name_of_original(Path(data_file.path).stem).casefold(), "")
        if original and data_file.role != UNUSED and not data_file.chosen:
            remark = Remark("copy", {"other": original})
            data_file = data_file._replace(role=UNUSED, remarks=(remark,))
        left.append(data_file)
    return left


def unpacked_beside(archive: str, raster_paths, cache: dict) -> str:
    """Return a raster of the folder that a zip holds too, where it holds nothing but such ones.

    Parameters
    ----------
    archive : str
        Any file.
    raster_paths : sequence of str
        The rasters of the folder.
    cache : dict
        Checksums of earlier calls, kept as long as a file does not change.
    """
    if not archive.lower().endswith(".zip"):
        return ""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [m for m in opened.infolist() if m.filename.lower().endswith(RASTERS)]
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):  # names of no encoding
        return ""
    by_size: dict = {}
    for path in raster_paths:
        by_size.setdefault(_size_of(path), []).append(path)
    found = [
        next((p for p in by_size.get(m.file_size, ()) if _is_member(p, m, cache)), "")
        for m in members
    ]
    return found[0] if found and all(found) else ""


def _is_member(path: str, member: zipfile.ZipInfo, cache: dict) -> bool:
    """Say whether a raster as large as a member of a zip is that member, unpacked."""
    if member.file_size > _MAX_READ:
        return os.path.basename(path) == os.path.basename(member.filename)
    try:
        key = ("crc", path, os.stat(path).st_mtime_ns, member.file_size)
        if key not in cache:
            cache[key] = zlib.crc32(read_bytes(path))
    except OSError:
        return False
    return cache[key] == member.CRC


def _size_of(path: str) -> int:
    """Return the size of a file of the folder; -1 for one that is gone."""
    try:
        return os.path.getsize(path)
    except OSError:
        return -1


def with_remarks_on_undated_duplicates(files: list, variables: dict, choices: dict) -> list:
    """Return the files, of which static predictors called like a dated one are in doubt.

    A map of one date without its date, such as "NDVI" beside "NDVI_max" of many years, would serve
    all dates.
    """
    dated = [name for name, rasters in variables.items() if rasters[0].date is not None]

    def remark_on_undated(data_file) -> tuple:
        choice = choices.get(data_file.path, {})
        is_static = data_file.role == PREDICTOR and not any(data_file.dates)
        if not is_static or ROLE in choice or DATE in choice:
            return ()
        series = next(
            (name for name in dated if _are_of_one_quantity(data_file.variable, name)), ""
        )
        return (Remark("undated_beside", {"series": series}, "date"),) if series else ()

    return [
        data_file._replace(remarks=(*data_file.remarks, *remark_on_undated(data_file)))
        for data_file in files
    ]


def _are_of_one_quantity(static: str, dated: str) -> bool:
    """Say whether two variables are of one quantity, or the name of one begins the other."""
    quantity = quantity_of_name(static)
    if quantity and quantity == quantity_of_name(dated):
        return True
    first, second = static.casefold(), dated.casefold()
    return second.startswith(first) and not second[len(first) : len(first) + 1].isalnum()


def name_of_original(stem: str) -> str:
    """Return the name of the file that a file is a copy of, by its name; "" for no copy.

    Examples
    --------
    >>> name_of_original("NDVI_2012 - 副本"), name_of_original("NDVI_2012 (2)")
    ('NDVI_2012', 'NDVI_2012')
    >>> name_of_original("NDVI_2012")
    ''
    """
    name_match = _COPY.fullmatch(stem)
    return name_match["name"] if name_match else ""
