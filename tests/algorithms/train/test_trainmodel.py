"""``carbonsink:trainmodel`` through ``processing.run``."""

from __future__ import annotations

import csv
import importlib.util

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.world import NAMES, flux


@pytest.fixture
def train(run_algorithm, world):
    """Train with the small world's samples and the given parameters."""

    def run(**parameters):
        return run_algorithm("trainmodel", **world.training(**{"TREES": 30, **parameters}))

    return run


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_scores_stand_side_by_side_and_agree_with_the_tables(train, world):
    scores, predictions = world.folder / "scores.csv", world.folder / "predictions.csv"
    found = train(SCORES=str(scores), PREDICTIONS=str(predictions))
    assert found["N"] == 240
    assert found["R2"] == found["R2_SITE"]
    assert 0.7 < found["R2_SITE"] < found["R2_TRAIN"]
    assert 0.7 < found["R2_KFOLD"] < found["R2_TRAIN"]
    rows = {row["validation"]: row for row in read_csv(scores) if row["scope"] == "all"}
    assert float(rows["site"]["r2"]) == pytest.approx(found["R2_SITE"], abs=1e-12)
    table = read_csv(predictions)
    observed = [float(row["observed (gC m-2 yr-1)"]) for row in table]
    held_out = [float(row["predicted_site (gC m-2 yr-1)"]) for row in table]
    mean = sum(observed) / len(observed)
    sse = sum((o - h) ** 2 for o, h in zip(observed, held_out))
    sst = sum((o - mean) ** 2 for o in observed)
    assert 1 - sse / sst == pytest.approx(found["R2_SITE"], abs=1e-9)


def test_a_site_is_held_out_whole(train, world):
    predictions = world.folder / "predictions.csv"
    train(PREDICTIONS=str(predictions), FOLDS=5)
    folds = {}
    for row in read_csv(predictions):
        folds.setdefault(row["site"], set()).add(row["fold_site"])
    assert all(len(numbers) == 1 for numbers in folds.values())
    assert len(set.union(*folds.values())) == 5


def test_as_many_folds_as_sites_leave_one_site_out(train, world):
    predictions = world.folder / "predictions.csv"
    train(PREDICTIONS=str(predictions), FOLDS=24, TREES=5)
    assert len({row["fold_site"] for row in read_csv(predictions)}) == 24


def test_one_model_per_class(train, world):
    scores = world.folder / "scores.csv"
    found = train(
        STRATUM_FIELD="cover",
        PREDICTOR_FIELDS=list(NAMES[:3]),
        CATEGORICAL_FIELDS=[],
        SCORES=str(scores),
    )
    assert found["N"] == 240
    strata = {row["subject"] for row in read_csv(scores) if row["scope"] == "stratum"}
    assert strata == {"1", "2", "3"}


def test_same_seed_same_bytes(train, world):
    first = train(MODEL=str(world.folder / "a.carbonmodel"), THREADS=1)
    second = train(MODEL=str(world.folder / "b.carbonmodel"), THREADS=2)
    contents = [open(found["MODEL"], "rb").read() for found in (first, second)]
    assert contents[0] == contents[1]


def test_report_names_both_validations(train, world):
    report = world.folder / "report.html"
    train(REPORT=str(report))
    page = report.read_text(encoding="utf-8")
    assert "<svg" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"TARGET_FIELD": "remark"}, ["remark", "text", "as measured"]),
        ({"FOLDS": 500}, ["240", "500", "FOLDS"]),
        ({"VALIDATION": "kfold", "FOLDS": 500}, ["240", "500"]),
        ({"TARGET_FIELD": "temperature"}, ["PREDICTOR_FIELDS", "temperature"]),
        ({"MAX_FEATURES": "9"}, ["MAX_FEATURES", "9"]),
        ({"TEST_FRACTION": 0.4}, ["TEST_FRACTION", "VALIDATION = site"]),
        ({"MODEL": "/proc/nowhere/flux.carbonmodel"}, ["/proc/nowhere"]),
    ],
    ids=lambda value: (
        "-".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else ""
    ),
)
def test_bad_input_is_met_by_a_message(train, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        train(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_numbers_written_as_text_are_numbers(train, world):
    """QGIS 3.22 reads every column of a CSV as text; a comma may be the decimal sign."""
    text = world.samples.read_text(encoding="utf-8").splitlines()
    head, rows = text[0], [line.split(",") for line in text[1:]]
    quoted = [",".join(f'"{cell.replace(".", ",")}"' for cell in row) for row in rows]
    commas = world.folder / "commas.csv"
    commas.write_text("\n".join([head, *quoted]), encoding="utf-8")
    assert train(SAMPLES=str(commas))["N"] == 240


def test_missing_marks_are_dropped(train, world):
    lines = world.samples.read_text(encoding="utf-8").splitlines()
    for i, mark in ((1, "-9999"), (2, "NA"), (3, "")):
        cells = lines[i].split(",")
        cells[2] = mark
        lines[i] = ",".join(cells)
    holes = world.folder / "holes.csv"
    holes.write_text("\n".join(lines), encoding="utf-8")
    assert train(SAMPLES=str(holes))["N"] == 237


@pytest.mark.parametrize(
    "estimator",
    ["extra_trees", "gradient_boosting", "xgboost", "svm", "linear", "neural_network"],
)
def test_every_estimator_is_trained_and_mapped(train, run_algorithm, world, estimator):
    if estimator == "xgboost":
        pytest.importorskip("xgboost")
    trees = {"TREES": 500} if estimator in ("svm", "linear", "neural_network") else {}
    found = train(ESTIMATOR=estimator, REPORT=str(world.folder / "report.html"), **trees)
    assert found["R2_SITE"] > 0.6
    assert "R2_OOB" not in found
    out = run_algorithm(
        "predictraster",
        MODEL=found["MODEL"],
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=str(world.folder / "map.tif"),
    )
    stack = Stack.open([out["OUTPUT"]])
    values, truth = stack.read(stack.grid.window)[0], flux(world.values)
    inside = np.isfinite(values)
    assert inside.sum() == values.size - 9
    assert np.corrcoef(values[inside], truth[inside])[0, 1] > 0.85


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"ESTIMATOR": "svm", "TREES": 30}, ["TREES", "30", "svm"]),
        ({"ESTIMATOR": "linear", "TREES": 500, "MIN_LEAF": 2}, ["MIN_LEAF", "linear"]),
    ],
)
def test_parameters_of_another_estimator_are_refused_by_name(train, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        train(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_a_missing_optional_library_is_named_with_the_remedy(train, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "xgboost" else real(name, *a)
    )
    with pytest.raises(QgsProcessingException, match="xgboost.*nstall"):
        train(ESTIMATOR="xgboost")


def points_of(world):
    """Return the samples as points: by temperature to the east, by rain to the north."""
    lines = world.samples.read_text(encoding="utf-8").splitlines()
    layer = QgsVectorLayer("Point?crs=EPSG:32648", "samples", "memory")
    names = lines[0].split(",")
    layer.dataProvider().addAttributes([QgsField(name, QVariant.String) for name in names])
    layer.updateFields()
    features = []
    for line in lines[1:]:
        cells = dict(zip(names, line.split(",")))
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(cells.values()))
        place = QgsPointXY(500000 + 1000 * float(cells["temperature"]), 10 * float(cells["rain"]))
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_blocks_of_places_and_tuning(train, world):
    layer = points_of(world)
    predictions = world.folder / "predictions.csv"
    found = train(
        SAMPLES=layer,
        VALIDATION="block",
        BLOCK_SIZE=2000,
        ESTIMATOR="linear",
        TREES=500,
        TUNE="grid",
        FOLDS=4,
        PREDICTIONS=str(predictions),
        REPORT=str(world.folder / "report.html"),
    )
    assert found["R2"] == found["R2_BLOCK"] > 0.8
    assert {row["fold_block"] for row in read_csv(predictions)} == {"1", "2", "3", "4"}
    assert "Blocks of places held out" in (world.folder / "report.html").read_text("utf-8")
    assert train(SAMPLES=layer, VALIDATION="block", TREES=5)["R2_BLOCK"] < 1


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"VALIDATION": "block"}, ["VALIDATION = block", "point layer"]),
        ({"BLOCK_SIZE": 5.0}, ["BLOCK_SIZE", "VALIDATION = site"]),
        ({"PARENT_FIELD": "remark"}, ["PARENT_FIELD", "as measured"]),
    ],
)
def test_bad_blocks_and_parents_are_met_by_a_message(train, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        train(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_a_small_stratum_is_named_and_refused_or_skipped(train, world):
    lines = world.samples.read_text(encoding="utf-8").splitlines()
    for i in (1, 2, 3):
        lines[i] = ",".join([*lines[i].split(",")[:-1], "7"])
    small = world.folder / "small.csv"
    small.write_text("\n".join(lines), encoding="utf-8")
    given = {
        "SAMPLES": str(small),
        "STRATUM_FIELD": "cover",
        "PREDICTOR_FIELDS": list(NAMES[:3]),
        "CATEGORICAL_FIELDS": [],
    }
    with pytest.raises(QgsProcessingException, match="stratum 7 of cover has 3 .* SMALL_STRATA"):
        train(**given)
    assert train(SMALL_STRATA="skip", **given)["N"] == 237


def test_smearing_is_on_with_a_log_target_and_stands_in_the_report(train, run_algorithm, world):
    from carbonsink.core.learn.estimator_bundle import read_bundle
    from carbonsink.core.run import Run

    reports = [world.folder / f"report_{i}.html" for i in range(3)]
    on = train(TRANSFORM="log", REPORT=str(reports[0]), MODEL=str(world.folder / "on.carbonmodel"))
    model = read_bundle(on["MODEL"], Run())
    assert model.recipe.smearing
    assert model.submodels[0].smearing != 1.0
    off = {"TRANSFORM": "log", "SMEARING": False}
    train(REPORT=str(reports[1]), **off)
    assert not train(REPORT=str(reports[2]))["R2"] < 0.7
    pages = [report.read_text(encoding="utf-8") for report in reports]
    assert "on, factor" in pages[0]
    assert ["<span>Smearing correction</span>" in page for page in pages] == [True, True, False]


def test_folds_that_look_like_the_map(train, world):
    layer = points_of(world)
    given = {"SAMPLES": layer, "VALIDATION": "knndm", "TREES": 5, "FOLDS": 4}
    predictions, report = world.folder / "p.csv", world.folder / "r.html"
    found = train(
        MAP_RASTER=world.paths("rain")[0],
        PREDICTIONS=str(predictions),
        REPORT=str(report),
        **given,
    )
    assert found["R2"] == found["R2_KNNDM"]
    folds = {}
    for row in read_csv(predictions):
        folds.setdefault(row["site"], set()).add(row["fold_knndm"])
    assert all(len(numbers) == 1 for numbers in folds.values())
    assert "Folds that look like the map" in report.read_text("utf-8")
    with pytest.raises(QgsProcessingException, match="MAP_RASTER"):
        train(**given)
    with pytest.raises(QgsProcessingException, match="MAP_RASTER"):
        train(MAP_RASTER=world.paths("rain")[0])
    with pytest.raises(QgsProcessingException, match="SAMPLES is a table without points"):
        train(MAP_RASTER=world.paths("rain")[0], VALIDATION="knndm")


def test_the_name_of_a_model_ends_as_others_take_it(train, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"must end with \.carbonmodel"):
        train(MODEL=str(tmp_path / "model.pkl"))


def test_missing_predictors_are_filled_in_on_request(train, run_algorithm, world):
    samples, report = world.folder / "gaps.csv", world.folder / "report.html"
    table = pd.read_csv(world.samples)
    table.loc[::6, "rain"] = np.nan
    table.to_csv(samples, index=False)
    given = {"SAMPLES": str(samples), "TREES": 5, "FOLDS": 3}
    assert train(**given)["N"] == 200
    assert train(**given, IMPUTE="median", REPORT=str(report))["N"] == 240
    assert "16.7% of the records got a missing predictor" in report.read_text(encoding="utf-8")
    log = QgsProcessingFeedback(False)
    run_algorithm(
        "predictraster",
        feedback=log,
        MODEL=str(world.folder / "flux.carbonmodel"),
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=str(world.folder / "map.tif"),
    )
    assert "what lacks a predictor has no prediction" in log.textLog()
    with pytest.raises(QgsProcessingException) as caught:
        train(**given, IMPUTE="median", VALIDATION="site_oob")
    assert "IMPUTE = median" in str(caught.value)
