"""Cells of layers and sheets as texts, without the rows of titles and units of a table.

Cells of workbooks are taken as a spreadsheet shows them, where GDAL returns what they hold. Numbers
shown in percent become texts such as "1.25%", as they stand in a CSV of the same sheet. Numbers in
a column with texts stay numbers: GDAL writes all of them with a point, which says nothing of how
the texts are written.
"""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...core.errors_and_notes.tables import FormulasWithoutValue, RowsHidden
from ...core.files.formulas import unescape_formula
from ...core.run import Run
from ...core.tables.header_rows import find_header, is_numbered
from ...core.tables.numbers import is_ambiguous_number, possible_numbers
from ...core.tables.opendocument_sheets import OpenSheet
from ...core.tables.workbook_sheets import Sheet, cell_name, read_sheet

_OGR = "ogr"
_NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry
# Rows that show whether titles stand above the header, or units below it.
_HEAD_ROWS = 100


class TableCells(NamedTuple):
    """The cells of a table as texts.

    Parameters
    ----------
    header : list of str
        Names of the columns.
    rows : list of list of str
        The rows of data.
    has_geometry : bool
        Whether rows have a geometry beside their columns.
    units : dict of str to str
        Units by column that stand in the row below the header.
    skipped : list
        Rows about the header that are no data: how many, why, the first row and its text, as
        `LinesSkipped` has them.
    """

    header: list
    rows: list
    has_geometry: bool
    units: dict = {}
    skipped: list = []


def table_cells(path: str) -> TableCells | None:
    """Return the cells of a table file; None where QGIS cannot open it."""
    layer = QgsVectorLayer(path, "table", _OGR)
    return cells_of_layer(layer) if layer.isValid() else None


def is_numbered_by_gdal(name: str) -> bool:
    """Say whether GDAL made up a name because it found no header."""
    return is_numbered([name])


def cells_of_layer(layer, only_below_header: bool = False) -> TableCells | None:
    """Return the cells of a layer, without the rows of titles and units of a table.

    Parameters
    ----------
    layer : QgsVectorLayer
        The layer.
    only_below_header : bool
        Whether to return None, without reading on, where the first rows of the layer are data.
    """
    names = [field.name() for field in layer.fields()]
    features = layer.getFeatures(QgsFeatureRequest().setFlags(_NO_GEOMETRY))
    workbook = workbook_of_layer(layer)
    head = first_rows(features, workbook)
    found = None if layer.isSpatial() else find_header(names, head)
    if found is None and only_below_header:
        return None
    rows = [*head, *(cell_texts(feature, workbook) for feature in features)]
    if found is None:
        return TableCells(names, rows, layer.isSpatial())
    names_are_row = found.header < 0 or not all(map(is_numbered_by_gdal, names))
    of_file = [names, *rows] if names_are_row else rows
    header, first = (i + len(of_file) - len(rows) for i in (found.header, found.first))
    above = {"title": range(header), "header": range(header + 1, first)}
    skipped = [
        (len(filled), why, filled[0] + 1, " ".join(filter(None, of_file[filled[0]])))
        for why, about in above.items()
        if (filled := [i for i in about if any(of_file[i])])
    ]
    return TableCells(found.names, rows[found.first :], False, found.units, skipped)


def first_rows(features, workbook=None) -> list:
    """Return the cells of the first features, in which the header of a table is sought."""
    return [cell_texts(feature, workbook) for feature in itertools.islice(features, _HEAD_ROWS)]


def cell_texts(feature, workbook=None) -> list:
    """Return the attributes of a feature as texts, empty where there is no value."""
    values = [plain_value(value) for value in feature.attributes()]
    values = shown_cells(values, feature.id(), range(len(values)), workbook)
    return ["" if value is None else str(value) for value in values]


def plain_value(value):
    """Return a QGIS attribute as a plain Python value: NULL is None, dates and times are texts."""
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return unescape_formula(value)


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
