"""How an assessment begins: the welcome, the demo, a folder of the user's."""

from __future__ import annotations

import os

import numpy as np
import pytest


@pytest.fixture
def panel(window, settings, qtbot):
    from carbonsink.ui.workbench.panel import WorkbenchPanel
    from carbonsink.ui.workbench.session import Session

    session = Session()
    session.refresh()
    made = WorkbenchPanel(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    session.close_dialogs()


def test_without_an_assessment_there_are_three_ways_to_begin(panel):
    assert panel.welcome.isVisible() and not panel.splitter.isVisible()
    for button in (
        panel.welcome.demo_button,
        panel.welcome.data_button,
        panel.welcome.guide_button,
    ):
        assert button.isVisible() and button.isEnabled()
    assert panel.demo_action.isEnabled() and not panel.table_action.isEnabled()
    assert not panel.run_row.isVisible() and not panel.next_button.isVisible()


def test_the_demo_needs_no_folder(panel, tmp_path, monkeypatch):
    from qgis.PyQt.QtCore import QStandardPaths

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    started = []
    monkeypatch.setattr(panel.runner, "start", started.append)
    panel.welcome.demo_button.click()
    place = str(tmp_path / "Carbon Sink demo")
    assert panel.session.folder == place
    assert started[0]["OUTPUT_FOLDER"] == os.path.join(place, "data")
    assert not panel.welcome.isVisible() and panel.splitter.isVisible()
    assert panel.folder.filePath() == place


def test_a_folder_of_data_gets_an_assessment_of_its_own(panel, raster, tmp_path):
    raster(np.ones((3, 4)), "mine/NDVI_2001_max.tif")
    folder = str(tmp_path / "mine")
    panel.take_folder(folder)
    assert panel.session.folder == os.path.join(folder, "carbonsink")
    assert panel.session.data_folder() == folder
    assert set(panel.session.assessment.data.variables) == {"NDVI_max"}
    assert panel._windows["data"].isVisible()
    # What the assessment makes beside the data is none of them.
    raster(np.ones((3, 4)), "mine/carbonsink/predict/npp/npp_2001.tif")
    panel.session.refresh()
    assert set(panel.session.assessment.data.variables) == {"NDVI_max"}
    # The same folder again goes on with it.
    panel.session.open_folder("")
    panel.take_folder(folder)
    assert panel.session.data_folder() == folder


def test_a_dropped_folder_is_taken(panel, raster, tmp_path):
    from qgis.PyQt.QtCore import QMimeData, QUrl

    from carbonsink.ui.workbench.panel import dropped_folder

    path = raster(np.ones((3, 4)), "mine/ndvi_2001.tif")
    mime = QMimeData()
    assert dropped_folder(mime) == ""
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "mine"))])
    assert dropped_folder(mime) == str(tmp_path / "mine")
    mime.setUrls([QUrl.fromLocalFile(path)])
    assert dropped_folder(mime) == str(tmp_path / "mine")


def test_a_folder_that_cannot_be_made_is_told(panel, tmp_path, monkeypatch):
    from qgis.PyQt.QtCore import QStandardPaths

    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "file"))
    panel.welcome.demo_button.click()
    assert not panel.runner.is_running and panel.welcome.isVisible()
    assert panel.message.isVisible() and "cannot be made" in panel.message.text()
