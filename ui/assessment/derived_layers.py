"""Layers made of files that cannot be used as they are: with another date or unit, of points.

What the user has set about a file takes effect here. A role is taken note of. Another variable,
date, unit or coordinate system becomes a small virtual raster in the workspace, so that every
algorithm reads it as usual. Tables become points, and names of shapefiles such that can be read.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from ...core.dates.date import Date
from ...core.errors_and_notes.dates import BadDate
from ...core.errors_and_notes.run import CarbonSinkError
from ...core.files.names import TEXT_ENDINGS, file_stem
from ...core.raster.point_table import WGS84, coordinate_range, count_unplaced, write_point_table
from ...core.raster.shapefile_encoding import encoding_of_names, write_decoded_copy
from ...core.raster.virtual_raster import ENDING, write_virtual_raster
from ...core.tables.column_names import LATITUDE_NAMES, LONGITUDE_NAMES, find_name
from ...core.tables.csv_table import plain_cells, read_text
from ...core.tables.degrees import LATITUDE, LONGITUDE
from ...core.units.header_units import header_with_units
from .data_records import Remark
from .raster_descriptions import RasterDescription

_DEGREES = {"x": (-180.0, 360.0), "y": (-90.0, 90.0)}


class PointsTable(NamedTuple):
    """The points made of a table; an empty path where there are none, with the reason."""

    path: str
    columns: tuple
    remarks: tuple = ()


def table_as_points(path: str, choice: dict, folder, read_sheet) -> PointsTable:
    """Return a table as points.

    Parameters
    ----------
    path : str
        CSV file or spreadsheet.
    choice : dict
        Columns of the coordinates (`X`, `Y`) and their coordinate system, where the user has
        set them.
    folder : str or Path
        Where GeoPackages of points go.
    read_sheet : callable
        Returns the `TableCells` of a spreadsheet, or None.
    """
    try:
        header, rows = _read_points_table(path, read_sheet)
        x = choice.get(X) or find_name(LONGITUDE_NAMES, header)
        y = choice.get(Y) or find_name(LATITUDE_NAMES, header)
        if not x or not y:
            return PointsTable("", tuple(header), (Remark("no_coordinates", {}, "points"),))
        crs, remarks = choice.get(CRS, ""), []
        if not crs:
            doubt = _remark_on_degrees(header, rows, x, y)
            if doubt is not None and doubt.code == "not_degrees":
                return PointsTable("", tuple(header), (doubt,))
            remarks += [doubt] if doubt is not None else []
        target = _derived_path(path, (x, y, crs), folder)
        n_unplaced = count_unplaced(header, rows, x, y)
        if not os.path.exists(target):
            write_point_table(header, rows, x, y, crs or WGS84, target)
    except CarbonSinkError as error:
        return PointsTable("", (), (Remark("unreadable", {"error": error}),))
    if n_unplaced:
        remarks.append(Remark("rows_without_place", {"n": n_unplaced}))
    return PointsTable(target, tuple(header), tuple(remarks))


def _read_points_table(path: str, read_sheet) -> tuple:
    """Return header, with units that stand below it, and rows of a table of points."""
    if path.lower().endswith(TEXT_ENDINGS):
        text = read_text(path)
        header, *rows = plain_cells(text)
        return header_with_units(header, text.units), rows
    cells = read_sheet(path)
    if cells is None:
        return [], []
    return header_with_units(cells.header, cells.units), cells.rows


def _remark_on_degrees(header, rows, x: str, y: str) -> Remark | None:
    """Return what speaks against making points of longitude and latitude; None if nothing."""
    facts = {"x": x, "y": y}
    for axis, name, what in (("x", x, LONGITUDE), ("y", y, LATITUDE)):
        low, high = coordinate_range(header, rows, name, what)
        if not (_DEGREES[axis][0] <= low and high <= _DEGREES[axis][1]):
            return Remark("not_degrees", {**facts, "low": low, "high": high}, "points")
    if x.strip().casefold() == "x" or y.strip().casefold() == "y":
        return Remark("taken_as_degrees", facts, "points")
    return None


def readable_layer(path: str, folder) -> str:
    """Return a layer whose names can be read: the file itself, or a copy of a shapefile.

    Parameters
    ----------
    path : str
        Layer.
    folder : str or Path
        Where the copy goes.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the copy cannot be written.
    """
    encoding = encoding_of_names(path) if path.lower().endswith(".shp") else ""
    if not encoding:
        return path
    target = _derived_path(path, (encoding,), folder)
    if not os.path.exists(target):
        write_decoded_copy(path, encoding, target)
    return target


def _derived_path(path: str, columns: tuple, folder) -> str:
    """Return the path of the file made of a table, another one when the table has changed."""
    status = os.stat(path)
    facts = repr((path, status.st_size, status.st_mtime_ns, columns))
    digest = hashlib.sha256(facts.encode()).hexdigest()[:10]
    target_folder = Path(folder) / digest
    target_folder.mkdir(parents=True, exist_ok=True)
    return str(target_folder / f"{Path(path).stem}.gpkg")


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
    from ...core.dates.date_columns import read_date

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
