"""The table of the data: what is shown, and what changes when it is edited."""

from __future__ import annotations

import os

import numpy as np
import pytest

from carbonsink.core.raster import Stack
from carbonsink.tests.factories import make_grid

WAIT_MS = 60_000


@pytest.fixture
def session(window, settings, folder):
    from carbonsink.ui.workbench.session import Session

    opened = Session()
    opened.open_folder(folder)
    yield opened
    opened.close_dialogs()


@pytest.fixture
def dialog(session, qtbot):
    from carbonsink.ui.workbench.data_dialog import DataDialog

    made = DataDialog(session)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog):
    return {item.text(0): item for item in dialog._file_items()}


def test_files_of_a_variable_are_one_row_that_opens(dialog):
    shown = rows(dialog)
    assert set(shown) == {"ndvi_2001.tif ... (2)", "ndvi_2001.tif", "ndvi_2002.tif", "dem.tif"}
    group = shown["ndvi_2001.tif ... (2)"]
    assert [group.text(i) for i in range(2, 4)] == ["ndvi", "2001 - 2002"]
    assert shown["dem.tif"].text(3) == "all dates"


def test_a_variable_and_a_date_are_written_into_the_table(dialog, session):
    from carbonsink.ui.workbench.data_dialog import DATE, VARIABLE

    rows(dialog)["dem.tif"].setText(VARIABLE, "rain")
    rows(dialog)["dem.tif"].setText(DATE, "2001-05")
    (found,) = session.assessment.data.variables["rain"]
    assert found.date.text == "2001-05" and "dem" not in session.assessment.data.variables
    assert rows(dialog)["dem.tif"].font(0).bold()
    item = rows(dialog)["dem.tif"]
    item.setSelected(True)
    dialog.reset_button.click()
    assert "dem" in session.assessment.data.variables


def test_a_text_that_is_no_date_is_refused_with_a_message(dialog, session):
    from carbonsink.ui.workbench.data_dialog import DATE

    rows(dialog)["dem.tif"].setText(DATE, "May")
    assert "May" in dialog.message.text()
    assert rows(dialog)["dem.tif"].text(DATE) == "all dates"
    assert session.manifest.choices == {}


def test_a_use_is_chosen_from_the_list(dialog, session):
    from carbonsink.ui.workbench.data_dialog import ROLE

    box = dialog.tree.itemWidget(rows(dialog)["ndvi_2001.tif ... (2)"], ROLE)
    box.setCurrentIndex(box.findData("npp"))
    box.activated.emit(box.currentIndex())
    assert [r.date.text for r in session.assessment.data.fluxes["npp"]] == ["2001", "2002"]
    assert session.states["npp_model"].state == "given"


@pytest.fixture
def downloads(folder, raster, tmp_path):
    """A zip of NetCDF with two variables and a composite of MODIS beside the user's own rasters."""
    import zipfile

    from carbonsink.tests.core.imports import files

    centre = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
    times = [files.seconds((2001, month, 1)) for month in (1, 2)]
    fields = {
        name: (np.full((2, 3, 5), value, "f4"), {"units": unit})
        for name, value, unit in (("t2m", 280, "K"), ("tp", 0.002, "m"))
    }
    place = (8.9, 9.0, 9.1, 9.2, 9.3), (47.0, 46.9, 46.8)
    files.write_netcdf(tmp_path / "era.nc", fields, times, *place, facts=centre)
    os.makedirs(os.path.join(folder, "data", "downloads"))
    with zipfile.ZipFile(os.path.join(folder, "data", "downloads", "era5.zip"), "w") as archive:
        archive.write(tmp_path / "era.nc", "data_stream-moda.nc")
    name = "MOD15A2H.061_Lai_500m_doy2001001_aid0001.tif"
    raster(np.full((3, 4), 20, "u1"), f"space/data/downloads/{name}")
    return folder


def test_downloads_are_doubtful_until_they_are_imported(downloads, dialog, session, qtbot):
    session.refresh()
    shown = rows(dialog)
    assert dialog.import_button.isEnabled()
    assert "archive" in shown["era5.zip"].text(6)
    lai = "MOD15A2H.061_Lai_500m_doy2001001_aid0001.tif"
    assert "neither scaled" in shown[lai].text(6)
    assert {os.path.basename(f.path) for f in session.assessment.data.doubtful} == {
        "era5.zip",
        lai,
    }
    window = session.open_import()
    assert window.mainWidget().wrappers["INPUT_FOLDER"].parameterValue().endswith("downloads")
    qtbot.addWidget(window)
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        window.runButton().click()
    data = session.assessment.data
    assert data.doubtful == () and not dialog.import_button.isEnabled()
    assert {"lai", "t2m", "tp", "ndvi", "dem"} == set(data.variables)
    (found,) = data.variables["lai"]
    stack = Stack.open([found.path, data.variables["ndvi"][0].path])  # one grid
    np.testing.assert_allclose(stack.read(stack.grid.window)[0], 2.0)
    assert {r.date.text for r in data.variables["t2m"]} == {"2001-01", "2001-02"}
    assert "Was imported" in rows(dialog)["era5.zip"].text(6)
    rows(dialog)["era5.zip"].setSelected(True)
    dialog.reset_button.setEnabled(True)
    dialog.reset()
    assert dialog.import_button.isEnabled()  # taken back, it waits again
    # Rasters of an earlier import are there, but this one read nothing.
    session._finish_import(True, {"JSON": None}, list(session.assessment.data.doubtful))
    assert dialog.import_button.isEnabled()


def test_a_download_that_the_user_takes_as_it_is(downloads, dialog, session):
    session.refresh()
    (path,) = [f.path for f in session.assessment.data.doubtful if f.path.endswith(".tif")]
    session.choose([path], role="predictor")
    assert [os.path.basename(f.path) for f in session.assessment.data.doubtful] == ["era5.zip"]


def test_rasters_of_another_grid_are_aligned(dialog, session, qtbot, raster):
    fine = make_grid(6, 8, 500.0)
    raster(np.arange(48.0).reshape(6, 8), "space/data/rain_2001.tif", grid=fine)
    session.refresh()
    assert dialog.align_button.isEnabled()
    assert "do not coincide" in rows(dialog)["rain_2001.tif"].text(6)
    window = session.open_align()
    qtbot.addWidget(window)
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        window.runButton().click()
    data = session.assessment.data
    assert data.doubtful == () and not dialog.align_button.isEnabled()
    (found,) = data.variables["rain"]
    assert found.path.endswith(os.path.join("inputs", "aligned", "rain_2001.tif"))
    assert found.date.text == "2001"
    Stack.open([r.path for v in data.variables.values() for r in v])  # one grid


def test_points_are_made_of_a_table_with_projected_coordinates(dialog, session, folder, qtbot):
    from qgis.core import QgsCoordinateReferenceSystem

    from carbonsink.ui.workbench.data_dialog import PointsDialog

    path = os.path.join(folder, "data", "plots.csv")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("样点,x,y,npp\nA,500500,5199500,400\n")
    session.refresh()
    assert "npp" not in session.assessment.data.plots
    rows(dialog)["plots.csv"].setSelected(True)
    assert dialog.points_button.isEnabled()
    (found,) = dialog.selected()
    asked = PointsDialog(found)
    qtbot.addWidget(asked)
    assert (asked.x.currentText(), asked.y.currentText()) == ("x", "y")
    asked.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    dialog.choose([found], **asked.choice())
    assert session.assessment.data.plots["npp"].column == "npp"
    assert session.states["npp_samples"].state == "ready"


def test_the_unit_of_plots_is_shown_and_set(dialog, session, folder):
    from carbonsink.ui.workbench.data_dialog import UNIT, VARIABLE

    with open(os.path.join(folder, "data", "plots.csv"), "w", encoding="utf-8") as stream:
        stream.write("site,lon,lat,npp\nA,9,46.9,4.1\n")
    session.refresh()
    assert rows(dialog)["plots.csv"].text(UNIT) == "gC m-2 yr-1 (assumed)"
    rows(dialog)["plots.csv"].setText(UNIT, "bushels")
    assert "bushels" in dialog.message.text() and session.manifest.choices == {}
    rows(dialog)["plots.csv"].setText(UNIT, "t C ha-1 yr-1")
    assert session.assessment.data.plots["npp"].unit == "t C ha-1 yr-1"
    rows(dialog)["plots.csv"].setText(VARIABLE, "x")  # columns are not renamed
    assert rows(dialog)["plots.csv"].text(VARIABLE) == "npp, site"


def test_a_workbook_of_plots_is_taken_for_points(session, tmp_path):
    from osgeo import ogr

    workbook = ogr.GetDriverByName("XLSX").CreateDataSource(str(tmp_path / "plots.xlsx"))
    sheet = workbook.CreateLayer("Sheet1")
    columns = {"经度": 105.0, "纬度": 36.0, "NPP": 410.0}
    for column in columns:
        sheet.CreateField(ogr.FieldDefn(column, ogr.OFTReal))
    feature = ogr.Feature(sheet.GetLayerDefn())
    for place, value in enumerate(columns.values()):
        feature.SetField(place, value)
    sheet.CreateFeature(feature)
    del feature, sheet, workbook
    session.add_files([str(tmp_path / "plots.xlsx")])
    (found,) = [f for f in session.assessment.data.files if f.path.endswith("plots.xlsx")]
    assert found.role == "plots" and found.used.endswith(".gpkg")
