"""``carbonsink:explainraster`` through ``processing.run``."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.world import NAMES


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


def test_bands_add_up_to_the_prediction(run_algorithm, world, trained_model):
    model = trained_model(TREES=30)
    inputs = {"MODEL": model, "PREDICTORS": world.paths(*reversed(NAMES))}
    flux = run_algorithm("predictraster", OUTPUT=str(world.folder / "flux.tif"), **inputs)
    out = run_algorithm(
        "explainraster",
        OUTPUT=str(world.folder / "shap.tif"),
        DOMINANT_CLASS=str(world.folder / "dominant.tif"),
        **inputs,
    )
    predicted, phi = read(flux["OUTPUT"])[0].astype(float), read(out["OUTPUT"]).astype(float)
    assert phi.shape[0] == len(NAMES)
    known = np.isfinite(predicted)
    base = predicted[known] - phi.sum(axis=0)[known]
    assert np.ptp(base) < 1e-3
    dominant = read(out["DOMINANT_CLASS"])[0][known]
    np.testing.assert_array_equal(dominant, 1 + np.abs(phi[:, known]).argmax(axis=0))
    assert (world.folder / "dominant.qml").exists()
    assert (world.folder / "shap.qml").exists()


def test_a_model_without_exact_values_is_refused_by_name(run_algorithm, world, trained_model):
    model = trained_model(ESTIMATOR="svm")
    output = world.folder / "shap.tif"
    with pytest.raises(QgsProcessingException, match="svm"):
        run_algorithm(
            "explainraster", MODEL=model, PREDICTORS=world.paths(*NAMES), OUTPUT=str(output)
        )
    assert not output.exists()


def test_a_missing_predictor_is_named(run_algorithm, world, trained_model):
    model = trained_model(TREES=5)
    with pytest.raises(QgsProcessingException, match="height"):
        run_algorithm(
            "explainraster",
            MODEL=model,
            PREDICTORS=world.paths("temperature", "rain", "cover"),
            OUTPUT=str(world.folder / "shap.tif"),
        )
