"""Tables in files: layers of delimited text, sheets and layers of containers, rows of text.

Such a layer keeps the columns, types and coordinates chosen there. QGIS leaves out rows whose
coordinates it cannot read, and takes lines with # for rows; it says so in none of its logs.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from qgis.core import QgsDataProvider, QgsFeatureRequest, QgsVectorLayer

from ...core.facts.layers import RowsWithoutPlace
from ...core.facts.run import CarbonSinkError
from ...core.facts.tables import LayersBeside, LinesSkipped
from ...core.files.atomic import publish_text
from ...core.run import Run
from ...core.tables.csv_table import CsvText, read_text
from ...core.tables.header_rows import find_header, is_numbered
from .column_types import plain_value
from .workbook_values import shown_cells, workbook_of_layer

_LINES = re.compile(r"[0-9]{1,9}")
_SCHEMES = ("file://", "file:")
PROVIDER = "delimitedtext"
_OGR = "ogr"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry
# Rows that show whether titles stand above the header, or units below it.
_HEAD_ROWS = 100
# Of a layer of cells: the rows of its file that it lacks.
SKIPPED_PROPERTY = "carbonsink/skipped"
# ... and the other layers of its file.
BESIDE_PROPERTY = "carbonsink/beside"


class DelimitedText(NamedTuple):
    """The file behind a layer, and how many of its lines stand above the header."""

    path: str
    skipped: int


def delimited_text_of(layer) -> DelimitedText | None:
    """Return the file of a layer that shows all its rows; None for other layers."""
    if layer is None or layer.providerType() != PROVIDER or layer.subsetString():
        return None
    address, _, query = layer.source().partition("?")
    options = parse_qs(query)
    for scheme in _SCHEMES:
        address = address.removeprefix(scheme)
    path = unquote(address)
    has_header = options.get("useHeader", ["yes"])[0].lower() not in ("no", "false", "0")
    if "subset" in options or not has_header or not os.path.isfile(path):
        return None
    lines = options.get("skipLines", ["0"])[0]
    return DelimitedText(path, int(lines) if _LINES.fullmatch(lines) else 0)


def report_skipped_lines(source, run: Run) -> None:
    """Report which lines of a text file or rows of a sheet are no rows of its layer, or no data."""
    for note in getattr(source, "skipped_rows", ()):
        run.note(note)
    file, text = getattr(source, "delimited_text", None), _text_of_source(source)
    if file is None or text is None:
        return
    first = file.skipped + 1
    rows = [line for line in text.lines if line.number > first]
    comments = [line for line in text.comments if line.number > first]
    n = source.featureCount()
    if comments and n >= len(rows):
        first_comment = comments[0]
        note = LinesSkipped(
            file.path, len(comments), "comment", first_comment.number, first_comment.cells[0]
        )
        run.note(note)
    if 0 <= n < len(rows):
        run.note(RowsWithoutPlace(file.path, len(rows) - n, len(rows)))


def _text_of_source(source) -> CsvText | None:
    """Return the text file behind a source, read once; None where only QGIS reads it."""
    file = getattr(source, "delimited_text", None)
    if file is not None and not hasattr(source, "text_of_file"):
        try:
            source.text_of_file = read_text(file.path)
        except CarbonSinkError:
            source.text_of_file = None  # the user chose a form that only QGIS reads
    return getattr(source, "text_of_file", None)


def units_of_text(source) -> dict:
    """Return the units by column in the row below the header of a delimited text file.

    QGIS takes that row for a record without a place, and leaves it out of a layer of points.
    """
    text = _text_of_source(source)
    return {} if text is None else dict(text.units)


def skipped_rows_of(layer) -> list:
    """Return notes of the rows of titles and units that a layer of cells was made without."""
    text = "" if layer is None else layer.customProperty(SKIPPED_PROPERTY, "")
    return [LinesSkipped(*facts) for facts in json.loads(text)] if text else []


def note_other_layers(path: str, layer=None) -> LayersBeside | None:
    """Return which layers a file holds beside the first, None where there is only one.

    Parameters
    ----------
    path : str
        Name of the file as it was given; one that names a layer has none beside it.
    layer : QgsVectorLayer, optional
        The layer that it opens.
    """
    if "|" in path:
        return None
    stored = layer.customProperty(BESIDE_PROPERTY, "") if layer is not None else ""
    if stored:
        path, first, others = json.loads(stored)
        return LayersBeside(path, first, tuple(others))
    layer = QgsVectorLayer(path, "table", _OGR) if layer is None else layer
    if not layer.isValid() or layer.providerType() != _OGR:
        return None
    separator = QgsDataProvider.sublayerSeparator()
    names = [text.split(separator)[1] for text in layer.dataProvider().subLayers()]
    return LayersBeside(path, names[0], tuple(names[1:])) if len(names) > 1 else None


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


def workbooks_as_text(paths, folder: str, run: Run) -> list:
    """Return the names of files, text files of their first sheets in place of workbooks.

    Parameters
    ----------
    paths : sequence of str
        Files of any kind; what QGIS cannot open stays as it is.
    folder : str
        Where the text files go, each in a folder of its own and named as the workbook.
    run : Run
        Receives notes of other sheets.
    """
    return [
        _sheet_as_text(path, os.path.join(folder, f"sheet{i}"), run)
        if path.lower().endswith(_WORKBOOKS)
        else path
        for i, path in enumerate(paths)
    ]


def _sheet_as_text(path: str, folder: str, run: Run) -> str:
    """Return a text file of the first sheet of a workbook; the workbook where it cannot be read."""
    layer = QgsVectorLayer(path, "table", _OGR)
    if not layer.isValid():
        return path
    beside = note_other_layers(path, layer)
    if beside is not None:
        run.note(beside)
    names = [field.name() for field in layer.fields()]
    first = ["" if _is_number_of_column(name) else name for name in names]
    features = layer.getFeatures(QgsFeatureRequest().setFlags(_NO_GEOMETRY))
    workbook = workbook_of_layer(layer)
    rows = (_cell_texts(feature, workbook) for feature in features)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([first, *rows] if any(first) else rows)
    os.makedirs(folder, exist_ok=True)
    target = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".csv")
    publish_text(target, text.getvalue())
    return target


def _is_number_of_column(name: str) -> bool:
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
    head = _first_rows(features, workbook)
    found = None if layer.isSpatial() else find_header(names, head)
    if found is None and only_below_header:
        return None
    rows = [*head, *(_cell_texts(feature, workbook) for feature in features)]
    if found is None:
        return TableCells(names, rows, layer.isSpatial())
    names_are_row = found.header < 0 or not all(map(_is_number_of_column, names))
    of_file = [names, *rows] if names_are_row else rows
    header, first = (i + len(of_file) - len(rows) for i in (found.header, found.first))
    above = {"title": range(header), "header": range(header + 1, first)}
    skipped = [
        (len(filled), why, filled[0] + 1, " ".join(filter(None, of_file[filled[0]])))
        for why, about in above.items()
        if (filled := [i for i in about if any(of_file[i])])
    ]
    return TableCells(found.names, rows[found.first :], False, found.units, skipped)


def units_in_first_rows(layer) -> dict:
    """Return the units by field that stand in the first rows of a table without geometry.

    They are those of a selection too, which does not have that row.
    """
    if layer is None or layer.isSpatial():
        return {}
    names = [field.name() for field in layer.fields()]
    found = find_header(names, _first_rows(layer.getFeatures()))
    return {} if found is None else {names[found.names.index(n)]: u for n, u in found.units.items()}


def _first_rows(features, workbook=None) -> list:
    """Return the cells of the first features, in which the header of a table is sought."""
    return [_cell_texts(feature, workbook) for feature in itertools.islice(features, _HEAD_ROWS)]


def _cell_texts(feature, workbook=None) -> list:
    """Return the attributes of a feature as texts, empty where there is no value."""
    values = [plain_value(value) for value in feature.attributes()]
    values = shown_cells(values, feature.id(), range(len(values)), workbook)
    return ["" if value is None else str(value) for value in values]
