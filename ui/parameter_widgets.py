"""Widgets of our own for parameters, and how QGIS finds them.

QGIS up to 4.2 calls the class that the metadata of a parameter name; QGIS 4.4 asks the factory that
is registered under their `widget_type`. Both get the same wrapper: QGIS's own for the parameter,
whose widget is changed when it is made.
"""

from __future__ import annotations

import json

from qgis.core import QgsProcessingContext, QgsProcessingParameters
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsGui,
    QgsProcessingGui,
    QgsProcessingParameterWidgetFactoryInterface,
)
from qgis.PyQt import sip

from ..framework.parameters.own_widgets import WIDGET_KEY
from .processing_dialog import is_of_batch, is_of_designer

STANDARD = QgsProcessingGui.WidgetType.Standard
# Copies of parameters by their declarations, which QGIS's widgets point at, and the wrappers that
# QGIS may hold in C++ alone: what they do is lost with the object in Python.
_copies: dict = {}
_kept: list = []


class ChangedWrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """QGIS's own wrapper of a parameter with a widget that is changed.

    What QGIS calls here asks nothing of the C++ object of this wrapper: when QGIS up to 4.2 makes
    it by its factory, Python takes that object for deleted (QGIS issue 67401).

    Parameters
    ----------
    parameter : QgsProcessingParameterDefinition
        The parameter.
    mode : QgsProcessingGui.WidgetType
        Whether it is for a dialog, a batch or the Model Designer.
    """

    def __init__(self, parameter, mode):
        super().__init__(parameter, mode)
        self.parameter, self.mode, self.is_made = without_widget(parameter), mode, False
        self.original = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
            self.parameter, mode
        )
        self.original.widgetValueHasChanged.connect(self._pass_on)

    def _pass_on(self, *_) -> None:
        if not sip.isdeleted(self):
            self.widgetValueHasChanged.emit(self)

    def createWidget(self):
        """Return QGIS's widget, changed."""
        self.is_made = True
        return self.change(self.original.createWrappedWidget(QgsProcessingContext()))

    def is_over(self) -> bool:
        """Say whether the dialog of the widget is gone."""
        return self.is_made and self.original.wrappedWidget() is None

    def change(self, widget):
        """Return what is shown for QGIS's widget."""
        return widget

    def setWidgetValue(self, value, context) -> None:
        """Let the widget show a value."""
        self.original.setParameterValue(value, context)

    def widgetValue(self):
        """Return the value of the widget."""
        return self.original.parameterValue()


class WidgetFactory(QgsProcessingParameterWidgetFactoryInterface):
    """Makes the widgets of one type of ours, for QGIS 3.40 and newer.

    Parameters
    ----------
    widget_type : str
        What the metadata of parameters call it.
    wrapper_class : type
        The `ChangedWrapper` of dialogs and batches.
    change : callable or None
        Changes the widget of the Model Designer for a parameter.
    """

    def __init__(self, widget_type: str, wrapper_class: type, change=None):
        super().__init__()
        self.widget_type, self.wrapper_class, self.change = widget_type, wrapper_class, change

    def parameterType(self) -> str:
        """Return the key under which QGIS finds the factory."""
        return self.widget_type

    def createWidgetWrapper(self, parameter, mode):
        """Return the wrapper of a dialog or batch."""
        wrapper = self.wrapper_class(parameter, mode)
        _kept[:] = [*(kept for kept in _kept if not kept.is_over()), wrapper]
        return wrapper

    def createModelerWidgetWrapper(self, model, child_id, parameter, context):
        """Return QGIS's widget of the Model Designer, changed."""
        widget = QgsGui.processingGuiRegistry().createModelerParameterWidget(
            model, child_id, without_widget(parameter), context
        )
        if self.change is not None:
            self.change(widget, parameter)
        return widget


def make_wrapper(dialog, parameter, factory: WidgetFactory):
    """Return the wrapper of a parameter in a dialog of QGIS up to 4.2."""
    if is_of_designer(dialog):
        wrapper = factory.createModelerWidgetWrapper(
            dialog.model, dialog.childId, parameter, dialog.context
        )
    else:
        batch = QgsProcessingGui.WidgetType.Batch
        wrapper = factory.wrapper_class(parameter, batch if is_of_batch(dialog) else STANDARD)
    wrapper.setDialog(dialog)
    return wrapper


def without_widget(parameter):
    """Return a copy of a parameter for which QGIS makes its own widget.

    Parameters of one declaration share one, which belongs to no algorithm and outlives all widgets.
    """
    declaration = parameter.toVariantMap()
    key = json.dumps(declaration, sort_keys=True, default=str)
    if key not in _copies:
        settings = dict(declaration["metadata"].get(WIDGET_KEY, {}))
        for name in ("class", "widget_type"):
            settings.pop(name, None)
        declaration["metadata"] = {**declaration["metadata"], WIDGET_KEY: settings}
        _copies[key] = QgsProcessingParameters.parameterFromVariantMap(declaration)
    return _copies[key]
