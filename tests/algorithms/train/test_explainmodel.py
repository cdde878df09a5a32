"""``carbonsink:explainmodel`` through ``processing.run``."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsProcessingException

from carbonsink.tests.algorithms.world import NAMES


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_shares_by_stratum_and_report(run_algorithm, world, trained_model):
    model = trained_model(TREES=20)
    out = run_algorithm(
        "explainmodel",
        MODEL=model,
        SAMPLES=str(world.samples),
        STRATUM_FIELD="cover",
        TABLE=str(world.folder / "importance.csv"),
        SHAP=str(world.folder / "shap.csv"),
        REPORT=str(world.folder / "explained.html"),
    )
    table = rows(out["TABLE"])
    assert [row["stratum"] for row in table[:: len(NAMES)]] == ["all", "1", "2", "3"]
    whole = {row["predictor"]: float(row["share (%)"]) for row in table[: len(NAMES)]}
    assert sum(whole.values()) == pytest.approx(100.0)
    assert set(sorted(whole, key=whole.get)[-2:]) <= {"rain", "temperature", "cover"}
    values = rows(out["SHAP"])
    assert len(values) == 240
    assert "shap_rain (gC m-2 yr-1)" in values[0]
    assert "Permutation importance" in (world.folder / "explained.html").read_text("utf-8")


def test_the_training_records_are_explained_without_samples(run_algorithm, world, trained_model):
    model = trained_model(ESTIMATOR="linear")
    table, values = str(world.folder / "importance.csv"), str(world.folder / "shap.csv")
    run_algorithm("explainmodel", MODEL=model, TABLE=table, SHAP=values)
    assert sum(float(row["share (%)"]) for row in rows(table)) == pytest.approx(100.0)
    assert len(rows(values)) == 240


def test_a_missing_library_is_named(run_algorithm, world, trained_model, monkeypatch):
    from carbonsink.core.explain import model_explanation, sampled_shapley

    for module in (model_explanation, sampled_shapley):
        monkeypatch.setattr(module, "can_sample", lambda: False)
    model = trained_model(ESTIMATOR="svm")
    table, values = str(world.folder / "importance.csv"), str(world.folder / "shap.csv")
    run_algorithm("explainmodel", MODEL=model, TABLE=table)
    assert {row["share (%)"] for row in rows(table)} == {""}
    with pytest.raises(QgsProcessingException, match="shap"):
        run_algorithm("explainmodel", MODEL=model, TABLE=table, SHAP=values)


def test_a_stratum_needs_samples(run_algorithm, world, trained_model):
    model = trained_model(TREES=3)
    with pytest.raises(QgsProcessingException, match="SAMPLES"):
        run_algorithm("explainmodel", MODEL=model, STRATUM_FIELD="cover", TABLE="memory.csv")
