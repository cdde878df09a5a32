"""What QGIS loads: adds the Processing provider and the translation, and holds no rule."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .dependencies import extend_path, profile_folder

FOLDER = Path(__file__).parent


class CarbonSinkPlugin:
    """The plugin as QGIS drives it.

    Parameters
    ----------
    iface : QgisInterface or None
        The window; ``None`` in ``qgis_process``.
    """

    def __init__(self, iface):
        extend_path(profile_folder())
        self.iface = iface
        self.provider = None
        self.libraries = None
        self.translator = install_translator()

    def initProcessing(self):
        """Add the provider; all that ``qgis_process`` asks for."""
        from .processing_provider.provider import CarbonSinkProvider

        self.provider = CarbonSinkProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        """Add what the window shows."""
        from .ui.dependency_entry import DependencyEntry

        self.initProcessing()
        self.libraries = DependencyEntry(self.iface)

    def unload(self):
        """Take everything out again."""
        if self.libraries is not None:
            self.libraries.remove()
            self.libraries = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None


def install_translator():
    """Return the installed translator of the user's language, or None where there is none."""
    language = QgsSettings().value("locale/userLocale", "", type=str)
    for name in (language, language[:2]):
        file = FOLDER / "i18n" / f"carbonsink_{name}.qm"
        if name and file.is_file():
            translator = QTranslator()
            translator.load(str(file))
            QCoreApplication.installTranslator(translator)
            return translator
    return None
