"""Registration of the factories of our widgets with QGIS."""

from __future__ import annotations

from qgis.gui import QgsGui

from .choice_widget import choice_factory
from .variables_widget import variables_factory


class WidgetFactories:
    """The factories in QGIS's registry, from the start of the plugin to its end.

    Parameters
    ----------
    _iface : QgisInterface
        The window.
    """

    def __init__(self, _iface=None):
        registry = QgsGui.processingGuiRegistry()
        factories = (choice_factory(), variables_factory())
        self.factories = [
            factory for factory in factories if registry.addParameterWidgetFactory(factory)
        ]

    def remove(self) -> None:
        """Take the factories out again."""
        while self.factories:
            QgsGui.processingGuiRegistry().removeParameterWidgetFactory(self.factories.pop())
