"""Tables of text that QGIS would read in another way than this program does.

QGIS takes lines with # for rows or for the header, knows no UTF-16, and separates the columns by
what stands in the first line. Such a file is handed on as a layer of its cells.
"""

from __future__ import annotations

import os

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.facts.sites import BadTable
from ...core.tables.encoding import UTF_8
from ...core.tables.separators import TEXT_ENDINGS
from .column_types import STRING

# The file that the cells of a layer come from.
PATH_PROPERTY = "carbonsink/csv_path"


def open_text_tables(algorithm, parameters: dict, context) -> dict:
    """Return the parameters with tables of text that QGIS reads differently as layers of cells.

    Raises
    ------
    RowTooLong
        For a line with more cells than the header has columns.
    """
    read = dict(parameters)
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        if definition.type() != "source" or not _takes_tables(definition):
            continue
        if not isinstance(parameters.get(name), (str, QgsVectorLayer)):
            continue
        layer = algorithm.parameterAsVectorLayer(parameters, name, context)
        path = (
            text_file_of_parameter(layer) if layer is not None else _existing_path(parameters[name])
        )
        cells = _cells_of_layer(path, layer) if path else None
        if cells is not None:
            context.temporaryLayerStore().addMapLayer(cells)
            read[name] = cells
    return read


def text_file_of_parameter(layer) -> str:
    """Return the file of text that a layer shows as a whole, "" where there is none.

    A layer of delimited text that the user set up keeps the types chosen there.
    """
    made_of = layer.customProperty(PATH_PROPERTY, "")
    if made_of:
        return made_of
    path, _, options = layer.source().partition("|")
    is_whole = not (layer.subsetString() or "subset=" in options or layer.isModified())
    has_points = layer.wkbType() != QgsWkbTypes.Type.NoGeometry
    return (
        _existing_path(path)
        if layer.providerType() == "ogr" and is_whole and not has_points
        else ""
    )


def _takes_tables(definition) -> bool:
    """Say whether an input takes a text file as a table, without geometry."""
    kinds = definition.dataTypes()
    return not kinds or QgsProcessing.SourceType.TypeVector in kinds


def _existing_path(path) -> str:
    """Return a path of a file of text that is there, else ""."""
    is_text = isinstance(path, str) and path.lower().endswith(TEXT_ENDINGS)
    return path if is_text and os.path.isfile(path) else ""


def _cells_of_layer(path: str, layer):
    """Return a layer of the cells of a file; None where QGIS reads the same, or nobody can."""
    from ...core.tables.csv_table import read_text

    try:
        text = read_text(path)
    except BadTable:
        return None
    names = [] if layer is None else [field.name() for field in layer.fields()]
    is_same = names == text.header and layer.featureCount() == len(text.lines)
    # QGIS takes the letters of any text for UTF-8.
    is_same = is_same and text.encoding == UTF_8
    folded = [name.casefold() for name in text.header]
    if is_same or "" in folded or len(set(folded)) < len(folded):
        return None
    cells = QgsVectorLayer("None", os.path.basename(path), "memory")
    fields = QgsFields()
    for name in text.header:
        fields.append(QgsField(name, STRING, comment=text.units.get(name, "")))
    cells.dataProvider().addAttributes(list(fields))
    cells.updateFields()
    width, features = len(text.header), []
    for line in text.lines:
        feature = QgsFeature(fields)
        row = [*line.cells, *[""] * width][:width]
        feature.setAttributes([cell or None for cell in row])
        features.append(feature)
    cells.dataProvider().addFeatures(features)
    cells.updateExtents()
    cells.setCustomProperty(PATH_PROPERTY, path)
    return cells
