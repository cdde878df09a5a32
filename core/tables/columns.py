"""Numbers, classes and names out of users' tables: the one place where cells are understood.

A plain CSV opened in QGIS 3.22 has text in every column, and the literature marks missing values
in many ways. So numbers are read from text here, by all cells of a column; only a column that is
really text is an error. A table may carry, in ``frame.attrs``, what its file showed:

- ``"decimal"``: the decimal mark of the file, "" where it does not show it;
- ``"exact"``: True for tables that this program wrote, in which nothing is in doubt.
"""

from __future__ import annotations

import math
import re

import numpy as np

from ..facts.sites import MissingColumn, NotNumeric
from ..facts.tables import MarksLeftOut, NameKept, NameMissing, NamesAlike, ThousandsRead
from .marks import MISSING_MARKS, MISSING_NUMBER, find_marks, is_missing
from .names import clean_name, names_alike
from .numbers import DECIMAL, EXACT, read_numbers
from .encoding import require_readable

# A whole number in its usual spelling; "001" and "1e3" are names.
_WHOLE = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:[.,]0*)?")
_PADDED = re.compile(r"0+\d+")
_CODE = re.compile(r"[A-Z]+")


def exact_table(columns: dict):
    """Return a DataFrame of columns that were read already, in which nothing is in doubt."""
    import pandas as pd

    frame = pd.DataFrame({name: pd.Series(column) for name, column in columns.items()})
    frame.attrs[EXACT] = True
    return frame


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
        values = column.to_numpy(dtype=np.float64, copy=True)
    else:
        values = _numbers_of_cells(column.tolist(), name, frame.attrs.get(DECIMAL, ""), run)
    values[~np.isfinite(values)] = np.nan  # a text such as 1e999 is a number that no float holds
    if frame.attrs.get(EXACT):
        return values
    known = int(np.count_nonzero(~np.isnan(values)))
    is_mark, marks = find_marks(values, name)
    values[is_mark] = np.nan
    # -9999 marks missing values in most tables: not worth a warning.
    marks = tuple((mark, n) for mark, n in marks if mark != MISSING_NUMBER)
    if marks and run is not None:
        run.note(MarksLeftOut(name, marks, known))
    return values


def _numbers_of_cells(cells: list, name: str, decimal: str, run) -> np.ndarray:
    """Return the cells of a column as numbers, whatever their type."""
    if decimal == ".":
        plain = _plain_numbers(cells)
        if plain is not None:
            return plain
    values = np.full(len(cells), np.nan)
    texts: dict = {}
    bad: dict = {}
    for i, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell.strip().casefold() not in MISSING_MARKS:
                texts[i] = cell.strip()
        elif cell is not None and type(cell).__name__ not in ("NAType", "NaTType"):
            try:
                values[i] = float(cell)
            except (TypeError, ValueError, OverflowError):
                bad[i] = str(cell)
    numbers, wrong, grouped = read_numbers(texts, name, decimal)
    bad.update(wrong)
    if bad:
        raise NotNumeric(name, bad[min(bad)], len(bad), len(cells))
    for i, number in numbers.items():
        values[i] = number
    if grouped and run is not None:
        run.note(ThousandsRead(name, *grouped))
    return values


def _plain_numbers(cells: list):
    """Return cells that are all numbers as Python writes them; None when one is not.

    Much faster than reading texts one by one, and enough for most files.
    """
    plain = ["nan" if cell is None or cell == "" else cell for cell in cells]
    if any(isinstance(cell, str) and "_" in cell for cell in plain):
        return None  # Python reads 1_000 as a number
    try:
        return np.array([float(cell) for cell in plain], np.float64)
    except (TypeError, ValueError, OverflowError):
        return None


def normal_class(value) -> int | str | None:
    """Return a class label in its one form: whole numbers as int, other labels as text.

    ``"1"``, ``1``, ``1.0`` and ``"1,0"`` are the same class, ``"001"`` and ``"1e3"`` are names; a
    missing value is None.

    Examples
    --------
    >>> [normal_class(label) for label in ("1", 1.0, "1,0", " forest ", "001", float("nan"))]
    [1, 1, 1, 'forest', '001', None]
    """
    if is_missing(value):
        return None
    if isinstance(value, str):
        text = clean_name(value)
        return int(re.split("[.,]", text)[0]) if _WHOLE.fullmatch(text) else text
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return str(value)
    return int(value) if math.isfinite(number) and number == int(number) else str(value)


def category_column(frame, name: str, run=None) -> np.ndarray:
    """Return a column of class labels, each in the form of `normal_class`.

    Codes padded with zeros ("01", "02") are numbers, since rasters hold numbers; but not when
    another label of the column is the same number ("1"): then they are names.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    name : str
        Name of the column.
    run : Run, optional
        Receives notes of words such as NA, whether taken as a name or as a missing value.

    Returns
    -------
    numpy.ndarray
        Objects: int, str, or None where missing.

    Raises
    ------
    MissingColumn
        When there is no such column.
    """
    labels = name_column(frame, name, run)
    if frame.attrs.get(EXACT):
        return labels
    different = {label for label in labels.tolist() if label is not None}
    padded = {label for label in different if isinstance(label, str) and _PADDED.fullmatch(label)}
    as_numbers = {label: int(label) for label in padded}
    taken = different - padded
    if len(set(as_numbers.values())) < len(padded) or taken & set(as_numbers.values()):
        return labels
    for i, label in enumerate(labels.tolist()):
        labels[i] = as_numbers.get(label, label)
    return labels


def name_column(frame, name: str, run=None) -> np.ndarray:
    """Return a column of names as `category_column` does, with names such as "001" kept as text.

    "NA" is a name where all other names are codes of two capital letters, as Namibia's and North
    America's are; else it marks a missing value.
    """
    cells = find_column(frame, name).tolist()
    exact = bool(frame.attrs.get(EXACT))
    words, kept = ({}, "") if exact else _missing_words(cells)
    known: dict = {}
    labels = np.empty(len(cells), dtype=object)
    for i, cell in enumerate(cells):
        # True == 1 == 1.0 share a dictionary slot, and rightly so: they are the same class.
        if cell not in known:
            if isinstance(cell, str):
                require_readable(name, cell)
            is_name = isinstance(cell, str) and (cell.strip() == kept if kept else False)
            own_name = exact and isinstance(cell, str) and cell != ""
            known[cell] = cell.strip() if is_name else _class_or_name(cell, own_name)
        labels[i] = known[cell]
    if run is not None and kept:
        others = sorted({str(label) for label in known.values() if label not in (None, kept)})
        run.note(NameKept(name, kept, words.pop(kept), tuple(others[:3])))
    if run is not None and words:
        run.note(NameMissing(name, tuple(sorted(words.items())), len(cells)))
    if run is not None:
        note_names_alike(name, known.values(), run)
    return labels


def note_names_alike(column: str, names, run) -> None:
    """Report names that differ from one another in case, width of letters or blanks only."""
    alike = names_alike([name for name in names if isinstance(name, str)])
    if alike:
        run.note(NamesAlike(column, alike))


def _class_or_name(cell, own_name: bool) -> int | str | None:
    """Return a label; in a table that this program wrote every word is a name."""
    if own_name and cell.strip().casefold() in MISSING_MARKS - {"", "nan"}:
        return cell.strip()
    return normal_class(cell)


def _missing_words(cells: list) -> tuple:
    """Return words in a column that mark missing values, and the one that is a name."""
    words: dict = {}
    others = set()
    for cell in cells:
        if not isinstance(cell, str) or not cell.strip():
            continue
        text = cell.strip()
        if text.casefold() in MISSING_MARKS:
            words[text] = words.get(text, 0) + 1
        else:
            others.add(text)
    for word in words:
        alike = [_CODE.fullmatch(text) and len(text) == len(word) == 2 for text in others]
        if alike and all(alike) and _CODE.fullmatch(word):
            return words, word
    return words, ""


def class_order(labels) -> tuple:
    """Return the classes in a column, whole numbers first, each kind sorted; None left out."""
    found = {label for label in labels if label is not None}
    numbers = sorted(label for label in found if not isinstance(label, str))
    return (*numbers, *sorted(label for label in found if isinstance(label, str)))


def date_cells(cells) -> list:
    """Return a column of dates as texts for `read_stamps`, None where the date is missing."""
    return [None if is_missing(cell) else _date_text(cell) for cell in cells]


def _date_text(cell) -> str:
    """Return a date in a column as text: numbers, dates of Python, numpy and pandas."""
    if isinstance(cell, str):
        return cell.strip()
    if hasattr(cell, "isoformat"):
        return cell.isoformat()
    if isinstance(cell, np.datetime64):
        return str(cell)
    return repr(cell.item() if isinstance(cell, np.generic) else cell)
