"""Layers made of tables that cannot be used as they are: points, and names that can be read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from ...core.facts.run import CarbonSinkError
from ...core.files.names import TEXT_ENDINGS
from ...core.raster.point_table import WGS84, coordinate_range, count_unplaced, write_point_table
from ...core.raster.shapefile_encoding import encoding_of_names, write_decoded_copy
from ...core.tables.column_names import LATITUDE_NAMES, LONGITUDE_NAMES, find_name
from ...core.tables.csv_table import plain_cells, read_text
from ...core.tables.degrees import LATITUDE, LONGITUDE
from ...core.units.header_units import header_with_units
from .data_records import Remark
from .user_choices import CRS, X, Y

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
    """Return what speaks against longitude and latitude; None where nothing does."""
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
