"""Dialogs of Processing, whose classes are no stable part of QGIS: all that depends on them.

QGIS 4.2 made the dialog of an algorithm a widget that can be docked, and QGIS 4.4 keeps the
widgets of parameters in a list that a method returns, no longer in a dictionary.
"""

from __future__ import annotations

import os

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsProperty,
)
from qgis.PyQt.QtCore import QVariant

# Classes of dialogs: of a box in the Model Designer, and of a batch.
_DESIGNER, _BATCH = "ModelerParametersDialog", "BatchAlgorithmDialog"
_MAX_NAMED = 3  # files at the label of their list


def is_of_designer(dialog) -> bool:
    """Say whether a dialog is that of a box in the Model Designer."""
    return type(dialog).__name__ == _DESIGNER


def is_of_batch(dialog) -> bool:
    """Say whether a dialog is that of a batch."""
    return type(dialog).__name__ == _BATCH


def show_dialog(dialog) -> None:
    """Show the Processing dialog of an algorithm, before all others.

    The widget of QGIS 4.2 lies in a window or a dock of its own, which `show` leaves hidden.
    """
    if hasattr(dialog, "showWidget"):
        dialog.showWidget()
        return
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def parameter_wrappers(dialog) -> dict:
    """Return what a dialog of Processing holds of each parameter, its wrapper, by name."""
    panel = dialog.mainWidget()
    wrappers = getattr(panel, "wrappers", {})
    if callable(wrappers):
        return {wrapper.parameterDefinition().name(): wrapper for wrapper in wrappers()}
    return wrappers


def shown_values(dialog) -> dict:
    """Return what the widgets of a dialog hold, as plain values."""
    wrappers = parameter_wrappers(dialog)
    return {name: script_value(wrapper.parameterValue()) for name, wrapper in wrappers.items()}


def keep_files(dialog, parameters: dict) -> None:
    """Let lists of files hold what a dialog is opened with, and name the files at their labels.

    The list of QGIS drops every file that it cannot open as a layer, such as a model, when it is
    filled in by a program. What the user puts into the list counts before these files.
    """
    for name, wrapper in parameter_wrappers(dialog).items():
        definition, files = wrapper.parameterDefinition(), parameters.get(name)
        if not files or not _is_file_list(definition):
            continue
        kept = wrapper.parameterValue()
        if len(kept or ()) == len(files):
            continue
        wrapper.parameterValue = _value_or_all_files(wrapper.parameterValue, kept, list(files))
        wrapper.widgetValueHasChanged.emit(wrapper)
        label = wrapper.wrappedLabel()
        if label is not None:
            names = [os.path.basename(path) for path in files[:_MAX_NAMED]]
            names += ["..."] if len(files) > _MAX_NAMED else []
            label.setText(f"{label.text()}: {', '.join(names)}")


def _is_file_list(definition) -> bool:
    """Say whether a parameter is a list of files that need not be layers."""
    return (
        isinstance(definition, QgsProcessingParameterMultipleLayers)
        and definition.layerType() == QgsProcessing.SourceType.TypeFile
    )


def _value_or_all_files(value_of_widget, kept, files: list):
    """Return a function for the value of a widget, and for all files while it is what QGIS kept."""

    def value():
        shown = value_of_widget()
        return files if not shown or shown == kept else shown

    return value


def script_value(value):
    """Return a parameter as a script would write it: file names, numbers, texts, lists."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return script_value(value.sink)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        return script_value(value.source)
    if isinstance(value, QgsProperty):
        return script_value(value.staticValue())
    if isinstance(value, QgsMapLayer):
        return value.source()
    if isinstance(value, str):
        layer = QgsProject.instance().mapLayer(value)
        return value if layer is None else layer.source()
    if isinstance(value, (list, tuple)):
        return [script_value(item) for item in value]
    if value is None or isinstance(value, QVariant):  # a null, as empty widgets return it
        return None
    if isinstance(value, (bool, int, float)):
        return value
    return str(value)
