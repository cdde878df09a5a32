"""A folder of the user's own from the first look to the report, in the background."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from carbonsink.tests.own_folder import make_own_folder, make_product_folder
from carbonsink.ui.assessment.tasks import TASKS

WAIT_MS = 300_000
YEARS = 9


@pytest.fixture(scope="module")
def region(provider, tmp_path_factory):
    """A demonstration region of 40 x 32 cells."""
    import processing

    folder = str(tmp_path_factory.mktemp("region") / "region")
    size = {"COLUMNS": 40, "ROWS": 32, "YEARS": YEARS}
    processing.run("carbonsink:demoregion", {**size, "OUTPUT_FOLDER": folder})
    return folder


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


def test_a_product_of_npp_without_plots_reaches_the_report(panel, region, qtbot, tmp_path):
    """The commonest case: NPP maps, climate, land use; no plots, no respiration."""
    panel.take_folder(str(make_product_folder(region, tmp_path / "product")))
    panel._windows["data"].close()
    unnamed = [file.path for file in panel.session.assessment.data.doubtful]
    assert all("CLCD" in path for path in unnamed)
    panel.session.choose(unnamed, role="landuse")
    assert panel.session.assessment.data.doubtful == ()
    panel.run_row.optional_box.setChecked(False)
    with qtbot.waitSignal(panel.runner.finished, timeout=WAIT_MS):
        panel.run_row.run_button.click()
    assert panel.runner.errors == {}
    states = {t.key: panel.session.states[t.key].state for t in TASKS if not t.is_optional}
    assert set(states.values()) <= {"done", "given"}, states
    for key in ("npp_mean", "budget", "trend", "drivers", "clusters", "landuse", "report"):
        assert states[key] == "done", key
    # The total is that of the region's known truth, on the cells with data in all years.
    (headline,) = panel.session.findings("budget")
    folder = os.path.join(region, "truth")
    maps = np.stack([_values(os.path.join(folder, f"npp_{2001 + i}.tif")) for i in range(YEARS)])
    totals = np.nansum(maps[:, np.isfinite(maps).all(axis=0)], axis=1) * 1e6 / 1e12
    assert headline.total_tg == pytest.approx(totals.mean(), rel=1e-5)
    assert (headline.first, headline.last) == ("2001", str(2000 + YEARS))
    assert headline.quantity == "npp"
    page = Path(panel.session.assessment.files("assessment")[0]).read_text(encoding="utf-8")
    assert "The total of NPP is" in page
    for wrong in ("Net ecosystem production (mean", "is a carbon sink", "Total of NEP"):
        assert wrong not in page
    assert panel.session.assessment.files("assessment_pdf")
    assert (Path(panel.session.folder) / "report" / "assessment.qgz").is_file()


def test_a_folder_with_faults_is_mended_and_sampled(panel, region, qtbot, tmp_path):
    """CSV plots in Chinese, a raster on another grid, one that cannot be read, a shapefile."""
    folder = str(make_own_folder(region, tmp_path / "own"))
    panel.take_folder(folder)
    session, data = panel.session, panel.session.assessment.data
    doubtful = {os.path.basename(f.path): f.path for f in data.doubtful}
    landuse = [path for name, path in doubtful.items() if name.startswith("CLCD")]
    assert set(doubtful) - set(map(os.path.basename, landuse)) == {"corrupt.tif", "dem_2km.tif"}
    session.choose(landuse, role="landuse")
    session.choose([doubtful["corrupt.tif"]], role="unused")
    assert data.landuse == "CLCD_albert" and data.zones.column == "name"
    assert set(data.variables) == {"NDVI_max", "降水", "气温", "CLCD_albert", "dem_2km"}
    assert all(
        len(rasters) == YEARS for name, rasters in data.variables.items() if "dem" not in name
    )
    dialog = session.open_align()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        dialog.runButton().click()
    assert session.assessment.data.doubtful == ()
    dialog = session.open_task("npp_samples")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(session.finished, timeout=WAIT_MS):
        dialog.runButton().click()
    assert session.states["npp_model"].state == "ready"
    values = session.states["npp_model"].values
    assert values["TARGET_FIELD"] == "NPP" and values["SITE_FIELD"] == "样点"
    assert set(values["PREDICTOR_FIELDS"]) == set(data.variables)
    assert values["CATEGORICAL_FIELDS"] == ["CLCD_albert"]
    _compare_with_the_plots_of_the_region(session, region)


def _compare_with_the_plots_of_the_region(session, region):
    """The CSV's points lie where the region's own points do, so they read the same cells."""
    from qgis.core import QgsVectorLayer

    def column(path, name):
        layer = QgsVectorLayer(path, "x", "ogr")
        found = [feature[name] for feature in layer.getFeatures()]
        return np.array([float(v) if isinstance(v, (int, float)) else np.nan for v in found])

    sampled = column(session.assessment.files("npp_samples")[0], "NDVI_max")
    import processing

    plots = os.path.join(region, "sites", "npp_plots.gpkg")
    ndvi = [os.path.join(region, "annual", f"ndvi_{2001 + i}.tif") for i in range(YEARS)]
    given = {"SITES": plots, "PREDICTORS": ndvi, "DATE_FIELD": "year", "OUTPUT": "TEMPORARY_OUTPUT"}
    layer = processing.run("carbonsink:samplesites", given)["OUTPUT"]
    expected = [f["ndvi"] for f in layer.getFeatures()]
    expected = np.array([float(v) if isinstance(v, (int, float)) else np.nan for v in expected])
    assert np.isfinite(expected).sum() > 20
    np.testing.assert_allclose(sampled, expected, rtol=1e-6)


def _values(path):
    from osgeo import gdal

    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    nodata = band.GetNoDataValue()
    if nodata is not None:
        values[values == nodata] = np.nan
    return values
