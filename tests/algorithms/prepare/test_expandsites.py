"""``carbonsink:expandsites`` through ``processing.run``, and training on what it makes."""

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
    QgsVectorLayer,
)

from carbonsink.tests.algorithms.world import COLS, CRS, GRID, ROWS, write_raster


@pytest.fixture
def points():
    """Forty measured records at twenty places; the value is a tenth of the rain."""

    def make(world, kind="double", write=float):
        layer = QgsVectorLayer(f"Point?field=site:string&field=carbon:{kind}", "s", "memory")
        layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(CRS))
        random, features = np.random.default_rng(1), []
        for i in range(40):
            row, col = divmod((i % 20) * 93 + 160, COLS)
            feature = QgsFeature(layer.fields())
            value = 0.1 * float(world.values["rain"][row, col]) + random.normal()
            feature.setAttributes([f"s{i % 20}", write(value)])
            x, y = GRID.corner(row + 0.5, col + 0.5)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    return make


@pytest.fixture
def expand(run_algorithm, world, points):
    def run(**parameters):
        given = {
            "SITES": points(world),
            "VALUE_FIELD": "carbon",
            "SITE_FIELD": "site",
            "REFERENCE": world.paths("rain")[0],
            "STRATA": world.paths("cover"),
            "COUNT": 60,
            "OUTPUT": "memory:",
        }
        return run_algorithm("expandsites", **{**given, **parameters})

    return run


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return [
        {**dict(zip(names, f.attributes())), "at": f.geometry().asPoint()}
        for f in layer.getFeatures()
    ]


def test_made_records_follow_the_reference_in_their_stratum(expand, world):
    out = expand()
    found = rows(out["OUTPUT"])
    real, made = found[:40], found[40:]
    assert out["MADE"] == len(made) == 60
    assert all(not row["parent_site"] for row in real)
    by_site = {}
    for row in real:
        by_site.setdefault(row["site"], []).append(row)
    cover, rain = world.values["cover"], world.values["rain"]
    for row in made:
        r, c = (int(v) for v in GRID.cell_of(row["at"].x(), row["at"].y()))
        parents = by_site[row["parent_site"]]
        pr, pc = (int(v) for v in GRID.cell_of(parents[0]["at"].x(), parents[0]["at"].y()))
        assert cover[r, c] == cover[pr, pc]
        ratio = rain[r, c] / rain[pr, pc]
        assert row["expansion_ratio"] == pytest.approx(ratio, rel=1e-6)
        wanted = [parent["carbon"] * ratio for parent in parents]
        assert min(abs(row["carbon"] - value) for value in wanted) < 1e-3
    strata = [cover[tuple(int(v) for v in GRID.cell_of(m["at"].x(), m["at"].y()))] for m in made]
    assert np.unique(strata, return_counts=True)[1].tolist() == [20, 20, 20]


@pytest.mark.parametrize(
    ("kind", "write"),
    [
        ("string", lambda value: f"{value:.2f}".replace(".", ",")),
        ("string(6)", lambda value: f"{value:.2f}"),
        ("integer", round),
        ("double(6,1)", lambda value: round(value, 1)),
    ],
)
def test_values_are_numbers_whatever_column_they_come_from(expand, points, world, kind, write):
    """Texts may have a decimal comma, and integers no room for what a ratio makes of them."""
    found = rows(expand(SITES=points(world, kind, write), STRATA=None)["OUTPUT"])
    parents = {row["site"]: [] for row in found[:40]}
    for row in found[:40]:
        parents[row["site"]].append(row["carbon"])
    assert all(isinstance(row["carbon"], float) for row in found)
    for row in found[40:]:
        wanted = [value * row["expansion_ratio"] for value in parents[row["parent_site"]]]
        assert min(abs(row["carbon"] - value) for value in wanted) < 1e-9


def test_strata_without_a_site_take_no_records_from_the_others(expand, points, world):
    """All records are made, where there are sites."""
    layer, cover = points(world), world.values["cover"]
    codes = {}
    for feature in layer.getFeatures():
        at = feature.geometry().asPoint()
        codes[feature.id()] = cover[tuple(int(v) for v in GRID.cell_of(at.x(), at.y()))]
    left_out = min(codes.values())
    layer.dataProvider().deleteFeatures([i for i, code in codes.items() if code == left_out])
    out = expand(SITES=layer)
    made = rows(out["OUTPUT"])[layer.featureCount() :]
    strata = [cover[tuple(int(v) for v in GRID.cell_of(m["at"].x(), m["at"].y()))] for m in made]
    assert out["MADE"] == 60
    assert np.unique(strata, return_counts=True)[1].tolist() == [30, 30]
    assert left_out not in strata


def test_training_groups_by_parent_and_scores_measured_records_only(expand, run_algorithm, world):
    expanded = expand(OUTPUT=str(world.folder / "expanded.gpkg"))["OUTPUT"]
    sampled = run_algorithm(
        "samplesites",
        SITES=expanded,
        PREDICTORS=world.paths("temperature", "rain", "height"),
        OUTPUT=str(world.folder / "sampled.gpkg"),
    )["OUTPUT"]
    predictions = world.folder / "predictions.csv"
    found = run_algorithm(
        "trainmodel",
        SAMPLES=sampled,
        TARGET_FIELD="carbon",
        PREDICTOR_FIELDS=["temperature", "rain", "height"],
        SITE_FIELD="site",
        TREES=20,
        FOLDS=5,
        PREDICTIONS=str(predictions),
        MODEL=str(world.folder / "m.carbonmodel"),
    )
    assert found["N"] == 40
    with open(predictions, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    # One or two may lie where the height has no data.
    assert 55 <= sum(row["expanded"] == "True" for row in table) <= 60
    folds = {}
    for row in table:
        folds.setdefault(row["site"], set()).add(row["fold_site"])
    assert len(folds) == 20 and all(len(numbers) == 1 for numbers in folds.values())


def test_a_shapefile_that_cuts_the_names_of_columns_is_trained_alike(expand, run_algorithm, world):
    expanded = expand(OUTPUT=str(world.folder / "expanded.shp"))["OUTPUT"]
    sampled = run_algorithm(
        "samplesites",
        SITES=expanded,
        PREDICTORS=world.paths("rain", "height"),
        OUTPUT=str(world.folder / "sampled.shp"),
    )["OUTPUT"]
    report = world.folder / "report.html"
    found = run_algorithm(
        "trainmodel",
        SAMPLES=sampled,
        TARGET_FIELD="carbon",
        PREDICTOR_FIELDS=["rain", "height"],
        TREES=20,
        FOLDS=5,
        REPORT=str(report),
        MODEL=str(world.folder / "m.carbonmodel"),
    )
    assert found["N"] == 40
    page = report.read_text(encoding="utf-8")
    assert "of them are expanded from" in page
    assert "drawn by parent" in page


def test_same_seed_same_records_another_seed_others(expand):
    one, same, other = (rows(expand(SEED=seed)["OUTPUT"]) for seed in (1, 1, 2))
    assert [r["at"] for r in one] == [r["at"] for r in same]
    assert [r["at"] for r in one] != [r["at"] for r in other]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"VALUE_FIELD": "site"}, ["site", "text"]),
        ({"STRATA": "foreign"}, ["stratum", "1, 2, 3"]),
        ({"REFERENCE": "zero"}, ["REFERENCE"]),
    ],
    ids=["text", "strata", "reference"],
)
def test_bad_input_is_met_by_a_message(expand, world, change, words):
    if change.get("STRATA") == "foreign":
        # Classes by row, so that the sites' own strata are unlike all others.
        cover = world.values["cover"].copy()
        measured = {divmod(i * 93 + 160, COLS) for i in range(20)}
        away = np.ones((ROWS, COLS), bool)
        for cell in measured:
            away[cell] = False
        cover[away] = 9
        change = {"STRATA": [write_raster(world.folder / "foreign.tif", cover)]}
        words = ["stratum", "9"]
    if change.get("REFERENCE") == "zero":
        zero = np.zeros((ROWS, COLS), np.float32)
        change = {"REFERENCE": write_raster(world.folder / "zero.tif", zero)}
        words = ["data"]
    with pytest.raises(QgsProcessingException) as caught:
        expand(**change)
    for word in words:
        assert word in str(caught.value)


def test_expanding_twice_is_refused(expand):
    with pytest.raises(QgsProcessingException, match="parent_site"):
        expand(SITES=expand()["OUTPUT"])
