"""Numeric columns of users' tables; labels are in `class_labels`, dates in `dates.date_columns`.

A plain CSV opened in QGIS 3.22 has text in every column, and the literature marks missing values
in many ways. So numbers are read from text here, by all cells of a column; only a column that is
really text is an error. A table may carry, in ``frame.attrs``, what its file showed:

- ``"decimal"``: the decimal mark of the file, "" where it does not show it;
- ``"exact"``: True for tables that this program wrote, in which nothing is in doubt.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from ..errors_and_notes.tables import MarksLeftOut, MissingColumn, NotNumeric, ThousandsRead
from .missing_values import (
    MISSING_MARKS,
    MISSING_NUMBER,
    PLACEHOLDERS,
    find_missing_marks,
    is_placeholder,
)
from .numbers import DECIMAL, EXACT, read_numbers
from .stored_table import StoredTable

_NO_NUMBERS = MISSING_MARKS | PLACEHOLDERS
# Rows of units, names and remarks that may stand below a header.
_HEADER_ROWS = 4


def exact_table(columns: dict):
    """Return a DataFrame of columns that were read already, in which nothing is in doubt."""
    return StoredTable(columns, {EXACT: True}).to_frame()


def find_column(frame, name: str):
    """Return a column of a table by its name.

    Parameters
    ----------
    frame : pandas.DataFrame or StoredTable
        The table.
    name : str
        Name of the column: exact, else without regard to case when that is unambiguous.

    Raises
    ------
    MissingColumn
        Listing the columns found.
    """
    columns = [str(column) for column in frame.columns]
    matches = [i for i, column in enumerate(columns) if column == name]
    if not matches:
        folded = name.strip().casefold()
        matches = [i for i, column in enumerate(columns) if column.strip().casefold() == folded]
        matches = matches if len(matches) == 1 else []
    if not matches:
        raise MissingColumn(name, tuple(columns))
    if isinstance(frame, StoredTable):
        return frame[columns[matches[0]]]
    return frame.iloc[:, matches[0]]


def numeric_column(frame, name: str, run=None) -> np.ndarray:
    """Return a column as float64, NaN where the value is missing.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table; the column may be text.
    name : str
        Name of the column.
    run : Run, optional
        Receives a note of numbers taken as marks of missing values, and of thousands.

    Returns
    -------
    numpy.ndarray
        float64; missing marks, infinite values and marks such as -9999 or 3.4e38 are NaN.

    Raises
    ------
    MissingColumn
        When there is no such column.
    NotNumeric
        With the first text that is neither a number nor a missing mark, and how many there are.
    AmbiguousNumber
        For a cell such as 1,200 where nothing tells whether it is 1200 or 1.2.
    DoubtfulMark
        For a number such as 9999 that may be a value or a mark.
    """
    column = find_column(frame, name)
    # Nullable columns of pandas go the way of text: they convert differently by version.
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iufb":
        values = np.array(column, dtype=np.float64)
    else:
        values = _numbers_of_cells(column.tolist(), name, frame.attrs.get(DECIMAL, ""), run)
    values[~np.isfinite(values)] = np.nan  # a text such as 1e999 is a number that no float holds
    if frame.attrs.get(EXACT):
        return values
    n_known = int(np.count_nonzero(~np.isnan(values)))
    is_mark, marks = find_missing_marks(values, name)
    values[is_mark] = np.nan
    # -9999 marks missing values in most tables: not worth a warning.
    marks = tuple((mark, n) for mark, n in marks if mark != MISSING_NUMBER)
    if marks and run is not None:
        run.note(MarksLeftOut(name, marks, n_known))
    return values


def _numbers_of_cells(cells: list, name: str, decimal: str, run) -> np.ndarray:
    """Return the cells of a column as numbers, whatever their type."""
    if decimal == ".":
        parsed = _floats_of_column(cells)
        if parsed is not None:
            return parsed
    values = np.full(len(cells), np.nan)
    texts: dict = {}
    invalid: dict = {}
    for i, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell.strip().casefold() not in _NO_NUMBERS:
                texts[i] = cell.strip()
        elif cell is not None and type(cell).__name__ not in ("NAType", "NaTType"):
            try:
                values[i] = float(cell)
            except (TypeError, ValueError, OverflowError):
                invalid[i] = str(cell)
    numbers, not_numbers, grouped = read_numbers(texts, name, decimal)
    invalid.update(not_numbers)
    if invalid:
        on_top = len(invalid) <= min(_HEADER_ROWS, len(cells) - 1) and max(invalid) < len(invalid)
        raise NotNumeric(name, invalid[min(invalid)], len(invalid), len(cells), on_top)
    for i, number in numbers.items():
        values[i] = number
    if run is not None:
        _note_placeholders(cells, name, int(np.isfinite(values).sum()), run)
    if grouped and run is not None:
        run.note(ThousandsRead(name, *grouped))
    return values


def _note_placeholders(cells: list, name: str, n_numbers: int, run) -> None:
    """Report dashes and words that stand for missing numbers."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and is_placeholder(cell)]
    if texts:
        run.note(MarksLeftOut(name, tuple(sorted(Counter(texts).items())), n_numbers))


def _floats_of_column(cells: list):
    """Return the cells of a column that are all numbers as Python writes them; else None.

    Much faster than reading texts one by one, and enough for most files.
    """
    texts = ["nan" if cell is None or cell == "" else cell for cell in cells]
    if any(isinstance(cell, str) and "_" in cell for cell in texts):
        return None  # Python reads 1_000 as a number
    try:
        return np.array([float(cell) for cell in texts], np.float64)
    except (TypeError, ValueError, OverflowError):
        return None
