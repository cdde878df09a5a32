"""Shapefiles given by their file whose names are in an encoding that they do not state."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

_ENDING = ".shp"


def decode_shapefiles(algorithm, parameters: dict, context) -> None:
    """Have the names of shapefiles read in the encoding that they are written in.

    QGIS takes that of the computer. A layer of the project keeps the encoding set there.
    """
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() != "source" or not isinstance(value, str):
            continue
        path = value.partition("|")[0]
        encoding = _unstated_encoding(path) if path.lower().endswith(_ENDING) else ""
        if not encoding:
            continue
        layer = algorithm.parameterAsVectorLayer(parameters, definition.name(), context)
        is_from_file = context.temporaryLayerStore().mapLayer(layer.id()) if layer else None
        if is_from_file is not None and isinstance(layer, QgsVectorLayer):
            layer.setProviderEncoding(encoding)


def _unstated_encoding(path: str) -> str:
    """Return the encoding of a shapefile that states none, "" where nothing need be done."""
    from ...core.raster.shapefile_encoding import unstated_encoding

    return unstated_encoding(path)
