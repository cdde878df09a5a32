"""What the user has set about a file of the data folder, and how it takes effect.

A role is taken note of here. Another variable, date, unit or coordinate system becomes a small
virtual raster in the workspace, so that every algorithm reads it as usual.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from ...core.dates.date import Date
from ...core.facts.dates import BadDate
from ...core.files.names import file_stem
from ...core.raster.virtual_raster import ENDING, write_virtual_raster
from .raster_descriptions import RasterDescription

# Keys of a choice; the first only says what a file is used for.
ROLE, VARIABLE, DATE, UNIT, CRS = "role", "variable", "date", "unit", "crs"
X, Y = "x", "y"
ALIGNED = "aligned"
# Set of a download that was imported.
IMPORTED = "imported"
# The date of a raster that serves all dates.
ALL_DATES = "all"
# What changes how a file is read.
READ_ANEW = frozenset((VARIABLE, DATE, UNIT, CRS))


def raster_as_chosen(description: RasterDescription, choice: dict, folder) -> str:
    """Return the file to use for a raster: itself, or a virtual one that says what was chosen.

    Parameters
    ----------
    description : RasterDescription
        The file as it is.
    choice : dict
        What the user has set.
    folder : str or Path
        Where virtual rasters go.

    Raises
    ------
    BadDate, UnreadableRaster
        When the date is none, or the file cannot be written.
    """
    changes = {key: choice[key] for key in sorted(READ_ANEW) if key in choice}
    if not changes:
        return description.path
    name = changes.get(VARIABLE) or description.variable
    dates = (
        chosen_dates(changes[DATE], len(description.bands))
        if DATE in changes
        else description.dates
    )
    if description.bands and DATE not in changes and VARIABLE not in changes:
        dates, name = description.dates, "" if len(description.bands) > 1 else name
    target = (
        Path(folder)
        / _choice_digest(description.path, changes)
        / f"{_chosen_file_name(description, name, dates)}"
    )
    if not target.exists():
        write_virtual_raster(
            description.path, target, name, dates, changes.get(UNIT), changes.get(CRS, "")
        )
    return str(target)


def chosen_dates(text: str, n: int) -> tuple:
    """Return the dates of n bands from the first, which the user chose; one per year or month.

    Raises
    ------
    BadDate, AmbiguousDates
        When the text is no date, or may be two.
    """
    if text == ALL_DATES:
        return (None,) * n
    from ...core.dates.date_lists import read_date

    first = read_date(text)
    if first is None:
        raise BadDate(text)
    if n == 1:
        return (first,)
    if first.month is None:
        return tuple(Date(first.year + i) for i in range(n))
    months = (first.year * 12 + first.month - 1 + i for i in range(n))
    return tuple(Date(month // 12, month % 12 + 1) for month in months)


def _chosen_file_name(description: RasterDescription, name: str, dates) -> str:
    """Return a file name that tells the chosen variable and date, and stays in its folder."""
    stem = file_stem(name or description.bands[0].stem, "raster")
    if len(dates) == 1 and dates[0] is not None:
        stem = f"{stem}_{dates[0].text}"
    return f"{stem}{ENDING}"


def _choice_digest(path: str, changes: dict) -> str:
    """Return a short text that differs when the file or the choice does."""
    try:
        status = os.stat(path)
        version = [status.st_size, status.st_mtime_ns]
    except OSError:
        version = []
    text = json.dumps([path, version, sorted(changes.items())])
    return hashlib.sha256(text.encode()).hexdigest()[:10]
