"""Importance, effects and shares of predictors whose role is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.explain import importance, model_explanation, sampled_shapley
from carbonsink.core.explain.effects import accumulated_effects, partial_dependence
from carbonsink.core.explain.importance import permutation_importance
from carbonsink.core.explain.model_explanation import explain_model, write_importance, write_shap
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.report.training.explanation_report import write_explanation_report
from carbonsink.core.run import Run


@pytest.fixture(scope="module")
def records():
    """A flux that rises with `mat` by 3 per unit, differs by class and knows nothing of `noise`."""
    random = np.random.default_rng(1)
    n = 240
    table = pd.DataFrame({"mat": random.uniform(0, 10, n), "noise": random.normal(size=n)})
    table["cover"] = random.integers(1, 4, n)
    table["site"] = np.arange(n) % 24
    table["npp"] = 100 + 3 * table["mat"] + 8 * (table["cover"] == 2)
    return table


def fit(records, estimator="random_forest", trees=25, **more):
    scaled = estimator in ("linear", "svm")
    settings = EstimatorSettings() if scaled else EstimatorSettings(trees, 1.0)
    spec = TrainingSpec(
        "npp",
        ("mat", "noise", "cover"),
        ("cover",),
        site="site",
        folds=4,
        recipe=Recipe(estimator=estimator, settings=settings),
        target_unit="gC m-2 yr-1",
        **more,
    )
    return train(records, spec, Run(threads=1)).model


@pytest.fixture(scope="module")
def model(records):
    return fit(records)


def test_what_matters_is_missed(model):
    found = permutation_importance(model, Run(threads=1))
    assert found.n == 240
    held = model.held_out
    error = ((held["predicted_site"] - held["observed"]) ** 2).sum()
    total = ((held["observed"] - held["observed"].mean()) ** 2).sum()
    assert found.r2 == pytest.approx(1 - error / total, abs=1e-12)
    assert found.mean[0] > found.mean[2] > 0.05
    assert abs(found.mean[1]) < 0.02


def test_made_records_are_neither_scored_nor_told_the_answer(records):
    """With folds drawn at random, made records and their parents lie in different folds."""
    made = records.iloc[:120].assign(parent=records["site"], site=None)
    made["npp"] *= 1.5
    both = pd.concat([records.assign(parent=""), made], ignore_index=True)
    model = fit(both, parent="parent", validation="kfold")
    found = permutation_importance(model, Run(threads=1))
    assert found.n == 240
    held = model.held_out[~model.held_out["expanded"]]
    error = ((held["predicted_kfold"] - held["observed"]) ** 2).sum()
    total = ((held["observed"] - held["observed"].mean()) ** 2).sum()
    assert found.r2 == pytest.approx(1 - error / total, abs=1e-12)
    order = importance._permuted_values(np.arange(360) < 240, 3)
    assert sorted(order[:240]) == list(range(240))
    assert (order[:240] != np.arange(240)).any()
    np.testing.assert_array_equal(order[240:], np.arange(240, 360))


def test_effects_of_a_line_are_the_line(records):
    linear = fit(records, "linear")
    found = accumulated_effects(linear, linear.training, "mat")
    slope = np.diff(found.effect) / np.diff(found.edges)
    direct = linear.predict(linear.training.assign(mat=6.0)) - linear.predict(
        linear.training.assign(mat=5.0)
    )
    np.testing.assert_allclose(slope, direct.mean(), rtol=1e-4)
    same = linear.training.assign(mat=4.0)
    assert accumulated_effects(linear, same, "mat") is None


def test_partial_dependence_is_the_mean_over_records(records, model):
    found = partial_dependence(model, model.training, "mat")
    assert len(found.records) == 200
    for place in (0, 12, 24):
        held = model.training.assign(mat=found.values[place])
        whole = model.predict(held).mean()
        assert found.mean[place] == pytest.approx(whole, abs=1.0)
        assert found.mean[place] == pytest.approx(found.records[:, place].mean())
    # The flux rises by 3 per unit.
    rise = (found.mean[-1] - found.mean[0]) / (found.values[-1] - found.values[0])
    assert rise == pytest.approx(3.0, abs=0.3)
    assert partial_dependence(model, model.training.assign(mat=4.0), "mat") is None


def test_shares_per_stratum(records, model, tmp_path, read_page):
    found = explain_model(model, records, "cover", Run(threads=1))
    assert list(dict.fromkeys(found.table["stratum"])) == ["all", "1", "2", "3"]
    for _label, rows in found.table.groupby("stratum"):
        assert rows["share"].sum() == pytest.approx(100.0)
    whole = found.table[found.table["stratum"] == "all"].set_index("predictor")
    np.testing.assert_allclose(whole["mean_abs_shap"], np.abs(found.phi).mean(axis=1))
    total = found.base + found.phi.sum(axis=0)
    np.testing.assert_allclose(total, model.predict(records), rtol=0, atol=1e-9)
    write_importance(found, str(tmp_path / "i.csv"))
    write_shap(found, str(tmp_path / "s.csv"))
    values = pd.read_csv(tmp_path / "s.csv")
    assert "shap_mat (gC m-2 yr-1)" in values
    assert len(values) == 240
    assert "share (%)" in pd.read_csv(tmp_path / "i.csv")
    write_explanation_report(found, str(tmp_path / "r.html"), str)
    page = read_page(tmp_path / "r.html")
    # Importance, swarm, shares by stratum, dependence, effects, partial dependence of two.
    assert page.svgs == 7
    assert "mat has the largest share" in page.text


def test_the_library_may_be_missing(records, tmp_path, read_page, monkeypatch):
    monkeypatch.setattr(model_explanation, "can_sample", lambda: False)
    found = explain_model(fit(records, "svm"), None, "", Run(threads=1))
    assert found.phi is None
    assert found.table["share"].isna().all()
    assert (found.table["r2_drop"] > -1).all()
    write_explanation_report(found, str(tmp_path / "r.html"), str)
    assert "is not installed" in read_page(tmp_path / "r.html").text


def test_a_sample_is_labelled(records, tmp_path, read_page, monkeypatch):
    pytest.importorskip("shap")
    monkeypatch.setattr(sampled_shapley, "MAX_RECORDS", 6)
    found = explain_model(fit(records, "svm"), None, "", Run(threads=1))
    write_explanation_report(found, str(tmp_path / "r.html"), str)
    text = read_page(tmp_path / "r.html").text
    assert "on a sample: 6 of 240 records" in text


def test_a_missing_stratum_is_named(records, model):
    with pytest.raises(MissingColumn) as raised:
        explain_model(model, records, "biome", Run(threads=1))
    assert raised.value.wanted == "biome"
