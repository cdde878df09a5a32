"""CSV tables with one row per class code, as users write them."""

from __future__ import annotations

from ..csv_text import read_cells
from ..errors import BadTable, MissingColumn


def read_codes(path: str):
    """Yield ``(code, row)`` of a table with a column "code".

    Columns are found without regard to case, and to a unit in brackets after the name; comma,
    semicolon and tab separate.

    Raises
    ------
    MissingColumn, BadTable
        Without that column, or when a code is no whole number or stands twice.
    """
    header, rows = _read(path)
    if "code" not in header:
        raise MissingColumn("code", tuple(header))
    seen = set()
    for cells in rows:
        row = dict(zip(header, [*cells, *[""] * len(header)]))
        code = read_number(path, "code", row["code"])
        if code != int(code) or code in seen:
            raise BadTable(path, "code", row["code"], ())
        seen.add(code)
        yield int(code), row
    if not seen:
        raise BadTable(path, "code", "", ())


def read_number(path: str, column: str, text: str) -> float:
    """Return a cell as a finite number; a comma may stand for the point."""
    try:
        value = float(text.replace(",", "."))
    except ValueError as error:
        raise BadTable(path, column, text, ()) from error
    if not abs(value) < 1e18:  # infinite or NaN too
        raise BadTable(path, column, text, ())
    return value


def _read(path: str) -> tuple:
    """Return the names of the columns and the rows that are not empty."""
    names, *rows = read_cells(path)
    return [name.split("(")[0].strip().lower() for name in names], rows
