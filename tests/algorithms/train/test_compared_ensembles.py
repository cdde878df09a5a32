"""``carbonsink:comparemodels`` with a fuzzy ensemble of LSTMs among the models."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.fuzzy import held_out_sites
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.model_kinds import read_model
from carbonsink.core.run import Run
from carbonsink.tests.core.sequence.conftest import make_series


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("compared")


@pytest.fixture(scope="module")
def given(folder) -> dict:
    """The parameters of a comparison of a linear model, an LSTM and an ensemble.

    One site has 18 windows, two fewer than a model of its own needs.
    """
    table = make_series(sites=5, months=30)
    short = (table["site"] == "s4") & (table["month"] > table["month"].unique()[19])
    table[~short].to_csv(folder / "series.csv", index=False)
    return {
        "SAMPLES": str(folder / "series.csv"),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 month-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "DATE_FIELD": "month",
        "ESTIMATORS": ["linear", "lstm", "fuzzy_lstm"],
        "FOLDS": 4,
        "SEQUENCE_LENGTH": 2,
        "HIDDEN": 4,
        "EPOCHS": 3,
        "SEEDS": 1,
        "LEARNING_RATE": 0.02,
        "MODEL": str(folder / "best.carbonmodel"),
    }


@pytest.fixture(autouse=True)
def small_forests(monkeypatch):
    """Make the forest that an ensemble is compared with a small one."""
    small = Recipe(settings=type(Recipe().settings)(trees=8))
    monkeypatch.setattr(held_out_sites, "pooled_recipe", lambda _spec: small)


def of_all(scores, estimator: str, validation: str = "site"):
    rows = scores[(scores["estimator"] == estimator) & (scores["validation"] == validation)]
    return rows[rows["scope"] == "all"].iloc[0]


def test_the_ensemble_is_scored_on_the_records_and_sites_of_all(run_algorithm, given, folder):
    """With one site left out at a time its scores are those of `trainfuzzyensemble`."""
    pytest.importorskip("torch")
    files = {"SCORES": str(folder / "scores.csv"), "REPORT": str(folder / "report.html")}
    found = run_algorithm("comparemodels", **given, **files)
    scores = pd.read_csv(files["SCORES"])
    assert [of_all(scores, key)["n"] for key in given["ESTIMATORS"]] == [4 * 28] * 3
    kfold = scores[scores["validation"] == "kfold"]["estimator"]
    assert set(kfold) == {"linear", "lstm"}
    assert found["BEST"] == min(
        given["ESTIMATORS"], key=lambda key: of_all(scores, key)["rmse (gC m-2 month-1)"]
    )
    page = re.sub("<[^>]+>", " ", open(files["REPORT"], encoding="utf-8").read())
    assert "Fuzzy ensemble of LSTMs of sites" in page
    # 18 windows of the short site, beside two records of each site that no window leads up to.
    assert "18 records of sites with too few windows" in page
    assert "10 records that no whole window of the LSTM leads up to" in page
    shared = {k: v for k, v in given.items() if k not in ("ESTIMATORS", "MODEL")}
    alone = run_algorithm(
        "trainfuzzyensemble",
        **shared,
        ESTIMATOR="lstm",
        MODEL=str(folder / "alone.carbonmodel"),
    )
    assert of_all(scores, "fuzzy_lstm")["r2"] == pytest.approx(alone["R2"], rel=1e-9)


def test_an_ensemble_that_wins_is_the_model(run_algorithm, given, folder, monkeypatch):
    """Class DBF has one site left, which its own models cannot be tested on: nobody is."""
    pytest.importorskip("torch")
    from carbonsink.core.fuzzy import ensemble_comparison

    monkeypatch.setattr(
        ensemble_comparison,
        "compare_with_lstm",
        _always_the_ensemble(ensemble_comparison.compare_with_lstm),
    )
    change = {"ESTIMATORS": ["linear", "fuzzy_lstm"], "STRATUM_FIELD": "pft"}
    table = str(folder / "by_class.csv")
    found = run_algorithm("comparemodels", **{**given, **change}, SCORES=table)
    assert found["BEST"] == "fuzzy_lstm"
    scores = pd.read_csv(table)
    assert [of_all(scores, key)["n"] for key in change["ESTIMATORS"]] == [3 * 28] * 2
    variances = scores[(scores["scope"] == "site_variance") & scores["subject"].notna()]
    assert {("linear", "ENF"), ("fuzzy_lstm", "ENF")} <= set(
        zip(variances["estimator"], variances["subject"])
    )
    model = read_model(found["MODEL"], Run())
    assert model.kind.key == "fuzzy_lstm" and len(model.sites) == 4
    is_scored = (model.held_out["site"] != "s3").to_numpy()
    observed, predicted = (values[is_scored] for values in model.held_out_pairs())
    error = float(np.sqrt(np.mean((observed - predicted) ** 2)))
    assert error == pytest.approx(found["RMSE"], rel=1e-9)


def _always_the_ensemble(compare):
    def compare_and_choose(*arguments):
        return compare(*arguments)._replace(best="fuzzy_lstm")

    return compare_and_choose


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"VALIDATION": "kfold"}, ["VALIDATION = kfold", "ESTIMATORS = fuzzy_lstm"]),
        ({"DATE_FIELD": None}, ["DATE_FIELD", "ESTIMATORS"]),
        ({"ESTIMATORS": ["lstm", "fuzzy_lstm"]}, ["ESTIMATORS", "lstm, fuzzy_lstm"]),
        ({"SEQUENCE_LENGTH": 20}, ["SEQUENCE_LENGTH", "20 windows"]),
    ],
    ids=["random", "no-date", "no-other", "too-long"],
)
def test_what_an_ensemble_cannot_do_is_told(run_algorithm, given, folder, change, words):
    pytest.importorskip("torch")
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("comparemodels", **{**given, **change})
    for word in words:
        assert word in str(caught.value)


def test_a_class_left_with_small_sites_is_refused_by_name(run_algorithm, given, tmp_path):
    pytest.importorskip("torch")
    table = make_series(sites=5, months=30)
    is_wetland = table["site"].isin(["s3", "s4"])
    late = table["month"] > table["month"].unique()[14]
    table = table.assign(pft=np.where(is_wetland, "WET", "EBF"))[~(is_wetland & late)]
    table.to_csv(tmp_path / "series.csv", index=False)
    changed = {"SAMPLES": str(tmp_path / "series.csv"), "STRATUM_FIELD": "pft"}
    with pytest.raises(QgsProcessingException, match="WET"):
        run_algorithm("comparemodels", **{**given, **changed})


def test_the_target_is_found_without_regard_to_case(run_algorithm, given, tmp_path):
    pytest.importorskip("torch")
    table = pd.read_csv(given["SAMPLES"]).rename(columns={"flux": "Flux"})
    table.to_csv(tmp_path / "series.csv", index=False)
    changed = {"SAMPLES": str(tmp_path / "series.csv"), "ESTIMATORS": ["linear", "fuzzy_lstm"]}
    found = run_algorithm("comparemodels", **{**given, **changed, "EPOCHS": 1})
    assert found["BEST"] in ("linear", "fuzzy_lstm")
