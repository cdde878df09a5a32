"""Missing predictors filled in by medians of training records: what scikit-learn fills in."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from carbonsink.core.estimators.builders import RIDGE_PENALTY
from carbonsink.core.facts.learn import PredictorsImputed
from carbonsink.core.facts.run import DoesNotApply
from carbonsink.core.learn.bundle import read_bundle, write_bundle
from carbonsink.core.learn.training import train
from carbonsink.core.model.imputation import medians
from carbonsink.core.model.specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


def make_table(n=60) -> pd.DataFrame:
    """Records of six sites, a fifth of the rain and some temperatures missing."""
    random = np.random.default_rng(4)
    rain, warm = random.gamma(2, 30, n), random.normal(10, 5, n)
    flux = 3 * warm + 0.5 * rain + random.normal(0, 2, n)
    rain[random.random(n) < 0.2] = np.nan
    warm[[3, 17]] = np.nan
    rain[17] = np.nan
    cover = np.where(random.random(n) < 0.5, 1, 2)
    site = [f"s{i % 6}" for i in range(n)]
    return pd.DataFrame({"site": site, "flux": flux, "warm": warm, "rain": rain, "cover": cover})


def make_spec(**changes) -> TrainingSpec:
    given = {
        "target": "flux",
        "predictors": ("warm", "rain"),
        "site": "site",
        "recipe": Recipe("linear"),
        "impute": "median",
        "folds": 6,
    }
    return TrainingSpec(**{**given, **changes})


@pytest.fixture(scope="module")
def trained():
    notes: list = []
    return train(make_table(), make_spec(), Run(on_note=notes.append)), notes


def test_held_out_sites_are_filled_in_by_what_the_others_say(trained):
    """Pipelines of scikit-learn, whose imputer sees the training records of a fold alone."""
    table = make_table().drop(index=17).reset_index(drop=True)
    x, y = table[["warm", "rain"]].to_numpy(np.float32), table["flux"].to_numpy()
    wanted = np.empty(len(table))
    for site in table["site"].unique():
        test = (table["site"] == site).to_numpy()
        pipeline = make_pipeline(
            SimpleImputer(strategy="median"), StandardScaler(), Ridge(RIDGE_PENALTY)
        )
        wanted[test] = pipeline.fit(x[~test], y[~test]).predict(x[test])
    found = trained[0].predictions
    np.testing.assert_allclose(found["predicted_site"], wanted, rtol=1e-5)


def test_a_value_of_a_held_out_site_does_not_move_its_prediction(trained):
    """An enormous rain at one site: the medians of the folds without it stay as they were."""
    changed = make_table()
    row = int(np.flatnonzero((changed["site"] == "s0") & changed["rain"].notna())[0])
    filled = (changed["site"] == "s0") & changed["rain"].isna()
    assert filled.any()
    changed.loc[row, "rain"] = 1e6
    again = train(changed, make_spec(), Run()).predictions
    before = trained[0].predictions
    own = before["row"].isin(np.flatnonzero(filled) + 1).to_numpy()
    np.testing.assert_array_equal(before["predicted_site"][own], again["predicted_site"][own])


def test_what_was_filled_in_is_said_and_kept(trained, tmp_path):
    training, notes = trained
    note = next(n for n in notes if isinstance(n, PredictorsImputed))
    table = make_table().drop(index=17)
    assert note.by_name == {"warm": 1, "rain": int(table["rain"].isna().sum())}
    assert note.total == len(table) == len(training.predictions)
    assert training.dropped["predictors"] == 1
    path = str(tmp_path / "flux.carbonmodel")
    write_bundle(training.model, path)
    model = read_bundle(path, Run())
    assert model.validation["impute"] == "median"
    assert model.validation["imputed"] == pytest.approx(note.share)
    known = table["rain"].notna() & table["warm"].notna()
    predicted = model.predict(table)
    assert np.isnan(predicted[~known]).all() and np.isfinite(predicted[known]).all()


def test_classes_are_not_filled_in():
    table = make_table().astype({"cover": object})
    table.loc[[5, 6], "cover"] = None
    found = train(table, make_spec(categorical=("cover",)), Run())
    assert found.dropped["predictors"] == 3
    assert np.isfinite(found.predictions["predicted_site"]).all()


def test_a_column_without_a_known_value_is_constant():
    values = np.array([[np.nan, np.nan, 5.0], [1.0, 3.0, 9.0]])
    learnt = np.array([True, True, False])
    np.testing.assert_array_equal(medians(values, np.isnan(values), learnt), [0.0, 2.0])


def test_bags_by_site_have_no_folds_to_learn_from():
    with pytest.raises(DoesNotApply) as caught:
        make_spec(recipe=Recipe("random_forest"), validation="site_oob").check()
    assert caught.value.parameter == "impute"
