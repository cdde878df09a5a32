"""Numbers and classes out of users' tables.

A plain CSV opened in QGIS 3.22 has text in every column, and the flux literature marks missing
values in many ways. So numbers are read from text here, with dot or comma decimals; only a column
that is really text is an error.
"""

from __future__ import annotations

import math
import re

import numpy as np

from ..facts.sites import MissingColumn, NotNumeric

# Marks of a missing value, without regard to case: R and pandas (NA, NaN), SRDB and databases
# (empty, NULL, None), ForC (NI no information, NAC not acquired, NRA not readily available).
MISSING_MARKS = frozenset({"", "na", "n/a", "nan", "ni", "nac", "nra", "null", "none"})
# The missing value of FLUXNET and of most station records.
MISSING_NUMBER = -9999.0

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")


def find_column(frame, name: str):
    """Return a column of a table by its name.

    Parameters
    ----------
    frame : pandas.DataFrame
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
    return frame.iloc[:, matches[0]]


def is_missing(value) -> bool:
    """Say whether a cell of a table holds one of the known marks of a missing value."""
    if value is None:
        return True
    if isinstance(value, str):
        text = value.strip()
        return text.casefold() in MISSING_MARKS or parse_number(text) == MISSING_NUMBER
    try:
        return not math.isfinite(value) or value == MISSING_NUMBER
    except (TypeError, ValueError, OverflowError):
        # pandas.NA and NaT answer no such question; they differ from themselves or refuse.
        return type(value).__name__ in ("NAType", "NaTType")


def parse_number(value) -> float | None:
    """Return the number in a cell, None when it is not a number; dot or comma as decimal mark.

    Examples
    --------
    >>> parse_number("12,5"), parse_number("12.5 g"), parse_number("\u2212 3") is None
    (12.5, None, True)
    """
    if isinstance(value, str):
        # The typographic minus comes with tables copied out of papers.
        text = value.strip().replace("\u2212", "-")
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def numeric_column(frame, name: str) -> np.ndarray:
    """Return a column as float64, NaN where the value is missing.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table; the column may be text.
    name : str
        Name of the column.

    Returns
    -------
    numpy.ndarray
        float64; missing marks, -9999 and infinite values are NaN.

    Raises
    ------
    MissingColumn
        When there is no such column.
    NotNumeric
        With the first text that is neither a number nor a missing mark, and how many there are.
    """
    column = find_column(frame, name)
    # Nullable columns of pandas go the way of text: they convert differently by version.
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iufb":
        values = column.to_numpy(dtype=np.float64, copy=True)
        values[~np.isfinite(values) | (values == MISSING_NUMBER)] = np.nan
        return values
    values = np.full(len(column), np.nan)
    texts = []
    for i, cell in enumerate(column.tolist()):
        if is_missing(cell):
            continue
        number = parse_number(cell)
        if number is None:
            texts.append(str(cell))
        else:
            values[i] = number
    if texts:
        raise NotNumeric(name, texts[0], len(texts), len(values))
    # A text such as 1e999 is a number that no float holds.
    values[~np.isfinite(values)] = np.nan
    return values


def normal_class(value) -> int | str | None:
    """Return a class label in its one form: whole numbers as int, other labels as text.

    ``"1"``, ``1``, ``1.0`` and ``"1,0"`` are the same class; a missing value is None.

    Examples
    --------
    >>> [normal_class(label) for label in ("1", 1.0, "1,0", " forest ", float("nan"))]
    [1, 1, 1, 'forest', None]
    """
    if is_missing(value):
        return None
    number = parse_number(value)
    if number is not None and math.isfinite(number) and number == int(number):
        return int(number)
    return value.strip() if isinstance(value, str) else str(value)


def category_column(frame, name: str) -> np.ndarray:
    """Return a column of class labels, each in the form of `normal_class`.

    Returns
    -------
    numpy.ndarray
        Objects: int, str, or None where missing.

    Raises
    ------
    MissingColumn
        When there is no such column.
    """
    cells = find_column(frame, name).tolist()
    known: dict = {}
    labels = np.empty(len(cells), dtype=object)
    for i, cell in enumerate(cells):
        # True == 1 == 1.0 share a dictionary slot, and rightly so: they are the same class.
        if cell not in known:
            known[cell] = normal_class(cell)
        labels[i] = known[cell]
    return labels


def class_order(labels) -> tuple:
    """Return the different classes, whole numbers first, each kind sorted; None left out."""
    found = {label for label in labels if label is not None}
    numbers = sorted(label for label in found if not isinstance(label, str))
    return (*numbers, *sorted(label for label in found if isinstance(label, str)))
