"""Tables in files: layers of delimited text, sheets and layers of containers, rows of text.

Such a layer keeps the columns, types and coordinates chosen there. QGIS leaves out rows whose
coordinates it cannot read, and takes lines with # for rows; it says so in none of its logs.
"""

from __future__ import annotations

import json
import os
import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from qgis.core import QgsDataProvider, QgsVectorLayer, QgsWkbTypes

from ...core.errors_and_notes.tables import LayersBeside, LinesSkipped
from ...core.tables.separators import TEXT_ENDINGS

_LINES = re.compile(r"[0-9]{1,9}")
_SCHEMES = ("file://", "file:")
PROVIDER = "delimitedtext"
_OGR = "ogr"
# The file that the cells of a layer come from.
PATH_PROPERTY = "carbonsink/csv_path"
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


def is_whole_table(layer) -> bool:
    """Say whether a layer shows all rows of a table, without geometry, as they are stored."""
    is_whole = not (layer.subsetString() or "subset=" in layer.source() or layer.isModified())
    return is_whole and layer.wkbType() == QgsWkbTypes.Type.NoGeometry


def existing_text_file(path) -> str:
    """Return a path of a file of text that is there, else ""."""
    is_text = isinstance(path, str) and path.lower().endswith(TEXT_ENDINGS)
    return path if is_text and os.path.isfile(path) else ""


def file_of_layer(layer) -> str:
    """Return the file of a layer that is a value; "" where there is none."""
    if layer is None:
        return ""
    return text_file_of_layer(layer) or layer.source().partition("|")[0]


def csv_file_of_layer(layer) -> tuple:
    """Return path and separator of the text file of a layer that is a value."""
    if layer is None:
        return "", ""
    if layer.providerType() == PROVIDER:
        query = parse_qs(layer.source().partition("?")[2])
        return "", query.get("delimiter", [","])[0].replace("\\t", "\t")
    path = text_file_of_layer(layer)
    if not path:
        return "", ""
    from ...core.tables.separators import separator_of_file

    return path, separator_of_file(path)


def text_file_of_layer(layer) -> str:
    """Return the file of text that a layer shows as a whole, "" where there is none.

    A layer of delimited text that the user set up keeps the types chosen there.
    """
    made_of = layer.customProperty(PATH_PROPERTY, "")
    if made_of:
        return made_of
    path = layer.source().partition("|")[0]
    return (
        existing_text_file(path) if layer.providerType() == "ogr" and is_whole_table(layer) else ""
    )
