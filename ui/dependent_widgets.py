"""Widgets of a dialog that a choice switches off, as their parameters have no effect with it."""

from __future__ import annotations

from qgis.core import QgsProcessingContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QVariant

from ..framework.parameters.dependent_parameters import deciding_parameters, unused_parameters
from ..framework.text.translation import tr
from .buttons_and_plain_texts import tool_tip


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
