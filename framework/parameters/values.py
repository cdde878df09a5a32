"""`Values`: the parameters of a run as plain values, resolved once, by their definitions.

Layers become file names here, in the thread that owns them, with what the user set in their
properties; nothing below sees a layer.
"""

from __future__ import annotations

import os
from dataclasses import fields
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
)

from ..features.stored_units import read_stated_classes, read_stated_units, units_in_first_rows
from ..features.table_cells import workbook_of_layer
from ..features.table_files import (
    BESIDE_PROPERTY,
    csv_file_of_layer,
    delimited_text_of,
    file_of_layer,
    note_other_layers,
    skipped_rows_of,
)
from ..features.valid_features import defer_geometry_check, leaves_out_unplaced
from .field_names import parameter_of
from .layers import plain_rasters, raster_source
from .raster_folders import takes_files


class Values(dict):
    """Parameter name to plain value: None where an optional one was not given.

    `meanings` holds what each input of rasters was found to measure, once that was checked;
    `opened` what the algorithm's `open_inputs` returned.
    """

    def __init__(self, *args, **named) -> None:
        super().__init__(*args, **named)
        self.meanings: dict = {}
        self.opened: Any = None

    def is_given(self, *names: str) -> bool:
        """Say whether all the named parameters have a value."""
        return all(self.get(name) not in (None, "", []) for name in names)

    def as_settings(self, record: type, **others):
        """Return settings whose fields are what the parameters that set them are.

        A parameter without a value leaves the field at its default, and lists become tuples.

        Parameters
        ----------
        record : type
            A dataclass of settings (see `core.errors_and_notes.allowed`).
        **others
            Fields that no parameter sets by itself.
        """
        field_values = {}
        for field in fields(record):
            value = self.get(parameter_of(record, field.name))
            if field.name not in others and value is not None:  # else the field's default holds
                field_values[field.name] = tuple(value) if isinstance(value, list) else value
        return record(**field_values, **others)


def resolve_inputs(algorithm, parameters, context) -> Values:
    """Return the inputs of an algorithm (everything but destinations)."""
    values = Values()
    for definition in algorithm.parameterDefinitions():
        reader = _READERS.get(definition.type())
        if reader is not None and not definition.isDestination():
            values[definition.name()] = reader(algorithm, definition, parameters, context)
    return values


def resolve_destinations(algorithm, parameters, context) -> Values:
    """Return the destinations of an algorithm; None for those not asked for. Sinks stay out."""
    values = Values()
    for definition in algorithm.destinationParameterDefinitions():
        name, kind = definition.name(), definition.type()
        if kind == "rasterDestination":
            values[name] = algorithm.parameterAsOutputLayer(parameters, name, context) or None
        elif kind in ("fileDestination", "folderDestination"):
            values[name] = algorithm.parameterAsFileOutput(parameters, name, context) or None
    return values


def _raster_value(algorithm, definition, parameters, context):
    """Return the path of a raster parameter."""
    layer = algorithm.parameterAsRasterLayer(parameters, definition.name(), context)
    return None if layer is None else raster_source(layer)


def _layers_of_parameter(algorithm, definition, parameters, context) -> list:
    """Return the layers of a parameter that takes a list of them."""
    if takes_files(definition):
        # QGIS gives one empty name where none was given.
        names = algorithm.parameterAsFileList(parameters, definition.name(), context)
        return [name for name in names if name]
    value = parameters.get(definition.name())
    items = value if isinstance(value, (list, tuple)) else [value]
    if all(isinstance(item, str) and item for item in items):
        # QGIS opens a NetCDF file as a table too, and then finds the one or the other by chance.
        kind = QgsProcessingUtils.LayerHint.Raster
        plain = plain_rasters(items, context)
        map_layers = {
            item: QgsProcessingUtils.mapLayerFromString(item, context, True, kind)
            for item in items
            if item not in plain
        }
        if None not in map_layers.values():
            return [item if item in plain else raster_source(map_layers[item]) for item in items]
    layers = algorithm.parameterAsLayerList(parameters, definition.name(), context)
    return [raster_source(layer) for layer in layers or []]


def _source_value(algorithm, definition, parameters, context):
    """Return a feature source, with the CSV file and separator behind it where there is one."""
    source = algorithm.parameterAsSource(parameters, definition.name(), context)
    if source is None:
        return None
    value = parameters.get(definition.name())
    is_whole = not isinstance(value, QgsProcessingFeatureSourceDefinition)
    # Of the layer behind a selection QGIS returns none.
    named = {**parameters, definition.name(): value if is_whole else value.source}
    layer = algorithm.parameterAsVectorLayer(named, definition.name(), context)
    source.csv_path, source.separator = csv_file_of_layer(layer) if is_whole else ("", "")
    source.beside = _layers_beside(value, layer)
    in_rows = {} if is_whole else units_in_first_rows(layer)
    stated = read_stated_units(source, layer, file_of_layer(layer))
    source.units = {**{name: (unit, {}) for name, unit in in_rows.items()}, **stated}
    source.workbook = workbook_of_layer(layer)
    source.classes = read_stated_classes(layer, file_of_layer(layer))
    source.skipped_rows = skipped_rows_of(layer)
    source.delimited_text = delimited_text_of(layer) if is_whole else None
    source.skips_unplaced = leaves_out_unplaced(layer)
    defer_geometry_check(source, value, context)
    return source


def _layers_beside(value, layer):
    """Return a note of the other layers of a file that is a value, None without any."""
    if layer is None or not (isinstance(value, str) or layer.customProperty(BESIDE_PROPERTY, "")):
        return None
    is_file = isinstance(value, str) and os.path.exists(value)
    return note_other_layers(value if is_file else layer.source(), layer)


def _field_value(algorithm, definition, parameters, context):
    """Return the column or columns of a field parameter."""
    # `parameterAsFields` gives way to `parameterAsStrings` in newer QGIS.
    read = getattr(algorithm, "parameterAsStrings", None) or algorithm.parameterAsFields
    names = read(parameters, definition.name(), context)
    if definition.allowMultiple():
        return list(names)
    return names[0] if names else None


def _number_value(algorithm, definition, parameters, context):
    """Return the number that is the value of a parameter; None where it is empty."""
    name = definition.name()
    if parameters.get(name) is None and definition.defaultValue() is None:
        return None
    if definition.dataType() == QgsProcessingParameterNumber.Type.Integer:
        return algorithm.parameterAsInt(parameters, name, context)
    return algorithm.parameterAsDouble(parameters, name, context)


def _choice_value(algorithm, definition, parameters, context):
    """Return the value of a parameter's choice, not its position."""
    name = definition.name()
    if definition.allowMultiple():
        # Without a choice QGIS hands on one empty text.
        codes = algorithm.parameterAsEnumStrings(parameters, name, context)
        return [option_code for option_code in codes if option_code]
    return algorithm.parameterAsEnumString(parameters, name, context) or None


def _boolean_value(algorithm, definition, parameters, context) -> bool:
    """Return the value of a switch."""
    return algorithm.parameterAsBoolean(parameters, definition.name(), context)


def _string_value(algorithm, definition, parameters, context):
    """Return the text of a parameter."""
    return algorithm.parameterAsString(parameters, definition.name(), context).strip() or None


def _crs_value(algorithm, definition, parameters, context) -> str:
    """Return a CRS as WKT; empty where none is given."""
    crs = algorithm.parameterAsCrs(parameters, definition.name(), context)
    return _crs_wkt(crs) if crs.isValid() else ""


def _extent_value(algorithm, definition, parameters, context):
    """Return west, south, east, north and the CRS as WKT; None where no extent is given."""
    name = definition.name()
    if parameters.get(name) in (None, ""):
        return None
    box = algorithm.parameterAsExtent(parameters, name, context)
    if box.isNull() or box.isEmpty():
        return None
    crs = algorithm.parameterAsExtentCrs(parameters, name, context)
    edges = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    return (*edges, _crs_wkt(crs) if crs.isValid() else "")


def _crs_wkt(crs) -> str:
    """Return the value of a CRS parameter in the form that GDAL reads without loss."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)


def _file_value(algorithm, definition, parameters, context):
    """Return the path of a file parameter."""
    return algorithm.parameterAsFile(parameters, definition.name(), context) or None


_READERS = {
    "crs": _crs_value,
    "extent": _extent_value,
    "raster": _raster_value,
    "multilayer": _layers_of_parameter,
    "source": _source_value,
    "field": _field_value,
    "number": _number_value,
    "enum": _choice_value,
    "boolean": _boolean_value,
    "string": _string_value,
    "file": _file_value,
}
