"""Land-use transfer through QGIS: maps, tables, messages, the command line."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsRectangle,
)

from carbonsink.tests.factories import make_grid, write_raster

CLASSES = "code,name,colour\n1,Forest,#33a02c\n2,Cropland,#fdbf6f\n3,Built-up,#e31a1c\n"


@pytest.fixture
def inputs(tmp_path):
    """Random land use with planted carbon densities, as parameters."""
    rng = np.random.default_rng(8)
    start = rng.choice([1, 2, 3, 255], (40, 30), p=[0.4, 0.4, 0.1, 0.1]).astype(np.uint8)
    end = np.where(
        rng.random((40, 30)) < 0.2, rng.permutation(start.ravel()).reshape(40, 30), start
    )
    table = np.full(256, np.nan)
    table[1:4] = 120, 60, 10
    grid = make_grid(40, 30, (30.0, 25.0))
    paths = {
        "LANDUSE_START": write_raster(tmp_path / "lc_2001.tif", start, grid, nodata=255),
        "LANDUSE_END": write_raster(tmp_path / "lc_2021.tif", end, grid, nodata=255),
        "CARBON_START": write_raster(tmp_path / "c_2001.tif", table[start], grid),
        "CARBON_END": write_raster(tmp_path / "c_2021.tif", table[end] + 5, grid),
    }
    (tmp_path / "classes.csv").write_text(CLASSES)
    return {**paths, "CLASSES": str(tmp_path / "classes.csv"), "CARBON_UNIT": "t_ha"}


def with_path(tmp_path, **names):
    return {key: str(tmp_path / name) for key, name in names.items()}


def test_everything_at_once(run_algorithm, inputs, tmp_path):
    out = with_path(
        tmp_path,
        ATTRIBUTION="attribution.csv",
        MATRIX="matrix.csv",
        CHANGE="change.tif",
        SANKEY="sankey.html",
        REPORT="report.html",
    )
    results = run_algorithm("landusetransfer", **inputs, **out)
    start, end = (gdal.Open(inputs[k]).ReadAsArray() for k in ("LANDUSE_START", "LANDUSE_END"))
    valid = (start != 255) & (end != 255)
    crossed = pd.crosstab(start[valid], end[valid])
    table = pd.read_csv(out["ATTRIBUTION"])
    pairs = table[table["kind"].isin(["conversion", "within class"])]
    for row in pairs.to_dict("records"):
        i, j = int(row["from_code"]), int(row["to_code"])
        assert row["cells"] == crossed.loc[i, j]
        assert row["area (hm2)"] == pytest.approx(crossed.loc[i, j] * 0.075)
        planted = {1: 120, 2: 60, 3: 10}
        assert row["mean_change (t C ha-1)"] == pytest.approx(planted[j] + 5 - planted[i])
    assert pairs["contribution (% of net)"].sum() == pytest.approx(100)
    matrix = pd.read_csv(out["MATRIX"])
    assert matrix.loc[0, "to Cropland"] == pytest.approx(crossed.loc[1, 2] * 750 / 1e6)
    assert results["CARBON_CHANGE"] == pytest.approx(
        results["CONVERSION_CHANGE"] + results["WITHIN_CHANGE"]
    )
    assert results["AREA"] == pytest.approx(valid.sum() * 750 / 1e6)
    assert results["DYNAMIC_DEGREE"] == pytest.approx(100 * (start != end)[valid].mean() / 20)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 5 and "http" not in page
    sankey = (tmp_path / "sankey.html").read_text(encoding="utf-8")
    assert sankey.count("<svg") == 2 and "<script" not in sankey
    flow = f"Forest → Cropland\n{crossed.loc[1, 2] * 750 / 1e6:,.5g} km²"
    assert sankey.count(flow) == 2
    changes = gdal.Open(out["CHANGE"]).ReadAsArray()
    assert (changes[valid] == (start.astype(int) * 1000 + end)[valid]).all()


def test_the_change_raster_has_a_legend(run_algorithm, inputs, tmp_path):
    change = str(tmp_path / "change.tif")
    run_algorithm("landusetransfer", **inputs, CHANGE=change, ATTRIBUTION=str(tmp_path / "a.csv"))
    layer = QgsRasterLayer(change, "change")
    message, loaded = layer.loadNamedStyle(str(tmp_path / "change.qml"))
    assert loaded, message
    labels = {entry.value: entry.label for entry in layer.renderer().classes()}
    assert labels[1002] == "Forest \u2192 Cropland"
    assert labels[3003] == "Built-up (unchanged)"


def test_areas_in_degrees_equal_geodesic_polygons(run_algorithm, tmp_path):
    """Cells that are not square, in EPSG:4326, against QgsDistanceArea."""
    grid = make_grid(3, 4, (0.02, 0.01), origin=(105.0, 38.0), crs="EPSG:4326")
    codes = np.arange(12).reshape(3, 4)
    path = write_raster(tmp_path / "a.tif", codes, grid, dtype=np.uint8)
    same = write_raster(tmp_path / "b.tif", codes, grid, dtype=np.uint8)
    table = str(tmp_path / "attribution.csv")
    run_algorithm("landusetransfer", LANDUSE_START=path, LANDUSE_END=same, ATTRIBUTION=table)
    areas = pd.read_csv(table)
    areas = areas[areas["kind"] == "within class"].set_index("from_code")["area (km2)"]
    measure = QgsDistanceArea()
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    measure.setSourceCrs(crs, QgsCoordinateTransformContext())
    assert measure.setEllipsoid("EPSG:7030")
    for row in range(3):
        for col in range(4):
            west, north = 105.0 + 0.02 * col, 38.0 - 0.01 * row
            cell = QgsGeometry.fromRect(QgsRectangle(west, north - 0.01, west + 0.02, north))
            # Parallels are no geodesics: without more vertices the polygon would cut them off.
            cell = cell.densifyByCount(200)
            assert areas[codes[row, col]] == pytest.approx(
                measure.measureArea(cell) / 1e6, rel=1e-6
            )


def test_densities_from_a_table(run_algorithm, inputs, tmp_path):
    path = tmp_path / "densities.csv"
    path.write_text("code,density\n1,120\n2,60\n3,10\n")
    given = {k: v for k, v in inputs.items() if not k.startswith("CARBON_S")}
    del given["CARBON_END"]
    out = str(tmp_path / "attribution.csv")
    run_algorithm(
        "landusetransfer", **given, ACCOUNTING="density", DENSITIES=str(path), ATTRIBUTION=out
    )
    table = pd.read_csv(out).set_index("kind")
    assert table.loc["total within classes", "carbon_change (t C)"] == 0
    one = table[(table["from_code"] == 1) & (table["to_code"] == 2)].iloc[0]
    assert one["carbon_change (t C)"] == pytest.approx(-60 * one["area (hm2)"])


@pytest.mark.parametrize("name", ["LANDUSE", "CARBON"])
def test_one_raster_for_both_dates_is_refused(run_algorithm, inputs, tmp_path, name):
    given = {**inputs, f"{name}_END": inputs[f"{name}_START"]}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("landusetransfer", **given, ATTRIBUTION=str(tmp_path / "a.csv"))
    assert f"{name}_START and {name}_END are the same raster" in str(caught.value)


def test_the_series_variant(run_algorithm, inputs, tmp_path):
    middle = gdal.Open(inputs["LANDUSE_START"]).ReadAsArray()
    # Without this the periods would rest on other cells than the whole span.
    middle[gdal.Open(inputs["LANDUSE_END"]).ReadAsArray() == 255] = 255
    grid = make_grid(40, 30, (30.0, 25.0))
    carbon = gdal.Open(inputs["CARBON_START"]).ReadAsArray()
    out = with_path(tmp_path, ATTRIBUTION="a.csv", MATRIX="m.csv", SANKEY="s.html", REPORT="r.html")
    results = run_algorithm(
        "landusetransferseries",
        LANDUSE=[
            inputs["LANDUSE_END"],
            write_raster(tmp_path / "lc_2011.tif", middle, grid, nodata=255),
            inputs["LANDUSE_START"],
        ],
        CARBON=[
            inputs["CARBON_START"],
            inputs["CARBON_END"],
            write_raster(tmp_path / "c_2011.tif", carbon + 1, grid),
        ],
        CLASSES=inputs["CLASSES"],
        CARBON_UNIT="t_ha",
        CHANGE_FOLDER=str(tmp_path / "changes"),
        **out,
    )
    table = pd.read_csv(out["ATTRIBUTION"])
    totals = table[table["kind"] == "total"].set_index(["period_start", "period_end"])
    change = totals["carbon_change (10^4 t C)"]
    assert change[(2001, 2011)] + change[(2011, 2021)] == pytest.approx(change[(2001, 2021)])
    assert results["CARBON_CHANGE"] == pytest.approx(change[(2001, 2021)])
    assert len(list((tmp_path / "changes").glob("*.tif"))) == 3
    assert "Period by period" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "changed,words",
    [
        ({"CARBON_END": None}, ("CARBON_END",)),
        ({"CARBON_START": None, "CARBON_END": None, "ACCOUNTING": "density"}, ("DENSITIES",)),
        ({"swap": True}, ("2021", "2001", "Swap")),
        ({"CLASSES": "no such file.csv"}, ("no such file.csv",)),
    ],
)
def test_bad_input_is_refused(run_algorithm, inputs, tmp_path, changed, words):
    parameters = {**inputs, **changed, "ATTRIBUTION": str(tmp_path / "a.csv")}
    if parameters.pop("swap", False):
        start, end = parameters["LANDUSE_START"], parameters["LANDUSE_END"]
        parameters.update(LANDUSE_START=end, LANDUSE_END=start)
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("landusetransfer", **parameters)
    for word in words:
        assert word in str(caught.value)
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    "what,words",
    [
        ("another grid", ("lc_2021", "align")),
        ("fractions", ("lc_2021.tif", "1.5")),
        ("too many classes", ("at least", "different values", "250")),
        ("no density", ("densities.csv", "3")),
        ("negative density", ("densities.csv", "-60")),
    ],
)
def test_bad_rasters_and_tables_are_refused(run_algorithm, inputs, tmp_path, what, words):
    parameters = {k: v for k, v in inputs.items() if not k.startswith("CARBON_")}
    grid, ones = make_grid(40, 30, (30.0, 25.0)), np.ones((40, 30))
    if what == "another grid":
        shifted = make_grid(40, 30, (30.0, 25.0), origin=(500_010.0, 5_200_000.0))
        write_raster(tmp_path / "lc_2021.tif", ones, shifted, dtype="uint8")
    if what == "fractions":
        write_raster(tmp_path / "lc_2021.tif", ones * 1.5, grid)
    if what == "too many classes":
        many, grid = np.arange(70_000).reshape(280, 250), make_grid(280, 250)
        for year in (2001, 2021):
            write_raster(tmp_path / f"lc_{year}.tif", many, grid, dtype="int32")
    if "density" in what:
        value = "" if what == "no density" else "3,10\n"
        sign = "-" if what == "negative density" else ""
        (tmp_path / "densities.csv").write_text(f"code,density\n1,120\n2,{sign}60\n{value}")
        parameters["DENSITIES"] = str(tmp_path / "densities.csv")
        parameters["ACCOUNTING"] = "density"
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("landusetransfer", **parameters, ATTRIBUTION=str(tmp_path / "a.csv"))
    for word in words:
        assert word.lower() in str(caught.value).lower()
    assert not (tmp_path / "a.csv").exists()


def test_cells_without_data_are_counted_in_each_raster(run_algorithm, inputs, tmp_path):
    holes = {"LANDUSE_START": 1, "LANDUSE_END": 2, "CARBON_START": 3, "CARBON_END": 4}
    grid, told = make_grid(40, 30, (30.0, 25.0)), QgsProcessingFeedback()
    for name, n in holes.items():
        values = np.full((40, 30), 2.0)
        values[n, :n] = 0
        dtype = "uint8" if "LAND" in name else "float32"
        inputs[name] = write_raster(tmp_path / f"{name}.tif", values, grid, nodata=0, dtype=dtype)
    inputs["ATTRIBUTION"] = str(tmp_path / "a.csv")
    run_algorithm("landusetransfer", feedback=told, **inputs)
    assert "at the start 1, at the end 2. without carbon at the start 3, at the end 4; 7 cells" in (
        told.textLog().lower()
    )
