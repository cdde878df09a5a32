"""The workbench in a window, over a workspace of small files."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("qgis.gui")


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Settings of a profile of their own."""
    from qgis.core import QgsSettings
    from qgis.PyQt.QtCore import QSettings

    for name in ("workspace", "max_memory", "threads", "library_folder"):
        QgsSettings().remove(f"carbonsink/{name}")
    yield QSettings
    for name in ("workspace", "max_memory", "threads", "library_folder"):
        QgsSettings().remove(f"carbonsink/{name}")


@pytest.fixture
def window(provider, qgis_iface, qtbot, monkeypatch):
    """The stand-in of the QGIS window, with what dialogs ask of it."""
    from qgis.core import QgsLayerTreeModel, QgsProject
    from qgis.gui import QgsBrowserGuiModel, QgsLayerTreeView

    model = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: model, raising=False)
    # Newer versions add results beside what is selected in the tree of layers.
    view = QgsLayerTreeView()
    qtbot.addWidget(view)
    view.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), view))
    monkeypatch.setattr(qgis_iface, "layerTreeView", lambda: view, raising=False)
    return qgis_iface


@pytest.fixture
def folder(raster):
    """A workspace with rasters of two variables in its data folder."""
    cells = np.arange(12.0).reshape(3, 4)
    first = raster(cells, "space/data/ndvi_2001.tif")
    raster(cells + 1, "space/data/ndvi_2002.tif")
    raster(cells + 2, "space/data/dem.tif")
    return first[: first.index("space") + len("space")]
