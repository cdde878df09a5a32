"""``carbonsink:importseries`` through ``processing.run``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from carbonsink.core.raster import Stack
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

ECMWF = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
MONTHS = [files.seconds((2005, month, 1)) for month in range(1, 13)]


@pytest.fixture
def run_import(run_algorithm, tmp_path):
    def run(**parameters):
        report = str(tmp_path / "receipt.html")
        return run_algorithm("importseries", **{"REPORT": report, **parameters})

    return run


@pytest.fixture
def download(tmp_path):
    """A folder with a NetCDF file of ERA5 and two layers of AppEEARS."""
    folder = tmp_path / "download"
    folder.mkdir()
    values = np.random.default_rng(0).uniform(260, 300, (12, 3, 5)).astype("f4")
    rain = np.full((12, 3, 5), 0.002, "f4")
    facts = {"t2m": (values, {"units": "K"}), "tp": (rain, {"units": "m"})}
    files.write_netcdf(folder / "data_0.nc", facts, MONTHS, facts=ECMWF)
    return folder, values


def test_a_folder_becomes_dated_rasters(run_import, download, tmp_path):
    folder, values = download
    feedback = QgsProcessingFeedback()
    found = run_import(
        feedback=feedback,
        INPUT_FOLDER=str(folder),
        PERIOD="year",
        OUTPUT_FOLDER=str(tmp_path / "out"),
        REPORT=str(tmp_path / "receipt.html"),
        JSON=str(tmp_path / "receipt.json"),
    )
    assert found["WRITTEN"] == 2 and found["KEPT"] == 0
    assert found["VARIABLES_FOUND"] == "t2m, tp"
    stack = Stack.open([os.path.join(found["OUTPUT_FOLDER"], "tp_2005.tif")])
    np.testing.assert_allclose(stack.read(stack.grid.window), 730.0, rtol=1e-5)
    assert stack.quantity == "precipitation" and stack.bands[0].unit == "mm yr-1"
    assert stack.dates[0].text == "2005"
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert "Receipt of the import" in page and "ERA5" in page and "data_0.nc" in page
    record = json.loads(Path(found["JSON"]).read_text(encoding="utf-8"))
    by_name = {one["name"]: one for one in record["variables"]}
    assert by_name["t2m"]["source_unit"] == "K" and by_name["t2m"]["unit"] == "degC"
    assert by_name["tp"]["conversion"] == [1000.0, 0.0]
    assert record["crs"] == "EPSG:4326"
    again = run_import(
        INPUT=[str(folder / "data_0.nc")],
        PERIOD="year",
        OUTPUT_FOLDER=str(tmp_path / "out"),
    )
    assert again["WRITTEN"] == 0 and again["KEPT"] == 2


def test_another_crs_and_extent(run_import, download, tmp_path):
    folder, values = download
    found = run_import(
        INPUT_FOLDER=str(folder),
        VARIABLES="t2m",
        CRS="EPSG:4523",
        RESOLUTION=20000,
        EXTENT="100.2,100.8,31.6,31.9 [EPSG:4326]",
        RESAMPLING="nearest",
        OUTPUT_FOLDER=str(tmp_path / "out"),
    )
    stack = Stack.open([os.path.join(found["OUTPUT_FOLDER"], "t2m_2005-01.tif")])
    assert stack.grid.cell_size == (20000.0, 20000.0)
    west, _south, east, _north = stack.grid.extent
    # Zone 35, central meridian 105: the zone's number stands before the coordinates.
    assert 34_900_000 < west < east < 35_200_000
    found = stack.read(stack.grid.window)[0]
    assert np.isfinite(found).all() and set(np.round(found.ravel() + 273.15, 3)) <= set(
        np.round(values[0].ravel(), 3)
    )


def test_another_crs_needs_a_resolution(run_import, download, tmp_path):
    with pytest.raises(QgsProcessingException, match="RESOLUTION"):
        run_import(
            INPUT_FOLDER=str(download[0]),
            CRS="EPSG:4523",
            OUTPUT_FOLDER=str(tmp_path / "out"),
        )


def test_only_a_receipt(run_import, download, tmp_path):
    found = run_import(
        INPUT_FOLDER=str(download[0]),
        ONLY_RECEIPT=True,
        OUTPUT_FOLDER=str(tmp_path / "out"),
        REPORT=str(tmp_path / "receipt.html"),
    )
    assert found["VARIABLES_FOUND"] == "t2m, tp" and found["WRITTEN"] == 0
    assert not list((tmp_path / "out").glob("*.tif"))


def test_a_wrong_variable_is_answered_with_those_there_are(run_import, download, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"ndvi.*t2m, tp"):
        run_import(
            INPUT_FOLDER=str(download[0]),
            VARIABLES="ndvi",
            OUTPUT_FOLDER=str(tmp_path / "out"),
        )


def test_damaged_files_are_named(run_import, download, tmp_path):
    page = download[0] / "MOD13Q1.A2005017.h26v05.061.hdf"
    page.write_text("<html>login</html>")
    parameters = {"INPUT_FOLDER": str(download[0]), "OUTPUT_FOLDER": str(tmp_path / "out")}
    with pytest.raises(
        QgsProcessingException, match=r"Of 2 files, 1 .*h26v05.*web page.*SKIP_DAMAGED"
    ):
        run_import(**parameters)
    feedback = QgsProcessingFeedback()
    found = run_import(feedback=feedback, SKIP_DAMAGED=True, **parameters)
    assert found["WRITTEN"] == 24 and found["DOUBTS"] >= 1
    assert "was left out: it is a web page" in feedback.textLog()


def test_a_stac_item_and_the_servers_it_names(run_import, tmp_path):
    from carbonsink.tests.core.imports.server import serve

    write_raster(tmp_path / "a.tif", np.full((2, 3), 20, "u1"), make_grid(2, 3))
    asset = {"type": "image/tiff", "raster:bands": [{"scale": 0.1}]}
    with serve(tmp_path) as server:
        item = {"type": "Feature", "id": "a", "properties": {"datetime": "2005-07-01T00:00:00Z"}}
        item["assets"] = {"lai": {**asset, "href": f"{server.address}/a.tif"}}
        path = tmp_path / "item.json"
        path.write_text(json.dumps(item), encoding="utf-8")
        parameters = {"INPUT": [str(path)], "OUTPUT_FOLDER": str(tmp_path / "out")}
        with pytest.raises(QgsProcessingException, match=r"127\.0\.0\.1.*ALLOW_DOWNLOAD"):
            run_import(**parameters)
        found = run_import(ALLOW_DOWNLOAD=True, **parameters)
    stack = Stack.open([os.path.join(found["OUTPUT_FOLDER"], "lai_2005-07-01.tif")])
    np.testing.assert_allclose(stack.read(stack.grid.window), 2.0, rtol=1e-6)


def test_something_must_be_given(run_import, tmp_path):
    with pytest.raises(QgsProcessingException, match="INPUT"):
        run_import(OUTPUT_FOLDER=str(tmp_path / "out"))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"TEMPLATE": "template.tif", "CRS": "EPSG:4490"}, "CRS.*TEMPLATE"),
        ({"TEMPLATE": "template.tif", "RESOLUTION": 0.25}, "RESOLUTION.*TEMPLATE"),
        ({"QUALITY": "none", "QUALITY_RULES": "rules.csv"}, "QUALITY_RULES.*QUALITY = none"),
    ],
)
def test_what_does_not_apply_is_said(run_import, download, tmp_path, given, name):
    write_raster(tmp_path / "template.tif", np.ones((2, 3)), make_grid(2, 3))
    (tmp_path / "rules.csv").write_text("x", encoding="utf-8")
    given = {
        k: str(tmp_path / v) if str(v)[-4:] in (".tif", ".csv") else v for k, v in given.items()
    }
    with pytest.raises(QgsProcessingException, match=name):
        run_import(INPUT_FOLDER=str(download[0]), OUTPUT_FOLDER=str(tmp_path / "out"), **given)


def test_years_are_not_divided_into_months(run_import, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    values = np.full((2, 3), 5000, "i2")
    write_raster(folder / "MOD17A3HGF.061_Npp_500m_doy2005001_aid0001.tif", values, make_grid(2, 3))
    feedback = QgsProcessingFeedback()
    found = run_import(
        feedback=feedback,
        INPUT_FOLDER=str(folder),
        PERIOD="month",
        OUTPUT_FOLDER=str(tmp_path / "out"),
    )
    assert found["WRITTEN"] == 1 and (tmp_path / "out" / "npp_2005.tif").exists()
    assert "PERIOD does not apply" in feedback.textLog()


def test_a_product_of_the_users_own(run_import, tmp_path):
    """A new product is a row of a table."""
    from carbonsink.core.imports.products import PRODUCTS_TABLE

    header = Path(PRODUCTS_TABLE).read_text(encoding="utf-8").splitlines()[0]
    table = tmp_path / "products.csv"
    row = 'Our GPP,^ourgpp,,gpp,gpp,amount,gpp,g C m-2,interval,8,0.01,0,0,30000,,sum,"Us, 2024"'
    table.write_text(f"{header}\n{row}\n", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    grid = make_grid(2, 3)
    for day in (1, 9, 17, 25):
        values = np.full((2, 3), 800, "i2")
        write_raster(folder / f"ourgpp_doy2005{day:03d}.tif", values, grid)
    found = run_import(
        INPUT_FOLDER=str(folder),
        PRODUCTS=str(table),
        PERIOD="month",
        OUTPUT_FOLDER=str(tmp_path / "out"),
    )
    stack = Stack.open([os.path.join(found["OUTPUT_FOLDER"], "gpp_2005-01.tif")])
    np.testing.assert_allclose(stack.read(stack.grid.window), 31.0, rtol=1e-6)


def test_a_run_into_the_folder_of_the_downloads(run_import, download):
    """Its own results are no downloads."""
    folder = str(download[0])
    first = run_import(INPUT_FOLDER=folder, OUTPUT_FOLDER=folder)
    again = run_import(INPUT_FOLDER=folder, OUTPUT_FOLDER=folder)
    assert first["WRITTEN"] == 24 and again["WRITTEN"] == 0 and again["KEPT"] == 24


def test_results_of_a_variable_share_a_style(run_import, download, tmp_path):
    found = run_import(INPUT_FOLDER=str(download[0]), OUTPUT_FOLDER=str(tmp_path / "out"))
    folder = Path(found["OUTPUT_FOLDER"])
    assert (folder / "t2m.qlr").exists() and (folder / "tp.qlr").exists()
    assert len(list(folder.glob("t2m_*.qml"))) == 12


def test_rasters_without_any_data_are_no_fault(run_import, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for month in (1, 2):
        values = np.full((2, 3), np.nan, "f4")
        write_raster(folder / f"lai_2005-{month:02d}.tif", values, make_grid(2, 3))
    found = run_import(INPUT_FOLDER=str(folder), OUTPUT_FOLDER=str(tmp_path / "out"))
    assert found["WRITTEN"] == 2


# --- in a model, and on the command line ---------------------------------------------------------


def write_sites(path):
    """Points in three cells, one record per month of 2005."""
    import csv

    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["site", "date", "x", "y", "flux"])
        for i, (x, y) in enumerate([(100.0, 32.0), (100.5, 31.75), (101.0, 31.5)]):
            for month in range(1, 13):
                flux = 10.0 + month + i * 3 + (month * 7 % 5)
                writer.writerow([f"s{i}", f"2005-{month:02d}", x, y, flux])
    uri = f"file://{path}?delimiter=,&xField=x&yField=y&crs=EPSG:4326"
    return uri


def test_the_folder_goes_on_to_samples_and_predictions(run_import, download, tmp_path, provider):
    """In a model: what is imported is sampled at sites, and predicted from."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
        QgsProcessingParameterFile,
        QgsVectorLayer,
    )

    from carbonsink.tests.algorithms.models import (
        child,
        fixed,
        from_box,
        from_input,
        reloaded,
        run_model,
    )

    model = QgsProcessingModelAlgorithm("downloads", "test")
    folder = QgsProcessingParameterFile.Behavior.Folder
    points = [QgsProcessing.SourceType.TypeVectorPoint]
    for definition in (
        QgsProcessingParameterFile("DOWNLOADS", "Downloads", folder),
        QgsProcessingParameterFeatureSource("SITES", "Sites", points),
    ):
        model.addModelParameter(definition, QgsProcessingModelParameter(definition.name()))
    child(model, "import", "importseries", INPUT_FOLDER=from_input("DOWNLOADS"))
    child(
        model,
        "sample",
        "samplesites",
        SITES=from_input("SITES"),
        PREDICTORS=[from_box("import", "OUTPUT_FOLDER")],
        DATE_FIELD=fixed("date"),
    )
    child(
        model,
        "train",
        "trainmodel",
        SAMPLES=from_box("sample"),
        TARGET_FIELD=fixed("flux"),
        PREDICTOR_FIELDS=fixed("t2m;tp"),
        ESTIMATOR=fixed("linear"),
        VALIDATION=fixed("kfold"),
    )
    child(
        model,
        "predict",
        "predictseries",
        ["OUTPUT_FOLDER"],
        MODEL=from_box("train", "MODEL"),
        PREDICTORS=[from_box("import", "OUTPUT_FOLDER")],
    )
    layer = QgsVectorLayer(write_sites(tmp_path / "sites.csv"), "sites", "delimitedtext")
    assert layer.isValid() and layer.featureCount() == 36
    found = run_model(
        reloaded(model, tmp_path),
        DOWNLOADS=str(download[0]),
        SITES=layer,
        **{"predict:OUTPUT_FOLDER": str(tmp_path / "predicted")},
    )
    made = sorted(Path(found["predict:OUTPUT_FOLDER"]).glob("*.tif"))
    assert [path.stem for path in made] == [f"flux_2005-{month:02d}" for month in range(1, 13)]


def test_on_the_command_line(qgis_process, download, tmp_path):
    done = qgis_process(
        "run",
        "carbonsink:importseries",
        "--",
        f"INPUT={download[0]}",
        "VARIABLES=precipitation",
        "PERIOD=year",
        f"OUTPUT_FOLDER={tmp_path / 'out'}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name for path in (tmp_path / "out").glob("*.tif")] == ["tp_2005.tif"]
    wrong = qgis_process(
        "run",
        "carbonsink:importseries",
        "--",
        f"INPUT={download[0]}",
        "VARIABLES=ndvi",
        f"OUTPUT_FOLDER={tmp_path / 'other'}",
    )
    assert wrong.returncode == 1 and "t2m, tp" in wrong.stdout + wrong.stderr
    assert not (tmp_path / "other").exists()


def test_a_killed_run_goes_on(download, tmp_path):
    """What was finished stays, what was in the making goes."""
    import signal
    import subprocess
    import sys
    import time

    root = Path(__file__).resolve().parents[3]
    script = f"""
import importlib.util, sys
place = {{"submodule_search_locations": [{str(root)!r}]}}
init = {str(root / "__init__.py")!r}
spec = importlib.util.spec_from_file_location("carbonsink", init, **place)
module = importlib.util.module_from_spec(spec)
sys.modules["carbonsink"] = module
spec.loader.exec_module(module)
from carbonsink.core.imports.series_import import import_series
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.run import Run
made = import_series([{str(download[0])!r}], {str(tmp_path / "out")!r}, ImportSettings(), Run())
print(sum(len(v.written) for v in made.variables), sum(len(v.kept) for v in made.variables))
"""
    command = [sys.executable, "-c", script]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60

    def finished() -> int:
        return len(list((tmp_path / "out").glob("[!.]*.tif")))

    while finished() < 3 and time.monotonic() < deadline:
        time.sleep(0.002)
    run.send_signal(signal.SIGKILL)
    run.wait()
    done = finished()
    assert done >= 3
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    written, kept = (int(text) for text in again.stdout.split()[-2:])
    assert written + kept == 24 and kept == done
    assert not [name for name in os.listdir(tmp_path / "out") if name.startswith(".")]
