"""Sheets of workbooks and layers of containers beside the one that a file's name alone opens."""

from __future__ import annotations

from qgis.core import QgsDataProvider, QgsVectorLayer

from ...core.facts.tables import LayersBeside

_OGR = "ogr"


def layers_beside(path: str, layer=None) -> LayersBeside | None:
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
