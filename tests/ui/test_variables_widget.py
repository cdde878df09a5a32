"""The variables of an import, chosen from those in the files of its dialog."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox

from carbonsink.tests.factories import write_raster
from carbonsink.ui.variables_widget import VariableChooser, choice_dialog


@pytest.fixture
def with_files(dialog, tmp_path):
    for name in ("lai_2005", "ndvi_2005", "ndvi_2006"):
        write_raster(tmp_path / f"{name}.tif", np.ones((2, 3)))
    found = dialog("importseries")
    wrappers = found.mainWidget().wrappers
    from qgis.core import QgsProcessingContext

    wrappers["INPUT_FOLDER"].setParameterValue(str(tmp_path), QgsProcessingContext())
    return found, wrappers


def test_the_button_lists_the_variables_of_the_files(with_files, qtbot, monkeypatch):
    _dialog, wrappers = with_files
    chooser = wrappers["VARIABLES"].chooser
    assert isinstance(chooser, VariableChooser)
    shown = []
    monkeypatch.setattr(chooser, "choose", shown.append)
    chooser.button.click()
    assert not chooser.button.isEnabled()
    qtbot.waitUntil(lambda: bool(shown), timeout=10000)
    listed = [(v.name, v.bands, v.first, v.last) for v in shown[0]]
    assert listed == [("lai", 1, "2005", "2005"), ("ndvi", 2, "2005", "2006")]
    assert chooser.button.isEnabled()


def test_what_is_ticked_is_written(with_files, monkeypatch):
    from carbonsink.core.imports.variables import ListedVariable
    from carbonsink.ui import variables_widget

    _dialog, wrappers = with_files
    wrapper = wrappers["VARIABLES"]
    found = [
        ListedVariable("lai", "lai", 1),
        ListedVariable("ndvi", "250m NDVI", 2, "2005-01", "2005-02"),
        ListedVariable("view_angle", "View angle", 2, by_default=False),
    ]
    usual = [item.checkState() for _, item in choice_dialog(wrapper.chooser.button, found, ())[1]]
    assert usual == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    made, items = choice_dialog(wrapper.chooser.button, found, {"ndvi"})
    states = [item.checkState() for _, item in items]
    assert states == [Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert items[1][1].text() == "ndvi (250m NDVI, 2 bands, 2005-01 to 2005-02)"
    monkeypatch.setattr(type(made), "exec", lambda _self: 1)
    monkeypatch.setattr(variables_widget, "choice_dialog", lambda *_: (made, items))
    wrapper.chooser.choose(found)
    assert wrapper.parameterValue() == "ndvi"
    items[0][1].setCheckState(Qt.CheckState.Checked)
    wrapper.chooser.choose(found)
    assert wrapper.parameterValue() == ""  # those that an empty line means
    items[2][1].setCheckState(Qt.CheckState.Checked)
    wrapper.chooser.choose(found)
    assert wrapper.parameterValue() == "lai, ndvi, view_angle"


def test_without_files_the_user_is_told(dialog, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    opened = dialog("importseries")
    opened.mainWidget().wrappers["VARIABLES"].chooser.button.click()
    assert told == ["Choose the files or the folder first."]


def test_files_that_cannot_be_read_are_told(dialog, tmp_path, qtbot, monkeypatch):
    from qgis.core import QgsProcessingContext

    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    (tmp_path / "a.hdf").write_text("<html></html>")
    opened = dialog("importseries")
    wrappers = opened.mainWidget().wrappers
    wrappers["INPUT_FOLDER"].setParameterValue(str(tmp_path), QgsProcessingContext())
    wrappers["VARIABLES"].chooser.button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert "a.hdf" in told[0] and "web page" in told[0]


def test_the_model_designer_takes_names(provider, qgis_iface, qtbot, monkeypatch):
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
    from qgis.gui import QgsBrowserGuiModel

    browser = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    box = QgsApplication.processingRegistry().createAlgorithmById("carbonsink:importseries")
    opened = ModelerParametersDialog(box, QgsProcessingModelAlgorithm())
    qtbot.addWidget(opened)
    assert opened.widget.widget.wrappers["VARIABLES"].value().staticValue() == ""
