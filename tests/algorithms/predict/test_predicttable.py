"""``carbonsink:predicttable`` through ``processing.run``."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.run import Run


@pytest.fixture
def predict(run_algorithm, world, trained_model):
    model = trained_model(TREES=15)

    def run(**parameters):
        given = {"MODEL": model, "SAMPLES": str(world.samples), "OUTPUT": "memory:"}
        return run_algorithm("predicttable", **{**given, **parameters})

    return run


def test_records_with_prediction_interval_and_applicability(predict, world):
    import pandas as pd

    out = predict()
    layer = out["OUTPUT"]
    names = [field.name() for field in layer.fields()]
    added = ["flux_predicted", "flux_lower", "flux_upper", "dissimilarity", "applicability"]
    assert names[-5:] == added and "remark" in names
    rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
    assert out["N"] == len(rows) == 240
    model = read_bundle(str(world.folder / "flux.carbonmodel"), Run())
    wanted = model.predict(pd.read_csv(world.samples))
    np.testing.assert_allclose([row["flux_predicted"] for row in rows], wanted)
    assert all(row["flux_lower"] <= row["flux_upper"] for row in rows)
    assert sum(row["applicability"] == 0 for row in rows) == out["OUTSIDE"]
    inside = [row["flux_lower"] <= float(row["flux"]) <= row["flux_upper"] for row in rows]
    assert np.mean(inside) > 0.85


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"COVERAGE": 2.0}, ["COVERAGE"]),
        ({"MODEL": "/nowhere.carbonmodel"}, ["nowhere"]),
    ],
)
def test_bad_input_is_met_by_a_message(predict, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        predict(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_a_missing_predictor_is_named(predict, world):
    with open(world.samples, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("rain")
    other = world.folder / "other.csv"
    with open(other, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row[:place] + row[place + 1 :] for row in rows])
    with pytest.raises(QgsProcessingException, match="rain"):
        predict(SAMPLES=str(other))


def test_on_the_command_line(predict, world, qgis_process):
    predict()
    out = world.folder / "out.csv"
    given = {
        "MODEL": world.folder / "flux.carbonmodel",
        "SAMPLES": world.samples,
        "OUTPUT": out,
    }
    words = [f"{name}={value}" for name, value in given.items()]
    finished = qgis_process("run", "carbonsink:predicttable", "--", *words)
    assert finished.returncode == 0, finished.stderr
    assert QgsVectorLayer(str(out), "out", "ogr").featureCount() == 240
