"""Choices in dialogs, in batches and in the Model Designer: words, where scripts write values.

QGIS's own widgets are used; only what they show is written anew.
"""

from __future__ import annotations

import json

from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from ..framework.parameters.declarations import WORDS_KEY
from ..framework.parameters.own_widgets import CHOICE_TYPE
from ..framework.text.translation import tr_class
from .dependent_widgets import DependentFields
from .parameter_widgets import STANDARD, ChangedWrapper, WidgetFactory, make_wrapper


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


def choice_factory() -> WidgetFactory:
    """Return the factory of choices that show words."""
    return WidgetFactory(CHOICE_TYPE, ChoiceWrapper, show_option_texts)


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
