"""``carbonsink:comparemodels`` through ``processing.run``."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.learn.bundle import read_bundle
from carbonsink.core.run import Run


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
