"""`CarbonSinkProvider`: the algorithms of the plugin, as Processing sees them."""

from __future__ import annotations

import configparser
import os

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..framework.groups import PLUGIN_ICON

PROVIDER_ID = "carbonsink"


class CarbonSinkProvider(QgsProcessingProvider):
    """The provider ``carbonsink``."""

    def __init__(self):
        super().__init__()
        # Workflows can be read once their boxes are registered, which is after loading.
        QgsApplication.processingRegistry().providerAdded.connect(self.load_workflows)

    def id(self) -> str:
        """Return the provider's id, the first half of every algorithm's id."""
        return PROVIDER_ID

    def name(self) -> str:
        """Return the name the toolbox shows."""
        return "Carbon Sink"

    def longName(self) -> str:
        """Return the full name."""
        return "Carbon Sink: ecosystem carbon-flux mapping and diagnosis"

    def versionInfo(self) -> str:
        """Return the plugin's version, from metadata.txt."""
        metadata = configparser.ConfigParser()
        metadata.read(os.path.join(os.path.dirname(PLUGIN_ICON), "metadata.txt"), encoding="utf-8")
        return metadata.get("general", "version", fallback="")

    def icon(self) -> QIcon:
        """Return the icon."""
        return QIcon(PLUGIN_ICON)

    def svgIconPath(self) -> str:
        """Return the icon's file."""
        return PLUGIN_ICON

    def supportedOutputRasterLayerExtensions(self) -> list:
        """Return the raster formats we write."""
        return ["tif", "tiff"]

    def defaultRasterFileExtension(self) -> str:
        """Return the ending of raster outputs."""
        return "tif"

    def loadAlgorithms(self) -> None:
        """Add every algorithm; the workflows as well once their boxes are registered."""
        from ..algorithms import all_algorithms

        for algorithm in all_algorithms():
            self.addAlgorithm(algorithm())
        if self._is_registered():
            self._add_workflows()

    def load_workflows(self, provider_id: str) -> None:
        """Add the workflows when the registry has taken a provider, if it is this one."""
        if provider_id == PROVIDER_ID and self._is_registered():
            self._add_workflows()
            self.algorithmsLoaded.emit()

    def _is_registered(self) -> bool:
        return QgsApplication.processingRegistry().providerById(PROVIDER_ID) is self

    def _add_workflows(self) -> None:
        from .workflows import Workflow, workflow_paths

        for path in workflow_paths():
            self.addAlgorithm(Workflow(path))
