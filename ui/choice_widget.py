"""Choices in dialogs, in batches and in the Model Designer: words, where scripts write values.

QGIS's own widgets are used; only what they show is written anew.
"""

from __future__ import annotations

import json

from qgis.core import QgsProcessingContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from ..framework.parameters.declarations import WORDS_KEY
from ..framework.parameters.dependent_parameters import deciding_parameters, unused_parameters
from ..framework.parameters.own_widgets import CHOICE_TYPE
from ..framework.text.translation import tr, tr_class
from .parameter_widgets import STANDARD, ChangedWrapper, WidgetFactory, make_wrapper
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
        return make_wrapper(dialog, parameter, choice_factory())


class ChoiceWrapper(ChangedWrapper):
    """A choice that shows words; the first of a dialog switches off what has no effect there."""

    dependent_fields = None

    def change(self, widget):
        """Return the list with words."""
        show_option_texts(widget, self.parameter)
        return widget

    def postInitialize(self, wrappers) -> None:
        """Watch the widgets of a dialog, once all are made."""
        if self.mode != STANDARD:
            return
        named = {one.parameterDefinition().name(): one for one in wrappers if one is not None}
        choices = {
            name: one.parameterDefinition().options()
            for name, one in named.items()
            if WORDS_KEY in one.parameterDefinition().metadata()
        }
        if next(iter(choices), self.parameter.name()) == self.parameter.name():
            self.dependent_fields = DependentFields(named, choices)


class DependentFields:
    """Switches off the parameters of a dialog that have no effect with the values of others.

    What is switched off is set back to its default, as the run would refuse anything else.

    Parameters
    ----------
    wrappers : dict
        The wrapper of each parameter.
    options : dict of str to sequence of str
        The values of each choice by its name.
    """

    def __init__(self, wrappers: dict, options: dict) -> None:
        self.wrappers, self.options, self.unused, self.is_busy = wrappers, options, set(), False
        self.deciding = deciding_parameters(options, wrappers)
        for name in self.deciding:
            wrappers[name].widgetValueHasChanged.connect(self.switch)
        self.switch()

    def switch(self, *_) -> None:
        """Look at all values of a dialog again, and at what switching off choices has changed."""
        if self.is_busy or any(sip.isdeleted(one) for one in self.wrappers.values()):
            return
        self.is_busy = True
        try:
            # What is switched off may decide about others, each of them once at most.
            for _ in self.wrappers:
                if not self._switch_changed():
                    break
        finally:
            self.is_busy = False

    def _switch_changed(self) -> bool:
        """Switch parameters that a choice made used or unused; return whether any."""
        values = {name: _value_of(self.wrappers[name]) for name in self.deciding}
        before, self.unused = self.unused, unused_parameters(values, self.options)
        for name in (before ^ self.unused).intersection(self.wrappers):
            switch_parameter_widget(self.wrappers[name], name not in self.unused)
        return before != self.unused


def _value_of(wrapper):
    """Return the value of a parameter, None for the nulls of Qt."""
    value = wrapper.parameterValue()
    return None if isinstance(value, QVariant) else value


def choice_factory() -> WidgetFactory:
    """Return the factory of choices that show words."""
    return WidgetFactory(CHOICE_TYPE, ChoiceWrapper, show_option_texts)


def switch_parameter_widget(wrapper, is_used: bool) -> None:
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
            value = box.itemData(i)  # in the Model Designer also outputs of other boxes, as lists
            if isinstance(value, str) and value in texts:
                box.setItemText(i, texts[value])
    for button in widget.findChildren(QAbstractButton):
        if button.text() in texts:
            button.setText(texts[button.text()])
