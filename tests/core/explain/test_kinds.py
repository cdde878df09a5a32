"""Shapley values of every kind of estimator add up, and equal those of the shap library."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.predict import ShapleyLeftOut, ShapleySampled
from carbonsink.core.errors_and_notes.run import Cancelled, MissingLibrary
from carbonsink.core.estimators.registry import ESTIMATORS, EstimatorSettings
from carbonsink.core.explain import model_explanation, sampled_shapley
from carbonsink.core.explain.model_explanation import explain_model
from carbonsink.core.explain.sampled_shapley import require_shapley, sampled_shapley_values
from carbonsink.core.explain.shapley_values import ModelExplainer
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.run import Run

TREES = ("random_forest", "extra_trees", "gradient_boosting", "xgboost")


def fit(samples, spec, estimator, **more):
    settings = EstimatorSettings(trees=12) if estimator in TREES else EstimatorSettings()
    more = {"categorical": ("lulc",), "settings": settings, **more}
    return train(samples, spec(estimator=estimator, folds=2, **more), Run(threads=1)).model


@pytest.mark.parametrize("key", [kind.key for kind in ESTIMATORS.values() if kind.shapley])
def test_exact_values_add_up(samples, spec, key):
    for library in ESTIMATORS[key].requires:
        pytest.importorskip(library)
    model = fit(samples, spec, key)
    found = ModelExplainer(model).explain_table(samples)
    total = found.base + found.phi.sum(axis=0)
    # XGBoost predicts in float32.
    digits = 1e-6 if key == "xgboost" else 1e-12
    np.testing.assert_allclose(total, model.predict(samples), rtol=digits)


def test_linear_values_are_those_of_shap(samples, spec):
    shap = pytest.importorskip("shap")
    model = fit(samples, spec, "linear", categorical=())
    estimator = model.submodels[0].estimator
    x = samples[["mat", "rain"]].to_numpy(np.float32).astype(float)
    scaled = estimator.named_steps["scale"].transform(x)
    masker = shap.maskers.Independent(scaled, max_samples=len(scaled))
    peer = shap.LinearExplainer(estimator.named_steps["estimate"], masker)
    found = ModelExplainer(model).explain_table(samples)
    np.testing.assert_allclose(found.phi.T, peer.shap_values(scaled), rtol=0, atol=1e-8)
    np.testing.assert_allclose(found.base, peer.expected_value, rtol=1e-12)


def naive_values(predict, row, background):
    """Shapley's formula over all coalitions of predictors, those unknown from the background."""
    n = len(row)
    worth = {}
    for size in range(n + 1):
        for known in itertools.combinations(range(n), size):
            rows = background.copy()
            rows[:, list(known)] = row[list(known)]
            worth[known] = predict(rows).mean()
    phi = np.zeros(n)
    for i in range(n):
        for known in worth:
            if i in known:
                continue
            size = len(known)
            weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
            phi[i] += weight * (worth[tuple(sorted((*known, i)))] - worth[known])
    return phi, worth[()]


@pytest.mark.parametrize("key", ["svm", "neural_network"])
def test_sampled_values_are_those_of_the_definition(samples, spec, key):
    pytest.importorskip("shap")
    model = fit(samples, spec, key)
    some = samples.iloc[[3, 20, 41]].reset_index(drop=True)
    found = sampled_shapley_values(model, some, Run(threads=1))
    numbers = sampled_shapley._sampled_numbers(model, model.training)
    places = np.sort(
        sampled_shapley.shuffled(len(numbers), model.recipe.seed)[: sampled_shapley.BACKGROUND]
    )

    def predict(rows):
        columns = sampled_shapley._design_of_sample(model, rows)
        return model.submodels[0].estimator.predict(columns.T.astype(np.float64))

    for k, row in enumerate(sampled_shapley._sampled_numbers(model, some)):
        phi, base = naive_values(predict, row, numbers[places])
        np.testing.assert_allclose(found.phi[:, k], phi, rtol=0, atol=1e-8)
        assert found.base[k] == pytest.approx(base)
    total = found.base + found.phi.sum(axis=0)
    np.testing.assert_allclose(total, model.predict(some), rtol=1e-9)


def test_many_predictors_and_strata(samples, spec, monkeypatch):
    pytest.importorskip("shap")
    model = fit(samples, spec, "svm", stratum="pft", transform="log")
    some = samples.iloc[:6].reset_index(drop=True)
    exact = sampled_shapley_values(model, some, Run(threads=1))
    monkeypatch.setattr(sampled_shapley, "ALL_COALITIONS", 2)
    found = sampled_shapley_values(model, some, Run(threads=1))
    again = sampled_shapley_values(model, some, Run(threads=1))
    np.testing.assert_array_equal(found.phi, again.phi)
    np.testing.assert_allclose(found.phi, exact.phi, atol=0.05)
    np.testing.assert_allclose(np.exp(found.base + found.phi.sum(axis=0)), model.predict(some))


def test_a_sample_is_said_to_be_one(samples, spec, monkeypatch):
    pytest.importorskip("shap")
    monkeypatch.setattr(sampled_shapley, "MAX_RECORDS", 7)
    model, notes = fit(samples, spec, "svm"), []
    found = explain_model(model, samples, "pft", Run(threads=1, on_note=notes.append))
    assert found.phi.shape == (3, 7)
    assert (len(found.records), len(found.labels), found.total) == (7, 7, 80)
    assert not found.exact
    said = [note for note in notes if isinstance(note, ShapleySampled)]
    assert [(note.records, note.total, note.background) for note in said] == [(7, 80, 50)]
    assert found.table.iloc[:3]["share"].sum() == pytest.approx(100.0)


def test_cancel_is_heard(samples, spec):
    pytest.importorskip("shap")
    model = fit(samples, spec, "svm")
    calls = []

    def cancelled():
        calls.append(1)
        return len(calls) > 3

    with pytest.raises(Cancelled):
        sampled_shapley_values(model, samples, Run(threads=1, is_cancelled=cancelled))


def test_without_the_library(samples, spec, monkeypatch):
    for module in (model_explanation, sampled_shapley):
        monkeypatch.setattr(module, "can_sample", lambda: False)
    model, notes = fit(samples, spec, "svm"), []
    found = explain_model(model, None, "", Run(threads=1, on_note=notes.append))
    assert found.phi is None
    assert len(found.records) == found.total == 80
    assert [note.library for note in notes if isinstance(note, ShapleyLeftOut)] == ["shap"]
    with pytest.raises(MissingLibrary):
        require_shapley(model)
    require_shapley(fit(samples, spec, "linear"))
