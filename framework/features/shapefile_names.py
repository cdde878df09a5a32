"""Shapefiles and their tables, given by their file, that do not state the encoding of names."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

_ENDINGS = (".shp", ".dbf")


def decode_shapefiles(algorithm, parameters: dict, context) -> None:
    """Have the names of shapefiles read in the encoding that they are written in.

    QGIS takes that of the computer. A layer of the project keeps the encoding set there.
    """
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() != "source" or not isinstance(value, str):
            continue
        path = value.partition("|")[0]
        encoding = _encoding_to_set(path) if path.lower().endswith(_ENDINGS) else ""
        if not encoding:
            continue
        layer = algorithm.parameterAsVectorLayer(parameters, definition.name(), context)
        is_from_file = context.temporaryLayerStore().mapLayer(layer.id()) if layer else None
        if is_from_file is not None and isinstance(layer, QgsVectorLayer):
            layer.setProviderEncoding(encoding)


def _encoding_to_set(path: str) -> str:
    """Return the encoding of a shapefile, "" where QGIS finds it itself."""
    from ...core.raster.shapefile_encoding import encoding_of_names

    return encoding_of_names(path)
