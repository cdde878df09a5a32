"""Parameters of an import: names of variables, and the grid that they are brought to."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterCrs, QgsProcessingParameterExtent

from .shared import CHOICE_WIDGET, documented, text

# The widget of names of variables that are chosen from files.
_VARIABLES_WIDGET = CHOICE_WIDGET.replace("choice_widget.Choice", "variables_widget.Variables")


def crs_parameter(name: str, label: str, help_text: str):
    """Return the parameter of the CRS that downloads are brought to."""
    return documented(QgsProcessingParameterCrs(name, label, optional=True), help_text)


def extent(name: str, label: str, help_text: str):
    """Return an optional extent."""
    return documented(QgsProcessingParameterExtent(name, label, optional=True), help_text)


def variable_names(name: str, label: str, help_text: str):
    """Return the parameter of variables, listed from the downloads chosen in the dialog."""
    definition = text(name, label, help_text)
    definition.setMetadata({"widget_wrapper": {"class": _VARIABLES_WIDGET}})
    return definition
