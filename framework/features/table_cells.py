"""Cells of layers and sheets as texts, without the rows of titles and units of a table."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...core.files.formulas import unescape_formula
from ...core.tables.header_rows import find_header, is_numbered
from .workbook_values import shown_cells, workbook_of_layer

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
