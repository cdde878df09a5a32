"""Small CSV tables as users save them: in any usual encoding, with any usual separator."""

from __future__ import annotations

import csv

from .errors import BadTable

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
    rows = [[cell.strip() for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise BadTable(path, "file", "there is no row", ())
    return rows
