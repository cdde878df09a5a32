"""What the widgets of a dialog of Processing hold, as a script would write it."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
)
from qgis.PyQt.QtCore import QVariant


def shown_values(dialog) -> dict:
    """Return what the widgets of a dialog hold, as plain values."""
    wrappers = dialog.mainWidget().wrappers
    return {name: plain_value(wrapper.parameterValue()) for name, wrapper in wrappers.items()}


def plain_value(value):
    """Return a parameter as a script would write it: file names, numbers, texts, lists."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return plain_value(value.sink)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        return plain_value(value.source)
    if isinstance(value, QgsProperty):
        return plain_value(value.staticValue())
    if isinstance(value, QgsMapLayer):
        return value.source()
    if isinstance(value, str):
        layer = QgsProject.instance().mapLayer(value)
        return value if layer is None else layer.source()
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    if value is None or isinstance(value, QVariant):  # a null, as empty widgets return it
        return None
    if isinstance(value, (bool, int, float)):
        return value
    return str(value)
