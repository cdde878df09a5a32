"""Scores of a model on a table it was not trained on, against pandas' own grouping."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import SitesTrainedOn, SitesUnnamed
from carbonsink.core.errors_and_notes.predict import OtherUnit
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.predict.outside_test import (
    OutsideColumns,
    score_model,
    target_in_unit_of,
    write_predictions,
    write_scores,
)
from carbonsink.core.predict.table_prediction import predict_table
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.settings import LayerSettings

SETTINGS = LayerSettings(0.8)


@pytest.fixture(scope="module")
def model(samples, spec):
    known = samples[samples["site"] < "s10"].reset_index(drop=True)
    return train(known, spec(trees=20, target_quantity="npp"), Run(threads=1)).model


@pytest.fixture(scope="module")
def others(samples):
    return samples[samples["site"] >= "s10"].reset_index(drop=True)


def rmse(group):
    return float(np.sqrt(((group["predicted"] - group["observed"]) ** 2).mean()))


def test_scores_over_records_classes_and_sites(model, others):
    found = score_model(model, others, OutsideColumns("npp", "site", "pft"), Run(), SETTINGS)
    table = found.predictions
    plain = predict_table(model, others, Run(), SETTINGS)
    np.testing.assert_array_equal(table["predicted"], plain.predicted)
    np.testing.assert_array_equal(table["observed"], others["npp"])
    scores = found.scores.set_index(["scope", "subject"])
    assert scores.loc[("all", ""), "rmse"] == pytest.approx(rmse(table))
    inside = (table["observed"] >= table["lower"]) & (table["observed"] <= table["upper"])
    assert scores.loc[("all", ""), "picp"] == pytest.approx(100 * inside.mean())
    assert scores.loc[("all", ""), "inside"] == pytest.approx(100 * table["inside"].mean())
    for kind, part in table.groupby("class"):
        assert scores.loc[("class", kind), "rmse"] == pytest.approx(rmse(part))
        own = pd.Series({site: rmse(own) for site, own in part.groupby("site")})
        assert scores.loc[("site_mean", kind), "rmse"] == pytest.approx(own.mean())
        assert scores.loc[("site_variance", kind), "rmse"] == pytest.approx(own.var(ddof=1))
        assert scores.loc[("site_mean", kind), "n"] == 3
    sites = pd.Series({site: rmse(own) for site, own in table.groupby("site")})
    for site, value in sites.items():
        assert scores.loc[("site", site), "rmse"] == pytest.approx(value)
    assert scores.loc[("site_median", ""), "rmse"] == pytest.approx(sites.median())
    means = table.groupby("site")[["observed", "predicted"]].mean()
    assert scores.loc[("across_sites", ""), "rmse"] == pytest.approx(rmse(means))
    assert (found.scores["scope"] == "site").sum() == 6
    assert found.trained_on == ()
    assert found.headline()["N"] == 30


def test_sites_of_the_training_are_told(model, samples, watched, notes):
    found = score_model(model, samples, OutsideColumns("npp", "site"), watched, SETTINGS)
    assert found.trained_on == tuple(f"s{i:02d}" for i in range(10))
    assert SitesTrainedOn(found.trained_on, 16) in notes


def test_records_without_a_site_are_told(model, others, watched, notes):
    sites = [None, "", *others["site"][2:]]
    table = others.assign(site=sites)
    found = score_model(model, table, OutsideColumns("npp", "site"), watched, SETTINGS)
    assert SitesUnnamed(2, 30) in notes
    assert found.headline()["N"] == 30


def test_without_sites_and_with_gaps(model, others, tmp_path):
    table = others.assign(npp=[np.nan, *others["npp"][1:]])
    found = score_model(model, table, OutsideColumns("npp"), Run(), SETTINGS)
    assert found.scores["scope"].tolist() == ["all"]
    assert found.predictions["row"].tolist() == list(range(2, 31))
    assert np.isnan(found.headline()["R2_SITES"])
    write_scores(found, str(tmp_path / "s.csv"))
    write_predictions(found, str(tmp_path / "p.csv"))
    assert "rmse (gC m-2 yr-1)" in (tmp_path / "s.csv").read_text("utf-8")
    assert "observed (gC m-2 yr-1)" in (tmp_path / "p.csv").read_text("utf-8")


def test_measured_values_are_converted_or_refused(model, others):
    kilo = others.rename(columns={"npp": "npp (kgC m-2 yr-1)"})
    kilo["npp (kgC m-2 yr-1)"] /= 1000
    found = target_in_unit_of(model, kilo, "npp (kgC m-2 yr-1)", Run())
    np.testing.assert_allclose(found, others["npp"])
    for unit in ("gC m-2 d-1", "mm"):
        name = f"npp ({unit})"
        with pytest.raises(OtherUnit):
            target_in_unit_of(model, others.rename(columns={"npp": name}), name, Run())
