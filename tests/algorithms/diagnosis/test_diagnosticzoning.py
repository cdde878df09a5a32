"""``carbonsink:diagnosticzoning`` as QGIS runs it."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from carbonsink.core.diagnosis.zone_rules import load_rules
from carbonsink.core.raster import RasterOutput, Stack, write_array
from carbonsink.tests.algorithms.world import write_raster


@pytest.fixture
def classes(tmp_path):
    rng = np.random.default_rng(0)

    def patchy(low, high):
        coarse = rng.integers(low, high + 1, (8, 10))
        fine = rng.integers(low, high + 1, (40, 50))
        return np.where(rng.random((40, 50)) < 0.05, fine, np.kron(coarse, np.ones((5, 5))))

    values = {
        "LISA_CLASS": patchy(0, 4),
        "FUTURE_CLASS": patchy(1, 5),
        "DRIVER_CLASS": patchy(1, 5),
    }
    paths = {}
    for name, array in values.items():
        stored = array.astype(np.uint8)
        stored[:2] = 255
        path = tmp_path / f"{name.lower()}.tif"
        paths[name] = write_raster(path, stored, dtype="uint8", nodata=255)
    return paths


def test_zones_polygons_and_table(classes, run_algorithm, tmp_path):
    table, polygons = tmp_path / "zones.csv", str(tmp_path / "zones.gpkg")
    result = run_algorithm(
        "diagnosticzoning",
        **classes,
        MIN_AREA=300.0,
        ZONES=str(tmp_path / "zones.tif"),
        POLYGONS=polygons,
        TABLE=str(table),
    )
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(float(row["area (ha)"]) for row in rows) == pytest.approx(38 * 50 * 100)
    layer = QgsVectorLayer(polygons, "zones", "ogr")
    areas = [feature["area_ha"] for feature in layer.getFeatures()]
    assert sum(areas) == pytest.approx(38 * 50 * 100)
    assert min(areas) >= 300
    texts = {zone.code: zone.text for zone in load_rules().zones()}
    assert all(feature["text"] == texts[feature["code"]] for feature in layer.getFeatures())
    assert Path(result["ZONES"]).with_suffix(".qml").exists()
    # Raster and polygons have one name, hence one style file: the polygons' is in the GeoPackage.
    renderer = layer.renderer()
    assert renderer.type() == "categorizedSymbol"
    assert renderer.classAttribute() == "code"
    labels = [category.label() for category in renderer.categories()]
    assert "High values, expected to rise" in labels
    assert QgsRasterLayer(result["ZONES"]).renderer().type() == "paletted"
    plain = run_algorithm("diagnosticzoning", **classes, ZONES=str(tmp_path / "plain.tif"))
    assert set(plain) == {"ZONES"}


def test_own_rules_and_bad_ones(classes, run_algorithm, tmp_path):
    rules, table = tmp_path / "rules.csv", tmp_path / "t.csv"
    rules.write_text("code,zone,lisa,future,driver,colour,text\n4,All,*,*,*,#123456,\n")
    places = {"ZONES": str(tmp_path / "z.tif"), "TABLE": str(table), "RULES": str(rules)}
    run_algorithm("diagnosticzoning", **classes, **places)
    assert table.read_text().splitlines()[1].startswith("4,All,1900,")
    rules.write_text("code,zone,lisa,future,driver,colour,text\n4,All,XX,*,*,#123456,\n")
    with pytest.raises(QgsProcessingException, match="lisa = 'XX'"):
        run_algorithm("diagnosticzoning", **classes, **places)
    swapped = {**classes, "LISA_CLASS": classes["DRIVER_CLASS"]}
    with pytest.raises(QgsProcessingException, match="code 5"):
        run_algorithm("diagnosticzoning", **swapped, ZONES=str(tmp_path / "s.tif"))
    assert not (tmp_path / "s.tif").exists()


def test_the_flux_says_what_is_a_sink(classes, run_algorithm, tmp_path):
    flux = np.full((40, 50), -3.0, np.float32)
    flux[:, 25:] = 3.0
    level = write_raster(tmp_path / "nep_mean.tif", flux)
    table = tmp_path / "zones.csv"
    outputs = {"ZONES": str(tmp_path / "zones.tif"), "TABLE": str(table)}
    run_algorithm("diagnosticzoning", **classes, LEVEL=level, **outputs)
    with open(table, encoding="utf-8", newline="") as file:
        zones = {row["zone"] for row in csv.DictReader(file)}
    assert "High sink, expected to rise" in zones
    assert "High values, yet no sink" in zones
    assert "High values, expected to rise" not in zones


def test_npp_has_no_sign_that_makes_a_sink(classes, run_algorithm, tmp_path):
    level = str(tmp_path / "mean.tif")
    grid = Stack.open([classes["LISA_CLASS"]]).grid
    write_array(RasterOutput("mean", quantity="npp"), level, grid, np.full((40, 50), 500.0))
    with pytest.raises(QgsProcessingException, match="LEVEL"):
        run_algorithm("diagnosticzoning", **classes, LEVEL=level, ZONES=str(tmp_path / "zones.tif"))


def test_what_the_trend_goes_with_decides(classes, run_algorithm, tmp_path):
    codes = np.full((40, 50), 6, np.uint8)
    codes[:, 20:40], codes[:, 40:] = 5, 255
    climate = write_raster(tmp_path / "parts.tif", codes, dtype="uint8", nodata=255)
    rules = tmp_path / "rules.csv"
    rules.write_text(
        "code,zone,lisa,future,driver,climate,colour,text\n"
        "1,Other cause,*,*,*,decrease not explained,#112233,\n"
        "2,Climate,*,*,*,5,#223344,\n3,Unknown,*,*,*,unknown,#334455,\n"
    )
    zones = str(tmp_path / "zones.tif")
    given = {**classes, "RULES": str(rules), "ZONES": zones}
    run_algorithm("diagnosticzoning", **given, CONTRIBUTION_CLASS=climate)
    stack = Stack.open([zones])
    found = stack.read(stack.grid.window)[0]
    assert np.isnan(found[:2]).all()
    for columns, zone in ((slice(0, 20), 1), (slice(20, 40), 2), (slice(40, 50), 3)):
        assert (found[2:, columns] == zone).all()
    with pytest.raises(QgsProcessingException, match="CONTRIBUTION_CLASS"):
        run_algorithm("diagnosticzoning", **given)
    with pytest.raises(QgsProcessingException, match="CONTRIBUTION_CLASS .* does not apply"):
        run_algorithm("diagnosticzoning", **classes, ZONES=zones, CONTRIBUTION_CLASS=climate)
    codes[5, 5] = 9
    strange = write_raster(tmp_path / "strange.tif", codes, dtype="uint8", nodata=255)
    with pytest.raises(QgsProcessingException, match="9"):
        run_algorithm("diagnosticzoning", **given, CONTRIBUTION_CLASS=strange)
