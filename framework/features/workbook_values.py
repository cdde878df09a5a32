"""Cells of workbooks as a spreadsheet shows them, where GDAL returns what they hold.

Numbers shown in percent become texts such as "1.25%", as they stand in a CSV of the same sheet.
Numbers in a column with texts stay numbers: GDAL writes all of them with a point, which says
nothing of how the texts are written.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ...core.facts.tables import FormulasWithoutValue, RowsHidden
from ...core.run import Run
from ...core.tables.numbers import is_ambiguous_number, possible_numbers
from ...core.tables.opendocument_sheets import OpenSheet
from ...core.tables.workbook_sheets import Sheet, cell_name, read_sheet


class Workbook(NamedTuple):
    """The sheet behind a layer, and its file."""

    path: str
    sheet: Sheet | OpenSheet


def workbook_of_layer(layer) -> Workbook | None:
    """Return the sheet that a layer shows; None for layers of anything else."""
    if layer is None or layer.providerType() != "ogr":
        return None
    path, *options = layer.source().split("|")
    named = dict(option.split("=", 1) for option in options if "=" in option)
    sheet = read_sheet(path, named.get("layername", ""))
    return None if sheet is None else Workbook(path, sheet)


def shown_cells(cells: list, row: int, columns, workbook: Workbook | None) -> list:
    """Return the cells of a row with numbers in percent as they are shown.

    Parameters
    ----------
    cells : list
        Values.
    row : int
        Row of the sheet, from 1: the number of the feature.
    columns : iterable of int
        Column of each cell in the sheet, from 0.
    workbook : Workbook or None
        None returns the cells as they are.
    """
    if workbook is None or not workbook.sheet.percents:
        return cells
    percents = workbook.sheet.percents
    return [
        _as_percent(cell) if (row, column) in percents else cell
        for cell, column in zip(cells, columns)
    ]


def _as_percent(cell):
    """Return a number of a cell in a workbook, or the text of one, as its percent."""
    try:
        number = float(cell)
    except (TypeError, ValueError):
        return cell
    return f"{100 * number:.12g}%" if math.isfinite(number) else cell


def numbers_of_sheet(rows: list, ids: list, columns: list, workbook: Workbook | None) -> None:
    """Turn texts that GDAL made of numbers back, in columns with a text that may be two numbers.

    Parameters
    ----------
    rows : list of list
        Cells, changed in place.
    ids : list of int
        Row of each in the sheet.
    columns : list of int
        Column of each cell in the sheet.
    workbook : Workbook or None
        None changes nothing.
    """
    if workbook is None:
        return
    for k, column in enumerate(columns):
        texts = {row[k] for row in rows if isinstance(row[k], str)}
        if not any(is_ambiguous_number(possible_numbers(text)) for text in texts):
            continue
        for i, row in zip(ids, rows):
            if isinstance(row[k], str) and (i, column) not in workbook.sheet.texts:
                row[k] = _as_number(row[k])


def _as_number(cell: str):
    """Return the number in a cell; the cell where it is none."""
    try:
        return float(cell)
    except ValueError:
        return cell


def note_sheet(workbook: Workbook | None, ids: list, run: Run) -> None:
    """Report rows that are hidden and used, and formulas that have no value."""
    if workbook is None:
        return
    used = set(ids)
    hidden = [row for row in workbook.sheet.hidden_rows if row in used]
    if hidden:
        run.note(RowsHidden(workbook.path, len(hidden), hidden[0]))
    empty = [place for place in workbook.sheet.formulas_without_value if place[0] in used]
    if empty:
        run.note(FormulasWithoutValue(workbook.path, len(empty), cell_name(*empty[0])))
