"""Columns of labels of classes and sites in tables: numbers, names, and missing ones."""

from __future__ import annotations

import math
import re

import numpy as np

from ..errors_and_notes.tables import MergedCells, NameKept, NameMissing, NamesAlike
from .columns import find_column
from .encoding import require_readable
from .missing_values import MISSING_MARKS, PLACEHOLDERS, is_missing, is_placeholder
from .name_cleaning import clean_name, similar_names
from .numbers import EXACT

# A whole number in its usual spelling; "001" and "1e3" are names.
_WHOLE = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:[.,]0*)?")
_PADDED = re.compile(r"0+\d+")
_CODE = re.compile(r"[A-Z]+")


def normalise_class_label(value) -> int | str | None:
    """Return a class label in its one form: whole numbers as int, other labels as text.

    ``"1"``, ``1``, ``1.0`` and ``"1,0"`` are the same class, ``"001"`` and ``"1e3"`` are names; a
    missing value is None.

    Examples
    --------
    >>> [normalise_class_label(v) for v in ("1", 1.0, "1,0", " forest ", "001", float("nan"))]
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


def class_label_column(frame, name: str, run=None) -> np.ndarray:
    """Return a column of class labels, each in the form of `normalise_class_label`.

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
    MergedCells
        When only the first row of each group has a name.
    """
    labels = name_label_column(frame, name, run)
    if frame.attrs.get(EXACT):
        return labels
    require_label_in_every_row(name, labels)
    distinct = {label for label in labels.tolist() if label is not None}
    padded = {label for label in distinct if isinstance(label, str) and _PADDED.fullmatch(label)}
    as_numbers = {label: int(label) for label in padded}
    unpadded = distinct - padded
    if len(set(as_numbers.values())) < len(padded) or unpadded & set(as_numbers.values()):
        return labels
    for i, label in enumerate(labels.tolist()):
        labels[i] = as_numbers.get(label, label)
    return labels


def name_label_column(frame, name: str, run=None) -> np.ndarray:
    """Return a column of names as `class_label_column` does, with names such as "001" kept as text.

    "NA" is a name where all other names are codes of two capital letters, as Namibia's and North
    America's are, and "-" beside "+"; else these mark a missing value, as other dashes do.
    """
    cells = find_column(frame, name).tolist()
    exact = bool(frame.attrs.get(EXACT))
    missing_words, name_word = ({}, "") if exact else _missing_label_words(cells)
    label_by_cell: dict = {}
    labels = np.empty(len(cells), dtype=object)
    for i, cell in enumerate(cells):
        # True == 1 == 1.0 share a dictionary slot, and rightly so: they are the same class.
        if cell not in label_by_cell:
            if isinstance(cell, str):
                require_readable(name, cell)
            is_name = isinstance(cell, str) and (cell.strip() == name_word if name_word else False)
            is_own_name = exact and isinstance(cell, str) and cell != ""
            label_by_cell[cell] = cell.strip() if is_name else _class_or_name(cell, is_own_name)
        labels[i] = label_by_cell[cell]
    if run is not None and name_word:
        other_labels = sorted(
            {str(label) for label in label_by_cell.values() if label not in (None, name_word)}
        )
        run.note(NameKept(name, name_word, missing_words.pop(name_word), tuple(other_labels[:3])))
    if run is not None and missing_words:
        run.note(NameMissing(name, tuple(sorted(missing_words.items())), len(cells)))
    if run is not None:
        note_similar_names(name, label_by_cell.values(), run)
    return labels


def require_label_in_every_row(column: str, labels) -> None:
    """Refuse a column of labels that names only the first row of a group, as merged cells do.

    Raises
    ------
    MergedCells
        When the first row has a name, no name occurs twice, and at least as many rows have none.
    """
    names = [label for label in labels if label is not None]
    n_empty = len(labels) - len(names)
    if len(names) > 1 and n_empty >= len(names) == len(set(names)) and labels[0] is not None:
        raise MergedCells(column, n_empty, len(labels))


def note_similar_names(column: str, names, run) -> None:
    """Report names that differ from one another in case, width of letters or blanks only."""
    similar = similar_names([name for name in names if isinstance(name, str)])
    if similar:
        run.note(NamesAlike(column, similar))


def _class_or_name(cell, own_name: bool) -> int | str | None:
    """Return a label; in a table that this program wrote every word is a name."""
    if own_name and cell.strip().casefold() in (MISSING_MARKS | PLACEHOLDERS) - {"", "nan"}:
        return cell.strip()
    return normalise_class_label(cell)


def _missing_label_words(cells: list) -> tuple:
    """Return words in a column of class labels that stand for none, and one that is a label."""
    counts: dict = {}
    other_texts = set()
    for cell in cells:
        if not isinstance(cell, str) or not cell.strip():
            continue
        text = cell.strip()
        if text.casefold() in MISSING_MARKS or is_placeholder(text):
            counts[text] = counts.get(text, 0) + 1
        else:
            other_texts.add(text)
    if "-" in counts and "+" in other_texts:
        return counts, "-"
    for word in counts:
        are_codes = [_CODE.fullmatch(text) and len(text) == len(word) == 2 for text in other_texts]
        if are_codes and all(are_codes) and _CODE.fullmatch(word):
            return counts, word
    return counts, ""


def class_order(labels) -> tuple:
    """Return the classes in a column, whole numbers first, each kind sorted; None left out."""
    distinct = {label for label in labels if label is not None}
    numbers = sorted(label for label in distinct if not isinstance(label, str))
    return (*numbers, *sorted(label for label in distinct if isinstance(label, str)))
