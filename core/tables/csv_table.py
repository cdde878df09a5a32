"""Small CSV tables in any usual encoding and separator, and numbers from the literature in them.

Small CSV tables as users save them: in any usual encoding, with any usual separator.

Numbers from the literature: one CSV per table, beside the room that uses it.

A user's own table of the same columns takes its place, so each cell is checked as it is read.
"""

from __future__ import annotations

import csv
import math

from ..facts.sites import BadTable, MissingColumn
from .formulas import unescape_formula

# What spreadsheets write: comma, semicolon (where the comma is the decimal sign) or tab.
SEPARATORS = ",;\t"


def decode(content: bytes) -> tuple:
    """Return a text and its encoding: UTF-8, else the Chinese one, else Latin-1."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "latin-1"


def separator_of(line: str) -> str:
    """Return the separator of a header line, a comma where there is none."""
    return max(SEPARATORS, key=line.count)


def read_cells(path: str) -> list:
    """Return the rows of a CSV file as lists of stripped text, empty rows left out.

    Raises
    ------
    BadTable
        When the file cannot be read, holds no text, or has no row.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise BadTable(path, "file", error.strerror or str(error), ()) from error
    if b"\0" in content:
        raise BadTable(path, "file", "this is no text but a workbook or a packed file", ())
    lines = decode(content)[0].splitlines(keepends=True)
    separator = separator_of(lines[0]) if lines else ","
    try:
        rows = list(csv.reader(lines, delimiter=separator, skipinitialspace=True))
    except csv.Error as error:
        raise BadTable(path, "file", str(error), ()) from error
    rows = [[unescape_formula(cell.strip()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise BadTable(path, "file", "there is no row", ())
    return rows


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
