"""Checks of parameters as they were given, before anything is opened for the run.

A model and `qgis_process` hand on names of layers and columns as texts. What cannot be opened
QGIS leaves out in silence or hands on as nothing; a number out of its range it uses. So every
algorithm asks here, in the dialog and again at run time.
"""

from __future__ import annotations

import contextlib
import math
import os
import re

from qgis.core import (
    NULL,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ...core.errors_and_notes.layers import LayerNotOpened, StyleOfAnother, WrongGeometry
from ...core.errors_and_notes.raster import (
    NoValidPixel,
    OutputIsInput,
    OutputNotWritable,
    SameFolder,
)
from ...core.errors_and_notes.run import BadValue, CarbonSinkError, FileEnding, ParameterMissing
from ...core.errors_and_notes.tables import MissingColumn, TableFormat
from ...core.errors_and_notes.trend import TooFewCellValues
from ..style.raster_style import STYLE_ENDING
from ..text.translation import tr
from .layers import plain_rasters
from .named_files import file_of_value, input_files, path_of_uri
from .quantities import declared_quantities, input_paths

# What an algorithm may ask of the geometry of its features.
_GEOMETRIES = {
    QgsProcessing.SourceType.TypeVectorPoint: ("point", QgsWkbTypes.GeometryType.PointGeometry),
    QgsProcessing.SourceType.TypeVectorPolygon: (
        "polygon",
        QgsWkbTypes.GeometryType.PolygonGeometry,
    ),
}
# Files of layers that QGIS looks for a style file of.
_STYLED = (".tif", ".tiff", ".vrt", ".nc", ".img", ".asc", ".jp2", ".gpkg", ".shp", ".geojson")


_STYLED += (".json", ".kml", ".gml", ".tab", ".fgb", ".sqlite")
# Numbers without a limit have the largest that C++ knows.
_NO_LIMIT = 1e300
# Letters before this one are line breaks and other control characters.
_FIRST_PRINTED = 32
_LARGEST_INTEGER = 2147483647
_MODEL = ".carbonmodel"


def require_given(algorithm, parameters: dict, context) -> None:
    """Check that every parameter can be used as it was given.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
        Whose definitions say what may be given.
    parameters : dict
        Parameter name to value, folders in lists already replaced by their rasters.
    context : QgsProcessingContext
        Where layers are looked up.

    Raises
    ------
    ParameterMissing, LayerNotOpened, WrongGeometry, MissingColumn, BadValue, FileEnding,
    OutputIsInput
        With the name and value of the first parameter that cannot be used.
    """
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination():
            continue
        if not _is_given(parameters.get(definition.name())):
            _require_default(definition)
            continue
        check = _CHECKS.get(definition.type())
        if check is not None:
            check(algorithm, definition, parameters, context)
    _check_destinations(algorithm, parameters, context)


def check_output_endings(algorithm, parameters: dict) -> None:
    """Check that input files have an ending of their kind; QGIS does not say which those are.

    Raises
    ------
    FileEnding
    """
    for definition in algorithm.parameterDefinitions():
        path = parameters.get(definition.name())
        if definition.type() != "file" or definition.isDestination() or not isinstance(path, str):
            continue
        if not path or definition.behavior() != QgsProcessingParameterFile.Behavior.File:
            continue
        endings = re.findall(r"\*(\.\w+)", definition.fileFilter())
        if definition.extension():
            endings = [f".{definition.extension()}"]
        if endings and os.path.splitext(path)[1].lower() not in endings:
            raise FileEnding(definition.name(), path, tuple(endings))


def _is_given(value) -> bool:
    """Say whether a parameter has a value."""
    return not (value is None or value == NULL or (isinstance(value, (str, list)) and not value))


def _require_default(definition) -> None:
    """Raise when a parameter that is required is left out and has no default."""
    optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    if not optional and not _is_given(definition.defaultValue()):
        raise ParameterMissing(definition.name(), definition.description())


def _check_raster(algorithm, definition, parameters, context) -> None:
    """Raise when the value of a raster parameter cannot be opened."""
    name = definition.name()
    if algorithm.parameterAsRasterLayer(parameters, name, context) is None:
        raise _not_opened_error(name, parameters[name], "raster")


def _check_layers(algorithm, definition, parameters, context) -> None:
    """Raise when a layer in the list of a parameter cannot be opened."""
    if definition.layerType() == QgsProcessing.SourceType.TypeFile:
        return
    name, value = definition.name(), parameters[definition.name()]
    # Asked for rasters, QGIS does not try a broken file as table and mesh too, with words of its
    # own on the console.
    kind = QgsProcessingUtils.LayerHint.Raster
    items = value if isinstance(value, (list, tuple)) else [value]
    plain = plain_rasters(items, context)
    for item in items:
        if not isinstance(item, str) or item in plain:
            continue
        if QgsProcessingUtils.mapLayerFromString(item, context, True, kind) is None:
            raise _not_opened_error(name, item, "raster")


def _check_source(algorithm, definition, parameters, context) -> None:
    """Raise when the features of a parameter cannot be opened, or have another geometry."""
    name = definition.name()
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise _not_opened_error(name, parameters[name], "table")
    allowed = [_GEOMETRIES[kind] for kind in definition.dataTypes() if kind in _GEOMETRIES]
    source_geometry = QgsWkbTypes.geometryType(source.wkbType())
    if allowed and source_geometry not in [geometry for _, geometry in allowed]:
        raise WrongGeometry(
            name, source.sourceName(), allowed[0][0], _geometry_word(source_geometry)
        )


def _geometry_word(geometry) -> str:
    """Return the word for a type of geometry."""
    geometry_words = {
        QgsWkbTypes.GeometryType.PointGeometry: "point",
        QgsWkbTypes.GeometryType.LineGeometry: "line",
        QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
        QgsWkbTypes.GeometryType.UnknownGeometry: "mixed",
    }
    return geometry_words.get(geometry, "")


def _check_field(algorithm, definition, parameters, context) -> None:
    """Raise when a column named in a parameter is not in its layer."""
    parent = definition.parentLayerParameterName()
    source = algorithm.parameterAsSource(parameters, parent, context) if parent else None
    if source is None:
        return
    read = getattr(algorithm, "parameterAsStrings", None) or algorithm.parameterAsFields
    columns = [field.name() for field in source.fields()]
    # As QGIS does, columns are found in either case of letters.
    existing = {column.casefold() for column in columns}
    for chosen_column in read(parameters, definition.name(), context):
        if chosen_column.casefold() not in existing:
            raise MissingColumn(chosen_column, tuple(columns))


def _check_value(algorithm, definition, parameters, context) -> None:
    """Raise when the number or choice given for a parameter is not an allowed one."""
    name = definition.name()
    value = parameters[name]
    if not definition.checkValueIsAcceptable(value, context):
        value_text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
        raise BadValue(name, value_text, _allowed_values(definition))


def _allowed_values(definition) -> str:
    """Return the values of a number or choice that pass the checks."""
    if definition.type() == "enum":
        return ", ".join(definition.options())
    low, high = definition.minimum(), definition.maximum()
    limits = []
    if math.isfinite(low) and low > -_NO_LIMIT and low > -_LARGEST_INTEGER:
        limits.append(f">= {low:g}")
    if math.isfinite(high) and high < _NO_LIMIT and high < _LARGEST_INTEGER:
        limits.append(f"<= {high:g}")
    return ", ".join(limits) or "0, 0.5, 1, ..."


def _check_destinations(algorithm, parameters, context) -> None:
    """Refuse a file that would be written over an input or another output.

    A table is text, and refused under the ending of a workbook or a database.
    """
    inputs: set = input_files(algorithm, parameters, context)
    outputs: set = set()
    folders: dict = {}
    for definition in algorithm.destinationParameterDefinitions():
        path = file_of_value(parameters.get(definition.name()))
        if path and any(ord(letter) < _FIRST_PRINTED for letter in path):
            raise OutputNotWritable(repr(path), tr("its name has a line break or the like in it"))
        if definition.type() == "folderDestination":
            other = folders.setdefault(path, definition.name()) if path else definition.name()
            if other != definition.name():
                raise SameFolder(path, other, definition.name())
            continue
        if not path:
            continue
        _check_ending(definition, path)
        if path in inputs:
            raise OutputIsInput(path)
        if definition.type() in ("rasterDestination", "sink"):
            _check_style_file(path, inputs, outputs)
        inputs.add(path)
        outputs.add(path)


def _check_style_file(path: str, inputs: set, outputs: set) -> None:
    """Refuse a layer whose style file would be that of another layer.

    A style file has the name of its layer with another ending; so has that of a shapefile beside a
    raster of the same name. The polygons of a run carry their style inside a GeoPackage, which
    may have the name of the raster.
    """
    stem, ending = os.path.splitext(path)
    if ending.lower() not in _STYLED:
        return
    others = [p for p in inputs if os.path.splitext(p)[0] == stem]
    if ending.lower() == ".gpkg":
        others = [p for p in others if p not in outputs]
    else:
        others = [p for p in others if p not in outputs or not p.lower().endswith(".gpkg")]
    if os.path.exists(stem + STYLE_ENDING) and not os.path.exists(path):
        others += [stem + other for other in _STYLED if os.path.exists(stem + other)]
    for other in others:
        if os.path.splitext(other)[1].lower() in _STYLED:
            raise StyleOfAnother(path, other, stem + STYLE_ENDING)


def _check_ending(definition, path: str) -> None:
    """Refuse a table of text named as another format, and a model that no input would take."""
    if definition.type() != "fileDestination":
        return
    ending, file_filter = os.path.splitext(path)[1].lower(), definition.fileFilter().lower()
    if _MODEL in file_filter and ending != _MODEL:
        raise FileEnding(definition.name(), path, (_MODEL,))
    if "csv" not in file_filter:
        return
    if ending not in ("", ".csv", ".txt"):
        raise TableFormat(path, ending)


def _not_opened_error(name: str, value, kind: str) -> LayerNotOpened:
    """Return the error of what cannot be opened, or raise that of a file of several rasters."""
    source_text = value if isinstance(value, str) else file_of_value(value) or str(value)
    path = source_text.split("|", 1)[0]
    if kind == "raster":
        file = path_of_uri(source_text) or path
        if os.path.isfile(file):
            from ...core.raster.file_version import require_sources
            from ...core.raster.subdatasets import require_one_raster

            require_one_raster(file)
            require_sources(file)
        from ...core.raster.archives import require_member

        require_member(file)
    # Names that GDAL alone understands may well be there.
    exists = path.startswith("/vsi") or os.path.exists(path)
    return LayerNotOpened(name, source_text, kind, exists)


_CHECKS = {
    "raster": _check_raster,
    "multilayer": _check_layers,
    "source": _check_source,
    "field": _check_field,
    "number": _check_value,
    "enum": _check_value,
}


@contextlib.contextmanager
def name_empty_rasters_in_errors(algorithm, values):
    """Let an error of a run without a usable cell name the inputs that have no data at all."""
    try:
        yield
    except (NoValidPixel, TooFewCellValues) as error:
        from ...core.raster.input_check import rasters_without_data

        rasters = [
            path
            for definition in algorithm.parameterDefinitions()
            if definition.type() != "field" and declared_quantities(definition) is not None
            for path in input_paths(values.get(definition.name()))
        ]
        with contextlib.suppress(CarbonSinkError):
            error.empty = rasters_without_data(rasters)
        raise


def check_repeats(algorithm, values) -> None:
    """Check that no input holds a raster of its quantity twice, or those of a compared input.

    Raises
    ------
    RasterRepeated, SameRasterTwice
    """
    from ...core.raster.input_check import require_each_once

    for definition in algorithm.parameterDefinitions():
        name, requirement = definition.name(), declared_quantities(definition)
        if requirement is None or requirement.repeats or definition.type() == "field":
            continue
        paths = input_paths(values.get(name))
        require_each_once(
            paths, name, input_paths(values.get(requirement.alike)), requirement.alike
        )
