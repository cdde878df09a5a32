"""The dock over real dialogs: opening, running, results, and taking everything out again."""

from __future__ import annotations

import os

import numpy as np
import pytest

from carbonsink.ui.assessment.manifest import NAME, read_manifest
from carbonsink.ui.assessment.task_states import DONE, MISSING, READY, STALE

WAIT_MS = 60_000


@pytest.fixture
def session(window, settings, folder):
    from carbonsink.ui.workbench.session import Session

    opened = Session()
    opened.open_folder(folder)
    yield opened
    opened.close_dialogs()


@pytest.fixture
def panel(session, qtbot):
    from carbonsink.ui.workbench.workbench_panel import WorkbenchPanel

    made = WorkbenchPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def run(qtbot, session, key):
    dialog = session.open_task(key)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(session.finished, timeout=WAIT_MS):
        dialog.runButton().click()
    return dialog


def test_a_task_runs_through_its_dialog_and_is_written_down(session, qtbot, folder):
    assert session.states["grids"].state == READY
    run(qtbot, session, "grids")
    assert session.states["grids"].state == DONE
    record = read_manifest(folder).records["grids"]
    assert record.numbers["ALIGNED"] is True
    given = {name: value for name, value in record.parameters.items() if value is not None}
    assert given == record.offered  # nothing was changed by hand
    assert record.numbers["DOUBTS"] >= 0
    assert len(record.inputs) == 3


def test_a_changed_raster_makes_the_result_stale(session, qtbot, raster):
    run(qtbot, session, "grids")
    raster(np.zeros((3, 4)), "space/data/dem.tif")
    session.refresh()
    assert session.states["grids"].state == STALE
    assert [os.path.basename(p) for p in session.states["grids"].changed] == ["dem.tif"]


def test_what_was_chosen_by_hand_is_kept(session, qtbot):
    dialog = session.open_task("grids")
    qtbot.addWidget(dialog)
    few = session.states["grids"].values["RASTERS"][:2]
    dialog.mainWidget().wrappers["RASTERS"].setParameterValue(few, _context())
    with qtbot.waitSignal(session.finished, timeout=WAIT_MS):
        dialog.runButton().click()
    assert session.manifest.records["grids"].parameters["RASTERS"] == few
    assert session.states["grids"].state == DONE
    again = session.open_task("grids")
    qtbot.addWidget(again)
    assert again.mainWidget().wrappers["RASTERS"].parameterValue() == few


def _context():
    from qgis.core import QgsProcessingContext

    return QgsProcessingContext()


def test_a_dialog_is_opened_once(session, qtbot):
    dialog = session.open_task("grids")
    assert session.open_task("grids") is dialog
    dialog.close()
    again = session.open_task("grids")
    qtbot.addWidget(again)
    assert again is not dialog


def test_data_beside_the_results_are_told_from_them(session, raster, folder):
    raster(np.ones((3, 4)), "space/predict/npp/npp_2001.tif")
    raster(np.ones((3, 4)), "space/rain_2001.tif")
    session.choose_data_folder(folder)
    assert set(session.assessment.data.variables) == {"ndvi", "dem", "rain"}


def test_one_unreadable_file_does_not_blank_the_workbench(panel, session, folder):
    with open(os.path.join(folder, "data", "broken.tif"), "wb") as stream:
        stream.write(b"no raster")
    session.refresh()
    assert session.states["grids"].state == READY
    panel.select("data")
    text = panel.details.text.toPlainText()
    assert "broken.tif" in text and "Doubtful" in text
    assert session.problem == ""


def test_what_the_user_sets_about_a_file_is_kept(session, folder):
    path = os.path.join(folder, "data", "dem.tif")
    session.choose([path], variable="slope", date="2003")
    assert [r.date.text for r in session.assessment.data.variables["slope"]] == ["2003"]
    assert read_manifest(folder).choices == {path: {"variable": "slope", "date": "2003"}}
    session.open_folder(folder)
    assert "slope" in session.assessment.data.variables
    session.choose([path], variable=None, date=None)
    assert "dem" in session.assessment.data.variables
    assert read_manifest(folder).choices == {}


def test_grids_that_differ_are_told(panel, session, qtbot, raster):
    raster(np.ones((2, 4)), "space/data/rain_2001.tif")
    session.refresh()
    run(qtbot, session, "grids")
    assert "not on one grid" in panel.details.text.toPlainText()
    assert "'Align...' in the table" in panel.details.text.toPlainText()


def test_the_demo_goes_into_the_data_folder(session, qtbot, folder):
    dialog = session.open_demo()
    qtbot.addWidget(dialog)
    wrappers = dialog.mainWidget().wrappers
    assert wrappers["OUTPUT_FOLDER"].parameterValue() is not None
    from carbonsink.ui.processing_dialog import shown_values

    assert shown_values(dialog)["OUTPUT_FOLDER"] == os.path.join(folder, "data")
    assert shown_values(dialog)["YEARS"] == 12


def test_another_data_folder_is_remembered(session, tmp_path, folder):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    session.choose_data_folder(str(elsewhere))
    assert session.states["grids"].state == MISSING
    assert read_manifest(folder).data_folder == str(elsewhere)
    session.choose_data_folder("")
    assert session.states["grids"].state == READY


def test_a_damaged_list_of_runs_is_told_and_not_overwritten(session, panel, folder):
    place = os.path.join(folder, NAME)
    with open(place, "w", encoding="utf-8") as stream:
        stream.write("{")
    session.refresh()
    assert NAME in panel.message.text()
    assert panel.message.isVisible()
    assert not panel.next_button.isVisible()
    with open(place, encoding="utf-8") as stream:
        assert stream.read() == "{"


def test_missing_libraries_are_told_as_in_the_toolbox(session, monkeypatch):
    from processing.gui.MessageDialog import MessageDialog

    from carbonsink.framework.algorithm import CarbonSinkAlgorithm

    told = []
    monkeypatch.setattr(CarbonSinkAlgorithm, "canExecute", lambda self: (False, "no numba"))
    monkeypatch.setattr(
        MessageDialog, "exec", lambda self: told.append(self.txtMessage.toPlainText())
    )
    assert session.open_task("grids") is None
    assert "no numba" in told[0]


def test_the_panel_shows_states_and_what_is_needed(panel, session):
    assert panel.items["data", "grids"].text(1) == "ready"
    assert panel.items["train", ""].text(1) == "missing input"
    panel.select("data", "npp_samples")
    assert "column npp" in panel.details.text.toPlainText()
    assert not panel.details.run_button.isEnabled()
    panel.select("data")
    assert "ndvi" in panel.details.text.toPlainText()
    assert not panel.details.run_button.isVisible()
    assert "Check the data" in panel.next_button.text()


def test_a_finished_task_is_shown_with_its_report(panel, session, qtbot, monkeypatch):
    from carbonsink.ui.workbench import task_details

    opened = []
    monkeypatch.setattr(task_details, "open_file", opened.append)
    run(qtbot, session, "grids")
    assert panel.current() == ("data", "grids")
    buttons = panel.details.report_buttons
    assert buttons.count() == 1
    buttons.itemAt(0).widget().click()
    assert opened[0].endswith("grids.html")


def test_layers_go_into_the_group_of_the_step_once(panel, session, raster, qgis_new_project):
    from qgis.core import QgsProject

    raster(np.ones((3, 4)), "space/predict/nep/nep_2001.tif")
    raster(np.ones((3, 4)), "space/predict/nep/nep_2002.tif")
    raster(np.ones((3, 4)), "space/predict/nep_mean.tif")
    session.refresh()
    panel.select("predict", "nep")
    for _ in range(2):
        panel.details.add_layers()
    group = QgsProject.instance().layerTreeRoot().findGroup("Predict and balance")
    assert [node.name() for node in group.findLayers()] == ["nep_2001", "nep_2002", "Mean NEP"]
    assert [node.itemVisibilityChecked() for node in group.findLayers()] == [False, True, True]


def test_the_menu_has_the_demo_the_guide_and_the_version(window, settings, qtbot, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    from carbonsink.framework.text import help_text
    from carbonsink.ui.workbench.workbench_dock import WorkbenchEntry

    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    monkeypatch.setattr(help_text, "MANUALS", ())
    entry = WorkbenchEntry(window)
    by_title = {action.text(): action for action in entry.more}
    assert {"Try the demo", "Guide", "About Carbon Sink"} == set(by_title)
    by_title["About Carbon Sink"].trigger()
    assert "Carbon Sink 0." in shown[0] and "https://" in shown[0]
    by_title["Guide"].trigger()
    assert len(entry.guide.text.toPlainText()) > 1000
    entry.guide.close()
    entry.remove()


def test_the_dock_is_filled_when_it_is_opened_and_goes_whole(window, settings, folder, qtbot):
    from qgis.core import QgsSettings
    from qgis.PyQt.QtWidgets import QAction

    from carbonsink.ui.workbench.workbench_dock import OBJECT_NAME, WorkbenchDock, WorkbenchEntry

    QgsSettings().setValue("carbonsink/workspace", folder)
    window.mainWindow().show()
    before = len(window.mainWindow().findChildren(QAction))
    for _ in range(2):  # a reload of the plugin
        entry = WorkbenchEntry(window)
        assert entry.dock.panel is None
        entry.dock.show()
        qtbot.waitUntil(lambda found=entry: found.dock.panel is not None)
        assert entry.dock.session.states["grids"].state == READY
        entry.remove()
        qtbot.wait(50)
        docks = window.mainWindow().findChildren(WorkbenchDock, OBJECT_NAME)
        assert docks == []
    assert len(window.mainWindow().findChildren(QAction)) == before
