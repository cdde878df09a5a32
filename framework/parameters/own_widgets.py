"""Widgets of our own, as the metadata of a parameter name them (see ui/parameter_widgets.py)."""

from __future__ import annotations

# QGIS's key of what makes the widget of a parameter, and the types of ours.
WIDGET_KEY = "widget_wrapper"
CHOICE_TYPE, VARIABLES_TYPE = "carbonsink_choice", "carbonsink_variables"


def own_widget(widget_type: str, class_name: str) -> dict:
    """Return the metadata of a widget of ours: its class up to QGIS 4.2, its type since 4.4."""
    folder = __name__.replace(".framework.parameters.own_widgets", ".ui")
    return {"class": f"{folder}.{class_name}", "widget_type": widget_type}
