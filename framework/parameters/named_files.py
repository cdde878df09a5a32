"""Files that the values of parameters name: of layers, addresses and destinations."""

from __future__ import annotations

import os
import re
from urllib.parse import unquote

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
)

# Ways to name a file in a source or destination.
_NAMES = (
    re.compile(r"file:(?://)?(/[^?]*)(?:[?].*)?"),
    re.compile(r"(?:ogr:)?dbname='([^']+)'.*"),
    re.compile(r"[A-Z][A-Za-z0-9]+:\"([^\"]+)\".*"),
    re.compile(r"(?:GPKG|NETCDF|HDF5):([^\":]+):.*"),
)


def input_files(algorithm, parameters: dict, context) -> set:
    """Return the files of the inputs, by their real names, to check outputs against."""
    return {path for path in _files_of_inputs(algorithm, parameters, context) if path}


def _files_of_inputs(algorithm, parameters, context):
    """Yield the file of each input to check, "" for one that is none."""
    for definition in algorithm.parameterDefinitions():
        if definition.type() not in ("raster", "multilayer", "source", "file"):
            continue
        value = parameters.get(definition.name())
        for item in value if isinstance(value, (list, tuple)) else [value]:
            yield file_of_value(item, context)


def file_of_value(item, context=None) -> str:
    """Return the file behind a layer, a name or a destination to check; '' for none."""
    if isinstance(item, QgsProcessingFeatureSourceDefinition):
        item = item.source
    elif isinstance(item, QgsProcessingOutputLayerDefinition):
        if item.useRemapping():
            return ""
        item = item.sink
    if isinstance(item, QgsProperty):
        item = item.staticValue()
    if isinstance(item, QgsMapLayer):
        item = item.source()
    if not isinstance(item, str):
        return ""
    if context is not None and not os.path.isabs(item):
        layer = QgsProcessingUtils.mapLayerFromString(item, context, False)
        item = layer.source() if layer is not None else item
    return path_of_uri(item, is_destination=context is None)


def path_of_uri(text: str, is_destination: bool = False) -> str:
    """Return the file that a parameter's source or destination names, "" for none.

    Known are plain names with or without ``|layername=``, addresses (``file:///a.csv?type=csv``),
    ``ogr:dbname='a.gpkg' table="b"`` and GDAL's names of containers (``NETCDF:"a.nc":b``).
    """
    path = text.split("|", 1)[0].strip()
    for pattern in _NAMES:
        match = pattern.fullmatch(path)
        if match:
            path = unquote(match.group(1))
            break
    if not path or path == QgsProcessing.TEMPORARY_OUTPUT or path.startswith(("/vsi", "memory:")):
        return ""
    if os.path.isabs(path) or os.path.exists(path) or (is_destination and ":" not in path):
        return os.path.realpath(path)
    return ""
