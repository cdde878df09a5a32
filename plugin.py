"""What QGIS loads: adds the Processing provider and the translation, and holds no rule."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from .dependencies import extend_path, profile_folder
from .framework.settings import extend_library_path
from .framework.text.translation import install_translator


class CarbonSinkPlugin:
    """The plugin as QGIS drives it.

    Parameters
    ----------
    iface : QgisInterface or None
        The window; ``None`` in ``qgis_process``.
    """

    def __init__(self, iface):
        extend_path(profile_folder())
        extend_library_path()
        self.iface = iface
        self.provider = None
        self.entries = []
        self.translator = install_translator()

    def initProcessing(self):
        """Add the provider; all that ``qgis_process`` asks for."""
        from .processing_provider.provider import CarbonSinkProvider

        self.provider = CarbonSinkProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        """Add what the window shows."""
        from .ui.dependency_entry import DependencyEntry
        from .ui.scheduler_question import SchedulerEntry
        from .ui.settings_page import SettingsEntry
        from .ui.widget_registration import WidgetFactories
        from .ui.workbench.workbench_dock import WorkbenchEntry

        self.initProcessing()
        kinds = (WorkbenchEntry, DependencyEntry, SettingsEntry, SchedulerEntry, WidgetFactories)
        self.entries = [kind(self.iface) for kind in kinds]

    def unload(self):
        """Take everything out again."""
        while self.entries:
            self.entries.pop().remove()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
