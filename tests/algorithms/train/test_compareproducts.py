"""``carbonsink:compareproducts`` through ``processing.run``."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from carbonsink.core.raster import Grid
from carbonsink.tests.algorithms.world import COLS, CRS, GRID, ROWS, flux, write_raster


@pytest.fixture
def given(world):
    """Sites with the true flux, two products on one grid and one on a coarser grid."""
    truth = np.nan_to_num(flux(world.values), nan=500.0)
    noise = np.random.default_rng(0).normal(0, 30, truth.shape)
    folder = world.folder / "products"
    folder.mkdir()
    coarse = Grid(COLS // 2, ROWS // 2, (100000.0, 2000.0, 0.0, 4000000.0, 0.0, -2000.0), CRS)
    half = truth.reshape(ROWS // 2, 2, COLS // 2, 2).mean(axis=(1, 3))
    unit = {"unit": "gC m-2 yr-1"}
    paths = [
        write_raster(folder / "modis.tif", 0.6 * truth, name="npp", **unit),
        write_raster(folder / "casa.tif", half - 40, coarse, name="npp", **unit),
        write_raster(folder / "forest.tif", truth + noise, name="npp", **unit),
    ]
    layer = QgsVectorLayer("Point?field=npp:string", "sites", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(CRS))
    features = []
    for i in range(60):
        row, col = divmod(i * 31 + 80, COLS)
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["NA" if i == 5 else f"{truth[row, col]:.6f}".replace(".", ",")])
        x, y = GRID.corner(row + 0.5, col + 0.5)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return {
        "SITES": layer,
        "OBSERVED_FIELD": "npp",
        "PRODUCTS": paths,
        "REFERENCE": "forest",
        "TABLE": str(world.folder / "table.csv"),
        "REPORT": str(world.folder / "report.html"),
    }


def test_impossible_observations_are_refused_whatever_their_column_is_called(
    run_algorithm, given, world
):
    layer = QgsVectorLayer("Point?field=measured:double", "sites", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(CRS))
    features = []
    for i in range(60):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([1e9 if i == 7 else 600.0 + i])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*GRID.corner(3.5 + i % 30, 9.5))))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("compareproducts", **{**given, "SITES": layer, "OBSERVED_FIELD": "measured"})
    assert "OBSERVED_FIELD" in str(caught.value) and "1e+09" in str(caught.value)


def test_products_on_different_grids_stand_side_by_side(run_algorithm, given):
    out = run_algorithm("compareproducts", **given)
    with open(out["TABLE"], encoding="utf-8", newline="") as file:
        rows = {row["score"]: row for row in csv.DictReader(file)}
    assert rows["pbias"]["n"] == "59"
    assert float(rows["pbias"]["modis"]) == pytest.approx(-40.0, abs=1e-3)
    assert float(rows["r"]["modis"]) == pytest.approx(1.0, abs=1e-6)
    assert rows["rmse"]["unit"] == "gC m-2 yr-1"
    others = (float(rows["rmse"]["modis"]) + float(rows["rmse"]["casa"])) / 2
    wanted = 100 * (others - float(rows["rmse"]["forest"])) / others
    assert float(rows["rmse"]["difference (%)"]) == pytest.approx(wanted)
    page = open(out["REPORT"], encoding="utf-8").read()
    assert page.count("<svg") == 3


def test_the_log_names_the_reference_that_the_order_gives(run_algorithm, given):
    class Log(QgsProcessingFeedback):
        text = ""

        def pushInfo(self, line):  # noqa: N802
            self.text += f"{line}\n"

    for paths, first in ((given["PRODUCTS"], "modis"), (given["PRODUCTS"][::-1], "forest")):
        log = Log()
        given.update(PRODUCTS=paths, REFERENCE="", REPORT=None)
        run_algorithm("compareproducts", **given, feedback=log)
        assert f"{first} is the reference, because it is the first of the 3 products" in log.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"REFERENCE": "glopem"}, ["glopem", "modis, casa, forest"]),
        ({"PRODUCTS": 1}, ["PRODUCTS", "modis"]),
    ],
    ids=["name", "one"],
)
def test_bad_input_is_met_by_a_message(run_algorithm, given, change, words):
    if "PRODUCTS" in change:
        change = {"PRODUCTS": given["PRODUCTS"][:1], "REFERENCE": ""}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("compareproducts", **{**given, **change})
    for word in words:
        assert word in str(caught.value)
