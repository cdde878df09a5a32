"""Tables in files: layers of delimited text, sheets and layers of containers, rows of text.

Such a layer keeps the columns, types and coordinates chosen there. QGIS leaves out rows whose
coordinates it cannot read, and takes lines with # for rows; it says so in none of its logs.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from qgis.core import NULL, QgsDataProvider, QgsFeatureRequest, QgsVectorLayer

from ...core.facts.layers import RowsWithoutPlace
from ...core.facts.run import CarbonSinkError
from ...core.facts.tables import LayersBeside, LinesSkipped
from ...core.run import Run
from ...core.tables.csv_table import read_text

_LINES = re.compile(r"[0-9]{1,9}")
_SCHEMES = ("file://", "file:")
PROVIDER = "delimitedtext"
_OGR = "ogr"


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
    """Report which lines of a delimited text file are no rows of its layer, or no data."""
    file = getattr(source, "delimited_text", None)
    if file is None:
        return
    try:
        text = read_text(file.path)
    except CarbonSinkError:
        return  # the user chose a form that only QGIS reads
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
    layer = QgsVectorLayer(path, "table", _OGR) if layer is None else layer
    if not layer.isValid() or layer.providerType() != _OGR:
        return None
    separator = QgsDataProvider.sublayerSeparator()
    names = [text.split(separator)[1] for text in layer.dataProvider().subLayers()]
    return LayersBeside(path, names[0], tuple(names[1:])) if len(names) > 1 else None


class TableCells(NamedTuple):
    """Header and rows of a table file as texts, and whether its features have a geometry."""

    header: list
    rows: list
    has_geometry: bool


def table_cells(path: str) -> TableCells | None:
    """Return the cells of a table file; None where QGIS cannot open it."""
    layer = QgsVectorLayer(path, "table", "ogr")
    if not layer.isValid():
        return None
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    header = [field.name() for field in layer.fields()]
    rows = [
        ["" if value is None or value == NULL else str(value) for value in feature.attributes()]
        for feature in layer.getFeatures(request)
    ]
    return TableCells(header, rows, layer.isSpatial())
