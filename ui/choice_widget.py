"""Choices in dialogs, in batches and in the Model Designer: words, where scripts write values.

QGIS's own widgets are used; only what they show is written anew.
"""

from __future__ import annotations

import json

from qgis.core import QgsProcessingContext
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from ..framework.parameters.declarations import WORDS_KEY
from ..framework.parameters.dependent_parameters import parameters_by_option
from ..framework.text.translation import tr, tr_class
from .plain_text import tool_tip
from .processing_dialog import is_of_algorithm, is_of_batch, is_of_designer, parameter_wrappers


class ChoiceWidget:
    """What QGIS makes for a choice: its own wrapper, whose widget shows words.

    Parameters
    ----------
    parameter : QgsProcessingParameterEnum
        The choice; its metadata hold the words.
    dialog : QWidget
        Dialog of an algorithm, of a batch, or of a box in the Model Designer.
    row, column : int
        Place in a batch.
    """

    def __new__(cls, parameter, dialog, row: int = 0, column: int = 0, **_options):
        registry = QgsGui.processingGuiRegistry()
        stored = json.loads(parameter.metadata()[WORDS_KEY])
        # Those of workflows are kept in English.
        texts = {value: tr_class(text) for value, text in stored.items()}
        if is_of_designer(dialog):
            wrapper = registry.createModelerParameterWidget(
                dialog.model, dialog.childId, parameter, dialog.context
            )
            show_option_texts(wrapper, texts)
        else:
            mode = QgsProcessingGui.WidgetType
            wrapper = registry.createParameterWidgetWrapper(
                parameter, mode.Batch if is_of_batch(dialog) else mode.Standard
            )
            create = wrapper.createWrappedWidget

            def create_with_words(context):
                widget = create(context)
                show_option_texts(widget, texts)
                return widget

            wrapper.createWrappedWidget = create_with_words
            if is_of_algorithm(dialog):
                switch_dependents(wrapper, parameter, dialog)
        wrapper.setDialog(dialog)
        return wrapper


def switch_dependents(wrapper, parameter, dialog) -> None:
    """Switch off, in the dialog of an algorithm, what the value of a choice has no use for.

    What is switched off is set back to its default, as the run would refuse anything else.
    """
    uses_by_value = parameters_by_option(parameter.name(), parameter.options())
    if not uses_by_value:
        return

    def switch(*_):
        if sip.isdeleted(dialog) or sip.isdeleted(wrapper) or dialog.mainWidget() is None:
            return
        used_parameters = uses_by_value.get(wrapper.parameterValue())
        if used_parameters is None:
            return
        others = parameter_wrappers(dialog)
        for name in set().union(*uses_by_value.values()).intersection(others):
            switch_widget(others[name], name in used_parameters)

    wrapper.widgetValueHasChanged.connect(switch)
    QTimer.singleShot(0, switch)  # the other widgets are made after this one


def switch_widget(wrapper, is_used: bool) -> None:
    """Switch the widget of a parameter on, or off with its default and the reason."""
    widget = wrapper.wrappedWidget()
    if widget is None or widget.isEnabled() == is_used:
        return
    widget.setEnabled(is_used)
    label = wrapper.wrappedLabel()
    if label is not None:
        label.setEnabled(is_used)
    widget.setToolTip(tool_tip("" if is_used else tr("Has no effect with the choice above.")))
    if not is_used:
        default = wrapper.parameterDefinition().defaultValue()
        wrapper.setParameterValue(default, QgsProcessingContext())


def show_option_texts(widget, texts: dict) -> None:
    """Show words for the values in the lists and check boxes of a widget."""
    lists = [widget] if isinstance(widget, QComboBox) else widget.findChildren(QComboBox)
    for box in lists:
        for i in range(box.count()):
            text = texts.get(box.itemData(i))
            if text:
                box.setItemText(i, text)
    for button in widget.findChildren(QAbstractButton):
        if button.text() in texts:
            button.setText(texts[button.text()])
