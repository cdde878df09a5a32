"""Tables that QGIS would read in another way than this program does.

QGIS takes lines with # for rows or for the header, knows no UTF-16, and separates the columns by
what stands in the first line; rows of titles or units are data to it, and hide the header of a
sheet. Such a table is handed on as a layer of its cells.
"""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import astuple
from typing import NamedTuple

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsVectorLayer,
)

from ...core.errors_and_notes.tables import BadTable
from ...core.files.atomic import publish_text
from ...core.run import Run
from ...core.tables.encoding import UTF_8
from .feature_sink import STRING
from .table_cells import (
    cell_texts,
    cells_of_layer,
    is_numbered_by_gdal,
    note_sheet,
    workbook_of_layer,
)
from .table_files import (
    BESIDE_PROPERTY,
    PATH_PROPERTY,
    SKIPPED_PROPERTY,
    existing_text_file,
    is_whole_table,
    note_other_layers,
    text_file_of_layer,
)

_OGR = "ogr"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry


class _CellLayer(NamedTuple):
    """A layer of cells, and what QGIS calls their columns where it found other names."""

    layer: QgsVectorLayer
    names: list


def replace_misread_tables(algorithm, parameters: dict, context) -> dict:
    """Return the parameters with tables that QGIS reads differently as layers of cells.

    Columns that were chosen by the names that QGIS gives them get those of the header.

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
            text_file_of_layer(layer) if layer is not None else existing_text_file(parameters[name])
        )
        cells = (
            _replace_text_table(path, layer)
            if path
            else _replace_titled_table(parameters[name], layer)
        )
        if cells is not None:
            context.temporaryLayerStore().addMapLayer(cells.layer)
            read[name] = cells.layer
            _rename_chosen_columns(algorithm, name, cells, read)
    return read


def _rename_chosen_columns(algorithm, parent: str, cells: _CellLayer, parameters: dict) -> None:
    """Replace names that QGIS gave to columns of an input by those of the header."""
    header = [field.name() for field in cells.layer.fields()]
    renamed = {old: new for old, new in zip(cells.names, header) if old not in header}
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() != "field" or definition.parentLayerParameterName() != parent:
            continue
        if isinstance(value, str):
            parameters[definition.name()] = renamed.get(value, value)
        elif isinstance(value, (list, tuple)):
            parameters[definition.name()] = [renamed.get(name, name) for name in value]


def _takes_tables(definition) -> bool:
    """Say whether an input takes a text file as a table, without geometry."""
    kinds = definition.dataTypes()
    return not kinds or QgsProcessing.SourceType.TypeVector in kinds


def _replace_text_table(path: str, layer) -> _CellLayer | None:
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
    if is_same or not _can_be_fields(text.header):
        return None
    cells = _memory_layer_of_cells(
        path, text.header, [line.cells for line in text.lines], text.units
    )
    cells.setCustomProperty(PATH_PROPERTY, path)
    return _CellLayer(cells, names)


def _replace_titled_table(value, layer) -> _CellLayer | None:
    """Return a layer of the rows below the header of a table with titles or units; else None."""
    if layer is None or not is_whole_table(layer):
        return None
    cells = cells_of_layer(layer, only_below_header=True)
    if cells is None or not _can_be_fields(cells.header):
        return None
    path = layer.source().partition("|")[0]
    made = _memory_layer_of_cells(path, cells.header, cells.rows, cells.units)
    skipped = [(path, *facts) for facts in cells.skipped]
    made.setCustomProperty(SKIPPED_PROPERTY, json.dumps(skipped))
    beside = note_other_layers(value, layer) if isinstance(value, str) else None
    if beside is not None:
        made.setCustomProperty(BESIDE_PROPERTY, json.dumps(astuple(beside)))
    return _CellLayer(made, [field.name() for field in layer.fields()])


def _can_be_fields(header: list) -> bool:
    """Say whether the fields of a layer can have the names of a header."""
    folded = [name.casefold() for name in header]
    return "" not in folded and len(set(folded)) == len(folded)


def _memory_layer_of_cells(path: str, header: list, rows: list, units: dict) -> QgsVectorLayer:
    """Return a layer in memory of texts."""
    cells = QgsVectorLayer("None", os.path.basename(path), "memory")
    fields = QgsFields()
    for name in header:
        fields.append(QgsField(name, STRING, comment=units.get(name, "")))
    cells.dataProvider().addAttributes(list(fields))
    cells.updateFields()
    width, features = len(header), []
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([cell or None for cell in [*row, *[""] * width][:width]])
        features.append(feature)
    cells.dataProvider().addFeatures(features)
    cells.updateExtents()
    return cells


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
    first = ["" if is_numbered_by_gdal(name) else name for name in names]
    features = layer.getFeatures(QgsFeatureRequest().setFlags(_NO_GEOMETRY))
    workbook = workbook_of_layer(layer)
    rows, ids = [], []
    for feature in features:
        rows.append(cell_texts(feature, workbook))
        ids.append(feature.id())
    note_sheet(workbook, ids, run)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([first, *rows] if any(first) else rows)
    os.makedirs(folder, exist_ok=True)
    target = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".csv")
    publish_text(target, text.getvalue())
    return target
