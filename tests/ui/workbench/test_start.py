"""How an assessment begins: the welcome, the demo, a folder of the user's."""

from __future__ import annotations

import os

import numpy as np
import pytest


@pytest.fixture
def panel(window, settings, qtbot):
    from carbonsink.ui.workbench.session import Session
    from carbonsink.ui.workbench.workbench_panel import WorkbenchPanel

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


def dropped(*paths):
    from qgis.PyQt.QtCore import QMimeData, QUrl

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(widget, *paths):
    """Drop files on a widget as a file manager does; return whether it takes them."""
    from qgis.PyQt.QtCore import QPoint, QPointF, Qt
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
    from qgis.PyQt.QtWidgets import QApplication

    mime = dropped(*paths)
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *how, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how, none))
    return enter.isAccepted()


def test_folders_and_files_are_dropped_on_the_dock_and_on_the_table(panel, raster, tmp_path):
    from carbonsink.ui.workbench.menus_and_dropped_files import file_menu

    path = raster(np.ones((3, 4)), "mine/ndvi_2001.tif")
    other = raster(np.ones((3, 4)), "other/rain_2001.tif")
    raster(np.ones((3, 4)), "third/dem.tif")
    raster(np.ones((3, 4)), "third/lai_2001.tif")
    assert not drop(panel)
    assert drop(panel, path)  # of files, their folder, as there are no data yet
    session = panel.session
    assert session.data_folder() == str(tmp_path / "mine")
    assert drop(panel, other, path)
    assert set(session.assessment.data.variables) == {"ndvi", "rain"}
    table = panel._windows["data"]
    assert drop(table, tmp_path / "third")
    assert set(session.assessment.data.variables) == {"ndvi", "rain", "dem", "lai"}
    session.open_folder(session.folder)  # kept in the manifest
    assert set(session.assessment.data.variables) == {"ndvi", "rain", "dem", "lai"}
    (row,) = (i for i in table._file_items() if i.text(0) == "dem.tif")
    row.setSelected(True)
    assert "Take its folder out of the table" in [a.text() for a in file_menu(table).actions()]
    row.setSelected(False)
    (row,) = (i for i in table._file_items() if i.text(0) == "rain_2001.tif")
    row.setSelected(True)
    assert table.added() == [other]
    (action,) = (a for a in file_menu(table).actions() if a.text() == "Take out of the table")
    action.trigger()
    assert set(session.assessment.data.variables) == {"ndvi", "dem", "lai"}
    assert drop(panel, tmp_path / "third")  # a folder on the dock begins another assessment
    assert session.data_folder() == str(tmp_path / "third")


def test_a_folder_that_cannot_be_made_is_told(panel, tmp_path, monkeypatch):
    from qgis.PyQt.QtCore import QStandardPaths

    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "file"))
    panel.welcome.demo_button.click()
    assert not panel.runner.is_running and panel.welcome.isVisible()
    assert panel.message.isVisible() and "cannot be made" in panel.message.text()
