"""Menus of the right mouse button, icons in selected rows, and where a finished run leads."""

from __future__ import annotations

import os

import numpy as np
import pytest


@pytest.fixture
def panel(window, settings, folder, qtbot):
    from carbonsink.ui.workbench.session import Session
    from carbonsink.ui.workbench.workbench_panel import WorkbenchPanel

    session = Session()
    session.open_folder(folder)
    made = WorkbenchPanel(session)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    yield made
    session.close_dialogs()


def titles(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_task_has_its_dialog_its_report_and_its_folder(panel, folder, monkeypatch):
    from carbonsink.ui.workbench import menus_and_dropped_files

    opened = []
    monkeypatch.setattr(menus_and_dropped_files, "open_file", opened.append)
    report = os.path.join(folder, "samples", "grids.html")
    os.makedirs(os.path.dirname(report))
    with open(report, "w") as stream:
        stream.write("<html></html>")
    panel.session.refresh()
    panel.select("data", "grids")
    menu = titles(menus_and_dropped_files.task_menu(panel))
    assert menu["Open dialog..."].isEnabled()
    (title,) = set(menu) - {"Data...", "Open dialog...", "Show files"}
    menu[title].trigger()
    menu["Show files"].trigger()
    assert opened == [report, os.path.dirname(report)]
    panel.select("train", "npp_model")
    assert not titles(menus_and_dropped_files.task_menu(panel))["Open dialog..."].isEnabled()


def test_files_are_used_added_and_taken_back_by_their_menu(panel, qgis_new_project):
    from qgis.core import QgsProject

    from carbonsink.ui.workbench import menus_and_dropped_files

    dialog = panel.open_table()
    dialog.tree.clearSelection()
    assert titles(menus_and_dropped_files.file_menu(dialog)) == {}
    item = next(item for item in dialog._file_items() if item.text(0) == "dem.tif")
    item.setSelected(True)
    menu = titles(menus_and_dropped_files.file_menu(dialog))
    uses = titles(menu["Use as"].menu())
    assert uses["Predictor"].isChecked() and not uses["Not used"].isChecked()
    uses["Predictor of classes"].trigger()
    assert panel.session.assessment.data.classes == ("dem",)
    menu = titles(menus_and_dropped_files.file_menu(dialog))
    menu["Add to the project"].trigger()
    assert [one.name() for one in QgsProject.instance().mapLayers().values()] == ["dem"]
    menu["As found"].trigger()
    assert panel.session.assessment.data.classes == ()
    dialog.close()


def test_the_remark_on_a_file_is_shown_in_full(panel, raster):
    raster(np.ones((2, 4)), "space/data/rain_2001.tif")
    panel.session.refresh()
    dialog = panel.open_table()
    dialog.tree.clearSelection()
    assert "Open questions: 1 (files: 1)." in dialog.remark.text() and dialog.remark.isVisible()
    item = next(item for item in dialog._file_items() if item.text(0) == "rain_2001.tif")
    item.setSelected(True)
    assert dialog.remark.text() == item.text(6) and "Align it" in dialog.remark.text()
    assert dialog.remark.wordWrap()
    dialog.close()


@pytest.mark.parametrize("name", ["done", "doubt", "given", "missing", "ready", "stale"])
def test_icons_are_seen_in_a_selected_row(qgis_app, name):
    """On the colour of any selection, dark or light, something of the icon stands out."""
    from qgis.PyQt.QtGui import QIcon

    from carbonsink.ui.theme import state_icon

    def colours(mode):
        image = state_icon(f"state_{name}").pixmap(16, 16, mode).toImage()
        points = (image.pixelColor(x, y) for x in range(16) for y in range(16))
        return [(c.red(), c.green(), c.blue()) for c in points if c.alpha() > 200]

    plain, selected = colours(QIcon.Mode.Normal), colours(QIcon.Mode.Selected)
    assert plain and set(plain) & set(selected)
    white = [c for c in selected if min(c) > 240]
    assert len(white) >= 8 and not [c for c in plain if min(c) > 240]


def test_the_end_of_a_run_shows_the_report_and_what_leads_to_the_rest(panel, folder, monkeypatch):
    from carbonsink.ui.workbench import run_and_result_rows
    from carbonsink.ui.workbench import workbench_panel as panels

    opened, shown = [], []
    monkeypatch.setattr(run_and_result_rows, "open_file", opened.append)
    monkeypatch.setattr(panels, "show_maps", lambda session: shown.append(True))
    assert not panel.result_row.isVisible()
    os.makedirs(os.path.join(folder, "report"))
    for name in ("assessment.html", "assessment.pdf", "assessment.qgz"):
        with open(os.path.join(folder, "report", name), "w") as stream:
            stream.write("x")
    monkeypatch.setattr(panel, "_write_project", lambda: None)
    panel.session.refresh()
    row = panel.result_row
    assert row.isVisible() and row.project_button.isVisible() and row.sheets_button.isVisible()
    panel.on_all_run(False)  # stopped before the report: nothing opens by itself
    assert opened == [] and shown == []
    panel.runner.done = ["report"]
    panel.on_all_run(False)
    assert [os.path.basename(path) for path in opened] == ["assessment.html"] and shown
    row.sheets_button.click()
    assert opened[-1].endswith("assessment.pdf")
