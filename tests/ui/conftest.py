"""The real Processing dialog of an algorithm."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def opened(monkeypatch):
    """Keep files and pages from being opened by a program of the system; return them."""
    from qgis.PyQt.QtGui import QDesktopServices

    addresses, open_url = [], QDesktopServices.openUrl

    def open_own(url):
        if url.scheme() in ("file", "http", "https"):
            addresses.append(url.toString())
            return True
        return open_url(url)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_own)
    return addresses


@pytest.fixture
def dialog(provider, qgis_iface, qtbot, monkeypatch):
    """Open the dialog of an algorithm."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog
    from qgis.core import QgsApplication
    from qgis.gui import QgsBrowserGuiModel

    model = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: model, raising=False)
    registry = QgsApplication.processingRegistry()

    def open_dialog(algorithm_id):
        found = AlgorithmDialog(registry.createAlgorithmById(f"carbonsink:{algorithm_id}"))
        qtbot.addWidget(found)
        found.show()
        return found

    return open_dialog
