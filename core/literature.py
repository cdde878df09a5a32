"""Numbers from the literature: one CSV per table, beside the room that uses it.

A user's own table of the same columns takes its place, so each cell is checked as it is read.
"""

from __future__ import annotations

import math

from .csv_text import read_cells
from .errors import BadTable, MissingColumn


def read_rows(path: str, columns: tuple) -> list:
    """Return the rows of a CSV as dictionaries of text, empty where a cell is missing.

    Raises
    ------
    BadTable
        When the file is no table.
    MissingColumn
        When it lacks one of `columns`; it may have more.
    """
    header, *lines = read_cells(path)
    found = tuple(header)
    rows = [dict(zip(found, [*cells, *[""] * len(found)])) for cells in lines]
    for column in columns:
        if column not in found:
            raise MissingColumn(column, found)
    return rows


def read_number(path: str, column: str, text: str) -> float:
    """Return a cell as a number, which may be infinite or NaN; a comma may stand for the point.

    Raises
    ------
    BadTable
        When it is none.
    """
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise BadTable(path, column, text, ()) from error


def read_code(path: str, column: str, text: str) -> int:
    """Return a cell as a whole number.

    Raises
    ------
    BadTable
        When it is none.
    """
    value = read_number(path, column, text)
    if not math.isfinite(value) or value != int(value):
        raise BadTable(path, column, text, ())
    return int(value)
