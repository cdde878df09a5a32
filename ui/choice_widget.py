"""Choices in dialogs, in batches and in the Model Designer: words, where scripts write values.

QGIS's own widgets are used; only what they show is written anew.
"""

from __future__ import annotations

import json

from qgis.core import QgsProcessingContext
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from ..framework.parameters.declarations import WORDS_KEY
from ..framework.parameters.dependent_parameters import parameters_by_option
from ..framework.parameters.own_widgets import CHOICE_TYPE
from ..framework.text.translation import tr, tr_class
from .parameter_widgets import STANDARD, ChangedWrapper, WidgetFactory, make_for
from .plain_text import tool_tip


class ChoiceWidget:
    """What QGIS up to 4.2 makes for a choice: its own wrapper, whose widget shows words.

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
        return make_for(dialog, parameter, choice_factory())


class ChoiceWrapper(ChangedWrapper):
    """A choice that shows words, and in a dialog switches off what it has no use for.

    What is switched off is set back to its default, as the run would refuse anything else.
    """

    def __init__(self, parameter, mode):
        super().__init__(parameter, mode)
        self.uses_by_value: dict = {}
        self.others: dict = {}

    def change(self, widget):
        """Return the list with words."""
        show_option_texts(widget, self.parameter)
        return widget

    def postInitialize(self, wrappers) -> None:
        """Remember the other widgets of a dialog, once all are made, and switch them."""
        if self.mode != STANDARD:
            return
        choice = self.parameter
        self.uses_by_value = parameters_by_option(choice.name(), choice.options())
        if self.uses_by_value:
            self.others = {
                other.parameterDefinition().name(): other for other in wrappers if other is not None
            }
            self.original.widgetValueHasChanged.connect(self._switch)
            self._switch()

    def _switch(self, *_) -> None:
        used_parameters = self.uses_by_value.get(self.original.parameterValue())
        if used_parameters is None:
            return
        for name in set().union(*self.uses_by_value.values()).intersection(self.others):
            if not sip.isdeleted(self.others[name]):
                switch_widget(self.others[name], name in used_parameters)


def choice_factory() -> WidgetFactory:
    """Return the factory of choices that show words."""
    return WidgetFactory(CHOICE_TYPE, ChoiceWrapper, show_option_texts)


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


def show_option_texts(widget, choice) -> None:
    """Show the words of a choice for the values in the lists and check boxes of a widget."""
    stored = json.loads(choice.metadata()[WORDS_KEY])
    texts = {value: tr_class(text) for value, text in stored.items()}  # English in workflows
    lists = [widget] if isinstance(widget, QComboBox) else widget.findChildren(QComboBox)
    for box in lists:
        for i in range(box.count()):
            text = texts.get(box.itemData(i))
            if text:
                box.setItemText(i, text)
    for button in widget.findChildren(QAbstractButton):
        if button.text() in texts:
            button.setText(texts[button.text()])
