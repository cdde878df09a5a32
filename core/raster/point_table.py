"""Points made of a table that has its coordinates in two columns."""

from __future__ import annotations

import math

from ..errors_and_notes.tables import MissingColumn, NotNumeric
from ..tables.degrees import LATITUDE, LONGITUDE, degrees_of_cells
from ..tables.missing_values import is_missing
from .crs import chosen_reference
from .vector_layers import write_geopackage

WGS84 = "EPSG:4326"
_LAYER = "points"
_LARGEST_INTEGER = 2**31


def write_point_table(header, rows, x: str, y: str, crs: str, target: str) -> None:
    """Write the rows of a table as the points of a GeoPackage.

    Parameters
    ----------
    header : sequence of str
        Names of the columns.
    rows : sequence of sequence of str
        Cells, with numbers as `read_cells` writes them.
    x, y : str
        Columns with the coordinates.
    crs : str
        Coordinate system of the coordinates, such as "EPSG:4326".
    target : str
        GeoPackage to write.

    Raises
    ------
    MissingColumn, NotNumeric
        When a column of coordinates is not there or holds text.
    OutputNotWritable, DiskFull
        When the file cannot be written.
    """
    coordinates = list(
        zip(
            _coordinate_column(header, rows, x, LONGITUDE),
            _coordinate_column(header, rows, y, LATITUDE),
        )
    )
    placed_rows = [
        i for i, (east, north) in enumerate(coordinates) if east == east and north == north
    ]
    columns = {
        name: _typed_column([rows[i][k] for i in placed_rows])
        for k, name in enumerate(_field_names(header))
    }
    write_geopackage(
        target, _LAYER, _wkt_of_crs(crs), columns, [coordinates[i] for i in placed_rows]
    )


def coordinate_range(header, rows, name: str, axis: str) -> tuple:
    """Return the smallest and largest coordinate in a column of a table of points.

    Parameters
    ----------
    header, rows : sequence
        As `write_point_table` takes them.
    name : str
        The column.
    axis : {"longitude", "latitude"}
        Which coordinate it holds.

    Raises
    ------
    MissingColumn, NotNumeric
        When it is not there or holds text.
    """
    values = [value for value in _coordinate_column(header, rows, name, axis) if value == value]
    return (min(values), max(values)) if values else (math.nan, math.nan)


def count_unplaced(header, rows, x: str, y: str) -> int:
    """Return the number of rows of a table of points without coordinates.

    Raises
    ------
    MissingColumn, NotNumeric
        When a column of coordinates is not there or holds text.
    """
    coordinates = zip(
        _coordinate_column(header, rows, x, LONGITUDE),
        _coordinate_column(header, rows, y, LATITUDE),
    )
    return sum(east != east or north != north for east, north in coordinates)


def _coordinate_column(header, rows, name: str, axis: str) -> list:
    """Return a column of coordinates of the point table as numbers, degrees and minutes read."""
    if name not in header:
        raise MissingColumn(name, tuple(header))
    position, values, not_numbers = list(header).index(name), [], []
    degrees = degrees_of_cells([row[position] for row in rows], axis)
    for i, row in enumerate(rows):
        cell = row[position]
        try:
            value = math.nan if is_missing(cell) else float(degrees.get(i, cell))
        except ValueError:
            value = math.nan
            not_numbers.append(cell)
        values.append(value if math.isfinite(value) else math.nan)
    if not_numbers:
        raise NotNumeric(name, not_numbers[0], len(not_numbers), len(rows))
    return values


def _wkt_of_crs(crs: str) -> str:
    """Return the WKT of the CRS of a point table."""
    return chosen_reference(crs).ExportToWkt()


def _field_names(header) -> list:
    """Return the names of a point table's columns as a GeoPackage can have them."""
    used, names = {"fid", "geom"}, []
    for i, name in enumerate(header):
        field_name, n = name or f"column_{i + 1}", 1
        while field_name.casefold() in used:
            n += 1
            field_name = f"{name}_{n}"
        used.add(field_name.casefold())
        names.append(field_name)
    return names


def _typed_column(cells: list) -> list:
    """Return a column of the point table as integers, numbers or texts ("007" stays a text)."""
    if not any(cell for cell in cells):
        return list(cells)
    unsigned = [cell.lstrip("+-") for cell in cells]
    if all(cell.isdigit() and (cell == "0" or cell[0] != "0") for cell in unsigned):
        numbers = [int(cell) for cell in cells]
        return numbers if max(map(abs, numbers)) < _LARGEST_INTEGER else list(cells)
    if any(cell.isdigit() and len(cell) > 1 and cell[0] == "0" for cell in unsigned):
        return list(cells)
    try:
        return [math.nan if not cell else float(cell) for cell in cells]
    except ValueError:
        return list(cells)
