"""``carbonsink:comparemodels`` through ``processing.run``."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.model_kinds import read_model
from carbonsink.core.run import Run
from carbonsink.core.sequence import lstm_specification
from carbonsink.tests.core.sequence.conftest import make_series


@pytest.fixture
def compare(run_algorithm, world):
    def run(algorithm="comparemodels", **parameters):
        given = {"TREES": 30, "FOLDS": 5, "MODEL": str(world.folder / "best.carbonmodel")}
        return run_algorithm(algorithm, **world.training(**{**given, **parameters}))

    return run


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_best_is_kept_and_the_scores_are_those_of_trainmodel(compare, world):
    scores, report = world.folder / "scores.csv", world.folder / "report.html"
    keys = ["random_forest", "extra_trees", "linear"]
    found = compare(ESTIMATORS=keys, SCORES=str(scores), REPORT=str(report))
    rows = {
        row["estimator"]: row
        for row in read_csv(scores)
        if row["validation"] == "site" and row["scope"] == "all"
    }
    assert list(rows) == keys
    rmse = {key: float(rows[key]["rmse (gC m-2 yr-1)"]) for key in keys}
    assert found["BEST"] == min(rmse, key=rmse.get)
    assert found["RMSE"] == pytest.approx(min(rmse.values()), rel=1e-12)
    assert read_bundle(found["MODEL"], Run()).recipe.estimator == found["BEST"]
    alone = compare("trainmodel", ESTIMATOR="extra_trees")
    assert float(rows["extra_trees"]["r2"]) == pytest.approx(alone["R2_SITE"], rel=1e-12)
    page = report.read_text(encoding="utf-8")
    assert "Linear (ridge regression)" in page and page.count("<svg") == 4


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"ESTIMATORS": ["svm"]}, ["ESTIMATORS", "svm"]),
        ({"ESTIMATORS": ["svm", "linear"]}, ["TREES", "30", "svm, linear"]),
        ({"ESTIMATORS": ["svm", "random_forest"], "TARGET_FIELD": "remark"}, ["remark", "text"]),
    ],
    ids=["one", "no-trees", "text"],
)
def test_bad_input_is_met_by_a_message(compare, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        compare(**parameters)
    for word in words:
        assert word in str(caught.value)


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """Series whose flux is the rain of the month before, which a single record cannot know."""
    path = tmp_path_factory.mktemp("series") / "series.csv"
    table = make_series(months=24)
    table["flux"] = table.groupby("site")["rain"].shift(1).fillna(60.0)
    table.to_csv(path, index=False)
    return path


def of_series(series, folder, **parameters) -> dict:
    """Return the parameters that compare a tiny LSTM with a linear model."""
    given = {
        "SAMPLES": str(series),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 month-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "DATE_FIELD": "month",
        "STRATUM_FIELD": "pft",
        "ESTIMATORS": ["linear", "lstm"],
        "SEQUENCE_LENGTH": 2,
        "HIDDEN": 3,
        "EPOCHS": 2,
        "SEEDS": 1,
        "MODEL": str(folder / "best.carbonmodel"),
    }
    return {**given, **parameters}


def test_an_lstm_is_compared_on_the_same_records(run_algorithm, series, tmp_path):
    pytest.importorskip("torch")
    scores, report = tmp_path / "scores.csv", tmp_path / "report.html"
    learning = {"EPOCHS": 25, "HIDDEN": 6, "LEARNING_RATE": 0.05, "BATCH_SIZE": 16, "FOLDS": 4}
    files = {"SCORES": str(scores), "REPORT": str(report)}
    found = run_algorithm("comparemodels", **of_series(series, tmp_path, **learning, **files))
    assert found["BEST"] == "lstm"
    rows = read_csv(scores)
    counted = {(row["estimator"], row["validation"]): int(row["n"]) for row in rows[::-1]}
    assert counted["linear", "kfold"] == counted["lstm", "kfold"]
    whole = [row for row in rows if row["validation"] == "site" and row["scope"] == "all"]
    assert [(row["estimator"], row["n"]) for row in whole] == [("linear", "88"), ("lstm", "88")]
    variance = [r for r in rows if r["scope"] == "site_variance" and r["validation"] == "site"]
    assert {(r["estimator"], r["subject"]) for r in variance} >= {
        ("lstm", "DBF"),
        ("linear", "ENF"),
    }
    page = report.read_text(encoding="utf-8")
    assert "8 records that no whole window of the LSTM leads up to" in page
    assert "Sites of each class" in page
    model = read_model(found["MODEL"], Run())
    assert model.kind.key == "lstm" and model.main == "site"
    observed, predicted = model.held_out_pairs()
    error = float(np.sqrt(np.mean((observed - predicted) ** 2)))
    assert error == pytest.approx(found["RMSE"], rel=1e-9)
    table = run_algorithm(
        "testmodel",
        MODEL=found["MODEL"],
        SAMPLES=str(series),
        TARGET_FIELD="flux",
        TABLE=str(tmp_path / "tested.csv"),
    )
    assert table["N"] == 88
    drops = run_algorithm(
        "explainmodel", MODEL=found["MODEL"], TABLE=str(tmp_path / "importance.csv")
    )
    assert len(read_csv(drops["TABLE"])) == 3 * 2


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"DATE_FIELD": None}, ["DATE_FIELD", "ESTIMATORS = lstm"]),
        ({"ESTIMATORS": ["linear", "svm"]}, ["DATE_FIELD = month", "linear, svm"]),
        ({"TRANSFORM": "log"}, ["TRANSFORM = log", "ESTIMATORS = lstm"]),
        ({"CATEGORICAL_FIELDS": ["pft"]}, ["CATEGORICAL_FIELDS = pft", "ESTIMATORS = lstm"]),
        ({"IMPUTE": "median"}, ["IMPUTE = median", "ESTIMATORS = lstm"]),
        ({"ESTIMATORS": ["lstm"]}, ["ESTIMATORS", "lstm"]),
    ],
    ids=["no-date", "no-lstm", "log", "classes", "imputed", "alone"],
)
def test_what_an_lstm_has_no_use_for_is_refused(run_algorithm, series, tmp_path, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("comparemodels", **of_series(series, tmp_path, **parameters))
    for word in words:
        assert word in str(caught.value)


def test_without_pytorch_the_message_names_it(run_algorithm, series, tmp_path, monkeypatch):
    monkeypatch.setattr(lstm_specification, "LIBRARY", "torch_that_is_not_there")
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("comparemodels", **of_series(series, tmp_path))
    assert "torch_that_is_not_there" in str(caught.value)
